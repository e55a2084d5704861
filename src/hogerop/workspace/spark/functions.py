"""What Spark has no word for, or another meaning: DuckDB's own functions in Spark's workers.

A function of these gets whole columns (Arrow) and hands them to a DuckDB in the worker, so its
answers are DuckDB's by construction. They are what is left after everything that Spark says itself.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from typing import TYPE_CHECKING, Any

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

PREFIX = "duck_"
"""How the names of these functions begin."""

FUNCTIONS: dict[str, tuple[str, str, int]] = {
    # name: (what DuckDB is asked, what Spark gets, how many of the last arguments never change)
    "hash": ("hash({all})", "bigint", 0),
    "text": ("({all})::varchar", "string", 0),
    "upper": ("upper({all})", "string", 0),
    "strip_accents": ("strip_accents({all})", "string", 0),
    "jaro_winkler_similarity": ("jaro_winkler_similarity({all})", "double", 0),
    "damerau_levenshtein": ("damerau_levenshtein({all})", "bigint", 0),
    "regexp_matches": ("regexp_matches({all})", "boolean", 1),
    "regexp_replace": ("regexp_replace({all})", "string", 3),
    "regexp_extract": ("regexp_extract({all})", "string", 2),
}
"""Every function, without its prefix."""


def register(session: SparkSession) -> None:
    """Make the functions known to a session of Spark."""
    from pyspark.sql.functions import arrow_udf

    for name, (asked, kind, fixed) in FUNCTIONS.items():
        function: Any = arrow_udf(_named(name, asked, fixed), kind)
        session.udf.register(PREFIX + name, function)


def _named(name: str, asked: str, fixed: int) -> Callable[..., pa.Array]:
    answer = partial(_answer, asked, fixed)

    def function(*columns: pa.Array) -> pa.Array:
        return answer(*columns)

    function.__name__ = PREFIX + name
    return function


def _answer(asked: str, fixed: int, *columns: pa.Array) -> pa.Array:
    """Return what DuckDB says of these columns, row by row."""
    rows = columns[: len(columns) - fixed]
    # A pattern that is written once is read once: as a column it would be read for every row.
    values = [_only(column) for column in columns[len(columns) - fixed :]]
    if None in values:
        raise ValueError("a pattern has to be the same for every row")
    names = [f"c{i}" for i in range(len(rows))]
    every = ", ".join([*names, *("?" for _ in values)])
    connection = _duckdb()
    relation = connection.from_arrow(pa.table(list(rows), names=names))
    relation.create_view("given", replace=True)
    found = connection.execute(
        f"select {asked.format(all=every)} as said from given", values or None
    ).to_arrow_table()["said"]
    said = found.combine_chunks() if found.num_chunks != 1 else found.chunk(0)
    return said.view(pa.int64()) if said.type == pa.uint64() else said


def _only(column: pa.Array) -> object:
    """Return the one value that a column has, any where it has no rows, None where several."""
    values = pc.unique(column)
    if len(values) == 0:
        return "g" if pa.types.is_string(column.type) else 0
    return values[0].as_py() if len(values) == 1 else None


@cache
def _duckdb() -> duckdb.DuckDBPyConnection:
    """Return the DuckDB of this worker."""
    connection = duckdb.connect(
        config={
            "threads": 1,
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "python_enable_replacements": False,
        }
    )
    connection.execute("set TimeZone = 'UTC'")
    return connection
