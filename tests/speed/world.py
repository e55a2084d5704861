"""A base of so many contacts with ten orders each, as the tables of an edition."""

from __future__ import annotations

from pathlib import Path

import duckdb
import numpy as np

from hogerop.contracts import EVENTS, Column

_EVENTS = {
    "event_id": "(hash(i) >> 1)::bigint",
    "record_id": "(hash(i * 7 + 3) % $contacts)::bigint",
    "day": "(15000 + hash(i * 13) % 1825)::integer",
    "kind": "'order'",
    "amount": "((hash(i * 31) % 10000) / 100.0 + 1)::decimal(18, 4)",
    "source": "'shop'",
    "import_no": "1::integer",
    "source_row": "(i % 2000000000)::integer",
    "lines": "1::integer",
}


def make_world(folder: Path, contacts: int, orders: int) -> Path:
    """Write events, membership and contacts as Parquet; the same numbers give the same rows."""
    folder.mkdir(parents=True, exist_ok=True)
    connection = duckdb.connect(config={"memory_limit": "4GB", "temp_directory": str(folder)})
    columns = ", ".join(f'{_value(column)} as "{column.name}"' for column in EVENTS.columns)
    _write(
        connection,
        f"select {columns} from range($orders) as t (i)",
        folder / "events.parquet",
        contacts=contacts,
        orders=orders,
    )
    _write(
        connection,
        "select i as record_id, i as contact_id from range($contacts) as t (i)",
        folder / "membership.parquet",
        contacts=contacts,
    )
    _write(
        connection,
        "select i as contact_id, 15000::integer as first_seen_day,"
        " ['shop:' || i] as source_ids from range($contacts) as t (i)",
        folder / "contacts.parquet",
        contacts=contacts,
    )
    return folder


def as_arrays(folder: Path) -> Path:
    """Write contact, day and amount of every event as arrays too, for those who read no Parquet."""
    columns = duckdb.sql(
        "select record_id as contact, day, amount::double as amount"
        f" from '{folder / 'events.parquet'}'"
    ).fetchnumpy()
    np.savez(folder / "orders.npz", **columns)
    return folder / "orders.npz"


def _value(column: Column) -> str:
    if column.name in _EVENTS:
        return _EVENTS[column.name]
    kinds = {
        "string": "varchar",
        "int64": "bigint",
        "int32": "integer",
        "bool": "boolean",
        "timestamp[us, tz=UTC]": "timestamptz",
        "decimal128(18, 4)": "decimal(18, 4)",
    }
    return f"null::{kinds[str(column.type)]}"


def _write(connection: duckdb.DuckDBPyConnection, query: str, file: Path, **values: int) -> None:
    connection.execute(f"copy ({query}) to '{file}' (format parquet, compression zstd)", values)
