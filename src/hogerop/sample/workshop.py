"""Workshop jobs and the credit notes that follow some of them. Runs no query."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from hogerop.sample import catalogue
from hogerop.sample.business import Order, Refund
from hogerop.sample.person import Person
from hogerop.sample.world import World


def job(person: Person, day: int, size: float, world: World, rng: np.random.Generator) -> Order:
    """Return a job worth about ``size`` cents."""
    lines = catalogue.job(size, person.company is not None, rng)
    order = Order(person.number, day, int(rng.integers(540, 1020)), "workshop", lines)
    return replace(order, refund=_credit(order, world, rng))


def _credit(order: Order, world: World, rng: np.random.Generator) -> Refund | None:
    if rng.random() >= 0.035:
        return None
    day = order.day + 3 + int(rng.exponential(25))
    if day > world.last:
        return None
    if rng.random() < 0.35:
        return Refund("full", day, order.total)
    index = int(rng.integers(len(order.lines)))
    line = order.lines[index]
    if line.cents < 0 or line.total >= order.total:
        return Refund("full", day, order.total)
    return Refund("line", day, line.total, index)
