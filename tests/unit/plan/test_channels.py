"""What to spend on channels that bring new people, and how to test one."""

from __future__ import annotations

import numpy as np
import pytest

from hogerop.errors import AskedWrongly
from hogerop.plan import Channel, Spend, on_weeks, pairs_needed, spread_over

YEAR = 12


def channel(
    name: str,
    spent: float,
    shoppers: float,
    *,
    worth: float = 100.0,
    off: int = 0,
    alone: float = 0,
) -> Channel:
    """Return a year of a channel that costs and brings the same every month, off at the end."""
    on = np.arange(YEAR) < YEAR - off
    came = np.where(on, shoppers, alone)
    return Channel(name, np.where(on, spent, 0.0), 4.0 * came, came, worth)


def named(channels: tuple[Spend, ...], name: str) -> Spend:
    return next(one for one in channels if one.name == name)


def test_money_moves_to_the_channel_that_brings_more_and_by_no_more_than_30_percent() -> None:
    two = [channel("fair", 1000.0, 10.0), channel("search", 1000.0, 40.0)]
    found = spread_over(two, 2000.0, seed=1).channels
    assert named(found, "search").now == pytest.approx(1300)
    assert named(found, "fair").now == pytest.approx(700)


def test_what_does_not_pay_is_not_spent() -> None:
    found = spread_over(
        [channel("fair", 1000.0, 5.0), channel("search", 1000.0, 40.0)], 2500, seed=1
    )
    assert found.unspent == pytest.approx(2500 - 700 - 1300)
    assert not named(found.channels, "fair").pays
    assert named(found.channels, "search").pays


def test_between_its_bounds_the_last_euro_brings_as_much_everywhere() -> None:
    alike = [channel("letters", 1000.0, 40.0), channel("search", 1000.0, 41.0)]
    first, second = spread_over(alike, 2000.0, seed=1).channels
    assert first.now + second.now == pytest.approx(2000, abs=1e-6)
    assert 700 < first.now < second.now < 1300
    assert first.next_shopper == pytest.approx(second.next_shopper, rel=0.02)


def test_one_shopper_more_costs_more_than_the_mean_of_those_there_are() -> None:
    (found,) = spread_over([channel("search", 1000.0, 40.0)], 1000.0, seed=1).channels
    assert found.shoppers[1] == pytest.approx(40, rel=0.01)
    assert found.prospects[1] == pytest.approx(160, rel=0.01)
    assert found.next_shopper > found.now / found.shoppers[1]
    assert found.next_shopper == pytest.approx(1000 / 40 / 0.6, rel=0.1)


def test_who_comes_without_spending_is_not_the_channels() -> None:
    never_off = channel("search", 1000.0, 40.0, worth=500.0)
    with_off = channel("search", 1000.0, 40.0, worth=500.0, off=4, alone=30.0)
    (believed,) = spread_over([never_off], 1000.0, seed=1).channels
    (tested,) = spread_over([with_off], 1000.0, seed=1).channels
    assert tested.shoppers[1] == pytest.approx(believed.shoppers[1], rel=0.01)
    assert tested.next_shopper == pytest.approx(4 * believed.next_shopper, rel=0.01)


def test_many_months_tell_how_fast_returns_fall() -> None:
    random = np.random.default_rng(2)
    spent = random.uniform(500, 2000, 400)
    for beta in (0.3, 0.9):
        came = random.poisson(200 * (spent / 1000) ** beta).astype(float)
        one = Channel("search", spent, came, came, 1e6)
        (found,) = spread_over([one], float(spent.mean()), seed=1).channels
        mean = found.now / found.shoppers[1]
        assert mean / found.next_shopper == pytest.approx(beta, abs=0.1)


def test_the_range_of_a_month_holds_what_comes_in_four_of_five_cases() -> None:
    held = []
    for seed in range(150):
        random = np.random.default_rng(seed)
        spent = random.uniform(700, 1300, YEAR)
        rate = 30 * (spent / 1000) ** random.uniform(0.3, 0.9)
        came = random.poisson(rate).astype(float)
        one = Channel("search", spent, came, came, 100.0)
        (found,) = spread_over([one], float(spent.mean()), seed=seed).channels
        low, _, high = found.shoppers
        held.append(low <= random.poisson(30 * (found.now / 1000) ** 0.6) <= high)
    assert 0.72 <= np.mean(held) <= 0.92


def test_the_same_seed_tells_the_same() -> None:
    one = [channel("search", 1000.0, 40.0)]
    assert spread_over(one, 1000.0, seed=1) == spread_over(one, 1000.0, seed=1)


def test_a_channel_that_brought_nobody_is_told_so() -> None:
    (found,) = spread_over([channel("fair", 1000.0, 0.0)], 1000.0, seed=1).channels
    assert found.now == pytest.approx(700)
    assert found.shoppers[1] == 0
    assert found.next_shopper == np.inf


def test_a_channel_without_two_months_behind_it_is_refused() -> None:
    with pytest.raises(AskedWrongly, match="two months with spending"):
        spread_over([channel("new", 1000.0, 40.0, off=11)], 1000.0, seed=1)


def test_a_budget_below_the_bounds_is_refused_with_the_way_out() -> None:
    with pytest.raises(AskedWrongly, match="stop a channel as a whole"):
        spread_over([channel("search", 1000.0, 40.0)], 600.0, seed=1)


def test_numbers_that_cannot_be_are_refused() -> None:
    wrong = Channel("search", np.ones(3), np.ones(3), -np.ones(3), 100.0)
    with pytest.raises(AskedWrongly, match="0 or more"):
        spread_over([wrong], 1000.0, seed=1)


def test_weeks_on_and_off_are_as_many_and_side_by_side() -> None:
    weeks = on_weeks(50, seed=3).reshape(50, 2)
    assert (weeks.sum(axis=1) == 1).all()
    assert 10 < weeks[:, 0].sum() < 40


@pytest.mark.parametrize(
    ("a_week", "change", "swing"), [(20.0, 0.5, 1.0), (5.0, 0.3, 1.0), (40.0, 0.2, 3.0)]
)
def test_so_many_pairs_show_the_change_in_four_of_five_tests(
    a_week: float, change: float, swing: float
) -> None:
    pairs = pairs_needed(a_week, change, swing=swing)
    assert seen(a_week, change, swing, pairs) >= 0.77
    assert seen(a_week, change, swing, pairs - 1) <= 0.83


def seen(a_week: float, change: float, swing: float, pairs: int) -> float:
    """Return in which part of many played tests the change is seen."""
    random = np.random.default_rng(1)
    on = random.poisson(a_week / swing, (4_000, pairs)) * swing
    off = random.poisson(a_week * (1 - change) / swing, (4_000, pairs)) * swing
    z = (on - off).sum(axis=1) / np.sqrt(swing * (on + off).sum(axis=1))
    return float(np.mean(z > 1.96))


def test_a_test_that_cannot_be_is_refused() -> None:
    with pytest.raises(AskedWrongly, match="pair of weeks"):
        on_weeks(0, seed=1)
    with pytest.raises(AskedWrongly, match="people above 0"):
        pairs_needed(0.0, 0.5)
