"""The busy and the quiet months of a year, found in orders a day that a test makes up."""

from __future__ import annotations

import numpy as np
import pytest

from hogerop.value.model import Integers
from hogerop.value.seasons import Refused, Seasons, seasons

FIRST = 18_696  # 10 March 2021
MONTHS = np.array([0.8, 0.7, 0.8, 0.9, 1.0, 1.0, 0.8, 0.9, 1.0, 1.1, 1.3, 1.7])


def orders(
    years: float, a_day: float, index: np.ndarray = MONTHS, *, growth: float = 0.0
) -> Integers:
    """Draw the orders of each day of a shop that has these months, and perhaps grows."""
    days = FIRST + np.arange(int(years * 365.25))
    month = days.astype("datetime64[D]").astype("datetime64[M]").astype(int) % 12
    level = a_day * np.exp(growth * (days - FIRST) / 365.25)
    return np.random.default_rng(4).poisson(level * index[month])


def test_two_years_show_the_months_of_a_shop_that_also_grows() -> None:
    found = seasons(orders(2, 30.0, growth=0.4), FIRST)

    assert isinstance(found, Seasons)
    assert found.index == pytest.approx(MONTHS, abs=0.08)
    assert np.argmax(found.index) == 11
    assert (found.low < found.index).all()
    assert (found.index < found.high).all()


def test_the_index_of_a_whole_year_is_1() -> None:
    found = seasons(orders(3, 5.0), FIRST)

    assert isinstance(found, Seasons)
    assert found.average_days(FIRST, 1461) == pytest.approx(1461, rel=1e-9)


def test_a_shop_without_seasons_gets_an_index_of_nearly_1() -> None:
    """Chance alone moves a month by 7% here; the years do not repeat it."""
    off, holds_1 = [], []
    for seed in range(20):
        found = seasons(np.random.default_rng(seed).poisson(3.0, 731), FIRST)
        assert isinstance(found, Seasons)
        off.append(abs(found.index - 1).mean())
        holds_1.append((found.low <= 1) & (found.high >= 1))

    assert np.mean(off) < 0.025
    assert np.mean(holds_1) > 0.95


def test_few_orders_are_drawn_further_towards_1_than_many() -> None:
    few, many = seasons(orders(2, 0.3), FIRST), seasons(orders(2, 30.0), FIRST)

    assert isinstance(few, Seasons)
    assert isinstance(many, Seasons)
    assert abs(few.index - 1).mean() < 0.8 * abs(many.index - 1).mean()
    assert ((few.high - few.low) > (many.high - many.low)).all()


def test_the_intervals_hold_the_truth_about_19_times_in_20() -> None:
    held = []
    for seed in range(40):
        random = np.random.default_rng(seed)
        days = FIRST + np.arange(1096)
        month = days.astype("datetime64[D]").astype("datetime64[M]").astype(int) % 12
        found = seasons(random.poisson(4.0 * MONTHS[month]), FIRST)
        assert isinstance(found, Seasons)
        held.append((found.low <= MONTHS) & (found.high >= MONTHS))

    assert 0.90 <= np.mean(held) <= 0.99


def test_weeks_show_what_a_month_would_spread_out() -> None:
    busy = np.ones(2 * 366, np.int64) * 4
    busy[np.arange(len(busy)) % 365 < 7] = 16  # the week from 10 March

    found = seasons(busy, FIRST, by="week")

    assert isinstance(found, Seasons)
    assert len(found.index) == 52
    assert np.argsort(found.index)[-2:] == pytest.approx([9, 10], abs=1)


def test_less_than_two_years_is_refused_in_words() -> None:
    found = seasons(orders(1.9, 10.0), FIRST)

    assert found == Refused(
        "A season shows when it comes back: that takes two years of orders.",
        "Months of orders so far: 22. Needed: 24.",
    )


def test_too_few_orders_are_refused_in_words() -> None:
    found = seasons(np.zeros(800, np.int64), FIRST)

    assert found == Refused(
        "There are too few orders to tell a season from chance.",
        "At least 24 orders in two years are needed.",
    )


def test_a_busy_month_is_a_longer_horizon_and_a_longer_time_without_orders() -> None:
    busy_december = Seasons(
        "month", np.array([0.9] * 11 + [1.5]), np.zeros(12), np.full(12, 2.0), 3.0
    )
    end_of_november = int(np.datetime64("2025-11-30").astype(int))

    assert busy_december.average_days(end_of_november, 31) == pytest.approx(46.5)
    assert busy_december.clock(
        np.array([end_of_november + 31, end_of_november, end_of_november - 10])
    ) == pytest.approx([55.5, 9.0, 0.0])
    assert busy_december.clock(np.array([], np.int64)).tolist() == []
