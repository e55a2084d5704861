"""Fetch what is new in a table: from its watermark on, into one Parquet file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path

import pyarrow as pa

from hogerop.sources.fetching import faults
from hogerop.sources.fetching.kinds import open_table
from hogerop.sources.fetching.one_file import write_one
from hogerop.sources.fetching.reader import BATCH_ROWS, Reader
from hogerop.sources.fetching.wanted import Before, Extent, Fetched, Wanted
from hogerop.sources.fetching.watermarks import UnfitWatermarkError, Watermark
from hogerop.words import say

Progress = Callable[[str, float], None]

LOOKED_AT = 50_000
"""Rows that are fetched to see how a table would be read."""


def fetch(
    wanted: Wanted,
    to: Path,
    *,
    now: datetime,
    before: Before | None = None,
    progress: Progress | None = None,
) -> Fetched:
    """Fetch the rows from a watermark on into a Parquet file. A door: reads there, writes here.

    Parameters
    ----------
    to : Path
        The file; it is there only where there are new rows.
    now : datetime
        With its zone. A watermark later than tomorrow is a word for *never*, and reaches nothing.
    before : Before, optional
        What the last fetch noted; without it everything is fetched.

    Raises
    ------
    FileFault
        If anything goes wrong: then there is nothing to be taken.
    """
    tell = progress or _say_nothing
    tell(say("looking for what is new"), 0.0)
    with open_table(wanted) as reader:
        if not wanted.watermark:
            return Fetched(_written(reader, wanted, None, 0, to, tell))
        _check(reader, wanted)
        try:
            return _newer(reader, wanted, to, now, before, tell)
        except UnfitWatermarkError as error:
            raise faults.unfit(wanted) from error


def fetch_some(wanted: Wanted, to: Path) -> int:
    """Fetch the first rows, to see how they would be read; return how many. A door.

    Raises
    ------
    FileFault
        If they cannot be fetched.
    """
    with open_table(wanted) as reader:
        if wanted.watermark:
            _check(reader, wanted)
        return write_one(islice(reader.batches("", None), LOOKED_AT // BATCH_ROWS), to)


def _newer(
    reader: Reader,
    wanted: Wanted,
    to: Path,
    now: datetime,
    before: Before | None,
    tell: Progress,
) -> Fetched:
    column = wanted.watermark
    since = before.reached.earlier(wanted.overlap) if before else None
    extent = reader.extent(column, since)
    reached, ahead = _reached(reader, column, since, extent, now)
    if before is not None and reached is None:
        reached = before.reached
    if before == Before(reached or Watermark.of(0), extent.rows):
        return Fetched(0, reached=reached, again=extent.rows)
    again = 0
    if reached is not None:
        again = reader.extent(column, reached.earlier(wanted.overlap)).rows
    rows = _written(reader, wanted, since, extent.rows, to, tell)
    return Fetched(rows, extent.without, ahead, reached, again)


def _reached(
    reader: Reader, column: str, since: Watermark | None, extent: Extent, now: datetime
) -> tuple[Watermark | None, int]:
    """Return the highest watermark up to tomorrow, and how many rows lie beyond.

    One row of 9999 would hide all that comes after it.
    """
    if extent.highest is None or not extent.highest.is_after(now):
        return extent.highest, 0
    nearer = reader.extent(column, since, extent.highest.at_most(now))
    return nearer.highest, extent.rows - extent.without - nearer.rows


def _written(
    reader: Reader, wanted: Wanted, since: Watermark | None, likely: int, to: Path, tell: Progress
) -> int:
    def told() -> Iterator[pa.RecordBatch]:
        rows = 0
        for batch in reader.batches(wanted.watermark, since):
            yield batch
            rows += batch.num_rows
            tell(say("fetching rows"), min(1.0, rows / likely) if likely else 0.5)

    return write_one(told(), to)


def _check(reader: Reader, wanted: Wanted) -> None:
    if wanted.watermark not in reader.names:
        raise faults.no_such_column(wanted, reader.names)


def _say_nothing(what: str, share: float) -> None:
    """Progress that nobody wants to see."""
