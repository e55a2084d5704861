"""Records that begin later than the customers are recognised."""

from __future__ import annotations

import numpy as np
import pytest

from hogerop.value.buying.late_records import late_records

YEAR = 364


def test_old_customers_come_by_in_the_first_weeks() -> None:
    random = np.random.default_rng(1)
    old = np.minimum(random.exponential(10, 800), YEAR)
    new = random.integers(0, YEAR, 200)
    found = late_records(np.concatenate([old, new, [0]]).astype(np.int32), YEAR)
    assert found is not None
    assert found.first_day == 0
    assert found.buyers == 1001
    assert found.seen > 700


def test_new_buyers_that_come_evenly_are_new() -> None:
    days = np.arange(YEAR, dtype=np.int32)
    assert late_records(days, YEAR) is None


def test_a_cohort_that_came_evenly_for_some_weeks_is_new() -> None:
    days = np.repeat(np.arange(84, dtype=np.int32), 20)  # as in CDNOW: twelve weeks, then none
    assert late_records(days, 545) is None


def test_a_shop_that_grows_is_no_old_one() -> None:
    days = (YEAR * np.sqrt(np.linspace(0, 1, 1000))).astype(np.int32)
    assert late_records(days, YEAR) is None


@pytest.mark.parametrize("buyers", [10, 20, 30, 50, 100, 1_000])
@pytest.mark.parametrize("until", [YEAR, 3 * YEAR])
def test_a_shop_that_wins_buyers_evenly_is_hardly_ever_taken_for_an_old_one(
    buyers: int, until: int
) -> None:
    random = np.random.default_rng(buyers)
    shops = random.integers(0, until + 1, (1_000, buyers)).astype(np.int32)
    alarms = sum(late_records(days, until) is not None for days in shops)
    assert alarms <= 10  # 1%


@pytest.mark.parametrize("buyers", [10, 30, 100])
def test_nor_is_a_shop_that_wins_fewer_and_fewer(buyers: int) -> None:
    random = np.random.default_rng(buyers)
    shops = np.minimum(random.exponential(YEAR / 2, (1_000, buyers)), YEAR).astype(np.int32)
    alarms = sum(late_records(days, YEAR) is not None for days in shops)
    assert alarms <= 10


def test_a_shop_on_four_market_days_a_year_is_no_old_one() -> None:
    days = np.repeat(np.array([0, 91, 182, 273], np.int32), [60, 25, 15, 10])
    assert late_records(days, YEAR) is None


def test_forty_old_customers_of_a_small_shop_are_recognised() -> None:
    random = np.random.default_rng(2)
    found = [
        late_records(
            np.concatenate([random.exponential(10, 40), random.integers(0, YEAR, 20)])
            .clip(0, YEAR)
            .astype(np.int32),
            YEAR,
        )
        for _ in range(100)
    ]
    assert sum(one is not None for one in found) >= 90


def test_nobody_tells_nothing() -> None:
    assert late_records(np.array([], np.int32), YEAR) is None
