"""What may happen: draws of every contact's orders and their worth, and what they say together.

One draw takes one set of parameters from the posterior for everybody, then the chance in each
contact's own buying and spending. So a contact's interval and that of a sum come from the same
draws, and the interval of a sum is not the sum of intervals. Contacts are drawn some thousands at
a time; only what is asked of them is kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from hogerop.value.fitting.model import Fitted, Floats, Histories, Integers
from hogerop.value.models.quadrature import daily_rate
from hogerop.value.models.spend import Spend, Spent

__all__ = ["Drawn", "Money", "draw"]

_AT_A_TIME = 3_000_000
"""Draws held at once: 24 MB each of orders and of worth, and as much again while sorting."""


@dataclass(frozen=True)
class Money:
    """What turns orders into worth.

    Parameters
    ----------
    spend : Spend
        The model of what an order brings.
    spent : Spent
        What each contact's orders brought so far.
    yearly_rate : float
        Discount rate: an order after t days counts for what it brings times
        ``(1 + yearly_rate) ** (-t / DAYS_A_YEAR)``. 0 = all orders count whole.
    """

    spend: Spend
    spent: Spent
    yearly_rate: float = 0.0


@dataclass(frozen=True)
class Drawn:
    """What the draws say. Without money everything about worth is 0.

    Parameters
    ----------
    orders_low, orders_high : float64 array
        Interval of each contact's orders.
    worth_low, worth_high : float64 array
        Interval of what they bring, in the workspace's currency.
    orders, worth : float64 array of draws by groups
        Sums over the contacts of each group, one row per draw.
    """

    orders_low: Floats
    orders_high: Floats
    worth_low: Floats
    worth_high: Floats
    orders: Floats
    worth: Floats


def draw(
    fitted: Fitted,
    histories: Histories,
    days: float,
    *,
    money: Money | None = None,
    groups: Integers | None = None,
    number: int = 400,
    share: float = 0.95,
    seed: int = 0,
) -> Drawn:
    """Draw what every contact orders in ``(T, T + days]``, and what that brings.

    Parameters
    ----------
    fitted : Fitted
        The model of buying.
    histories : Histories
        One place per contact.
    days : float
        How far ahead. Above 0.
    money : Money, optional
        To draw worth as well.
    groups : int64 array, optional
        A group's number, from 0, for each contact; all are one group without it.
    number : int
        Draws. At least 2.
    share : float
        How much of what may happen lies within an interval.
    seed : int
        The same seed gives the same draws.

    Returns
    -------
    Drawn
        Intervals per contact, and sums per group and draw.
    """
    random = np.random.default_rng(seed)
    buying = fitted.draws(number, random)
    spending = money.spend.draws(number, random) if money else np.zeros((number, 0))
    of = np.zeros(len(histories), np.int64) if groups is None else groups
    size = int(of.max(initial=0)) + 1
    sums = np.zeros((2, number, size))
    intervals = np.zeros((4, len(histories)))
    ends = [0.5 - share / 2, 0.5 + share / 2]
    for rows in _in_parts(len(histories), number):
        part = histories.part(rows)
        orders, worth = np.empty((number, len(part)), np.int32), np.zeros((number, len(part)))
        spent = money.spent.part(rows) if money else None
        for d in range(number):
            ahead = fitted.model.draw_ahead(buying[d], part, days, random)
            orders[d] = drawn = ahead.orders
            sums[0, d] += np.bincount(of[rows], drawn, minlength=size)
            if money and spent:
                worth[d] = money.spend.draw_totals(spending[d], spent, drawn, random)
                if money.yearly_rate > 0:
                    counted = ahead.counted(daily_rate(money.yearly_rate), random)
                    worth[d] *= counted / np.maximum(drawn, 1)
                sums[1, d] += np.bincount(of[rows], worth[d], minlength=size)
        intervals[:2, rows] = np.quantile(orders, ends, axis=0, overwrite_input=True)
        if money:
            intervals[2:, rows] = np.quantile(worth, ends, axis=0, overwrite_input=True)
    low, high, worth_low, worth_high = intervals
    return Drawn(low, high, worth_low, worth_high, sums[0], sums[1])


def _in_parts(contacts: int, number: int) -> Iterator[slice]:
    """Yield the contacts some thousands at a time."""
    step = max(_AT_A_TIME // number, 1)
    for first in range(0, contacts, step):
        yield slice(first, min(first + step, contacts))
