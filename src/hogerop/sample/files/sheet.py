"""Excel sheets whose bytes are the same each time: no clock, no live formulas."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path

import xlsxwriter

Cell = str | int | float | date | None

MADE = datetime(2026, 1, 1)
_PLAIN = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "dd-mm-yyyy",
}


def write_sheet(
    file: Path, name: str, header: Sequence[str], rows: Iterable[Sequence[Cell]]
) -> None:
    """Write one sheet with a header row."""
    book = xlsxwriter.Workbook(str(file), _PLAIN)
    book.set_properties({"created": MADE})
    sheet = book.add_worksheet(name)
    sheet.write_row(0, 0, header, book.add_format({"bold": True}))
    for number, row in enumerate(rows, 1):
        sheet.write_row(number, 0, row)
    book.close()
