"""Save a chart under the name that was asked for, if it is one for a chart."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from hogerop.cli.asked import may_write
from hogerop.cli.screen import line
from hogerop.errors import AskedWrongly, FileFault, why_not
from hogerop.words import say

if TYPE_CHECKING:
    from hogerop.chart.drawing import Drawing


def may_draw(path: Path | None, *, force: bool) -> None:
    """Let no report be made for a picture that cannot be saved under its name.

    Raises
    ------
    AskedWrongly
        If the name does not end in .svg or .png, or as `may_write`.
    """
    if path is not None and path.suffix.lower() not in (".svg", ".png"):
        raise AskedWrongly(
            say("A picture is written as SVG or PNG only"),
            where=path.name,
            fix=say("Let the name end in .svg or .png."),
        )
    may_write(path, force=force)


def known_drawing(asked: str | None, drawings: Sequence[str], picture: Path | None) -> None:
    """Refuse a drawing that a command does not have, and one that goes nowhere.

    Raises
    ------
    AskedWrongly
        With those that it has, or with the option that is missing.
    """
    if asked is None:
        return
    if asked not in drawings:
        raise AskedWrongly(
            say("There is no drawing {name}", name=asked),
            fix=say("Choose from {names}.", names=", ".join(drawings)),
        )
    if picture is None:
        raise AskedWrongly(
            say("What is drawn needs a file"),
            fix=say("Name one: --draw {name} --picture {name}.svg", name=asked),
        )


def save_picture(drawing: Drawing, path: Path, *, silent: bool = False) -> None:
    """Save a chart as SVG or PNG, by the ending of a name that `may_draw` let through.

    Writes a file, and says so unless only JSON may be said.

    Raises
    ------
    FileFault
        If the file cannot be written.
    """
    try:
        drawing.save(str(path), scale_factor=2 if path.suffix.lower() == ".png" else 1)
    except OSError as fault:
        raise FileFault(
            say("The file cannot be written: {reason}", reason=why_not(fault)),
            where=str(path),
            fix=say("Check that the folder exists, may be written to and has room."),
        ) from fault
    if not silent:
        line(say("Drawn: {file}", file=path))
