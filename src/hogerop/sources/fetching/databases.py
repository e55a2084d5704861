"""Rows out of a database: streamed, read-only, and with every name quoted by SQLAlchemy.

What differs between databases stands in one file each: `postgres`, `mysql` and `sqlite`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal

import pyarrow as pa
import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DBAPIError, NoSuchModuleError, SQLAlchemyError

from hogerop.errors import FileFault
from hogerop.sources.fetching import faults
from hogerop.sources.fetching.reader import BATCH_ROWS
from hogerop.sources.fetching.values import batch_of
from hogerop.sources.fetching.wanted import Extent, Wanted
from hogerop.sources.fetching.watermarks import Kind, Watermark
from hogerop.sources.fetching.written import Written

Trouble = Literal[
    "unreachable", "password", "database", "right", "long", "broken", "write", "query", "other"
]

_TYPES: dict[Kind, sa.types.TypeEngine[Any]] = {
    "text": sa.types.NullType(),  # as the column has it: Postgres compares no date with text
    "day": sa.Date(),
    "time": sa.DateTime(),
    "moment": sa.DateTime(timezone=True),
}


@dataclass(frozen=True)
class Dialect:
    """How one kind of database is opened, and what its errors mean.

    Parameters
    ----------
    engine : callable
        Gives the engine for what is wanted; nothing is asked yet.
    begin : callable
        Makes a connection read only and patient to a measure, in the zone of the business.
    trouble : callable
        Tells what an error is, with its code or what may be repeated of it.
    in_utc : bool
        Whether a moment is compared as a time in UTC without its zone.
    """

    engine: Callable[[Wanted], Engine]
    begin: Callable[[Connection, Wanted], None]
    trouble: Callable[[BaseException], tuple[Trouble, str]]
    in_utc: bool = False


@contextmanager
def open_database(wanted: Wanted, dialect: Dialect) -> Iterator[DatabaseRows]:
    """Open a table or query of a database. A door: connects, and asks for its columns.

    Raises
    ------
    FileFault
        If that cannot be done, now or at any moment in the block.
    """
    connected = False
    try:
        engine = dialect.engine(wanted)
        try:
            with engine.connect() as connection:
                connected = True
                dialect.begin(connection, wanted)
                yield DatabaseRows(connection, wanted, dialect)
        finally:
            engine.dispose()
    except (SQLAlchemyError, OSError, RuntimeError) as error:
        raise _fault(error, wanted, dialect, connected=connected) from error


class DatabaseRows:
    """A table or query of a database, in one transaction."""

    def __init__(self, connection: Connection, wanted: Wanted, dialect: Dialect) -> None:
        self._connection, self._wanted, self._dialect = connection, wanted, dialect
        rows = _query(wanted.query) if wanted.query else _table(connection, wanted)
        self.names = self._columns_of(rows)
        named: list[Any] = [sa.column(name) for name in self.names]
        if wanted.query:
            self._rows: Any = Written(wanted.query).columns(*named).subquery("fetched")
        else:
            self._rows = sa.table(rows.name, *named, schema=rows.schema)

    def extent(
        self, column: str, since: Watermark | None, until: Watermark | None = None
    ) -> Extent:
        """Return how much there is; see `Reader`. Runs one query."""
        of = self._rows.c[column]
        asked = sa.select(sa.func.count(), sa.func.count(of), sa.func.max(of))
        asked = self._from(asked.select_from(self._rows), column, since)
        if until is not None:
            asked = asked.where(of <= self._bound(until))
        rows, filled, highest = self._connection.execute(asked).one()
        mark = None if highest is None else Watermark.of(highest)
        return Extent(rows, rows - filled, mark)

    def batches(self, column: str, since: Watermark | None) -> Iterator[pa.RecordBatch]:
        """Give the rows; see `Reader`. Runs one query, and holds one batch of it."""
        asked = self._from(sa.select(*self._rows.c), column, since)
        if not column and not self._wanted.query:
            asked = asked.order_by(*self._key())
        streamed = self._connection.execution_options(stream_results=True, yield_per=BATCH_ROWS)
        with streamed.execute(asked) as result:
            for rows in result.partitions():
                yield batch_of(self.names, rows)

    def _from(self, asked: Any, column: str, since: Watermark | None) -> Any:
        return asked if since is None else asked.where(self._rows.c[column] >= self._bound(since))

    def _bound(self, mark: Watermark) -> Any:
        value: Any = mark.value
        if mark.kind == "moment" and self._dialect.in_utc:
            return sa.literal(value.replace(tzinfo=None), sa.DateTime())
        if mark.kind == "number":
            return sa.literal(value, sa.BigInteger() if isinstance(value, int) else sa.Double())
        return sa.literal(value, _TYPES[mark.kind])

    def _columns_of(self, rows: Any) -> tuple[str, ...]:
        nothing: Any = sa.select(sa.literal_column("*")).select_from(rows).where(sa.false())
        with self._connection.execute(nothing) as result:
            names = list(map(str, result.keys()))
        twice = [name for name, times in Counter(names).items() if times > 1]
        if twice:
            raise faults.one_name_twice(self._wanted, twice)
        return tuple(names)

    def _key(self) -> list[Any]:
        """Return what a whole table is sorted by, so that it is the same file until it changes."""
        found = sa.inspect(self._connection).get_pk_constraint(self._rows.name, self._rows.schema)
        key = found["constrained_columns"] if found else []
        return [self._rows.c[name] for name in key if name in self.names]


def _query(query: str) -> Any:
    return Written(query).columns().subquery("fetched")


def _table(connection: Connection, wanted: Wanted) -> Any:
    """Return the table that is meant: a name with a dot in it goes before a name in a schema."""
    looked = sa.inspect(connection)
    schema, dot, name = wanted.table.partition(".")
    for here, called in ((None, wanted.table), *(((schema, name),) if dot else ())):
        if looked.has_table(called, schema=here):
            return sa.table(called, schema=here)
    there = {*looked.get_table_names(), *looked.get_view_names()}
    if dot and schema in looked.get_schema_names():
        inside = {*looked.get_table_names(schema), *looked.get_view_names(schema)}
        there |= {f"{schema}.{called}" for called in inside}
    raise faults.no_such_table(wanted, there)


def _fault(error: BaseException, wanted: Wanted, dialect: Dialect, *, connected: bool) -> FileFault:
    if isinstance(error, NoSuchModuleError | sa.exc.ArgumentError):
        return faults.unreachable(wanted)
    if isinstance(error, DBAPIError) and error.orig is not None:
        what, said = dialect.trouble(error.orig)
    else:
        what, said = dialect.trouble(error)
    if connected and what == "unreachable":
        what = "broken"
    made: dict[Trouble, Callable[[], FileFault]] = {
        "unreachable": lambda: faults.unreachable(wanted),
        "password": lambda: faults.wrong_password(wanted),
        "database": lambda: faults.no_such_database(wanted),
        "right": lambda: faults.no_right(wanted),
        "long": lambda: faults.took_too_long(wanted),
        "broken": lambda: faults.broken_off(wanted),
        "write": lambda: faults.would_write(wanted),
        "query": lambda: faults.wrong_query(wanted, said),
        "other": lambda: faults.refused(wanted, said),
    }
    return made[what]()
