"""What the base brings in the coming months: contacts per cell times what such a contact brings.

Months differ by more than the counts explain (`Shocks`): a December, a price rise, a good month.
That is the same for every member of the pool, and is not narrowed with them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hogerop.forecast.arrivals import YEAR
from hogerop.forecast.flows import Flows
from hogerop.forecast.months import Floats, Integers, of_standing
from hogerop.forecast.shocks import FEWEST, Shocks, shocks_of

__all__ = ["Rewards", "rewards", "shocks"]

BORROWED = 5.0
"""Contact-months of the whole standing that are added to each cell."""


@dataclass(frozen=True)
class Rewards:
    """What a contact brings in the month after it stood in a state.

    Parameters
    ----------
    mean, variance : float64 array, n
        Of one contact; currency, and its square.
    entry_mean, entry_variance : float64 array, n
        Of one contact that comes in there, in the month it does.
    """

    mean: Floats
    variance: Floats
    entry_mean: Floats
    entry_variance: Floats


def rewards(flows: Flows) -> Rewards:
    """Return what contacts bring, by state; states of one standing soften each other."""
    followed = np.bincount(flows.origin, flows.number, minlength=len(flows.codes))
    stood = _softened(followed, flows.money, flows.squares, flows.standing)
    came = flows.entries.sum(axis=0)
    return Rewards(*stood, *_softened(came, flows.entry_money, flows.entry_squares, flows.standing))


def _softened(
    people: Floats | Integers, money: Floats, squares: Floats, standing: Integers
) -> tuple[Floats, Floats]:
    """Return mean and variance of what one contact of each state brings."""
    total, square = money.sum(axis=0), squares.sum(axis=0)
    there, whole, of_squares = (of_standing(x, standing) for x in (people, total, square))
    weight = people + BORROWED
    mean = (total + BORROWED * whole / np.maximum(there, 1.0)) / weight
    square = (square + BORROWED * of_squares / np.maximum(there, 1.0)) / weight
    return np.asarray(mean), np.asarray(np.maximum(square - mean**2, 0.0))


def shocks(flows: Flows, of: Rewards, months: Integers) -> Shocks:
    """Return how months differed from what the counts made them. Numbers only.

    Parameters
    ----------
    months : int64 array
        Which of the year each month end of the flows is, 0 to 11.
    """
    some = np.arange(flows.first, flows.months)
    before = flows.stock[some - 1]
    hoped = before @ of.mean + flows.entries[some] @ of.entry_mean
    came = flows.money[some].sum(axis=1) + flows.entry_money[some].sum(axis=1)
    used = (hoped > 0) & (came > 0)
    if used.sum() < FEWEST:
        return Shocks(0.0, 0.25, np.zeros(YEAR), np.zeros(YEAR), 0.25)
    some, hoped, came = some[used], hoped[used], came[used]
    by_chance = flows.stock[some - 1] @ of.variance + flows.entries[some] @ of.entry_variance
    chance = by_chance / hoped**2
    ago = (flows.months - 1 - some).astype(np.float64)
    return shocks_of(np.log(came / hoped), chance, months[some], ago)
