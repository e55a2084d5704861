"""A Delta table: the files that count in its newest version, and no others."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pyarrow as pa
from deltalake import DeltaTable, QueryBuilder
from deltalake.exceptions import DeltaError, DeltaProtocolError

from hogerop.sources.fetching import faults
from hogerop.sources.fetching.lakes import LakeRows
from hogerop.sources.fetching.reader import BATCH_ROWS
from hogerop.sources.fetching.wanted import Wanted


@contextmanager
def open_delta(wanted: Wanted) -> Iterator[LakeRows]:
    """Open a Delta table as it is now. A door: reads its log.

    Raises
    ------
    FileFault
        If there is none, or it is of a kind that the library cannot read.
    """
    at = wanted.at if "://" in wanted.at else str((wanted.folder / wanted.at).absolute())
    try:
        table = DeltaTable(at)
        asked, schema = _asked(table)
    except (DeltaError, pa.ArrowException, OSError, ValueError) as error:
        raise faults.no_such_folder(wanted) from error
    yield LakeRows(wanted, schema, asked)


def _asked(table: DeltaTable) -> tuple[Any, pa.Schema]:
    try:
        opened = table.to_pyarrow_dataset()
    except DeltaProtocolError:
        return _through_its_own_engine(table)

    def asked(names: list[str], kept: Any) -> Iterator[pa.RecordBatch]:
        yield from opened.to_batches(
            columns=names,
            filter=kept,
            batch_size=BATCH_ROWS,
            batch_readahead=2,
            fragment_readahead=1,
        )

    return asked, opened.schema


def _through_its_own_engine(table: DeltaTable) -> tuple[Any, pa.Schema]:
    """Return what reads a table whose rows were taken out beside its files, or columns renamed."""
    schema = pa.schema(table.schema().to_arrow())

    def asked(names: list[str], kept: Any) -> Iterator[pa.RecordBatch]:
        reader = QueryBuilder().register("rows", table).execute("select * from rows")
        for batch in map(pa.record_batch, reader):
            rows = pa.Table.from_batches([batch]).select(names)
            yield from (rows if kept is None else rows.filter(kept)).to_batches(BATCH_ROWS)

    return asked, schema
