"""The busy and the quiet months of a year, found in orders a day that a test makes up."""

from __future__ import annotations

import numpy as np
import pytest

from hogerop.value.buying.clock import days_until, passed
from hogerop.value.fitting.model import Integers
from hogerop.value.selection.refusal import Refusal
from hogerop.value.selection.seasons import Seasons, seasons

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
    assert passed(found, FIRST, FIRST + 1461) == pytest.approx(1461, rel=1e-9)


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


def test_less_than_two_years_is_refused() -> None:
    assert seasons(orders(1.9, 10.0), FIRST) == Refusal("seasons", "short", 22, 24)


def test_too_few_orders_are_refused() -> None:
    assert seasons(np.zeros(800, np.int64), FIRST) == Refusal("seasons", "few", 0, 24)


def test_a_busy_month_is_a_longer_horizon_and_a_longer_time_without_orders() -> None:
    busy_december = Seasons(np.array([0.9] * 11 + [1.5]), np.zeros(12), np.full(12, 2.0), 3.0)
    end_of_november = int(np.datetime64("2025-11-30").astype(int))

    assert passed(busy_december, end_of_november, end_of_november + 31) == pytest.approx(46.5)
    readings = busy_december.readings(end_of_november - 10, end_of_november + 31)
    assert readings[[0, 10, 41]] == pytest.approx([0.0, 9.0, 55.5])


def test_what_is_15_average_days_ahead_comes_sooner_in_a_busy_month() -> None:
    busy_december = Seasons(np.array([0.9] * 11 + [1.5]), np.zeros(12), np.full(12, 2.0), 3.0)
    end_of_november = int(np.datetime64("2025-11-30").astype(int))

    days = days_until(busy_december, end_of_november, np.array([15.0, np.nan, 1e6]), 365)
    assert days == pytest.approx([10.0, np.nan, np.nan], nan_ok=True)
