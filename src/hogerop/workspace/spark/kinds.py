"""The types of columns on both sides: Arrow's, as DuckDB has them, and Spark's."""

from __future__ import annotations

import pyarrow as pa

from hogerop.workspace.spark.gaps import gap

_PLAIN = {
    pa.bool_(): "boolean",
    pa.int8(): "tinyint",
    pa.int16(): "smallint",
    pa.int32(): "int",
    pa.int64(): "bigint",
    pa.uint8(): "smallint",
    pa.uint16(): "int",
    pa.uint32(): "bigint",
    # Hashes only: Spark has no such type, so it keeps the same 64 bits.
    pa.uint64(): "bigint",
    pa.float32(): "float",
    pa.float64(): "double",
    pa.string(): "string",
    pa.large_string(): "string",
    pa.binary(): "binary",
    pa.date32(): "date",
    pa.null(): "void",
}

_CARRIED = {
    pa.uint8(): pa.int16(),
    pa.uint16(): pa.int32(),
    pa.uint32(): pa.int64(),
    pa.uint64(): pa.int64(),
    pa.large_string(): pa.string(),
}


def in_spark(kind: pa.DataType) -> str:
    """Return how Spark calls an Arrow type.

    Raises
    ------
    HogeropError
        If Spark has no such type.
    """
    if kind in _PLAIN:
        return _PLAIN[kind]
    if pa.types.is_decimal(kind):
        return f"decimal({kind.precision},{kind.scale})"
    if pa.types.is_timestamp(kind):
        return "timestamp" if kind.tz else "timestamp_ntz"
    if pa.types.is_list(kind) or pa.types.is_large_list(kind):
        return f"array<{in_spark(kind.value_type)}>"
    if pa.types.is_struct(kind):
        return f"struct<{','.join(f'`{f.name}`:{in_spark(f.type)}' for f in kind)}>"
    raise gap("notyet", f"a column of type {kind}")


def carried(table: pa.Table) -> pa.Table:
    """Return a table with the types that Spark takes, and the same values."""
    return pa.table([_carried(column) for column in table.columns], names=table.column_names)


def _carried(column: pa.ChunkedArray) -> pa.ChunkedArray:
    kind = column.type
    if kind == pa.uint64():
        return pa.chunked_array([chunk.view(pa.int64()) for chunk in column.chunks], pa.int64())
    if pa.types.is_timestamp(kind):
        return column.cast(pa.timestamp("us", "UTC" if kind.tz else None))
    return column.cast(_CARRIED[kind]) if kind in _CARRIED else column


def answered(table: pa.Table, schema: pa.Schema) -> pa.Table:
    """Return what Spark answered with the types that DuckDB would have given."""
    columns = [
        _answered(column, field.type) for column, field in zip(table.columns, schema, strict=True)
    ]
    return pa.table(columns, schema=schema)


def _answered(column: pa.ChunkedArray, kind: pa.DataType) -> pa.ChunkedArray:
    if kind == pa.uint64() and column.type == pa.int64():
        return pa.chunked_array([chunk.view(kind) for chunk in column.chunks], kind)
    return column if column.type == kind else column.cast(kind)
