"""SQLite: a file, opened for reading only."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from urllib.parse import quote

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.pool import NullPool

from hogerop.sources.fetching.databases import Dialect, Trouble
from hogerop.sources.fetching.wanted import Wanted

BUSY = 30.0
"""Seconds to wait for who writes."""


def file_of(wanted: Wanted) -> Path:
    """Return the file of an address: ``sqlite:///shop.db`` lies in the folder of the business.

    Four slashes are a path from the root, as SQLAlchemy writes it.
    """
    return wanted.folder / wanted.at.removeprefix("sqlite:///")


def _engine(wanted: Wanted) -> Engine:
    where = f"file:{quote(str(file_of(wanted).absolute()))}?mode=ro"

    def connect() -> sqlite3.Connection:
        opened = sqlite3.connect(where, uri=True, timeout=BUSY, isolation_level=None)
        opened.text_factory = lambda held: held.decode("utf-8", "replace")
        return opened

    return sa.create_engine("sqlite://", creator=connect, poolclass=NullPool, hide_parameters=True)


def _begin(connection: Connection, wanted: Wanted) -> None:
    connection.exec_driver_sql("pragma query_only = on")
    connection.exec_driver_sql("begin")


def _trouble(error: BaseException) -> tuple[Trouble, str]:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_CANTOPEN:
        return "unreachable", ""
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return "long", ""
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_IOERR):
        return "broken", ""
    if code == sqlite3.SQLITE_READONLY:
        return "write", ""
    if code == sqlite3.SQLITE_ERROR:
        return "query", str(error)
    return "other", str(code)


SQLITE = Dialect(_engine, _begin, _trouble)
