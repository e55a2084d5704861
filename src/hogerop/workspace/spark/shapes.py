"""What columns each relation has, as DuckDB would have them: a DuckDB whose tables are empty.

Both engines answer with the very same columns and types, because the same one says which: every
query is looked at by this DuckDB first, which also finds what is wrong with it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import pyarrow as pa

from hogerop.workspace.opened import open_duckdb


class Shapes:
    """The columns of the relations of one engine."""

    def __init__(self) -> None:
        self._connection = open_duckdb(memory_limit="256MB", threads=1, temp_directory=None)

    def close(self) -> None:
        """Forget them all."""
        self._connection.close()

    def put(self, name: str, schema: pa.Schema) -> None:
        """Note the columns of a relation that was put or read."""
        empty = self._connection.from_arrow(schema.empty_table())
        self._connection.execute(f"drop table if exists {name}")
        empty.create(name)

    def make(self, name: str, text: str, values: Mapping[str, object]) -> pa.Schema:
        """Note the columns of a relation that a query makes, and return them."""
        schema = self.of_query(text, values)
        self.put(name, schema)
        return schema

    def drop(self, name: str) -> None:
        """Forget a relation."""
        self._connection.execute(f"drop table if exists {name}")

    def of_query(self, text: str, values: Mapping[str, object]) -> pa.Schema:
        """Return the columns that a query answers with."""
        asked = {key: value for key, value in values.items() if re.search(rf"\${key}\b", text)}
        # An empty table may still give rows (a count does): those are left.
        found = self._connection.execute(f"select * from ({text}) limit 0", asked or None)
        return found.to_arrow_table().schema

    def of(self, name: str) -> pa.Schema:
        """Return the columns of a relation."""
        return self._connection.table(name).limit(0).to_arrow_table().schema
