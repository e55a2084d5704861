"""Who came in lately may still buy: how many is read from how long others took."""

from __future__ import annotations

import numpy as np
import pytest

from hogerop.value.conversion import conversion
from hogerop.value.counted import cost_per, count_interval, share_interval


def days(*numbers: int) -> np.ndarray:
    return np.array(numbers, dtype=np.int64)


def test_the_curve_is_that_of_kaplan_and_meier() -> None:
    # 100 people: 10 buy at once, 18 after 30 days; 40 were seen for 20 days only.
    drawn = conversion(days(0, 30), days(10, 18), days(20, 400), days(40, 32))
    assert drawn.share_by(0) == pytest.approx(0.10)
    assert drawn.share_by(30) == pytest.approx(1 - 0.90 * (1 - 18 / 50))


def test_who_has_waited_longer_than_anybody_took_is_not_expected() -> None:
    drawn = conversion(days(0, 30), days(10, 18), days(20, 400), days(40, 32))
    assert drawn.to_come(days(30, 200), days(5, 5)) == (0.0, 0.0)
    expected, unsure = drawn.to_come(days(0), days(100))
    assert expected == pytest.approx(100 * 18 / 50)
    # Greenwood: n^2 * p * (1 - p) / at risk
    assert unsure == pytest.approx(100**2 * 0.36 * 0.64 / 50)


def test_few_people_tell_nothing_of_those_to_come() -> None:
    few = conversion(days(0, 30), days(2, 3), days(100), days(10))
    assert few.horizon == 0
    assert few.to_come(days(0), days(50)) == (0.0, 0.0)


def test_where_all_bought_the_next_is_nearly_sure_to_but_not_quite() -> None:
    drawn = conversion(days(10), days(30), days(5), days(0))
    expected, unsure = drawn.to_come(days(0), days(30))
    assert 29 < expected < 30
    assert np.isfinite(unsure)


def test_nobody_at_all() -> None:
    none = conversion(days(), days(), days(), days())
    assert none.share_by(100) == 0.0
    assert none.to_come(days(), days()) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("count", "low", "high"), [(0, 0.0, 3.689), (1, 0.0253, 5.572), (10, 4.795, 18.390)]
)
def test_the_interval_of_a_count_is_garwoods(count: int, low: float, high: float) -> None:
    assert count_interval(count) == pytest.approx((low, high), abs=5e-4)


def test_what_is_only_expected_makes_the_interval_wider() -> None:
    plain, unsure = count_interval(40), count_interval(40, variance=30)
    assert unsure[0] < plain[0] < 40 < plain[1] < unsure[1]


def test_where_hardly_anybody_is_expected_what_one_costs_has_no_upper_end() -> None:
    assert cost_per(855.0, 0.0125).high is None
    assert cost_per(855.0, 1.0).high == pytest.approx(33_771, rel=1e-3)


def test_money_that_bought_nobody_says_only_what_one_costs_at_least() -> None:
    cost = cost_per(369.0, 0)
    assert (cost.value, cost.high) == (None, None)
    assert cost.low == pytest.approx(100.0, abs=0.1)


@pytest.mark.parametrize("cost", [0.0, -20.0])
def test_no_cost_or_credits_alone_give_no_figure(cost: float) -> None:
    assert cost_per(cost, 10) == cost_per(0.0, 0)


def test_a_share_of_nobody_is_no_share() -> None:
    assert share_interval(0, 0).value is None
    assert share_interval(5, 5).high == 1.0


def test_the_corrected_count_is_right_on_average_and_its_interval_covers() -> None:
    """Months of leads who buy late, or never: 400 made-up businesses, seen too early."""
    random = np.random.default_rng(7)
    covered, corrected, so_far, truth = 0, 0.0, 0.0, 0.0
    for _ in range(400):
        came = np.repeat(np.arange(0, 360), random.poisson(0.7, 360))
        buys = random.random(len(came)) < 0.4
        delay = np.where(buys, random.gamma(2.0, 25.0, len(came)).astype(np.int64), 10_000)
        watched = 360 - came
        bought = delay <= watched
        drawn = conversion(
            delay[bought],
            np.ones(bought.sum(), np.int64),
            watched[~bought],
            np.ones((~bought).sum(), np.int64),
        )
        late = came >= 300  # the last two months
        waiting = late & ~bought
        more, unsure = drawn.to_come(watched[waiting], np.ones(waiting.sum(), np.int64))
        counted = int((late & bought).sum())
        low, high = count_interval(counted + more, unsure)
        mean = 0.7 * 60 * 0.4
        covered += low <= mean <= high
        corrected += counted + more
        so_far += counted
        truth += mean
    assert so_far / truth < 0.6
    assert corrected / truth == pytest.approx(1.0, abs=0.06)
    assert 0.90 <= covered / 400 <= 0.995
