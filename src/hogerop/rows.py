"""A table that comes out in the shape that its reader likes: Arrow, pandas, Polars or DuckDB."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import islice
from typing import TYPE_CHECKING, Any

import duckdb
import pyarrow as pa

from hogerop.errors import HogeropError
from hogerop.words import say, say_count

if TYPE_CHECKING:
    import pandas
    import polars

SHOWN_ROWS = 10
"""How many rows a notebook shows of a longer table."""


class Rows:
    """The rows of an answer.

    Iterating gives one dictionary per row; ``len`` is the number of rows.

    Parameters
    ----------
    table : pyarrow.Table
        The rows, as the engine gave them.

    Examples
    --------
    >>> rows = Rows(pa.table({"rung": ["member", "fan"], "contacts": [12, 3]}))
    >>> len(rows)
    2
    >>> [row["contacts"] for row in rows]
    [12, 3]
    >>> rows
    rung    contacts
    member  12
    fan     3
    2 rows
    """

    def __init__(self, table: pa.Table) -> None:
        self._table = table

    @property
    def columns(self) -> list[str]:
        """The names of the columns, in order."""
        return list(self._table.column_names)

    def arrow(self) -> pa.Table:
        """Return the rows as an Arrow table."""
        return self._table

    def pandas(self) -> pandas.DataFrame:
        """Return the rows as a pandas data frame.

        Raises
        ------
        HogeropError
            If pandas is not installed.
        """
        try:
            import pandas  # noqa: F401  # an extra: Arrow makes the frame, and needs it
        except ImportError:
            raise _not_installed("pandas") from None
        frame: pandas.DataFrame = self._table.to_pandas()
        return frame

    def polars(self) -> polars.DataFrame:
        """Return the rows as a Polars data frame.

        Raises
        ------
        HogeropError
            If Polars is not installed.
        """
        try:
            import polars
        except ImportError:
            raise _not_installed("polars") from None
        frame = polars.from_arrow(self._table)
        assert isinstance(frame, polars.DataFrame)
        return frame

    def relation(
        self, connection: duckdb.DuckDBPyConnection | None = None
    ) -> duckdb.DuckDBPyRelation:
        """Return the rows as a DuckDB relation, on DuckDB's own connection if none is given."""
        return (connection or duckdb.default_connection()).from_arrow(self._table)

    def __len__(self) -> int:
        return int(self._table.num_rows)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for batch in self._table.to_batches(max_chunksize=10_000):
            yield from batch.to_pylist()

    def __repr__(self) -> str:
        shown = [self.columns, *self._shown()]
        widths = [max(len(line[i]) for line in shown) for i in range(len(self.columns))]
        lines = [
            "  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)).rstrip()
            for line in shown
        ]
        return "\n".join([*lines, self._count()])

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{escape(name)}</th>" for name in self.columns)
        body = "".join(
            "<tr>" + "".join(f"<td>{escape(text)}</td>" for text in line) + "</tr>"
            for line in self._shown()
        )
        return (
            f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
            f"<p>{escape(self._count())}</p>"
        )

    def _shown(self) -> list[list[str]]:
        return [[_text(value) for value in row.values()] for row in islice(self, SHOWN_ROWS)]

    def _count(self) -> str:
        if len(self) > SHOWN_ROWS:
            return say("{n} rows, the first {shown} shown", n=len(self), shown=SHOWN_ROWS)
        return say_count("{n} row", "{n} rows", len(self))


def _text(value: object) -> str:
    if value is None:
        return ""
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _not_installed(library: str) -> HogeropError:
    return HogeropError(
        say("{library} is not installed.", library=library),
        where=f"Rows.{library}()",
        fix=f'pip install "hogerop[{library}]"',
    )
