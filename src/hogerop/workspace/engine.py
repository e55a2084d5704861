"""The engine of a workspace: DuckDB in memory, with named relations in and out.

Parquet files stay on the disk; DuckDB lives as long as one command, or, where many ask, as long as
the program. (A DuckDB *file* cannot be shared: while one process writes it, all others fail to
open it.)
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from glob import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from weakref import finalize

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from hogerop.contracts import Table
from hogerop.errors import HogeropError, WorkspaceFault
from hogerop.words import say
from hogerop.workspace.durable import disk_full, make_durable
from hogerop.workspace.linking import scored_pairs
from hogerop.workspace.opened import OWN_NAMES, leave, open_duckdb, room_in, use

ROWS_TOGETHER = 20_480
"""Rows of a file that are read or left together: whoever is looked for is in few of them."""

_NAME = re.compile(r"[a-z][a-z0-9_]{0,62}")
# Messages of these hold words of our own queries only. Those of the others may quote a value.
_OUR_OWN_FAULTS = (duckdb.BinderException, duckdb.CatalogException, duckdb.ParserException)


class DuckDBEngine:
    """The `contracts.Engine` that every room works with.

    Relations keep the order of their rows. Nothing is fetched from the network, and no variable
    of Python can be taken for a relation.

    Parameters
    ----------
    memory_limit : str
        How much memory DuckDB may use before it spills to ``temp_directory``, such as ``"4GB"``.
    threads : int, optional
        How many threads it may use; by default one per core.
    temp_directory : Path, optional
        Where it spills to; without one it cannot spill.
    keep_order : bool
        Whether relations and files keep the order of their rows. ``False`` saves memory where
        the order of what is written does not matter; `batches` and `ask` of an ordered query
        are in order either way.
    """

    def __init__(
        self,
        *,
        memory_limit: str = "4GB",
        threads: int | None = None,
        temp_directory: Path | None = None,
        keep_order: bool = True,
    ) -> None:
        opened = open_duckdb(
            memory_limit=memory_limit,
            threads=threads,
            temp_directory=temp_directory,
            keep_order=keep_order,
        )
        self._begin(opened, OWN_NAMES, temp_directory)

    @classmethod
    def among(cls, others: duckdb.DuckDBPyConnection, temp_directory: Path | None) -> DuckDBEngine:
        """Return an engine that works in the same DuckDB as others, with relations of its own.

        It is there at once (a DuckDB takes 10 ms to open), reads what the files say of themselves
        once for all, and shares memory, threads and the place to spill to.

        Parameters
        ----------
        others : duckdb.DuckDBPyConnection
            As `open_duckdb` returned it.
        temp_directory : Path, optional
            The one with which it was opened.
        """
        engine = cls.__new__(cls)
        names = room_in(others)
        engine._begin(others.cursor(), names, temp_directory)
        # At the program's end there is nothing to let go of any more.
        finalize(engine, leave, others, names).atexit = False
        return engine

    def _begin(
        self, connection: duckdb.DuckDBPyConnection, names: str, temp_directory: Path | None
    ) -> None:
        self._connection, self._names, self._spill = connection, names, temp_directory
        self._kinds: dict[str, str] = {}
        use(connection, names)

    @property
    def connection(self) -> duckdb.DuckDBPyConnection:
        """DuckDB's own connection, for what the protocol does not offer."""
        return self._connection

    def close(self) -> None:
        """Let go of everything; what was not written is gone."""
        self._connection.close()

    def put(self, name: str, table: pa.Table) -> None:
        """Make an Arrow table a named relation, replacing one of that name; nothing is copied."""
        with _faults(name):
            relation = self._connection.from_arrow(table)
            self._replace(name, "view")
            relation.create_view(name)

    def read(self, name: str, files: Sequence[Path], promise: Table) -> None:
        """Make Parquet files a named relation with the columns of its promise, in their order.

        A column that files of an earlier version do not have is null. Without files the relation
        is empty.

        Raises
        ------
        WorkspaceFault
            If a file is missing or broken, or lacks a column that may not be null.
        """
        if not files:
            self.put(name, promise.empty())
            return
        where = str(Path(files[0]).parent)
        with _faults(where):
            found = self._connection.read_parquet(
                [escape(str(f)) for f in files], union_by_name=True, hive_partitioning=False
            )
            relation = found.select(*self._promised(found, promise, where))
            self._replace(name, "view")
            relation.create_view(name)

    def make(self, name: str, query: Path, **values: object) -> None:
        """Run a query file and keep its result as a named relation, replacing one of that name.

        The query may read the relation that it replaces.
        """
        checked_name(name)
        with _faults(query.name):
            self._connection.execute("drop table if exists in_the_making")
            self._connection.execute(
                f"create table in_the_making as {text_of(query)}", values or None
            )
            self._replace(name, "table")
            self._connection.execute(f"alter table in_the_making rename to {name}")

    def ask(self, query: Path | str, **values: object) -> pa.Table:
        """Run a query (a file, or the name of a relation) and return its rows, in its order."""
        with _faults(title_of(query)):
            if isinstance(query, Path):
                # Not con.sql: with bound values it turns every row into Python and back (18 times
                # the time on a million rows).
                return self._connection.execute(text_of(query), values or None).to_arrow_table()
            return self._connection.table(checked_name(query)).to_arrow_table()

    def batches(self, query: Path | str, rows: int, **values: object) -> Iterator[pa.RecordBatch]:
        """Run a query and return its rows in order, at most so many at a time.

        Nothing is held but the batch in hand, and the engine may be used in between: the rows
        come over a connection of their own.
        """
        text = text_of(query) if isinstance(query, Path) else f"from {checked_name(query)}"
        with _faults(title_of(query)), self._connection.cursor() as cursor:
            use(cursor, self._names)
            yield from cursor.execute(text, values or None).to_arrow_reader(rows)

    def parts(
        self, query: Path, *, by: str, size: int, count: int, **values: object
    ) -> Iterator[pa.Table]:
        """Run a query once and return its rows in parts, over the disk where there are several."""
        if count <= 1:
            yield self.ask(query, **values)
            return
        with TemporaryDirectory(dir=self._spill, prefix="parts-") as folder:
            with _faults(query.name):
                # The folder is ours and the column's name is checked: neither is anybody's text.
                self._connection.execute(
                    f"copy (select *, {checked_name(by)} // {int(size)} as part_of_many"
                    f" from ({text_of(query)})) to '{folder}'"
                    " (format parquet, partition_by (part_of_many), compression lz4_raw,"
                    " overwrite_or_ignore)",
                    values or None,
                )
            for part in range(count):
                yield self._part(Path(folder), part)

    def _part(self, folder: Path, part: int) -> pa.Table:
        """One part; a part without rows left no file, but every file tells the columns."""
        with _faults(folder.name):
            files = [str(f) for f in folder.glob(f"part_of_many={part}/*.parquet")]
            some = files or [str(f) for f in folder.glob("*/*.parquet")][:1]
            rows = self._connection.read_parquet(some, hive_partitioning=False)
            return (rows if files else rows.limit(0)).to_arrow_table()

    def write(self, name: str, file: Path, *, by: str | None = None) -> int:
        """Write a named relation to a Parquet file, wait until it is on the disk, count its rows.

        Parameters
        ----------
        name : str
            The relation.
        file : Path
            A new file.
        by : str, optional
            Column by which its rows lie: whoever is looked for by it is in few places of the file.

        Raises
        ------
        WorkspaceFault
            If the disk is full.
        """
        with _faults(str(file)):
            rows = self._connection.table(checked_name(name))
            (rows.order(checked_name(by)) if by else rows).write_parquet(
                str(file), compression="zstd", row_group_size=ROWS_TOGETHER
            )
            make_durable(file)
        return int(pq.read_metadata(file).num_rows)

    def link(
        self,
        name: str,
        mentions: str,
        candidates: str,
        settings: Mapping[str, Any],
    ) -> None:
        """Score pairs of a relation's rows with Splink and keep them as a named relation."""
        with _faults(mentions):
            pairs = scored_pairs(
                self._connection, checked_name(mentions), checked_name(candidates), settings
            )
            self._replace(checked_name(name), "table")
            self._connection.execute(f"alter table {pairs} rename to {name}")

    def drop(self, name: str) -> None:
        """Forget a named relation, if it is there."""
        kind = self._kinds.pop(checked_name(name), None)
        if kind is not None:
            self._connection.execute(f"drop {kind} if exists {name}")

    def _replace(self, name: str, kind: str) -> None:
        self.drop(name)
        self._kinds[name] = kind

    def _promised(
        self, found: duckdb.DuckDBPyRelation, promise: Table, where: str
    ) -> list[duckdb.Expression]:
        """Return the columns of the promise as they are read from what was found."""
        here = dict(zip(found.columns, found.types, strict=True))
        lost_columns(promise, here, where)
        promised = self._connection.from_arrow(promise.empty())
        columns = []
        for name, kind in zip(promised.columns, promised.types, strict=True):
            value = (
                duckdb.ColumnExpression(name) if name in here else duckdb.ConstantExpression(None)
            )
            columns.append((value if here.get(name) == kind else value.cast(kind)).alias(name))
        return columns


def lost_columns(promise: Table, here: Collection[str], where: str) -> None:
    """Refuse files that lack a column which may not be null.

    Raises
    ------
    WorkspaceFault
        With the names of all such columns.
    """
    lost = [c.name for c in promise.columns if c.required and c.name not in here]
    if lost:
        raise WorkspaceFault(
            say("Files of {table} lack {columns}.", table=promise.name, columns=", ".join(lost)),
            where=where,
            fix=say("Put these files back from a backup, or import again."),
        )


def checked_name(name: str) -> str:
    """Return the name of a relation; raise where it cannot be one."""
    if not _NAME.fullmatch(name) or name == "in_the_making":
        raise HogeropError(f"{name!r} cannot be the name of a relation", where="engine.py")
    return name


def text_of(query: Path) -> str:
    """Return the text of a query file."""
    return query.read_text(encoding="utf-8").rstrip().removesuffix(";")


def title_of(query: Path | str) -> str:
    """Return what a question is called where something is said of it."""
    return query.name if isinstance(query, Path) else query


@contextmanager
def _faults(where: str) -> Iterator[None]:
    """Turn DuckDB's errors into ours, without any value of a row in them."""
    try:
        yield
    except duckdb.Error as error:
        raise said_by_duckdb(error, where) from (
            error if isinstance(error, _OUR_OWN_FAULTS) else None
        )


def said_by_duckdb(error: duckdb.Error, where: str) -> HogeropError:
    """Return an error of DuckDB as ours, without any value of a row in it."""
    text = str(error)
    if "No space left" in text or "max_temp_directory_size" in text:
        return disk_full(where)
    if isinstance(error, duckdb.OutOfMemoryException):
        return WorkspaceFault(
            say("There is too little memory for this step."),
            where=where,
            fix=say("Raise `memory` under [engine] in hogerop.toml, or close other programs."),
        )
    if isinstance(error, duckdb.IOException) or "magic bytes" in text:
        return WorkspaceFault(
            say("A file of the workspace is missing or broken."),
            where=where,
            fix=say("Put it back from a backup, or import again."),
        )
    if isinstance(error, _OUR_OWN_FAULTS):
        return HogeropError(f"query fault: {text}", where=where)
    return HogeropError(f"query fault: {type(error).__name__}", where=where)
