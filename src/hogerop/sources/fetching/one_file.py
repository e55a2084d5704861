"""Batches in, one Parquet file out: in bounded memory, though a column may turn out otherwise.

A database without types (SQLite), or a column that is empty in its first thousands of rows, says
late what a column holds. Then a next part begins; in the end parts become one file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq


def write_one(batches: Iterable[pa.RecordBatch], to: Path) -> int:
    """Write batches to one Parquet file and return its number of rows. A door: writes ``to``."""
    parts: list[Path] = []
    writer: pq.ParquetWriter | None = None
    schema: pa.Schema | None = None
    rows = 0
    try:
        for batch in batches:
            if not batch.num_rows:
                continue
            wider = batch.schema if schema is None else widened(schema, batch.schema)
            if writer is None or wider != schema:
                if writer is not None:
                    writer.close()
                schema = wider
                parts.append(to.with_name(f"{to.name}.part{len(parts)}"))
                writer = _writer(parts[-1], schema)
            writer.write_batch(pa.record_batch(cast(batch, schema), schema=schema))
            rows += batch.num_rows
    finally:
        if writer is not None:
            writer.close()
    if schema is not None:
        _join(parts, schema, to)
    return rows


def _writer(to: Path, schema: pa.Schema) -> pq.ParquetWriter:
    return pq.ParquetWriter(to, schema, compression="zstd", compression_level=1)


def _join(parts: list[Path], schema: pa.Schema, to: Path) -> None:
    if len(parts) == 1:
        parts[0].rename(to)
        return
    with _writer(to, schema) as writer:
        for batch in _all_of(parts):
            writer.write_batch(pa.record_batch(cast(batch, schema), schema=schema))
    for part in parts:
        part.unlink()


def _all_of(parts: Iterable[Path]) -> Iterator[pa.RecordBatch]:
    for part in parts:
        with pq.ParquetFile(part) as file:
            yield from file.iter_batches()


def widened(one: pa.Schema, other: pa.Schema) -> pa.Schema:
    """Return the types that hold both; the columns are those of the first, by their place.

    Examples
    --------
    >>> widened(pa.schema({"a": pa.null()}), pa.schema({"a": pa.int64()})).field("a").type
    DataType(int64)
    """
    pairs = zip(one, other.types, strict=True)
    return pa.schema([pa.field(f.name, _wider(f.type, kind)) for f, kind in pairs])


def _wider(one: pa.DataType, other: pa.DataType) -> pa.DataType:
    if one == other or pa.types.is_null(other):
        return one
    if pa.types.is_null(one):
        return other
    numbers = {pa.int64(), pa.float64()}
    return pa.float64() if {one, other} <= numbers else pa.string()


def cast(batch: pa.RecordBatch, schema: pa.Schema) -> list[pa.Array]:
    """Return the columns of a batch in wider types."""
    pairs = zip(batch.columns, schema.types, strict=True)
    return [_cast(column, kind) for column, kind in pairs]


def _cast(column: pa.Array, kind: pa.DataType) -> pa.Array:
    if column.type == kind:
        return column
    if pa.types.is_floating(kind):
        return column.cast(kind, safe=False)
    if pa.types.is_timestamp(column.type) and column.type.tz is not None:
        bare = column.cast(pa.int64()).cast(pa.timestamp(column.type.unit))
        return pc.binary_join_element_wise(bare.cast(pa.string()), "Z", "")
    return column.cast(kind)
