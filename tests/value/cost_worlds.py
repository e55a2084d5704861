"""Made-up shops with costs, in which the truth of LTV : CAC is known; measures how often it holds.

``python -m tests.value.cost_worlds`` plays 100 shops, which takes some minutes.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import log

import numpy as np
import pyarrow as pa
from tests.value.worlds import Orders, leaving_any_moment

from hogerop import value
from hogerop.contracts import CONTACTS, COSTS, CREDITS, EVENTS, INTERVALS, LEFT_OUT, MEMBERSHIP
from hogerop.value.fitting.model import DAYS_A_YEAR, Floats, Integers
from hogerop.value.prediction.valuation import value_everybody
from hogerop.workspace import DuckDBEngine

RATE = 0.10
FIRST, LAST = date(2023, 1, 1), date(2025, 12, 31)
SINCE = date(2025, 1, 1)
COST = 12_000.0
A_DAY = {"google ads": 0.45, "adwords": 0.15, "flyers": 0.35}
"""New buyers a day by the word they gave; the second word stands for the first channel."""
WORDS = {"adwords": "google ads"}
TRUTH = {"r": 0.9, "alpha": 70.0, "s": 0.9, "beta": 350.0}
MARGIN, OF_ONE, OF_AN_ORDER = 20.0, 4.0, 3.0
"""Mean margin of an order; shapes of the gammas of buyers' means and of their orders."""


@dataclass(frozen=True)
class Shop:
    """Who came in on which day by which word, and every order: whose, when, and its margin."""

    came: Integers
    word: list[str]
    orders: Orders
    margin: Floats


def shop_of(seed: int) -> Shop:
    """Play a shop of some 1,000 buyers in three years."""
    random = np.random.default_rng(seed)
    days = (LAST - FIRST).days + 1
    many = {word: random.poisson(a_day * days) for word, a_day in A_DAY.items()}
    n = sum(many.values())
    came = random.integers(0, days, n)
    repeats = leaving_any_moment(TRUTH, (days - 1 - came).astype(np.float64), random)
    buyer = np.concatenate([np.arange(n), repeats.buyer])
    day = np.concatenate([np.zeros(n), repeats.day])
    mean = MARGIN * random.gamma(OF_ONE, 1 / OF_ONE, n)
    margin = mean[buyer] * random.gamma(OF_AN_ORDER, 1 / OF_AN_ORDER, len(buyer))
    words = [word for word, times in many.items() for _ in range(times)]
    return Shop(came, words, Orders(buyer, day), margin)


def true_times(buyers: int = 400_000, seed: int = 1) -> dict[str, float]:
    """Return channel -> LTV : CAC as it is if chance is taken out; empty = all together."""
    random = np.random.default_rng(seed)
    span, far = (LAST - FIRST).days + 1, 30 * DAYS_A_YEAR
    T = span * random.random(buyers)
    orders = leaving_any_moment(TRUTH, T + far, random)
    ahead = np.maximum(orders.day - T[orders.buyer], 0.0)
    lifetime = MARGIN * (1 + float(((1 + RATE) ** (-ahead / DAYS_A_YEAR)).sum()) / buyers)
    year = (LAST - SINCE).days + 1
    a_day = {"": sum(A_DAY.values()), "google ads": 0.6, "flyers": 0.35}
    return {name: lifetime * count * year / cost_of(name) for name, count in a_day.items()}


def cost_of(channel: str) -> float:
    """Return what was spent on a channel in the last year; empty = on both."""
    return {"": 3 * COST, "google ads": 2 * COST, "flyers": COST}[channel]


def told_times(shop: Shop, seed: int = 0) -> dict[str, value.Estimate]:
    """Return what the product tells of LTV : CAC, by channel."""
    engine, last = DuckDBEngine(threads=1), value.number_of(LAST)
    try:
        for name, rows in tables(shop).items():
            engine.put(name, rows)
        division = value.Allocation(same=WORDS)
        found = value_everybody(engine, last, yearly_rate=RATE, allocation=division, seed=seed)
        engine.put("valued", found.values)
        engine.put("valued_groups", found.groups)
        known = value.orders_known(engine, last)
        value.read_takings(engine, known)
        value.read_buyers(engine, last, division)
        of = value.acquisition(
            engine,
            division,
            since=SINCE,
            until=LAST,
            as_of=LAST,
            money=known.money,
            lifetime=value.lifetimes(engine, division),
            seed=seed,
        )
    finally:
        engine.close()
    told = {name: one.lifetime_to_cost for name, one in of.returns.items()}
    return {name: times for name, times in told.items() if times is not None}


def tables(shop: Shop) -> dict[str, pa.Table]:
    """Return the relations that the product reads."""
    first, n = value.number_of(FIRST), len(shop.came)
    day = first + shop.came[shop.orders.buyer] + np.floor(shop.orders.day).astype(np.int64)
    count, numbers = len(day), list(range(1, n + 1))
    cents = [Decimal(round(100 * float(margin))) / 100 for margin in shop.margin]
    events = {
        "event_id": list(range(1, count + 1)),
        "record_id": shop.orders.buyer + 1,
        "day": day.astype(np.int32),
        "kind": ["order"] * count,
        "amount": cents,
        "margin": cents,
        "import_no": [1] * count,
        "source_row": list(range(count)),
        "lines": [1] * count,
    }
    contacts = {
        "contact_id": numbers,
        "first_seen_day": (first + shop.came).astype(np.int32),
        "channel": shop.word,
        "source_ids": pa.array([[] for _ in numbers], pa.list_(pa.string())),
    }
    since, until = value.number_of(SINCE), value.number_of(LAST)
    costs = [
        {
            "cost_id": place, "day": since, "until_day": until, "channel": channel,
            "purpose": "acquire", "amount": Decimal(cost_of(channel)),
            "import_no": 1, "source_row": place,
        }
        for place, channel in enumerate(("google ads", "flyers"))
    ]  # fmt: skip
    return {
        "events": EVENTS.of(events),
        "membership": MEMBERSHIP.of({"record_id": numbers, "contact_id": numbers}),
        "contacts": CONTACTS.of(contacts),
        "intervals": INTERVALS.empty(),
        "left_out": LEFT_OUT.empty(),
        "credits": CREDITS.empty(),
        "costs": pa.Table.from_pylist(costs, schema=COSTS.schema),
    }


def off(times: value.Estimate, truth: float) -> float:
    """Return how many standard errors the truth is off, on the scale of logarithms."""
    assert times.value and times.low and times.high
    return (log(times.value) - log(truth)) / (log(times.high / times.low) / (2 * 1.959964))


def main() -> int:
    """Play shops, print how often the truth lay in the range, and say whether that is enough."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--worlds", type=int, default=100)
    worlds, truth = asked.parse_args().worlds, true_times()
    held, tops = dict.fromkeys(truth, 0), dict.fromkeys(truth, 0)
    for seed in range(worlds):
        for name, times in told_times(shop_of(seed)).items():
            held[name] += (times.low or 0) <= truth[name] <= (times.high or float("inf"))
            tops[name] += truth[name] > (times.value or 0)
    for name, count in held.items():
        shown = name or "all together"
        print(f"{shown:14} {truth[name]:5.2f} held in {count} of {worlds}; low in {tops[name]}")  # noqa: T201
    return 0 if min(held.values()) >= 0.9 * worlds else 1


if __name__ == "__main__":
    sys.exit(main())
