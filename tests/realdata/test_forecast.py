"""Rolling backtests on CDNOW and Complete Journey; ``make backtest`` prints the whole table."""

from __future__ import annotations

from statistics import mean

import pytest
from tests.forecast.backtest import LADDERS, Past, factor_of, line, others_of, pasts
from tests.forecast.ladders_of_orders import DATA

from hogerop.forecast.pool import NARROWER

pytestmark = [
    pytest.mark.realdata,
    pytest.mark.skipif(not DATA.is_dir(), reason="../shared/data is not here"),
]

MEMBERS = ("cells", "second order", "same as now")


@pytest.fixture(scope="module")
def every() -> dict[str, list[Past]]:
    return {(ladder := make()).name: pasts(ladder) for make in LADDERS}


def test_the_ladder_of_cdnow_is_that_of_the_evidence() -> None:
    ladder = LADDERS[0]()
    assert ladder.panel.contacts == 23_570
    assert ladder.panel.orders.sum() == 67_591
    assert ladder.panel.standing[11].tolist().count(12) == 18_631


@pytest.mark.parametrize("other", ["same as now", "first order"])
def test_the_pool_misplaces_fewer_on_every_ladder(every: dict[str, list[Past]], other: str) -> None:
    for some in every.values():
        assert line(some, "pool", NARROWER).misplaced < line(some, other, 1.0).misplaced


def test_ranges_hold_as_often_as_they_should_with_a_factor_from_elsewhere(
    every: dict[str, list[Past]],
) -> None:
    lines = [
        line(some, "pool", factor_of(others_of(name, every), "pool"))
        for name, some in every.items()
    ]
    assert 0.75 <= mean(one.held_80 for one in lines) <= 0.90
    assert 0.90 <= mean(one.held_95 for one in lines) <= 0.98


@pytest.mark.parametrize("member", MEMBERS)
def test_the_pool_scores_better_than_each_member(every: dict[str, list[Past]], member: str) -> None:
    pools = [line(some, "pool", NARROWER) for some in every.values()]
    alone = [line(some, member, 1.0) for some in every.values()]
    assert mean(p.score_80 for p in pools) < mean(a.score_80 for a in alone)
    assert mean(p.score_95 for p in pools) < mean(a.score_95 for a in alone)
