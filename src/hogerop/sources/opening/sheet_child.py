"""Read one sheet of a workbook in a process of its own, with limits on memory and time.

Run as ``python -m hogerop.sources.opening.sheet_child WORKBOOK ROWS [SHEET]``; writes the rows to
an Arrow file and a JSON object about them to standard output.
"""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
from python_calamine import CalamineError, PasswordError, load_workbook

from hogerop.sources.opening.mixed import Cell, batches_of, text_of

_MEMORY = 3 << 30
_CPU_SECONDS = 240
_LINES_ABOVE_HEADER = 20


def main(workbook: Path, rows: Path, sheet: str) -> dict[str, object]:
    """Write the rows of one sheet to ``rows`` and return what was found."""
    try:
        book = load_workbook(str(workbook))
        names = [sheet] if sheet else list(book.sheet_names)
        if sheet and sheet not in book.sheet_names:
            return {"fault": "sheet"}
        for name in names:
            cells = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            if sum(any(cell != "" for cell in row) for row in cells) > 1:
                break
        else:
            return {"fault": "empty"}
    except PasswordError:
        return {"fault": "password"}
    except (CalamineError, OSError, ValueError):
        return {"fault": "broken"}
    except MemoryError:
        return {"fault": "memory"}
    top = header_row([[text_of(c) or "" for c in row] for row in cells[: _LINES_ABOVE_HEADER + 1]])
    header = [text_of(cell) or "" for cell in cells[top]]
    while (
        header and not header[-1].strip() and all(_blank(r, len(header) - 1) for r in cells[top:])
    ):
        header.pop()
    # The header is row top + 1, as the spreadsheet itself counts.
    _write(cells[top + 1 :], top + 2, len(header), rows)
    others = [n for n in book.sheet_names if n != name]
    return {"header": header, "sheet": name, "not_read": [] if sheet else others}


def header_row(rows: list[list[str]]) -> int:
    """Return which row names the columns: the first that fills most of the widest row's cells."""
    filled = [sum(bool(cell.strip()) for cell in row) for row in rows]
    return next(n for n, count in enumerate(filled) if count >= max(1, max(filled) * 0.6))


def _blank(row: Sequence[Cell], place: int) -> bool:
    return place >= len(row) or row[place] in ("", None)


def _write(cells: Sequence[Sequence[Cell]], first: int, width: int, rows: Path) -> None:
    """Write text columns, then whether each cell was a number, then the row's number."""
    schema = pa.schema(
        [
            *(pa.field(f"c{n}", pa.string()) for n in range(width)),
            *(pa.field(f"n{n}", pa.bool_()) for n in range(width)),
            pa.field("row", pa.int32()),
        ]
    )
    filled = (
        (number, [cell if cell != "" else None for cell in row])
        for number, row in enumerate(cells, start=first)
        if any(cell not in ("", None) for cell in row)
    )
    with pa.OSFile(str(rows), "wb") as sink, pa.ipc.new_stream(sink, schema) as stream:
        for batch in batches_of(filled, width):
            numbers = [
                pa.array([False] * len(batch.rows) if flags is None else flags, pa.bool_())
                for flags in batch.was_number
            ]
            stream.write_batch(
                pa.record_batch([*batch.columns, *numbers, pa.array(batch.rows)], schema=schema)
            )


def _limit() -> None:
    """Limit memory and time; not every system knows every limit."""
    import resource

    for kind, most in ((resource.RLIMIT_AS, _MEMORY), (resource.RLIMIT_CPU, _CPU_SECONDS)):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, most))


if __name__ == "__main__":
    _limit()
    arguments = [*sys.argv[1:], ""]
    try:
        said = main(Path(arguments[0]), Path(arguments[1]), arguments[2])
    except MemoryError:
        said = {"fault": "memory"}
    sys.stdout.write(json.dumps(said))
