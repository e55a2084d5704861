"""A query file in Spark's words: transpiled from DuckDB's dialect, once for every text."""

from __future__ import annotations

from functools import lru_cache
from typing import ClassVar

import sqlglot
from sqlglot import ErrorLevel, exp, transforms
from sqlglot.dialects.spark import Spark
from sqlglot.generators.spark import SparkGenerator

from hogerop.workspace.spark.columns import ColumnsOf, needs_columns, with_columns
from hogerop.workspace.spark.mending import mended


class SparkOfToday(Spark):
    """Spark as sqlglot says it, but with ``qualify``, which Spark has learned since."""

    class Generator(SparkGenerator):
        """The same, without taking ``qualify`` apart (and losing columns where there is a star)."""

        TRANSFORMS: ClassVar = {
            **SparkGenerator.TRANSFORMS,
            exp.Select: transforms.preprocess(
                [transforms.eliminate_distinct_on, transforms.unnest_to_explode]
            ),
        }


def in_spark(text: str, columns_of: ColumnsOf) -> str:
    """Return a query of DuckDB's dialect as Spark says it; values stay parameters (``:day``).

    Parameters
    ----------
    text : str
        The query; comments may stand in it.
    columns_of : callable
        Told a query in DuckDB's words, returns the names of its columns.

    Raises
    ------
    HogeropError
        If there is something in it that cannot be said in Spark.
    """
    tree = _parsed(text)
    if not needs_columns(tree):
        return _plain(text)
    return _worded(with_columns(tree, columns_of))


def golden(text: str) -> str:
    """Return a query in Spark's words without its columns written out, for people to look at."""
    return _worded(_parsed(text).copy(), pretty=True)


@lru_cache(maxsize=512)
def _parsed(text: str) -> exp.Expr:
    return sqlglot.parse_one(text, read="duckdb")


@lru_cache(maxsize=512)
def _plain(text: str) -> str:
    return _worded(_parsed(text).copy())


def _worded(tree: exp.Expr, *, pretty: bool = False) -> str:
    said = mended(tree)
    return said.sql(SparkOfToday, pretty=pretty, comments=False, unsupported_level=ErrorLevel.RAISE)
