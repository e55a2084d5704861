"""Save a chart under the name that was asked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hogerop.cli.screen import line
from hogerop.errors import AskedWrongly, FileFault, why_not
from hogerop.words import say

if TYPE_CHECKING:
    from hogerop.chart.drawing import Drawing


def save_picture(drawing: Drawing, path: Path) -> None:
    """Save a chart as SVG or PNG, by the ending of the name. Writes a file.

    Raises
    ------
    AskedWrongly
        If the name ends otherwise.
    FileFault
        If the file cannot be written.
    """
    ending = path.suffix.lower()
    if ending not in (".svg", ".png"):
        raise AskedWrongly(
            say("A picture is written as SVG or PNG only"),
            where=path.name,
            fix=say("Let the name end in .svg or .png."),
        )
    try:
        drawing.save(str(path), scale_factor=2 if ending == ".png" else 1)
    except OSError as fault:
        raise FileFault(
            say("The file cannot be written: {reason}", reason=why_not(fault)),
            where=str(path),
            fix=say("Check that the folder exists, may be written to and has room."),
        ) from fault
    line(say("Drawn: {file}", file=path))
