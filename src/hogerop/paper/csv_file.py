"""CSV that opens well in the reader's spreadsheet and never runs there."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from hogerop.words import language

# A cell that begins with one of these is a formula to a spreadsheet (the last four are their
# full-width forms, which some versions read alike). A quote before it makes it text.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_csv(path: Path, headings: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    """Write rows as CSV and return how many. Writes a file.

    UTF-8 with a byte-order mark, every text in quotes. Fields are parted by a comma, for a Dutch
    reader by a semicolon, and decimals have a point or a comma: that is what spreadsheets in these
    countries expect. Days are ISO 8601.
    """
    written = 0
    with path.open("w", encoding="utf-8-sig", errors="replace", newline="") as file:
        delimiter = ";" if language() == "nl" else ","
        writer = csv.writer(file, delimiter=delimiter, quoting=csv.QUOTE_NONNUMERIC)
        writer.writerow([safe(heading) for heading in headings])
        for row in rows:
            writer.writerow([safe(cell) for cell in row])
            written += 1
    return written


def safe(cell: object) -> object:
    """Return the cell as CSV may hold it: a text that begins like a formula gets a quote before it.

    Numbers stay numbers, so that −5 is not taken for a formula.
    """
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, int):
        return cell
    if isinstance(cell, float | Decimal):
        return str(cell).replace(".", ",") if language() == "nl" else cell
    if isinstance(cell, datetime | date):
        return cell.isoformat()
    text = str(cell).replace("\0", "")
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
