"""The fietspas: who takes one, how long it is kept, what it is used for. Runs no query."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from hogerop.sample.business import Pass, Privilege
from hogerop.sample.person import Person
from hogerop.sample.world import World

YEAR = 365
PRIVILEGES = ("Gratis band plakken", "Leenfiets", "Gratis wintercheck", "Voorrang werkplaats")


def joins(person: Person, orders: int, day: int, world: World, rng: np.random.Generator) -> bool:
    """Return whether a person takes a pass at this order (the ``orders``-th)."""
    if orders < 2 or day < world.pass_since:
        return False
    return bool(rng.random() < world.join_share * (0.3 + person.traits.satisfaction))


def take(person: Person, day: int, dropped: int, world: World, rng: np.random.Generator) -> Pass:
    """Return a pass taken on a day, renewed each year as long as its holder is alive and willing.

    ``dropped`` is the day on which the holder silently stops being a customer.
    """
    ends = _last_paid(day + YEAR - 1, dropped, world, rng)
    left = ends - int(rng.integers(60)) if rng.random() < 0.5 else world.last + 1
    return Pass(person.number, day, ends, left if left <= world.last else None)


def renewed(card: Pass, since: int, dropped: int, world: World, rng: np.random.Generator) -> Pass:
    """Return a pass that holds on a day, renewed where it runs out and was not given up."""
    if card.ends < since or card.left is not None:
        return card
    return replace(card, ends=_last_paid(card.ends, dropped, world, rng))


def _last_paid(ends: int, dropped: int, world: World, rng: np.random.Generator) -> int:
    while ends <= world.last and ends < dropped and rng.random() < world.renew_share:
        ends += YEAR
    return ends


def uses(card: Pass, world: World, rng: np.random.Generator) -> list[Privilege]:
    """Return the privileges that were used on a pass."""
    over = min(card.left or card.ends, world.last)
    span = max(over - card.starts, 1)
    days = np.unique(card.starts + rng.integers(span, size=rng.poisson(1.4 * span / YEAR)))
    kinds = rng.integers(len(PRIVILEGES), size=days.size)
    return [
        Privilege(card.person, int(day), PRIVILEGES[kind])
        for day, kind in zip(days, kinds, strict=True)
    ]
