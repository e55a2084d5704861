"""What a room may ask of the engine of a workspace."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import pyarrow as pa

from hogerop.contracts.promise import Table


@dataclass(frozen=True)
class Since:
    """What changed in a table after its files were written.

    Parameters
    ----------
    rows : Path
        The rows that came since: a Parquet file with the columns of the table.
    gone : Path
        Whose rows in the older files count no more: a Parquet file of one column, named as the
        column of the table that it is about. Each value stands in it once.
    """

    rows: Path
    gone: Path


class Engine(Protocol):
    """What a room may ask of the workspace's engine: named relations in, named relations out.

    Relation names are the engine's own words (snake case). A query lives in a ``.sql`` file and
    takes its values as bound parameters (``$day``), never as text.
    """

    def put(self, name: str, table: pa.Table) -> None:
        """Make an Arrow table a named relation, replacing one of that name."""

    def read(
        self, name: str, files: Sequence[Path], promise: Table, *, since: Since | None = None
    ) -> None:
        """Make Parquet files a named relation (empty, by its promise, where there are none).

        Parameters
        ----------
        since : Since, optional
            What changed after the files were written; it is read with them as one relation.
        """

    def make(self, name: str, query: Path, **values: object) -> None:
        """Run a query file and keep its result as a named relation, replacing one of that name."""

    def ask(self, query: Path | str, **values: object) -> pa.Table:
        """Run a query (a file, or the name of a relation) and return its rows."""

    def batches(self, query: Path | str, rows: int, **values: object) -> Iterator[pa.RecordBatch]:
        """Run a query and return its rows in order, a batch at a time."""

    def parts(
        self, query: Path, *, by: str, size: int, count: int, **values: object
    ) -> Iterator[pa.Table]:
        """Run a query once and return its rows in parts, over the disk where they are many.

        Part ``i`` of ``count`` has the rows whose whole number ``by`` is in
        ``[i * size, (i + 1) * size)``, in no order.
        """

    def write(self, name: str, file: Path, *, by: str | None = None) -> int:
        """Write a named relation to a Parquet file, by a column; return its number of rows."""

    def write_since(self, name: str, since: Since, gone: str, *, before: Since | None) -> int:
        """Write what changed in a table after its file was written.

        Parameters
        ----------
        name : str
            The relation with the rows that came now.
        since : Since
            Two new files.
        gone : str
            The relation of those whose older rows count no more; one column.
        before : Since, optional
            What had changed before, which is taken over.

        Returns
        -------
        int
            How many rows the file of rows has.
        """

    def link(
        self,
        name: str,
        mentions: str,
        candidates: str,
        settings: Mapping[str, Any],
    ) -> None:
        """Score these pairs of a relation's rows and keep them as a named relation.

        Parameters
        ----------
        mentions : str
            The relation; ``mention_id`` is its key.
        candidates : str
            The relation of the pairs: ``join_key_l`` < ``join_key_r``, and ``match_key`` = '0'.
        settings : mapping
            Those of Splink.
        """

    def drop(self, name: str) -> None:
        """Forget a named relation, if it is there."""
