"""Where a relation lies: in a folder of files, in memory, or in files of the workspace."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from hogerop.errors import WorkspaceFault
from hogerop.words import say
from hogerop.workspace.spark import kinds


@dataclass(frozen=True)
class Laid:
    """A relation with the columns that DuckDB would give it, and where its rows are."""

    schema: pa.Schema
    folder: str | None = None
    table: pa.Table | None = None

    def rows(self) -> pa.Table | None:
        """Return the rows, where they are the engine's own and need no question to Spark."""
        if self.table is not None:
            return kinds.answered(self.table, self.schema)
        if self.folder is not None:
            return pa.Table.from_batches(rows_of(self.folder, self.schema, 1 << 20), self.schema)
        return None

    def remove(self) -> None:
        """Remove what the engine wrote for it."""
        if self.folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)


def rows_of(folder: str, schema: pa.Schema, rows: int) -> Iterator[pa.RecordBatch]:
    """Yield what Spark wrote to a folder, in its order, so many rows at a time at most."""
    for file in sorted(Path(folder).glob("part-*")):
        with pq.ParquetFile(file) as part:
            for batch in part.iter_batches(batch_size=rows):
                found = kinds.answered(pa.Table.from_batches([batch]), schema)
                yield from found.to_batches()


def broken_file(where: str) -> WorkspaceFault:
    """Return the fault of a file that cannot be read."""
    return WorkspaceFault(
        say("A file of the workspace is missing or broken."),
        where=where,
        fix=say("Put it back from a backup, or import again."),
    )
