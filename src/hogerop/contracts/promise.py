"""What a table promises: its grain, its columns, their types and units."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from hogerop.errors import HogeropError

MONEY = pa.decimal128(18, 4)
TIME = pa.timestamp("us", tz="UTC")
FIGURES = pa.map_(pa.string(), pa.float64())
WORDS = pa.map_(pa.string(), pa.string())


@dataclass(frozen=True)
class Column:
    """One column of a table: its type, its unit and what it means."""

    name: str
    type: pa.DataType
    means: str
    unit: str = ""
    required: bool = False


@dataclass(frozen=True)
class Table:
    """A table's promise: one row per ``grain``, these columns, in this order."""

    name: str
    grain: str
    columns: tuple[Column, ...]

    @property
    def schema(self) -> pa.Schema:
        """The Arrow schema of the table."""
        return pa.schema([pa.field(c.name, c.type, nullable=not c.required) for c in self.columns])

    def empty(self) -> pa.Table:
        """Return the table without rows."""
        return self.schema.empty_table()

    def of(self, columns: dict[str, Any]) -> pa.Table:
        """Return a table of these columns; those not named are null."""
        n = max((len(v) for v in columns.values()), default=0)
        return pa.table(
            [
                _as_array(columns[c.name], c.type) if c.name in columns else pa.nulls(n, c.type)
                for c in self.columns
            ],
            schema=self.schema,
        )


def _as_array(values: Any, kind: pa.DataType) -> pa.Array:
    return values.cast(kind) if isinstance(values, pa.Array) else pa.array(values, kind)


def text(name: str, means: str) -> Column:
    """Return a column of text that may be null."""
    return Column(name, pa.string(), means)


def check(table: pa.Table, promise: Table) -> pa.Table:
    """Return the table cast to its promise.

    Raises
    ------
    HogeropError
        If a column is missing or cannot be cast: a fault of ours, not of the user's data.
    """
    missing = [c.name for c in promise.columns if c.name not in table.column_names]
    if missing:
        raise HogeropError(f"table {promise.name} lacks {', '.join(missing)}", where="contracts")
    return table.select([c.name for c in promise.columns]).cast(
        pa.schema([pa.field(c.name, c.type) for c in promise.columns])
    )
