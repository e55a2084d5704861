"""The business's own "six times": what a new buyer costs against one more order of an old one.

It is an average: what was spent, divided by what came. It does not say what a euro more would
bring, on either side, for many of those orders would have come anyway; that takes an experiment.

References
----------
Pfeifer, P. E. (2005). The optimal ratio of acquisition and retention costs. Darden Graduate
School of Business, University of Virginia.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp
from pathlib import Path
from typing import Literal

from hogerop.contracts import Engine
from hogerop.value.buying.late_records import LateRecords
from hogerop.value.costs.acquisition import Acquisition
from hogerop.value.costs.came import Won
from hogerop.value.counted import Estimate, cost_per
from hogerop.value.days import number_of
from hogerop.value.people import last_of

_QUERY = Path(__file__).parent / "queries" / "orders_of.sql"

Missing = Literal[
    "costs",
    "cost of winning",
    "cost of keeping",
    "new buyers",
    "repeat orders",
    "experiment",
]
"""What a figure lacks. ``experiment``: an action with a part of the people held out by lot."""


@dataclass(frozen=True)
class Repeats:
    """Orders of buyers other than their first, in the period.

    Parameters
    ----------
    orders, buyers, firsts : int
        How many; by how many buyers; who became a buyer within the period.
    money : float
        Of those orders, in currency.
    squares, with_first : float
        Sums over buyers of their orders squared, and times their first orders: how much the count
        hangs on few, and on the new buyers themselves.
    """

    orders: int
    buyers: int
    firsts: int
    money: float
    squares: float
    with_first: float


@dataclass(frozen=True)
class Times:
    """How many times the cost of one more order a new buyer costs, on one division of costs."""

    per_new_buyer: Estimate
    per_order: Estimate
    times: Estimate


@dataclass(frozen=True)
class OwnRatio:
    """The business's own "six times".

    Parameters
    ----------
    average : Times or None
        On the owner's division of costs; costs of which nobody said what they were for are left
        out. None = unknown.
    missing : tuple of str
        Why the average is unknown.
    if_winning, if_keeping : Times or None
        The same if all undecided costs were for winning buyers, or all for keeping them; None
        where nothing is undecided.
    marginal : Times or None
        What one more new buyer and one more order cost. None = unknown.
    marginal_missing : tuple of str
        Why.
    repeats : Repeats
        What was counted.
    """

    average: Times | None
    missing: tuple[Missing, ...]
    if_winning: Times | None
    if_keeping: Times | None
    marginal: Times | None
    marginal_missing: tuple[Missing, ...]
    repeats: Repeats


def own_ratio(engine: Engine, found: Acquisition, *, late: LateRecords | None = None) -> OwnRatio:
    """Return what a new buyer costs against one more order. Runs one query.

    Parameters
    ----------
    engine : Engine
        Holds ``takings``.
    found : Acquisition
        Of the same period.
    late : LateRecords, optional
        Orders of who was seen in those first weeks are all repeats.
    """
    first, last = number_of(found.since), number_of(found.until)
    rows = engine.ask(_QUERY, since=first, until=last, late=last_of(late)).to_pylist()
    repeats = Repeats(**rows[0])
    spent = found.spending
    missing = _missing(found, repeats)
    average = None if missing else times(spent.acquire, spent.retain, found.whole, repeats)
    apart = spent.undecided
    possible = apart > 0 and found.whole.expected > 0 and repeats.orders > 0
    winning, keeping = spent.acquire + apart, spent.retain + apart
    return OwnRatio(
        average=average,
        missing=missing,
        if_winning=times(winning, spent.retain, found.whole, repeats)
        if possible and spent.retain > 0
        else None,
        if_keeping=times(spent.acquire, keeping, found.whole, repeats)
        if possible and spent.acquire > 0
        else None,
        marginal=None,
        marginal_missing=("experiment",),
        repeats=repeats,
    )


def times(winning: float, keeping: float, won: Won, repeats: Repeats) -> Times:
    """Return both average costs and their ratio. Runs no query.

    Chance acts on both counts; people who order often make the second less sure than its number
    says, so it is taken over buyers, not over orders.

    Parameters
    ----------
    winning, keeping : float
        Costs, above 0.
    won, repeats : Won, Repeats
        With at least one new buyer and one repeat order.
    """
    new, orders = won.expected, float(repeats.orders)
    value = (winning / new) / (keeping / orders)
    firsts = float(repeats.firsts or new)
    by_chance = (
        1 / firsts + repeats.squares / orders**2 - 2 * repeats.with_first / (firsts * orders)
    )
    by = exp(1.96 * (by_chance + won.unsure / new**2) ** 0.5)
    return Times(
        per_new_buyer=won.per_shopper
        if winning == won.cost
        else cost_per(winning, new, won.unsure),
        per_order=cost_per(keeping, orders, max(repeats.squares - orders, 0.0)),
        times=Estimate(value, value / by, value * by),
    )


def _missing(found: Acquisition, repeats: Repeats) -> tuple[Missing, ...]:
    lacks: list[Missing] = []
    spent = found.spending
    if not spent.lines:
        return ("costs",)
    if spent.acquire <= 0:
        lacks.append("cost of winning")
    if spent.retain <= 0:
        lacks.append("cost of keeping")
    if found.whole.expected <= 0:
        lacks.append("new buyers")
    if not repeats.orders:
        lacks.append("repeat orders")
    return tuple(lacks)
