"""An empty Excel sheet for people to fill in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from hogerop.errors import AskedWrongly, FileFault
from hogerop.paper.colours import COLOURS
from hogerop.words import say

LINES = 1000
"""Rows of the sheet that help with filling in."""


def save_form(
    path: Path,
    headings: Sequence[str],
    *,
    days: Sequence[int] = (),
    choices: Mapping[int, Sequence[str]] | None = None,
) -> None:
    """Write an Excel sheet with headings and room below them. Writes a file, never over another.

    Parameters
    ----------
    path : Path
        Where to; ends in ``.xlsx``.
    headings : sequence of str
        One for each column.
    days : sequence of int
        Columns (from 0) that hold a day.
    choices : mapping of int to sequences of str, optional
        Columns that hold one of these words: the cell offers them.

    Raises
    ------
    AskedWrongly
        If the name ends otherwise, or the file is there: somebody may have filled it in.
    FileFault
        If the file cannot be written.
    """
    if path.suffix.lower() != ".xlsx" or path.exists():
        raise AskedWrongly(
            say("There is a file of this name already")
            if path.exists()
            else say("A sheet to fill in is an Excel file"),
            where=str(path),
            fix=say("Give another name that ends in .xlsx."),
        )
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    try:
        with xlsxwriter.Workbook(str(path)) as book:
            sheet = book.add_worksheet()
            look = book.add_format({"bold": True, "bg_color": COLOURS.sunken, "bottom": 1})
            a_day = book.add_format({"num_format": "yyyy-mm-dd"})
            for column, heading in enumerate(headings):
                sheet.write_string(0, column, heading, look)
                plain = a_day if column in days else None
                sheet.set_column(column, column, max(len(heading) + 2, 14), plain)
            for column, words in (choices or {}).items():
                offer = {"validate": "list", "source": list(words)}
                sheet.data_validation(1, column, LINES, column, offer)
            sheet.freeze_panes(1, 0)
    except (OSError, FileCreateError) as fault:
        raise FileFault(
            say("The file cannot be written: {reason}", reason=str(fault)),
            where=str(path),
            fix=say("Check that the folder exists, may be written to and has room."),
        ) from fault
