"""The engine on Spark: the same named relations in and out as `DuckDBEngine`, on many machines.

A relation that is made lies in Parquet files of the engine's own folder: a query never grows
longer by those before it, and what replaces itself reads the old files while it writes the new.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any
from weakref import finalize

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from hogerop.contracts import Table
from hogerop.workspace.durable import make_durable
from hogerop.workspace.engine import (
    ROWS_TOGETHER,
    checked_name,
    lost_columns,
    text_of,
    title_of,
)
from hogerop.workspace.linking import scored_pairs
from hogerop.workspace.opened import open_duckdb
from hogerop.workspace.spark import kinds
from hogerop.workspace.spark.faults import faults
from hogerop.workspace.spark.laid import Laid, broken_file, rows_of
from hogerop.workspace.spark.session import open_session
from hogerop.workspace.spark.shapes import Shapes
from hogerop.workspace.spark.wording import in_spark

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


class SparkEngine:
    """The `contracts.Engine` that works on Spark.

    Queries are DuckDB's: each is said in Spark's words when it is first used, and a DuckDB with
    empty tables says which columns and types the answer has, so that they are the same.

    Parameters
    ----------
    memory_limit : str
        How much memory the driver may use, such as ``"4GB"``.
    threads : int, optional
        How many cores; by default all.
    temp_directory : Path, optional
        Where relations lie that are made. Every machine of a cluster has to see it.
    keep_order : bool
        Takes no part: what is asked in an order comes in that order.
    """

    def __init__(
        self,
        *,
        memory_limit: str = "4GB",
        threads: int | None = None,
        temp_directory: Path | None = None,
        keep_order: bool = True,
    ) -> None:
        self._limits = {"memory_limit": memory_limit, "threads": threads}
        self._session = open_session(memory_limit=memory_limit, threads=threads)
        if temp_directory is not None:
            temp_directory.mkdir(parents=True, exist_ok=True)
        self._folder = Path(mkdtemp(prefix="spark-", dir=temp_directory))
        self._swept = finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        self._shapes = Shapes()
        self._laid: dict[str, Laid] = {}
        self._numbers = count(1)

    def close(self) -> None:
        """Let go of everything; what was not written is gone."""
        for name in list(self._laid):
            self.drop(name)
        self._shapes.close()
        self._swept()

    def put(self, name: str, table: pa.Table) -> None:
        """Make an Arrow table a named relation, replacing one of that name."""
        with faults(checked_name(name)):
            self._shapes.put(name, table.schema)
            schema = self._shapes.of(name)
            rows = self._session.createDataFrame(kinds.carried(table.cast(_plain(table, schema))))
            self._replace(name, rows, Laid(schema, table=table))

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
        with faults(where):
            alike: dict[tuple[str, ...], list[Path]] = {}
            for file in files:
                alike.setdefault(_columns(file, where), []).append(file)
            lost_columns(promise, {c for columns in alike for c in columns}, where)
            self._shapes.put(name, promise.empty().schema)
            schema = self._shapes.of(name)
            parts = [self._files(some, set(have), schema) for have, some in alike.items()]
            rows = parts[0]
            for part in parts[1:]:
                rows = rows.unionAll(part)
            self._replace(name, rows, Laid(schema))

    def make(self, name: str, query: Path, **values: object) -> None:
        """Run a query file and keep its result as a named relation, replacing one of that name.

        The query may read the relation that it replaces.
        """
        with faults(query.name):
            rows, schema = self._asked(checked_name(name), query, values)
            self._keep(name, rows, schema)

    def ask(self, query: Path | str, **values: object) -> pa.Table:
        """Run a query (a file, or the name of a relation) and return its rows, in its order."""
        with faults(title_of(query)):
            if isinstance(query, str) and (found := self._at_hand(query)) is not None:
                return found
            rows, schema = self._asked(title_of(query), query, values)
            return kinds.answered(rows.toArrow(), schema)

    def batches(self, query: Path | str, rows: int, **values: object) -> Iterator[pa.RecordBatch]:
        """Run a query and return its rows in order, at most so many at a time.

        They come over the disk: nothing is held but the batch in hand.
        """
        with faults(title_of(query)):
            found, schema = self._asked(title_of(query), query, values)
            folder = self._written(found)
        try:
            yield from rows_of(folder, schema, rows)
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def parts(
        self, query: Path, *, by: str, size: int, count: int, **values: object
    ) -> Iterator[pa.Table]:
        """Run a query once and return its rows in parts, over the disk where there are several."""
        if count <= 1:
            yield self.ask(query, **values)
            return
        from pyspark.sql import functions as f

        with faults(query.name):
            found, schema = self._asked(query.name, query, values)
            part = f.floor(f.col(checked_name(by)) / f.lit(int(size))).cast("int")
            folder = self._new_folder()
            marked = found.withColumn("part_of_many", part)
            marked.repartition("part_of_many").write.partitionBy("part_of_many").parquet(folder)
        try:
            for number in range(count):
                some = Path(folder) / f"part_of_many={number}"
                batches = list(rows_of(str(some), schema, 1 << 20)) if some.exists() else []
                yield pa.Table.from_batches(batches, schema)
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def write(self, name: str, file: Path, *, by: str | None = None) -> int:
        """Write a named relation to a Parquet file, wait until it is on the disk, count its rows.

        Spark writes many files; DuckDB makes one of them, as it writes its own.

        Raises
        ------
        WorkspaceFault
            If the disk is full.
        """
        with faults(str(file)):
            schema = self._shapes.of(checked_name(name))
            rows = self._session.table(name)
            rows = rows.orderBy(_last_nulls(checked_name(by))) if by else rows
            folder = self._written(rows)
            try:
                self._merge(folder, schema, file)
            finally:
                shutil.rmtree(folder, ignore_errors=True)
            make_durable(file)
        return int(pq.read_metadata(file).num_rows)

    def link(
        self,
        name: str,
        mentions: str,
        candidates: str,
        settings: Mapping[str, Any],
    ) -> None:
        """Score pairs of a relation's rows with Splink and keep them as a named relation.

        Splink scores in a DuckDB beside Spark, over the disk where they are many: the pairs are
        those that Spark found, and the comparisons are written in DuckDB's words. (Splink on Spark
        needs comparisons in Spark's words and two functions of a jar file that it brings along.)
        """
        with (
            faults(mentions),
            open_duckdb(
                memory_limit=str(self._limits["memory_limit"]),
                threads=self._limits["threads"],  # type: ignore[arg-type]
                temp_directory=self._folder,
            ) as beside,
        ):
            folders = [
                self._lent(beside, relation)
                for relation in (checked_name(mentions), checked_name(candidates))
            ]
            pairs = scored_pairs(beside, mentions, candidates, settings)
            into = self._new_folder()
            Path(into).mkdir()
            found = beside.table(pairs)
            schema = found.limit(0).to_arrow_table().schema
            found.write_parquet(f"{into}/part-00000.parquet", compression="zstd")
            self._shapes.put(checked_name(name), schema)
            self._lay(name, into, schema)
        for folder in folders:
            shutil.rmtree(folder, ignore_errors=True)

    def drop(self, name: str) -> None:
        """Forget a named relation, if it is there."""
        laid = self._laid.pop(checked_name(name), None)
        if laid is not None:
            self._session.catalog.dropTempView(name)
            self._shapes.drop(name)
            laid.remove()

    def _asked(
        self, title: str, query: Path | str, values: Mapping[str, object]
    ) -> tuple[DataFrame, pa.Schema]:
        """Return what a query finds, with the columns and types that DuckDB gives it."""
        text = text_of(query) if isinstance(query, Path) else f"from {checked_name(query)}"
        schema = self._shapes.of_query(text, values)
        said = in_spark(text, lambda part: self._shapes.of_query(part, values).names)
        found = self._session.sql(
            _as_told(said, schema), args={k: _value(v) for k, v in values.items()} or None
        )
        return found, schema

    def _files(self, files: Sequence[Path], have: set[str], schema: pa.Schema) -> DataFrame:
        """Return the rows of files that have the same columns."""
        from pyspark.sql import functions as f

        # Without this a name of a file with an asterisk in it would stand for many.
        reader = self._session.read.option("__globPaths__", "false")
        found = reader.parquet(*(str(file) for file in files))
        return found.select(
            *(
                (f.col(f"`{field.name}`") if field.name in have else f.lit(None))
                .cast(kinds.in_spark(field.type))
                .alias(field.name)
                for field in schema
            )
        )

    def _keep(self, name: str, rows: DataFrame, schema: pa.Schema) -> None:
        folder = self._written(rows)
        self._shapes.put(name, schema)
        self._lay(name, folder, schema)

    def _lay(self, name: str, folder: str, schema: pa.Schema) -> None:
        wanted = ", ".join(f"`{f.name}` {kinds.in_spark(f.type)}" for f in schema)
        rows = self._session.read.schema(wanted).parquet(folder)
        self._replace(name, rows, Laid(schema, folder=folder))

    def _replace(self, name: str, rows: DataFrame, laid: Laid) -> None:
        old = self._laid.pop(name, None)
        rows.createOrReplaceTempView(name)
        self._laid[name] = laid
        if old is not None:
            old.remove()

    def _written(self, rows: DataFrame) -> str:
        folder = self._new_folder()
        rows.write.option("compression", "lz4_raw").parquet(folder)
        return folder

    def _new_folder(self) -> str:
        return str(self._folder / f"relation-{next(self._numbers)}")

    def _at_hand(self, name: str) -> pa.Table | None:
        """Return a relation that lies here already, in its order; None where Spark has to look."""
        laid = self._laid.get(checked_name(name))
        return None if laid is None else laid.rows()

    def _lent(self, beside: duckdb.DuckDBPyConnection, name: str) -> str:
        """Make a relation known to a DuckDB too; return the folder in which it lies for it."""
        folder = self._written(self._session.table(name))
        self._answer_of(beside, folder, self._shapes.of(name)).create_view(name)
        return folder

    def _answer_of(
        self, beside: duckdb.DuckDBPyConnection, folder: str, schema: pa.Schema
    ) -> duckdb.DuckDBPyRelation:
        """Return what Spark wrote to a folder, in its order, as a relation of DuckDB."""
        files = sorted(str(file) for file in Path(folder).glob("part-*"))
        if not files:
            return beside.from_arrow(schema.empty_table())
        types = beside.from_arrow(schema.empty_table()).types
        found = beside.read_parquet(files, hive_partitioning=False)
        return found.select(
            *(
                duckdb.ColumnExpression(column).cast(kind).alias(column)
                for column, kind in zip(schema.names, types, strict=True)
            )
        )

    def _merge(self, folder: str, schema: pa.Schema, file: Path) -> None:
        with open_duckdb(memory_limit="1GB", threads=1, temp_directory=self._folder) as beside:
            self._answer_of(beside, folder, schema).write_parquet(
                str(file), compression="zstd", row_group_size=ROWS_TOGETHER
            )


def _as_told(said: str, schema: pa.Schema) -> str:
    """Return a query with these names and types, by place: Spark may call a column otherwise."""
    columns = ", ".join(
        f"CAST(_{i} AS {kinds.in_spark(field.type)}) AS `{field.name}`"
        for i, field in enumerate(schema)
    )
    names = ", ".join(f"_{i}" for i in range(len(schema)))
    return f"SELECT {columns} FROM ({said}) AS told({names})"


def _columns(file: Path, where: str) -> tuple[str, ...]:
    try:
        return tuple(pq.read_schema(file).names)
    except (OSError, pa.ArrowInvalid) as error:
        raise broken_file(where) from error


def _plain(table: pa.Table, schema: pa.Schema) -> pa.Schema:
    """Return the schema of a table as DuckDB sees it, but for what is the same."""
    return pa.schema(
        [pa.field(name, field.type) for name, field in zip(table.column_names, schema, strict=True)]
    )


def _last_nulls(column: str) -> Any:
    from pyspark.sql import functions as f

    return f.col(column).asc_nulls_last()


def _value(value: object) -> Any:
    """Return a bound value as Spark takes it."""
    from pyspark.sql import functions as f

    if isinstance(value, (list, tuple)):
        return f.array(*(f.lit(one) for one in value))
    item = getattr(value, "item", None)
    return f.lit(item() if callable(item) else value)
