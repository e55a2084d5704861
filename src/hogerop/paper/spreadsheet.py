"""Lists for people who work in a spreadsheet: CSV or Excel, by the ending of the file's name."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from hogerop.errors import AskedWrongly, FileFault, why_not
from hogerop.paper.csv_file import write_csv
from hogerop.paper.excel_file import write_excel
from hogerop.words import say

Writer = Callable[[Path, Sequence[str], Iterable[Sequence[object]]], int]


def save(path: Path, headings: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    """Write rows to a ``.csv`` or ``.xlsx`` file and return how many; no text in it is a formula.

    The file appears under its name only when it is complete. Writes a file.

    Parameters
    ----------
    path : Path
        Where to; its ending chooses the format.
    headings : sequence of str
        One for each column.
    rows : iterable of sequences
        Texts, numbers, days, times, True and False; None is an empty cell.

    Raises
    ------
    AskedWrongly
        As `spreadsheet_by`.
    FileFault
        If the file cannot be written.
    """
    writer = spreadsheet_by(path)
    try:
        handle, unfinished = tempfile.mkstemp(dir=path.parent, suffix=path.suffix)
        os.close(handle)
        try:
            written = writer(Path(unfinished), headings, rows)
            os.chmod(unfinished, 0o666 & ~_mask())
            os.replace(unfinished, path)
        finally:
            Path(unfinished).unlink(missing_ok=True)
    except OSError as fault:
        raise FileFault(
            say("The file cannot be written: {reason}", reason=why_not(fault)),
            where=str(path),
            fix=say("Check that the folder exists, may be written to and has room."),
        ) from fault
    return written


def spreadsheet_by(path: Path) -> Writer:
    """Return what writes a file of this name.

    Raises
    ------
    AskedWrongly
        If it ends otherwise than in ``.csv`` or ``.xlsx``.
    """
    writer = {".csv": write_csv, ".xlsx": write_excel}.get(path.suffix.lower())
    if writer is None:
        raise AskedWrongly(
            say("A list is written as CSV or Excel only"),
            where=path.name,
            fix=say("Let the name end in .csv or .xlsx."),
        )
    return writer


def _mask() -> int:
    """Return the mask for new files, which a temporary file does not heed of itself."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
