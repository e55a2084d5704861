"""Postgres, through psycopg 3: rows come through a cursor of the server."""

from __future__ import annotations

from typing import Any

import psycopg
import sqlalchemy as sa
from psycopg.types.datetime import DateLoader, TimestampLoader, TimestamptzLoader
from psycopg.types.string import TextLoader
from sqlalchemy.engine import Connection, Engine, make_url
from sqlalchemy.pool import NullPool

from hogerop.sources.fetching.databases import Dialect, Trouble
from hogerop.sources.fetching.wanted import Wanted

SECONDS_TO_CONNECT = 10
STATEMENT = "10min"
"""How long the database may think about one question, or about the next rows of it."""

LOCKED = "30s"


def _engine(wanted: Wanted) -> Engine:
    url = make_url(wanted.at).set(drivername="postgresql+psycopg")
    if wanted.password is not None:
        url = url.set(password=wanted.password)
    engine = sa.create_engine(
        url,
        poolclass=NullPool,
        hide_parameters=True,
        isolation_level="REPEATABLE READ",
        connect_args={
            "connect_timeout": SECONDS_TO_CONNECT,
            "prepare_threshold": None,  # a pooler in between keeps no prepared questions
            "application_name": "hogerop",
            "keepalives_idle": 60,
        },
    )
    sa.event.listen(engine, "connect", _read_as_is)
    return engine


def _begin(connection: Connection, wanted: Wanted) -> None:
    connection.execution_options(postgresql_readonly=True)
    set_config = sa.func.set_config  # for this transaction only: true
    connection.execute(
        sa.select(
            set_config("TimeZone", wanted.time_zone, True),
            set_config("statement_timeout", STATEMENT, True),
            set_config("lock_timeout", LOCKED, True),
        )
    )


def _read_as_is(connection: psycopg.Connection[Any], _: object) -> None:
    """Read JSON as text, and days that Python has no number for (infinity, 44 BC) as well."""
    for name, loader in (("date", _Day), ("timestamp", _Time), ("timestamptz", _Moment)):
        connection.adapters.register_loader(name, loader)
    for name in ("json", "jsonb"):
        connection.adapters.register_loader(name, TextLoader)


class _Day(DateLoader):
    def load(self, data: Any) -> Any:
        try:
            return super().load(data)
        except psycopg.DataError:
            return bytes(data).decode()


class _Time(TimestampLoader):
    def load(self, data: Any) -> Any:
        try:
            return super().load(data)
        except psycopg.DataError:
            return bytes(data).decode()


class _Moment(TimestamptzLoader):
    def load(self, data: Any) -> Any:
        try:
            return super().load(data)
        except psycopg.DataError:
            return bytes(data).decode()


_PASSWORD = ("28000", "28P01")
_BROKEN = ("08", "57P")


def _trouble(error: BaseException) -> tuple[Trouble, str]:
    code = str(getattr(error, "sqlstate", None) or "")
    diag = getattr(error, "diag", None)
    if code in _PASSWORD:
        return "password", code
    if code == "3D000":
        return "database", code
    if code == "42501":
        return "right", code
    if code in ("57014", "55P03"):
        return "long", code
    if code == "25006":
        return "write", code
    if code.startswith("42") and diag is not None:
        return "query", str(diag.message_primary)
    if code and not code.startswith(_BROKEN):
        return "other", code
    return _told_in_words(str(error)), code


def _told_in_words(said: str) -> Trouble:
    """Return what a refusal before there was a connection is: it comes without a code."""
    if any(word in said for word in ("authentication", "no password supplied", "pg_hba.conf")):
        return "password"
    if 'database "' in said:
        return "database"
    return "unreachable"


POSTGRES = Dialect(_engine, _begin, _trouble)
