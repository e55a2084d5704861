"""Made-up worlds of buyers in which the truth is known: who buys how often, and who has left.

Each process is played out order by order, as its paper tells it, and shares nothing with the code
that is tested.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hogerop.value.fitting.model import DAYS_A_YEAR, Floats, Histories, Integers

Random = np.random.Generator


@dataclass(frozen=True)
class World:
    """Histories up to a day, what happened in the year after, and the truth behind both."""

    truth: dict[str, float]
    histories: Histories
    year_after: Integers


@dataclass(frozen=True)
class Orders:
    """Every repeat order of a world: whose it is, and how many days after their first order."""

    buyer: Integers
    day: Floats


def leaving_after_orders(
    truth: dict[str, float], watched: Floats, random: Random, *, k: int = 1, at_first: bool
) -> Orders:
    """Play buyers who may leave after an order; their gaps are made of k exponential steps."""
    n = len(watched)
    rate = random.gamma(truth["r"], 1.0 / truth["alpha"], n)
    leaves = random.beta(truth["a"], truth["b"], n)
    there = np.flatnonzero(random.random(n) >= leaves) if at_first else np.arange(n)
    now, buyers, days = np.zeros(n), [], []
    while len(there):
        now[there] += random.gamma(k, 1.0 / rate[there])
        there = there[now[there] <= watched[there]]
        buyers.append(there)
        days.append(now[there])
        there = there[random.random(len(there)) >= leaves[there]]
    return Orders(np.concatenate(buyers), np.concatenate(days))


def leaving_any_moment(truth: dict[str, float], watched: Floats, random: Random) -> Orders:
    """Play buyers who may leave at any moment."""
    n = len(watched)
    rate = random.gamma(truth["r"], 1.0 / truth["alpha"], n)
    leaves = random.gamma(truth["s"], 1.0 / truth["beta"], n)
    until = np.minimum(random.exponential(1.0 / leaves), watched)
    buyer = np.repeat(np.arange(n), random.poisson(rate * until))
    return Orders(buyer, random.random(len(buyer)) * until[buyer])


def seen(orders: Orders, T: Floats) -> Histories:
    """Return what a shop knows of each buyer on its last day, T days after their first order."""
    within = orders.day <= T[orders.buyer]
    buyer, day = orders.buyer[within], orders.day[within]
    sorting = np.lexsort((day, buyer))
    buyer, day = buyer[sorting], day[sorting]
    frequency = np.bincount(buyer, minlength=len(T))
    recency = np.zeros(len(T))
    np.maximum.at(recency, buyer, day)
    first = np.concatenate([[True], buyer[1:] != buyer[:-1]])[: len(buyer)]
    gaps = np.where(first, day, np.diff(day, prepend=0.0))
    log_gaps = np.bincount(buyer, np.log(gaps), minlength=len(T)).astype(np.float64)
    return Histories(frequency, recency, T, log_gaps)


Play = Callable[[dict[str, float], Floats, Random], Orders]


def made(truth: dict[str, float], play: Play, buyers: int, years: float, random: Random) -> World:
    """Return a world of buyers who came in evenly over so many years, and the year after it."""
    T = random.random(buyers) * years * DAYS_A_YEAR
    orders = play(truth, T + DAYS_A_YEAR, random)
    after: NDArray[np.bool_] = orders.day > T[orders.buyer]
    year_after = np.bincount(orders.buyer[after], minlength=buyers)
    return World(truth, seen(orders, T), year_after)


def drawn_truth(names: tuple[str, ...], random: Random) -> dict[str, float]:
    """Draw parameters as shops have them: an order each 25 to 200 days, a few orders or years."""
    ranges = {
        "r": (0.5, 2.0),
        "gap": (25.0, 200.0),
        "a": (0.5, 1.5),
        "b": (1.5, 5.0),
        "s": (0.5, 1.5),
        "beta": (200.0, 700.0),
    }
    drawn = {name: float(np.exp(random.uniform(*np.log(ends)))) for name, ends in ranges.items()}
    drawn["alpha"] = drawn["r"] * drawn["gap"]
    return {name: drawn[name] for name in names}
