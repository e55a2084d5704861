from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.forecast.worlds import play
from tests.unit.forecast.books import panel_of

from hogerop.errors import AskedWrongly, TooLittle
from hogerop.forecast.forecasting import forecast
from hogerop.forecast.foretold import Forecast

SEED = 2000


@pytest.fixture(scope="module")
def told() -> Forecast:
    return forecast(play(SEED).seen, months=6, draws=50, seed=1)


def test_too_short_a_past_is_refused_with_what_is_needed() -> None:
    with pytest.raises(TooLittle, match="At least 6 months in which moves can be seen are needed"):
        forecast(panel_of(["3344"] * 200))


def test_too_few_contacts_are_refused_with_what_is_needed() -> None:
    with pytest.raises(TooLittle, match="At least 100 contacts are needed; you have 2"):
        forecast(panel_of(["3344334433"] * 2))


def test_everything_that_lacks_is_said_at_once() -> None:
    with pytest.raises(TooLittle, match=r"months in which .* At least 100 contacts"):
        forecast(panel_of(["34"]))


def test_a_business_of_one_rung_is_refused() -> None:
    with pytest.raises(TooLittle, match="Everybody stands on one rung"):
        forecast(panel_of(["3333333333"] * 200))


@pytest.mark.parametrize("months", [0, 37])
def test_months_out_of_range_are_refused(months: int) -> None:
    with pytest.raises(AskedWrongly, match="Choose 1 to 36 months"):
        forecast(panel_of(["34"]), months=months)


def test_contacts_of_today_and_those_who_come_in_add_up(told: Forecast) -> None:
    for month in range(6):
        everybody = sum(line.months[month].mean for line in told.standings)
        arrived = sum(line.arrived[month] for line in told.standings)
        assert everybody - arrived == pytest.approx(told.contacts, abs=0.5)


def test_rungs_are_their_standings_together(told: Forecast) -> None:
    for rung in told.rungs:
        of_it = [line for line in told.standings if line.standing % 8 == rung.standing]
        mean = sum(line.months[5].mean for line in of_it)
        assert rung.months[5].mean == pytest.approx(mean, abs=1e-6)


def test_ranges_lie_within_each_other_and_hold_the_mean(told: Forecast) -> None:
    ranges = [one for line in (*told.standings, *told.rungs) for one in line.months]
    for one in (*ranges, *told.money):
        assert 0 <= one.low_95 <= one.low_80 <= one.high_80 <= one.high_95
        assert one.low_95 - 0.5 <= one.mean <= one.high_95 + 0.5


def test_the_total_is_the_sum_of_the_months(told: Forecast) -> None:
    assert told.money_total is not None
    assert told.money_total.mean == pytest.approx(sum(one.mean for one in told.money))


def test_the_checks_say_how_often_the_ranges_held(told: Forecast) -> None:
    assert told.checks is not None
    assert 0 < told.checks.held_80 <= told.checks.held_95 <= told.checks.forecasts
    assert told.checks.widening >= 1
    assert told.notes[0].startswith(f"In the last {len(told.checks.origins)} checks")


def test_the_same_seed_gives_the_same_forecast(told: Forecast) -> None:
    assert forecast(play(SEED).seen, months=6, draws=50, seed=1) == told


def test_without_amounts_there_is_no_money() -> None:
    seen = play(SEED).seen
    panel = replace(seen, money=np.zeros_like(seen.money), money_is="none")
    found = forecast(panel, months=2, draws=50)
    assert (found.money, found.money_total) == ((), None)


def test_the_order_of_contacts_makes_no_difference(told: Forecast) -> None:
    seen = play(SEED).seen
    turned = replace(
        seen,
        standing=seen.standing[:, ::-1],
        orders=seen.orders[:, ::-1],
        money=seen.money[:, ::-1],
        since_order=seen.since_order[:, ::-1],
    )
    found = forecast(turned, months=6, draws=50, seed=1)
    assert found.standings == told.standings
