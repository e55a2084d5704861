"""What holdouts taught of each strategy, read from the table that the results leave."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa

from hogerop.plan.posterior import Measured
from hogerop.plan.strategy import LAPSED, Strategy

__all__ = ["taught"]


def taught(effects: pa.Table, strategies: Sequence[Strategy]) -> tuple[Measured, ...]:
    """Return what was measured of these strategies. Runs no query.

    Parameters
    ----------
    effects : Table
        One row per outcome of an action on a rung. Rows of outcome ``step`` count: their ``gain``
        is by which part of itself the chance of the step rose. ``step`` is the rung from which,
        1 to 6; what a strategy for the lapsed did counts as one step back, on whatever rung.
    strategies : sequence of Strategy
        Rows of others, such as one that an owner has thrown away, are passed over.

    Returns
    -------
    tuple of Measured
        In the order of the rows.
    """
    places = {one.key: place for place, one in enumerate(strategies)}
    return tuple(
        Measured(places[row["strategy"]], step, row["gain"], row["se"])
        for row in effects.to_pylist()
        if row["outcome"] == "step" and row["strategy"] in places
        for step in [_step(strategies[places[row["strategy"]]], row["step"])]
        if step >= 0
    )


def _step(strategy: Strategy, rung: int) -> int:
    return LAPSED if strategy.place == LAPSED else rung - 1
