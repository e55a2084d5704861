"""A million contacts over 24 months: counting, checking on eight earlier days, looking ahead."""

from __future__ import annotations

import time
from datetime import date

import numpy as np
import pytest

from hogerop.forecast import Panel, forecast, month_ends
from hogerop.forecast.months import LAPSED, NEVER, NOT_THERE

pytestmark = pytest.mark.speed

CONTACTS, MONTHS, AT_MOST = 1_000_000, 24, 15.0


def large_base(seed: int = 1) -> Panel:
    """Return a base that comes in, orders and leaves by chance."""
    random = np.random.default_rng(seed)
    came = np.where(random.random(CONTACTS) < 0.6, 0, random.integers(1, MONTHS, CONTACTS))
    rate, leaves = random.gamma(0.7, 0.25 / 0.7, CONTACTS), random.beta(0.3, 6, CONTACTS)
    orders = np.zeros((MONTHS, CONTACTS), np.int16)
    standing = np.full((MONTHS, CONTACTS), NOT_THERE, np.int8)
    since = np.full((MONTHS, CONTACTS), NEVER, np.int8)
    gone, last, ever = np.zeros(CONTACTS, bool), np.full(CONTACTS, -1), np.zeros(CONTACTS, int)
    for month in range(MONTHS):
        there = came <= month
        orders[month] = np.where(there & ~gone, random.poisson(rate), 0)
        gone |= random.random(CONTACTS) < leaves
        ever += orders[month]
        last[orders[month] > 0] = month
        year = orders[max(0, month - 11) : month + 1].sum(axis=0)
        high = [ever == 0, ever == 1, year >= 8, year >= 5, year >= 3]
        rung = np.select(high, [1, 3, 7, 6, 5], 4)
        lapsed = (ever > 0) & (month - last >= 4)
        standing[month] = np.where(there, rung + LAPSED * lapsed, NOT_THERE)
        since[month] = np.where(last >= 0, month - last, NEVER)
    money = (orders * random.lognormal(3, 0.5, (1, CONTACTS))).astype(np.float32)
    ends = month_ends(date(2026, 6, 30), MONTHS)
    return Panel(ends, np.arange(CONTACTS), standing, orders, money, since, "margin")


def test_a_forecast_of_a_million_contacts_takes_seconds() -> None:
    base = large_base()
    begun = time.process_time()
    forecast(base, months=12, draws=200)
    taken = time.process_time() - begun
    print(f"\n1 million contacts, 24 months: forecast with checks {taken:.1f} CPU seconds")
    assert taken < AT_MOST
