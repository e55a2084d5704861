"""The life of a buyer: spells of being a customer, and the days of the orders in them.

A Pareto/NBD process (Schmittlein, Morrison and Colombo 1987) thinned by season and year, with
two additions: members order more often, and some of those who dropped out come back.
Runs no query.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from hogerop.sample import memberships
from hogerop.sample.business import Pass
from hogerop.sample.person import Person
from hogerop.sample.world import PEAK, World


@dataclass
class Lived:
    """A buyer's life: spells (first day, last day), order days, passes."""

    spells: list[tuple[int, int]] = field(default_factory=list)
    days: list[int] = field(default_factory=list)
    passes: list[Pass] = field(default_factory=list)


def live(person: Person, first: int, world: World, rng: np.random.Generator) -> Lived:
    """Return the life of somebody whose first order falls on a day, up to the world's last day."""
    lived = Lived()
    start = float(first)
    while start <= world.last:
        end = start + rng.exponential(memberships.YEAR / person.traits.dropout)
        lived.spells.append((int(start), min(int(end), world.last)))
        _order(lived, person, int(start), world, rng, int(end))
        _spell(lived, person, start, end, world, rng)
        if rng.random() >= world.return_share:
            break
        start = end + 60 + rng.gamma(2, 160)
    return lived


def _spell(
    lived: Lived,
    person: Person,
    start: float,
    end: float,
    world: World,
    rng: np.random.Generator,
) -> None:
    fastest = person.traits.rate * PEAK * world.member_lift / memberships.YEAR
    day = start
    while True:
        day += rng.exponential(1 / fastest)
        if day > min(end, world.last):
            return
        lift = world.member_lift if _is_member(lived, day) else 1.0
        if rng.random() < world.busy(int(day)) * lift / (PEAK * world.member_lift):
            _order(lived, person, int(day), world, rng, int(end))


def _order(
    lived: Lived, person: Person, day: int, world: World, rng: np.random.Generator, end: int
) -> None:
    lived.days.append(day)
    if _is_member(lived, day) or not memberships.joins(person, len(lived.days), day, world, rng):
        return
    lived.passes.append(memberships.take(person, day, end, world, rng))


def _is_member(lived: Lived, day: float) -> bool:
    return bool(lived.passes) and day <= lived.passes[-1].ends
