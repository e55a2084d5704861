"""What tests of fetching share: a SQLite database from its rows, and what a fetch brought."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from hogerop.sources.fetching import Before, Fetched, Wanted, fetch

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)


def put(folder: Path, statement: str, rows: Sequence[Sequence[Any]] = ()) -> None:
    """Have shop.db do something, once or for every row."""
    shop = sqlite3.connect(folder / "shop.db")
    try:
        if rows:
            shop.executemany(statement, rows)
        else:
            shop.execute(statement)
        shop.commit()
    finally:
        shop.close()


def of_sqlite(folder: Path, **told: Any) -> Wanted:
    return Wanted("orders", "sqlite:///shop.db", folder, **told)


def brought(wanted: Wanted, before: Before | None = None) -> tuple[Fetched, pa.Table | None]:
    """Return what a fetch says and brings."""
    to = wanted.folder / "fetched"
    to.unlink(missing_ok=True)
    fetched = fetch(wanted, to, now=NOW, before=before)
    return fetched, pq.read_table(to) if to.exists() else None


def next_of(fetched: Fetched) -> Before:
    """Return what the next fetch is told."""
    assert fetched.reached is not None
    return Before(fetched.reached, fetched.again)
