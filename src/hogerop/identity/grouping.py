"""Which records are one: the surest pairs joined, unless a veto or a decision keeps them apart."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from hogerop.contracts import LIKENESSES, Engine
from hogerop.identity.clustering import cluster
from hogerop.identity.joining import join
from hogerop.identity.scoring import Sort

_QUERIES = Path(__file__).parent / "queries"

ASKED = 0.65
"""From where a pair is a question."""

_NO_PAIRS = LIKENESSES.empty().select(["record_l", "record_r", "probability"])

MANY = 100_000
"""From so many tellings on chance likenesses are common, and more is asked of a pair."""


def surely(tellings: int) -> float:
    """Return the probability from which two records are joined without a question."""
    return 0.95 if tellings >= MANY else 0.90


def group(engine: Engine, sort: Sort, *, tellings: int) -> None:
    """Join records into groups.

    Reads what `scoring.score` left, and what people decided (``decided_together`` and
    ``decided_apart``); leaves ``{sort}_groups``: the records that are joined with another, and
    the smallest of each group; and ``record_pairs``: those that are one or may be.
    """
    engine.put(f"{sort.name}_groups", _grouped(engine, sort, tellings))


def _grouped(engine: Engine, sort: Sort, tellings: int) -> pa.Table:
    if tellings:
        engine.make("record_pairs", _QUERIES / "record_pairs.sql", least=ASKED)
    found = engine.ask("record_pairs") if tellings else _NO_PAIRS
    same, apart = (
        engine.ask(_QUERIES / f"told_{what}.sql", kind=sort.name) for what in ("same", "apart")
    )
    probability = np.concatenate([_of(found, "probability", np.float64), np.full(len(same), 2.0)])
    left = np.concatenate([_of(found, "record_l"), _of(same, "record_l")])
    right = np.concatenate([_of(found, "record_r"), _of(same, "record_r")])
    sure = probability >= surely(tellings)
    left, right, probability = left[sure], right[sure], probability[sure]
    if not len(left):
        return _members(left, right)
    engine.put("components", _members(*join(left, right)))
    against = _NO_PAIRS
    if tellings:
        engine.make("vetoes", sort.query("vetoes"), most=sort.apart)
        against = engine.ask(_QUERIES / "standing_vetoes.sql", kind=sort.name)
        engine.drop("vetoes")
    return _members(
        *cluster(
            left,
            right,
            probability,
            np.concatenate([_of(against, "record_l"), _of(apart, "record_l")]),
            np.concatenate([_of(against, "record_r"), _of(apart, "record_r")]),
        )
    )


def _of(table: pa.Table, column: str, kind: type = np.int64) -> NDArray[np.generic]:
    return np.array(table[column].to_numpy(), kind)


def _members(records: NDArray[np.int64], groups: NDArray[np.int64]) -> pa.Table:
    return pa.table({"record_id": records, "component_id": groups})
