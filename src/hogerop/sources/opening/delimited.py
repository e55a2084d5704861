"""Read delimited text: CSV with any mark between cells, tabs, or columns set apart by blanks."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, cast

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pcsv
from numpy.typing import NDArray

from hogerop.errors import FileFault
from hogerop.sources.opening.blank_lines import MARK, BlankLines
from hogerop.sources.opening.opened import Batch, Opened, Ragged, distinct_names
from hogerop.sources.opening.text import Text, how_written
from hogerop.words import say

BLANKS = "blanks"
_CANDIDATES = (",", ";", "\t", "|", "^", "~", ":", "\x1f")
_LARGEST_CELL = 8 << 20
_MOST_SHOWN = 100_000
_HARDLY_ANY_FIT = 1.1
"""Rows to one that does not fit; below it the rest of a large file is not read."""
_BLANKS_BETWEEN = re.compile(rb"[ \t]+")
_BLANKS_AROUND = re.compile(rb"(?m)^[ \t]+|[ \t]+(?=\r?$)")
_VALUE = re.compile(r"^[-+€$£]?\s*\d[\d.,:/ -]*$|^[^@\s]+@[^@\s]+\.\w+$")


def open_delimited(path: Path, *, delimiter: str | None, encoding: str | None) -> Opened:
    """Open delimited text. A door: reads the file.

    Raises
    ------
    FileFault
        If it is not text, has no header, or has a quotation that never ends.
    """
    text = how_written(path, encoding)
    lines = text.lines(200)
    skip = 0
    if lines and lines[0].lower().startswith("sep=") and len(lines[0].strip()) == 5:
        # Excel's own first line that names the mark.
        delimiter, lines, skip = delimiter or lines[0].strip()[4], lines[1:], 1
    if not lines:
        raise FileFault(
            say("The file is empty."), where=str(path), fix=say("Export it again, with its rows.")
        )
    mark = delimiter or _mark_between(lines)
    header = _grid(lines, mark)[0]
    _check_header(header, path)
    names = distinct_names(header)
    header_row = text.blank_on_top(skip) + 1

    def batches() -> Iterator[Batch]:
        return _batches(text, names, mark, skip, header_row)

    return Opened("csv", names, batches, delimiter=mark, encoding=text.encoding)


def _mark_between(lines: list[str]) -> str:
    """Return the mark that gives the most lines as many cells as the header has.

    Among marks that do so about as well, the one with the most cells. Blanks stand between the
    words of any text, and colons in any time: these are taken only where no other mark will do.
    """
    found: list[tuple[float, int, str]] = []
    widest = (1, ",")
    for mark in (*_CANDIDATES, BLANKS):
        counts = [len(cells) for cells in _grid(lines, mark)]
        same = sum(c == counts[0] for c in counts) / len(counts)
        if counts[0] > 1 and (same > 0.5 or len(lines) == 1):
            found.append((round(same * 4) / 4, counts[0], mark))
        if mark not in (BLANKS, ":"):
            widest = max(widest, (counts[0], mark))
    usual = [f for f in found if f[2] not in (BLANKS, ":")]
    grids = [f for f in found if f[2] == BLANKS and f[0] == 1 and len(lines) > 1]
    return max(usual or grids or [f for f in found if f[2] == ":"] or [(0.0, *widest)])[2]


def _grid(lines: list[str], mark: str) -> list[list[str]]:
    """Return lines as cells; a quoted cell may run over several lines."""
    if mark == BLANKS:
        return [line.split() for line in lines]
    try:
        return [c for c in csv.reader((f"{line}\n" for line in lines), delimiter=mark) if c] or [[]]
    except csv.Error:
        return [line.split(mark) for line in lines]


def _check_header(header: list[str], path: Path) -> None:
    filled = [cell for cell in header if cell.strip()]
    if not filled or sum(bool(_VALUE.match(cell.strip())) for cell in filled) > len(filled) / 2:
        raise FileFault(
            say("The first line holds values, not the names of columns."),
            where=str(path),
            fix=say(
                "Put a line with the names of the columns on top, such as Date, E-mail, Amount."
            ),
        )


def _batches(
    text: Text, names: tuple[str, ...], mark: str, skip: int, header_row: int
) -> Iterator[Batch]:
    """Yield batches; rows that do not fit go into ``ragged`` and keep their number."""
    misfits: list[Ragged] = []
    handler = _misfit_to(misfits, skip)
    row, told = header_row, 0
    try:
        with _as_cells(text, mark) as file:
            reader = pcsv.open_csv(
                file,
                read_options=pcsv.ReadOptions(
                    block_size=2 * _LARGEST_CELL,
                    skip_rows=skip,
                    column_names=[f"c{n}" for n in range(len(names))],
                    skip_rows_after_names=header_row,
                    use_threads=False,
                ),
                parse_options=pcsv.ParseOptions(
                    delimiter="\t" if mark == BLANKS else mark,
                    newlines_in_values=mark != BLANKS,
                    quote_char='"' if mark != BLANKS else False,
                    invalid_row_handler=handler,
                ),
                convert_options=pcsv.ConvertOptions(
                    column_types={f"c{n}": pa.string() for n in range(len(names))},
                    strings_can_be_null=False,
                ),
            )
            for batch in reader:
                if not batch.num_rows:
                    continue
                new = _told(misfits[told:])
                told = len(misfits)
                rows, row = _numbers(row, batch.num_rows, misfits)
                _check_closed(batch, text, row)
                if text.blank_lines and len(names) == 1:
                    filled = pc.not_equal(batch.column(0), MARK)
                    batch, rows = batch.filter(filled), rows[filled.to_numpy(zero_copy_only=False)]
                yield Batch(rows, tuple(batch.columns), (None,) * len(names), new)
    except pa.ArrowInvalid as error:
        if len(_told(misfits)) >= _MOST_SHOWN:
            raise FileFault(
                say("Most rows have more or fewer cells than the header has columns."),
                where=str(text.path),
                fix=say(
                    "Check the mark between the cells, and that text with that mark is quoted."
                ),
            ) from error
        raise FileFault(
            say("The rows cannot be told apart: a cell is over 8 MB, or a quotation never ends."),
            where=str(text.path),
            fix=say("Export it again; look for a lone quotation mark."),
        ) from error
    if told < len(misfits):
        none = tuple(pa.array([], pa.string()) for _ in names)
        yield Batch(np.empty(0, np.int32), none, (None,) * len(names), _told(misfits[told:]))


def _misfit_to(misfits: list[Ragged], skip: int) -> Callable[[pcsv.InvalidRow], str]:
    """Return what notes a row that does not fit; Arrow counts the rows skipped on top too."""
    ragged = 0

    def handler(row: pcsv.InvalidRow) -> str:
        nonlocal ragged
        text = row.text
        if not text.strip(" \t\r\n" + MARK):
            text = MARK
        else:
            ragged += 1
            if ragged > _MOST_SHOWN:
                # Of a file that fits nowhere, the first rows are enough to show.
                text = ""
                if row.number - skip < ragged * _HARDLY_ANY_FIT:
                    return "error"
        misfits.append(Ragged(row.number - skip, text))
        return "skip"

    return handler


def _told(misfits: list[Ragged]) -> tuple[Ragged, ...]:
    """Return the rows that do not fit; a blank line is none, it only has a number."""
    return tuple(m for m in misfits if m.text != MARK)


def _numbers(last: int, count: int, misfits: list[Ragged]) -> tuple[NDArray[np.int32], int]:
    """Return the numbers of the next ``count`` rows that fit, and the last of them."""
    skipped = np.array([m.row for m in misfits if m.row > last], np.int64)
    rows = np.arange(last + 1, last + 1 + count + len(skipped))
    rows = rows[~np.isin(rows, skipped)][:count]
    return rows.astype(np.int32), int(rows[-1])


def _check_closed(batch: pa.RecordBatch, text: Text, row: int) -> None:
    """Refuse a quotation that swallowed the rest of the file; it would lose rows in silence."""
    if text.quotes % 2 == 0:
        return
    for column in batch.columns:
        if pc.any(pc.greater(pc.count_substring(column, "\n"), 50)).as_py() or (
            "\n" in (column[-1].as_py() or "")
        ):
            raise FileFault(
                say("A quotation begins and never ends."),
                where=say("{file}, row {row} or before", file=text.path, row=row),
                fix=say("Close or remove the lone quotation mark."),
            )


def _as_cells(text: Text, mark: str) -> IO[bytes]:
    file = text.open()
    if mark == BLANKS:
        file = cast(IO[bytes], io.BufferedReader(_Grid(file), 1 << 20))
    if text.blank_lines:
        marked = BlankLines(file, quoting=mark != BLANKS)
        file = cast(IO[bytes], io.BufferedReader(marked, 1 << 20))
    return file


class _Grid(io.RawIOBase):
    """Lines set apart by blanks, read as lines set apart by tabs."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self._left = file, b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if not self._left:
            piece = self._file.read(1 << 20)
            piece += self._file.readline() if piece else b""
            self._left = _BLANKS_BETWEEN.sub(b"\t", _BLANKS_AROUND.sub(b"", piece))
        size = min(len(buffer), len(self._left))
        buffer[:size], self._left = self._left[:size], self._left[size:]
        return size

    def close(self) -> None:
        self._file.close()
        super().close()
