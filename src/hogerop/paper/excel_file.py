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
    """One sheet of a workbook.

    Parameters
    ----------
    name : str
        At most 31 characters.
    headings, rows : sequence of str, iterable of sequences
        The table.
    above : sequence of str
        Lines over the table, the first of them the largest; the headings stay in sight below them.
    formats : sequence of str
        How Excel writes the numbers of each column, such as ``#,##0``; empty = as it likes.
    """

    name: str
    headings: Sequence[str]
    rows: Iterable[Sequence[object]]
    above: Sequence[str] = ()
    formats: Sequence[str] = ()


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
        return sum(_fill(book, one) for one in sheets)


def _fill(book: Any, of: Sheet) -> int:
    """Write one sheet and return how many rows."""
    sheet, first = book.add_worksheet(of.name), len(of.above) + bool(of.above)
    large = book.add_format({"bold": True, "font_size": 14, "font_color": COLOURS.ink})
    small = book.add_format({"font_color": COLOURS.ink_3})
    for line, said in enumerate(of.above):
        sheet.write_string(line, 0, str(_fitting(said)), small if line else large)
    _write_headings(book, sheet, of, first)
    looks = [book.add_format({"num_format": look}) if look else None for look in of.formats]
    looks += [None] * (len(of.headings) - len(looks))
    written, widths = 0, [len(heading) for heading in of.headings]
    for row in of.rows:
        written += 1
        if first + written > MOST_ROWS:
            raise _too_many_rows()
        for column, cell in enumerate(row):
            shown = _fitting(cell)
            if shown is None:
                continue
            sheet.write(first + written, column, shown, looks[column])
            widths[column] = max(widths[column], _width(shown))
    for column, width in enumerate(widths):
        sheet.set_column(column, column, min(width + 2, _WIDEST))
    sheet.freeze_panes(first + 1, 0)
    if written and of.headings:
        sheet.autofilter(first, 0, first + written, len(of.headings) - 1)
    return written


def _write_headings(book: Any, sheet: Any, of: Sheet, line: int) -> None:
    look = {"bold": True, "bg_color": COLOURS.sunken, "bottom": 1, "bottom_color": COLOURS.line}
    heading_look = book.add_format(look)
    for column, heading in enumerate(of.headings):
        sheet.write_string(line, column, heading, heading_look)


def _width(shown: object) -> int:
    """Return about how many characters wide a cell is; a number is written with two decimals."""
    return len(f"{shown:,.2f}" if isinstance(shown, float) else str(shown))


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
