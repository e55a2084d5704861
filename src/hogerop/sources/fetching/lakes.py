"""Rows out of a dataset of Arrow: folders of Parquet, and Delta tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from hogerop.sources.fetching import faults
from hogerop.sources.fetching.reader import BATCH_ROWS
from hogerop.sources.fetching.wanted import Extent, Wanted
from hogerop.sources.fetching.watermarks import UnfitWatermarkError, Watermark

Asked = Callable[[list[str], pc.Expression | None], Iterator[pa.RecordBatch]]
"""Gives batches of these columns, of the rows that a filter lets through."""


class LakeRows:
    """A table of columns in files, as it was at one moment."""

    def __init__(self, wanted: Wanted, schema: pa.Schema, asked: Asked) -> None:
        self._wanted, self._asked = wanted, asked
        self._types = {field.name: field.type for field in schema}
        self.names = tuple(schema.names)

    def extent(
        self, column: str, since: Watermark | None, until: Watermark | None = None
    ) -> Extent:
        """Return how much there is; see `Reader`. Reads one column."""
        rows = without = 0
        highest: Any = None
        for batch in self._read([column], self._filter(column, since, until)):
            values = _simple(batch.column(0))
            rows, without = rows + len(values), without + values.null_count
            top = _max(values)
            highest = top if highest is None or (top is not None and top > highest) else highest
        return Extent(rows, without, None if highest is None else Watermark.of(highest))

    def batches(self, column: str, since: Watermark | None) -> Iterator[pa.RecordBatch]:
        """Give the rows; see `Reader`."""
        names = list(self.names)
        for batch in self._read(names, self._filter(column, since, None)):
            for start in range(0, batch.num_rows, BATCH_ROWS):
                part = batch.slice(start, BATCH_ROWS)
                yield pa.record_batch([_simple(c) for c in part.columns], names=names)

    def _read(self, names: list[str], kept: pc.Expression | None) -> Iterator[pa.RecordBatch]:
        with read_through(self._wanted):
            yield from self._asked(names, kept)

    def _filter(
        self, column: str, since: Watermark | None, until: Watermark | None
    ) -> pc.Expression | None:
        parts = []
        if since is not None:
            parts.append(pc.field(column) >= self._scalar(column, since))
        if until is not None:
            parts.append(pc.field(column) <= self._scalar(column, until))
        if not parts:
            return None
        return parts[0] if len(parts) == 1 else parts[0] & parts[1]

    def _scalar(self, column: str, mark: Watermark) -> pa.Scalar:
        kind = self._types[column]
        try:
            return pa.scalar(mark.value, kind)
        except (pa.ArrowInvalid, pa.ArrowTypeError, TypeError):
            try:
                return pa.scalar(mark.value).cast(kind)
            except (pa.ArrowInvalid, pa.ArrowNotImplementedError) as error:
                raise UnfitWatermarkError(str(kind)) from error


@contextmanager
def read_through(wanted: Wanted) -> Iterator[None]:
    """Say in words what goes wrong while files are read.

    Raises
    ------
    FileFault
        If one is broken or gone.
    """
    try:
        yield
    except UnfitWatermarkError:
        raise
    except (pa.ArrowException, OSError, ValueError) as error:
        raise faults.broken_folder(wanted) from error


def _max(values: pa.Array) -> Any:
    try:
        return pc.max(values).as_py()
    except pa.ArrowNotImplementedError as error:
        raise UnfitWatermarkError(str(values.type)) from error


def _simple(values: pa.Array) -> pa.Array:
    """Return values in a type that every part of a table has, however its files write it."""
    kind = values.type
    if pa.types.is_dictionary(kind):
        return _simple(values.cast(kind.value_type))
    if pa.types.is_large_string(kind) or pa.types.is_string_view(kind):
        return values.cast(pa.string())
    if pa.types.is_integer(kind) and kind != pa.uint64():
        return values.cast(pa.int64())
    if pa.types.is_floating(kind):
        return values.cast(pa.float64())
    if pa.types.is_decimal(kind):
        return _decimal(values)
    if pa.types.is_timestamp(kind):
        return values.cast(pa.timestamp("us", "UTC" if kind.tz else None), safe=False)
    if pa.types.is_date(kind):
        return values.cast(pa.date32())
    return values


def _decimal(values: pa.Array) -> pa.Array:
    """Return decimals as whole numbers where none can have a part behind the point."""
    if values.type.scale > 0:
        return values.cast(pa.float64())
    try:
        return values.cast(pa.int64())
    except pa.ArrowInvalid:
        return values.cast(pa.string())
