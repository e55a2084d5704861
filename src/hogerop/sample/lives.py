"""The life of a buyer: spells of being a customer, and the days of the orders in them.

A Pareto/NBD process (Schmittlein, Morrison and Colombo 1987) thinned by season and year, with
two additions: members order more often, and some of those who dropped out come back.
Runs no query.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np

from hogerop.sample import memberships
from hogerop.sample.business import Pass
from hogerop.sample.person import Person
from hogerop.sample.world import PEAK, World

_TRIES = 200
"""More than enough: seven out of ten draws are of people who never come back."""


@dataclass
class Lived:
    """A buyer's life: spells (first day, last day), order days, passes."""

    spells: list[tuple[int, int]] = field(default_factory=list)
    days: list[int] = field(default_factory=list)
    passes: list[Pass] = field(default_factory=list)


def live(person: Person, first: int, world: World, rng: np.random.Generator) -> Lived:
    """Return the life of somebody whose first order falls on a day, up to the world's last day."""
    lived = Lived()
    _spells(lived, person, float(first), world, rng)
    return lived


def go_on(lived: Lived, person: Person, since: int, world: World, rng: np.random.Generator) -> None:
    """Live a life on from a day, the first after it was broken off, to the world's last day.

    Neither orders nor drop-outs remember how long it was quiet, so whoever was alive goes on at
    the same rates. Of the others, those who have not come back yet may still do so.
    """
    dropped = lived.spells[-1][1]
    if dropped < since - 1:
        back = _comes_back(since - dropped, world, rng)
        start = math.inf if back is None else since + back
    else:
        end = since + rng.exponential(memberships.YEAR / person.traits.dropout)
        lived.spells.append((since, min(int(end), world.last)))
        if lived.passes:
            lived.passes[-1] = memberships.renewed(lived.passes[-1], since, int(end), world, rng)
        _spell(lived, person, since, end, world, rng)
        start = _next_spell(end, world, rng)
    _spells(lived, person, start, world, rng)


def _spells(
    lived: Lived, person: Person, start: float, world: World, rng: np.random.Generator
) -> None:
    while start <= world.last:
        end = start + rng.exponential(memberships.YEAR / person.traits.dropout)
        lived.spells.append((int(start), min(int(end), world.last)))
        _order(lived, person, int(start), world, rng, int(end))
        _spell(lived, person, start, end, world, rng)
        start = _next_spell(end, world, rng)


def _next_spell(end: float, world: World, rng: np.random.Generator) -> float:
    if rng.random() >= world.return_share:
        return math.inf
    return end + 60 + rng.gamma(2, 160)


def _comes_back(gone: int, world: World, rng: np.random.Generator) -> float | None:
    """Return after how many days somebody comes back who has been gone for so many; or never."""
    for _ in range(_TRIES):
        back = _next_spell(0.0, world, rng)
        if back >= gone:
            return None if math.isinf(back) else back - gone
    return None


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
