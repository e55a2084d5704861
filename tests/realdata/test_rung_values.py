"""What a rung is worth, beside what those on it went on to spend: CDNOW and Complete Journey.

The chain of rungs alone is an anchor: for CDNOW after twelve months the evidence gives its values,
and they come out to the cent. It is too low at the top and too high for the lapsed; the cells, on
which "what if" stands, come nearer.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from tests.forecast.ladders_of_orders import (
    AWAY,
    CUSTOMER,
    DATA,
    MEMBER,
    TOP,
    Ladder,
    cdnow,
    complete_journey,
)
from tests.unit.forecast.books import seen_after

from hogerop.forecast.cells import cells, chain_of_cells, codes_of
from hogerop.forecast.chains import fitted
from hogerop.forecast.flows import flows
from hogerop.forecast.months import NOT_THERE, STANDINGS
from hogerop.forecast.waits import told_apart
from hogerop.whatif import RewardChain, chain_of, seen_of, worth

pytestmark = [
    pytest.mark.realdata,
    pytest.mark.skipif(not (DATA / "cdnow").exists(), reason="../shared/data/cdnow is not here"),
]


def of_rungs(ladder: Ladder, known: int) -> RewardChain:
    """The chain of standings alone."""
    panel = seen_after(ladder.panel, known)
    moves = flows(panel, panel.standing, np.arange(STANDINGS))
    return chain_of(seen_of(cells(moves, fitted(moves, moves.standing))))


def of_cells(ladder: Ladder, known: int) -> RewardChain:
    panel, look = seen_after(ladder.panel, known), ladder.look
    every = look.standing(np.arange(look.codes))
    moves = told_apart(flows(panel, codes_of(panel, look), every), look)
    return chain_of(seen_of(cells(moves, chain_of_cells(moves, look))))


def told(chain: RewardChain, months: int) -> dict[int, float]:
    """Mean value of who stands there now, by standing."""
    value = worth(chain, months, g=1.0)
    where = {k: np.where(chain.standing == k, chain.now, 0) for k in np.unique(chain.standing)}
    return {int(k): float(value @ n / n.sum()) for k, n in where.items() if n.sum()}


def spent(ladder: Ladder, known: int, months: int) -> dict[int, tuple[int, float]]:
    """How many stood there, and what they spent on average in the months that followed."""
    panel = ladder.panel
    standing, money = panel.standing[known - 1], panel.money[known : known + months].sum(axis=0)
    each = np.unique(standing[standing != NOT_THERE])
    return {int(k): (int(np.sum(standing == k)), float(money[standing == k].mean())) for k in each}


def error(values: dict[int, float], truth: dict[int, tuple[int, float]]) -> float:
    """How far off, all contacts together, as a share of what they spent."""
    off = sum(n * abs(values[k] - money) for k, (n, money) in truth.items())
    return off / sum(n * money for n, money in truth.values())


def test_the_chain_of_rungs_gives_the_values_of_the_evidence() -> None:
    values = told(of_rungs(cdnow(), 12), 6)
    assert values == pytest.approx(
        {AWAY: 11.84, CUSTOMER: 31.15, MEMBER: 64.14, TOP: 168.78}, abs=0.005
    )
    assert error(values, spent(cdnow(), 12, 6)) == pytest.approx(0.316, abs=5e-4)


@pytest.mark.parametrize(("made", "known", "months"), [(cdnow, 12, 6), (complete_journey, 8, 4)])
def test_cells_come_nearer_than_rungs_to_what_was_spent(
    made: Callable[[], Ladder], known: int, months: int
) -> None:
    ladder = made()
    truth = spent(ladder, known, months)
    by_cells = error(told(of_cells(ladder, known), months), truth)
    by_rungs = error(told(of_rungs(ladder, known), months), truth)
    assert by_cells < 0.7 * by_rungs
