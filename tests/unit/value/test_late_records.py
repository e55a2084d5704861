"""Records that begin later than the customers are recognised."""

from __future__ import annotations

import numpy as np

from hogerop.value.late_records import late_records

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


def test_nobody_tells_nothing() -> None:
    assert late_records(np.array([], np.int32), YEAR) is None
