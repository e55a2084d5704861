"""DuckDB as it is opened: for one engine, or once for all who ask of the same workspace."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import duckdb

OWN_NAMES = "memory"
"""Where the relations of an engine are that has a DuckDB to itself."""

_ROOMS = count(1)


def open_duckdb(
    *,
    memory_limit: str,
    threads: int | None,
    temp_directory: Path | None,
    keep_order: bool = True,
) -> duckdb.DuckDBPyConnection:
    """Open a DuckDB in memory, within limits (see `DuckDBEngine`), that fetches nothing."""
    config: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": memory_limit,
        "temp_directory": str(temp_directory or ""),
        "preserve_insertion_order": keep_order,
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "python_enable_replacements": False,
    }
    if threads is not None:
        config["threads"] = threads
    opened = duckdb.connect(config=config)
    # For every connection, so that batches count days as the rest does.
    opened.execute("set global TimeZone = 'UTC'")
    # A file that was rewritten is read anew: its time and size are looked at each time.
    opened.execute("set global parquet_metadata_cache = true")
    return opened


def room_in(opened: duckdb.DuckDBPyConnection) -> str:
    """Make room for the relations of one engine more, and return what it is called."""
    names = f"room_{next(_ROOMS)}"
    with opened.cursor() as cursor:
        cursor.execute(f"attach ':memory:' as {names}")
    return names


def use(connection: duckdb.DuckDBPyConnection, names: str) -> None:
    """Have a connection find and make its relations in one room."""
    connection.execute("set enable_progress_bar = false")
    if names != OWN_NAMES:
        connection.execute(f"use {names}")


def leave(opened: duckdb.DuckDBPyConnection, names: str) -> None:
    """Let go of the relations of an engine that is no more."""
    with opened.cursor() as cursor:
        cursor.execute(f"detach {names}")
