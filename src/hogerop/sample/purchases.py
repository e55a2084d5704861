"""What was bought on an order day: where, which lines, at what price, what was given back."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from hogerop.sample import catalogue, workshop
from hogerop.sample.business import Order, Refund
from hogerop.sample.person import Person
from hogerop.sample.world import World

FREE_SHIPPING = 5_000
SHIPPING = 495
SALES = ("LENTE10", "WELKOM10", "ZOMER10")
"""Codes of the business's own, which point to nobody."""


def purchase(
    person: Person, day: int, first: bool, code: str, world: World, rng: np.random.Generator
) -> Order:
    """Return the order of a day. A code makes it an order in the web shop."""
    size = float(rng.gamma(world.spend_shape, person.traits.mean_spend / world.spend_shape)) * 100
    share = float(person.came_by == "workshop") if first else person.traits.workshop
    in_workshop = rng.random() < share
    if in_workshop and not code:
        return workshop.job(person, day, size, world, rng)
    return _web(person, day, size, code, world, rng)


def _web(
    person: Person, day: int, size: float, code: str, world: World, rng: np.random.Generator
) -> Order:
    lines = catalogue.basket(size, rng)
    goods = sum(line.total for line in lines)
    if not code and rng.random() < 0.07:
        code = SALES[rng.integers(len(SALES))]
    discount = round(goods * 0.1) if code else 0
    order = Order(
        person.number,
        day,
        int(rng.integers(7 * 60, 23 * 60)),
        "web",
        lines,
        discount,
        0 if goods - discount >= FREE_SHIPPING else SHIPPING,
        code,
    )
    return replace(order, refund=_refund(order, world, rng))


def _refund(order: Order, world: World, rng: np.random.Generator) -> Refund | None:
    if rng.random() >= 0.05:
        return None
    day = order.day + 1 + int(rng.exponential(12))
    kind = ("partial", "full", "cancelled", "voided")[int(rng.choice(4, p=(0.45, 0.25, 0.2, 0.1)))]
    if kind in {"cancelled", "voided"}:
        day = order.day + int(rng.integers(2))
    if day > world.last:
        return None
    if kind != "partial":
        return Refund(kind, day, order.total)
    index = int(rng.integers(len(order.lines)))
    back = min(order.lines[index].cents, order.total - order.shipping)
    return Refund("partial", day, back, index) if back < order.total else None
