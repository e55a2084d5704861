"""Businesses that sell on a few days for everybody: a weekly market, a monthly stall, an appeal.

There a day between two occasions is no day without an order; what counts is how many occasions
have passed. Then the model of occasions (BG/BB) is tried beside the others.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hogerop.value.buying.clock import ClockName
from hogerop.value.fitting.model import Floats, Integers
from hogerop.value.selection.refusal import Refusal

__all__ = ["MarketDays", "market_days"]

FEWEST = 6
"""Occasions, below which their rhythm is not known."""
DAYS_APART = 3.0
"""Mean days from one to the next, from which on they are occasions."""
ORDERS_EACH = 5.0
"""Orders on the usual one: a few single orders a month are no market days."""


@dataclass(frozen=True)
class MarketDays:
    """The days on which anybody could buy. A `Clock`.

    Parameters
    ----------
    days : int64 array
        Days since 1970-01-01, in order.
    step : float
        Mean days from one to the next.
    """

    days: Integers
    step: float
    name: ClockName = "occasions"

    def readings(self, first: int, last: int) -> Floats:
        """Return how many occasions there were by the evening of each day.

        After the last one known they go on evenly.
        """
        each = np.arange(first, last + 1)
        beyond = np.maximum(each - self.days[-1], 0) / self.step
        passed = np.searchsorted(self.days, each, side="right").astype(np.float64)
        return np.asarray(passed + beyond, np.float64)


def market_days(first: int, orders: Integers, until: int) -> MarketDays | Refusal:
    """Return the market days, or that there are none.

    Parameters
    ----------
    first : int
        The day of the first order, days since 1970-01-01.
    orders : int64 array
        How many bought on each day from ``first`` on.
    until : int
        Last day from which it may be learned; market days after it are announced beforehand.
    """
    open_ = np.flatnonzero(orders)
    known = open_[open_ <= until - first]
    if len(known) < FEWEST:
        return Refusal("occasions", "none")
    step = float((known[-1] - known[0]) / (len(known) - 1))
    if step < DAYS_APART or np.median(orders[known]) < ORDERS_EACH:
        return Refusal("occasions", "none")
    return MarketDays(first + open_, step)
