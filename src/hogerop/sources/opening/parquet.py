"""Read Parquet: typed columns are taken with their types, nested ones as JSON text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from hogerop.errors import FileFault
from hogerop.sources.opening.opened import BATCH_ROWS, Batch, Opened, distinct_names
from hogerop.words import say


def open_parquet(path: Path) -> Opened:
    """Open a Parquet file. A door: reads its footer, and its rows in batches.

    Raises
    ------
    FileFault
        If it is broken.
    """
    try:
        header = list(pq.read_schema(path).names)
    except (pa.ArrowInvalid, OSError) as error:
        raise _broken(path) from error

    def batches() -> Iterator[Batch]:
        row = 0
        try:
            with pq.ParquetFile(path) as file:
                for batch in file.iter_batches(BATCH_ROWS):
                    # What was forged may say that it is text, and be none.
                    batch.validate(full=True)
                    rows = np.arange(row + 1, row + 1 + batch.num_rows, dtype=np.int32)
                    row += batch.num_rows
                    columns = tuple(_simple(column) for column in batch.columns)
                    yield Batch(rows, columns, (None,) * len(columns))
        except (pa.ArrowInvalid, OSError) as error:
            raise _broken(path) from error

    return Opened("parquet", distinct_names(header), batches)


def _simple(column: pa.Array) -> pa.Array:
    """Return a column as text, numbers, days or times, whatever type it has."""
    kind = column.type
    if pa.types.is_dictionary(kind):
        column, kind = column.cast(kind.value_type), kind.value_type
    if pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_date(kind):
        return column
    if pa.types.is_timestamp(kind):
        return column
    if pa.types.is_decimal(kind):
        return column.cast(pa.float64())
    if pa.types.is_binary(kind) or pa.types.is_large_binary(kind):
        return pa.array([_text(v) for v in column.to_pylist()], pa.string())
    try:
        return column.cast(pa.string())
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError):
        return pa.array([_text(v) for v in column.to_pylist()], pa.string())


def _text(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return json.dumps(value, default=str, ensure_ascii=False)


def _broken(path: Path) -> FileFault:
    return FileFault(
        say("The Parquet file is broken."), where=str(path), fix=say("Fetch or export it again.")
    )
