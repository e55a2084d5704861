"""Real ladders made of orders alone: the rung rules of the evidence file, as a fixture.

At each month end: LAPSED (no order in ``lapsed`` periods; one standing), SHOPPER (one order ever),
CUSTOMER (two or more), MEMBER (``member`` orders in ``window`` periods), TOP (``top`` of them; it
stands in for advocate). An order is a day with an order.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq

from hogerop.forecast.look import Look
from hogerop.forecast.months import LAPSED, NEVER, NOT_THERE, Panel

DATA = Path(__file__).parents[3] / "shared" / "data"
SHOPPER, CUSTOMER, MEMBER, TOP, AWAY = 3, 4, 5, 6, 4 + LAPSED


@dataclass(frozen=True)
class Ladder:
    """A panel, how far its rules look back, and how many months are known at each origin."""

    name: str
    panel: Panel
    look: Look
    origins: tuple[int, ...]


@dataclass(frozen=True)
class Rules:
    lapsed: int
    window: int
    member: int
    top: int


def cdnow() -> Ladder:
    lines = (DATA / "cdnow/CDNOW_master.txt").read_text().splitlines()[1:]
    rows = [line.split() for line in lines]
    who = np.array([int(row[0]) for row in rows])
    day = np.array([row[1] for row in rows])
    day = np.array([f"{d[:4]}-{d[4:6]}-{d[6:]}" for d in day], "datetime64[D]")
    money = np.array([float(row[3]) for row in rows])
    month = (day.astype("datetime64[M]") - np.datetime64("1997-01")).astype(int)
    ends = _months(1997, 18)
    panel = _panel(*_order_days(who, day, money, month), ends, Rules(4, 6, 3, 6))
    return Ladder("CDNOW", panel, Look(recency=10, window=6), tuple(range(10, 18)))


def complete_journey() -> Ladder:
    who, day, money = _baskets()
    month = (day.astype("datetime64[M]") - np.datetime64("2017-01")).astype(int)
    kept = (month >= 0) & (month < 12)
    panel = _panel(who[kept], month[kept], money[kept], _months(2017, 12), Rules(2, 3, 8, 24))
    return Ladder("Complete Journey", panel, Look(recency=8, window=3), tuple(range(6, 12)))


def complete_journey_by_fortnight() -> Ladder:
    who, day, money = _baskets()
    period = (day.astype("datetime64[D]") - np.datetime64("2017-01-01")).astype(int) // 14
    kept = (period >= 0) & (period < 26)
    ends = tuple(date(2017, 1, 14) + timedelta(14 * n) for n in range(26))
    panel = _panel(who[kept], period[kept], money[kept], ends, Rules(3, 6, 8, 24))
    look = Look(recency=9, window=6)
    return Ladder("the same by fortnight", panel, look, tuple(range(11, 26, 2)))


def _months(year: int, months: int) -> tuple[date, ...]:
    firsts = [date(year + m // 12, m % 12 + 1, 1) for m in range(1, months + 1)]
    return tuple(first - timedelta(1) for first in firsts)


def _order_days(who, day, money, period):  # type: ignore[no-untyped-def]
    """Return one order per customer and day, as the evidence counts them."""
    key = who.astype(np.int64) * 100_000 + day.astype("datetime64[D]").astype(int)
    _, first, place = np.unique(key, return_index=True, return_inverse=True)
    return who[first], period[first], np.bincount(place, money)


def _baskets():  # type: ignore[no-untyped-def]
    file = DATA / "completejourney/transactions.parquet"
    lines = pq.read_table(
        file, columns=["household_id", "basket_id", "sales_value", "transaction_timestamp"]
    )
    found = lines.group_by("basket_id").aggregate(
        [("household_id", "min"), ("transaction_timestamp", "min"), ("sales_value", "sum")]
    )
    day = found["transaction_timestamp_min"].to_numpy().astype("datetime64[D]")
    who = found["household_id_min"].to_numpy().astype(np.int64)
    return _order_days(who, day, found["sales_value_sum"].to_numpy(), day)


def _panel(who, period, money, ends, rules: Rules) -> Panel:  # type: ignore[no-untyped-def]
    people, place = np.unique(who, return_inverse=True)
    shape = (len(ends), len(people))
    cell = period * len(people) + place
    orders = np.bincount(cell, minlength=shape[0] * shape[1]).reshape(shape)
    brought = np.bincount(cell, money, minlength=shape[0] * shape[1]).reshape(shape)
    when = np.arange(len(ends))[:, None]
    last = np.maximum.accumulate(np.where(orders > 0, when, -1), axis=0)
    since = np.where(last >= 0, when - last, NEVER)
    ever = orders.cumsum(axis=0)
    before = np.vstack([np.zeros((rules.window, len(people)), int), ever])[: len(ends)]
    recent = ever - before
    rung = np.select(
        [recent >= rules.top, recent >= rules.member, ever >= 2], [TOP, MEMBER, CUSTOMER], SHOPPER
    )
    standing = np.where(since >= rules.lapsed, AWAY, rung)
    return Panel(
        ends,
        people,
        np.where(ever > 0, standing, NOT_THERE).astype(np.int8),
        orders.astype(np.int16),
        brought.astype(np.float32),
        since.astype(np.int8),
        "revenue",
        warm_up=max(rules.lapsed, rules.window) - 1,
    )
