"""How busy a month is: how many order in it, beside what their histories make likely.

Everybody orders more in a busy month: the odds of an order are a factor higher. The factor of each
known month is the one with which its orders are just what was to be expected. So the months of the
year are told apart where two years are known, and a month's shock befalls all cells at once.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hogerop.forecast.arrivals import YEAR
from hogerop.forecast.chains import Chain
from hogerop.forecast.flows import Flows
from hogerop.forecast.months import Floats, Integers
from hogerop.forecast.shocks import FEWEST, Shocks, shocks_of

__all__ = ["Paces", "pace", "paces_of"]

_ROUNDS = 20
_MOST = 3.0
_STEADY = Shocks(0.0, 0.0, np.zeros(YEAR), np.zeros(YEAR), 0.0)


@dataclass(frozen=True)
class Paces:
    """Factors of the odds of an order in the months ahead.

    Parameters
    ----------
    mean : float64 array, months
    drawn : float64 array, months x draws
    """

    mean: Floats
    drawn: Floats


def pace(flows: Flows, chain: Chain, months: Integers) -> Shocks:
    """Return how busy the months were. Numbers only.

    Parameters
    ----------
    chain : Chain
        That of the flows; its `busy` states are those that an order leads to.
    months : int64 array
        Which of the year each month end of the flows is, 0 to 11.
    """
    some = np.arange(flows.first, flows.months)
    orders = chain.busy[flows.target]
    came = np.bincount(flows.month[orders], flows.number[orders], minlength=flows.months)[some]
    share = chain.rows[:, chain.busy].sum(axis=1)
    there = flows.stock[some - 1]
    used = there @ (share * (1 - share)) > 0
    if used.sum() < FEWEST:
        return _STEADY
    # Nobody at all, or everybody, would make a factor without end: half a contact is kept apart.
    some_came = np.clip(came, 0.5, np.maximum(there.sum(axis=1) - 0.5, 0.5))
    log, chance = _factors(some_came[used], there[used], share)
    ago = (flows.months - 1 - some[used]).astype(np.float64)
    return shocks_of(_without_trend(log, ago), chance, months[some[used]], ago)


def _without_trend(log: Floats, ago: Floats) -> Floats:
    """Return months beside their trend: what drifts from year to year is no month's shock."""
    line = np.polynomial.polynomial.polyfit(ago, log, 1)
    return np.asarray(log - np.polynomial.polynomial.polyval(ago, line), np.float64)


def _factors(came: Floats, there: Integers, share: Floats) -> tuple[Floats, Floats]:
    """Return the log of the odds' factor of each month, and its variance by chance: by Newton."""
    log = np.zeros(len(came))
    for _ in range(_ROUNDS):
        busy = share * np.exp(log)[:, None]
        chance = busy / (busy + 1 - share)
        known = np.maximum((there * chance * (1 - chance)).sum(axis=1), 1e-9)
        step = (came - (there * chance).sum(axis=1)) / known
        log = np.clip(log + np.clip(step, -1.0, 1.0), -_MOST, _MOST)
    return log, np.asarray(1 / known, np.float64)


def paces_of(found: Shocks, ahead: Integers, draws: int, random: np.random.Generator) -> Paces:
    """Return how busy months to come may be.

    Parameters
    ----------
    ahead : int64 array
        Which of the year each month ahead is, 0 to 11.
    """
    spread = np.sqrt(found.variance + found.season_variance[ahead])
    shock = random.standard_normal((draws, len(ahead))) * spread
    return Paces(np.exp(found.season[ahead]), np.exp(found.season[ahead] + shock).T)
