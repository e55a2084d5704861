"""MySQL and MariaDB, through PyMySQL: rows come one after another, none is kept.

The session is in UTC, so that a TIMESTAMP (a moment) and a DATETIME (a time on somebody's clock)
are told apart; without that both are times without a zone.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from pymysql.constants import FIELD_TYPE
from pymysql.converters import conversions, convert_date, convert_datetime
from sqlalchemy.engine import Connection, Engine, make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from hogerop.sources.fetching.databases import Dialect, Trouble
from hogerop.sources.fetching.wanted import Wanted

SECONDS_TO_CONNECT = 10
SILENT = 600
"""Seconds without a sign after which the connection counts as broken."""

STATEMENT = 4 * 3600
"""Seconds for a whole question: the time that all its rows take counts here."""

OPTIONS = Path("~/.my.cnf")


def _engine(wanted: Wanted) -> Engine:
    url = make_url(wanted.at).set(drivername="mysql+pymysql")
    if wanted.password is not None:
        url = url.set(password=wanted.password)
    options = OPTIONS.expanduser()
    own = {"read_default_file": str(options)} if options.is_file() else {}
    return sa.create_engine(
        url,
        poolclass=NullPool,
        hide_parameters=True,
        isolation_level="REPEATABLE READ",
        connect_args={
            "charset": "utf8mb4",
            "connect_timeout": SECONDS_TO_CONNECT,
            "read_timeout": SILENT,
            "write_timeout": 60,
            "conv": {**conversions, **_CONVERTERS},
            "program_name": "hogerop",
            **own,
        },
    )


def _begin(connection: Connection, wanted: Wanted) -> None:
    # One of both is known: seconds in MariaDB, thousandths of them in MySQL.
    for limit in (f"max_statement_time = {STATEMENT}", f"max_execution_time = {STATEMENT * 1000}"):
        try:
            connection.exec_driver_sql(f"set session {limit}")
        except DBAPIError:
            continue
    connection.exec_driver_sql("set session time_zone = '+00:00'")
    connection.exec_driver_sql("set session transaction read only")
    connection.commit()


def _moment(held: Any) -> Any:
    found = _time(held)
    return found.replace(tzinfo=UTC) if isinstance(found, datetime) else found


def _time(held: Any) -> Any:
    return _none_of_zeros(convert_datetime(held))


def _day(held: Any) -> Any:
    return _none_of_zeros(convert_date(held))


def _none_of_zeros(value: Any) -> Any:
    """Return MySQL's own word for no date, 0000-00-00, as none; 2026-02-00 stays text."""
    return None if isinstance(value, str) and value.startswith("0000-00-00") else value


def _bits(held: Any) -> int:
    return int.from_bytes(held, "big")


_CONVERTERS = {
    FIELD_TYPE.TIMESTAMP: _moment,
    FIELD_TYPE.DATETIME: _time,
    FIELD_TYPE.DATE: _day,
    FIELD_TYPE.BIT: _bits,
}

_CODES: dict[int, Trouble] = {
    1044: "right", 1142: "right", 1143: "right", 1227: "right",
    1045: "password", 1698: "password", 1251: "password",
    1049: "database",
    1969: "long", 3024: "long", 1205: "long", 1317: "long",
    1792: "write",
    1054: "query", 1060: "query", 1064: "query", 1146: "query", 1052: "query", 1305: "query",
    2003: "unreachable", 2002: "unreachable", 2005: "unreachable",
    2006: "broken", 2013: "broken", 1053: "broken", 1927: "broken",
}  # fmt: skip


def _trouble(error: BaseException) -> tuple[Trouble, str]:
    code, *said = error.args or (0,)
    if not isinstance(code, int):
        # PyMySQL lacks what a password of this kind is sent with, or the socket failed.
        return ("password" if isinstance(error, RuntimeError) else "unreachable"), ""
    what = _CODES.get(code, "other")
    return what, str(said[0]) if what == "query" and said else str(code)


MYSQL = Dialect(_engine, _begin, _trouble, in_utc=True)
