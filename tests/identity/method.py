"""What a method is: records in, a number per row out; rows with the same number are the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa
from tests.identity.scores import Share, Whole

TIDY = Path(__file__).with_name("tidy.sql")
LOOSE = 0.3
"""Pairs below this probability are not handed over."""


@dataclass(frozen=True)
class Pairs:
    """Scored pairs of rows, by their place in the table."""

    left: Whole
    right: Whole
    probability: Share


@dataclass(frozen=True)
class Found:
    """What a method found: a number per row, and its scored pairs where it has them."""

    cluster: Whole
    pairs: Pairs | None = None


Method = Callable[[pa.Table], Found]


def tidied(records: pa.Table) -> duckdb.DuckDBPyConnection:
    """Return a connection with the table ``tidy``."""
    connection = duckdb.connect(config={"threads": 2, "preserve_insertion_order": True})
    connection.register("records", records)
    connection.execute(TIDY.read_text())
    return connection
