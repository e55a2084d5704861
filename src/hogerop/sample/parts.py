"""The part that somebody has in an action, and what of a life a strategy changes. Runs no query."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from datetime import date

import numpy as np

from hogerop.sample.lifts import lift_of
from hogerop.sample.person import Person
from hogerop.sample.years import Years

__all__ = ["Came", "Part", "done", "keep"]

_LIFTED = {
    "suspect": ("enquiries", "quotes"),
    "prospect": ("orders",),
    "shopper": ("orders",),
    "customer": ("orders", "passes"),
    "member": ("promotions",),
    "advocate": ("promotions",),
    "lapsed": ("orders",),
}
"""What people do more often who are asked to take the step from here."""
_PROMOTING = ("referral", "testimonial")


@dataclass(frozen=True)
class Part:
    """The part that somebody has in an action.

    Parameters
    ----------
    strategy : str
        Key of the strategy that it carries out.
    since : date
        From when.
    held_out : bool
        By lot: nothing is done for them.
    """

    strategy: str
    since: date
    held_out: bool = False


@dataclass(frozen=True)
class Came:
    """What truly came of one part: what was done anyway from then on, and what was brought."""

    person: int
    part: Part
    anyway: int
    brought: int


def keep(one: Years, part: Part, rng: np.random.Generator, *, share: float, others: bool) -> None:
    """Keep a share of what a strategy changes from the part's first day on.

    All that the strategy does not change is kept too, or nothing of it.
    """
    lifted, since = _LIFTED[lift_of(part.strategy).step], part.since.toordinal()

    def stays(kind: str, day: int) -> bool:
        return bool(rng.random() < share) if kind in lifted and day >= since else others

    business = one.business
    business.orders = [o for o in business.orders if stays("orders", o.day)]
    business.enquiries = [e for e in business.enquiries if stays("enquiries", e.day)]
    business.quotes = [q for q in business.quotes if stays("quotes", q.day)]
    business.promotions = [p for p in business.promotions if stays("promotions", p.day)]
    # One with a number was renewed, and is no new one.
    business.passes = [
        c for c in business.passes if (others if c.number else stays("passes", c.starts))
    ]
    one.waiting = deque(told for told in one.waiting if stays("promotions", told.day))
    if not others:
        business.subscriptions = []
        held = {card.person for card in business.passes}
        business.privileges = [used for used in business.privileges if used.person in held]


def done(one: Years, person: Person, part: Part) -> int:
    """Count how often somebody did what the strategy of a part is to bring, from its day on."""
    since, business = part.since.toordinal(), one.business
    kinds = {
        "orders": [(o.person, o.day) for o in business.orders],
        "enquiries": [(e.person, e.day) for e in business.enquiries],
        "quotes": [(q.person, q.day) for q in business.quotes],
        "promotions": [
            *((p.person, p.day) for p in business.promotions if p.kind in _PROMOTING),
            *((told.referrer.number, told.day) for told in one.waiting),
        ],
        "passes": [(c.person, c.starts) for c in business.passes],
    }
    rows = [row for kind in _LIFTED[lift_of(part.strategy).step] for row in kinds[kind]]
    return sum(who == person.number and day >= since for who, day in rows)
