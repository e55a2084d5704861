"""Excel files in which a text is a text: no formula, link or number is made of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from hogerop.errors import AskedWrongly
from hogerop.paper.colours import COLOURS
from hogerop.words import say

MOST_ROWS = 1_048_575
"""Rows that a sheet holds beside its headings."""
LONGEST_TEXT = 32_767
"""Characters that a cell holds."""

_WIDEST = 48
_INERT = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "remove_timezone": True,
    "default_date_format": "yyyy-mm-dd",
}


@dataclass(frozen=True)
class Sheet:
    """One sheet of a workbook: its name, at most 31 characters, its headings and its rows."""

    name: str
    headings: Sequence[str]
    rows: Iterable[Sequence[object]]


def write_excel(path: Path, headings: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    """Write rows to the one sheet of an Excel file and return how many. Writes a file.

    A text beyond the 32,767 characters that a cell holds is cut and ends in an ellipsis.

    Raises
    ------
    AskedWrongly
        If there are more rows than a sheet holds.
    """
    return write_sheets(path, [Sheet("Sheet1", headings, rows)])


def write_sheets(path: Path, sheets: Sequence[Sheet]) -> int:
    """Write sheets to an Excel file and return how many rows, headings aside. Writes a file.

    Raises
    ------
    AskedWrongly
        If there are more rows than a sheet holds.
    """
    import xlsxwriter

    with xlsxwriter.Workbook(str(path), {**_INERT, "constant_memory": True}) as book:
        look = {"bold": True, "bg_color": COLOURS.sunken, "bottom": 1, "bottom_color": COLOURS.line}
        heading_look = book.add_format(look)
        return sum(_fill(book.add_worksheet(one.name), one, heading_look) for one in sheets)


def _fill(sheet: Any, of: Sheet, heading_look: Any) -> int:
    """Write one sheet and return how many rows."""
    written = 0
    widths = [len(heading) for heading in of.headings]
    for column, heading in enumerate(of.headings):
        sheet.write_string(0, column, heading, heading_look)
    for row in of.rows:
        written += 1
        if written > MOST_ROWS:
            raise _too_many_rows()
        for column, cell in enumerate(row):
            shown = _fitting(cell)
            if shown is None:
                continue
            sheet.write(written, column, shown)
            widths[column] = max(widths[column], len(str(shown)))
    for column, width in enumerate(widths):
        sheet.set_column(column, column, min(width + 2, _WIDEST))
    sheet.freeze_panes(1, 0)
    if written and of.headings:
        sheet.autofilter(0, 0, written, len(of.headings) - 1)
    return written


def _fitting(cell: object) -> object:
    if cell is None or isinstance(cell, bool | int | float | Decimal | datetime | date):
        return cell
    text = str(cell).encode("utf-8", "replace").decode()
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…"


def _too_many_rows() -> AskedWrongly:
    return AskedWrongly(
        say("A sheet of Excel holds {n} rows; there are more", n=MOST_ROWS),
        where="Excel",
        fix=say("Write to a file that ends in .csv."),
    )
