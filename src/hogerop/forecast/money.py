"""What the base brings in the coming months: contacts per cell times what such a contact brings.

Months differ by more than the counts explain (`Shocks`): a December, a price rise, a good month.
That is the same for every member of the pool, and is not narrowed with them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hogerop.forecast.arrivals import YEAR
from hogerop.forecast.flows import Flows
from hogerop.forecast.months import Floats, Integers
from hogerop.forecast.shocks import FEWEST, Shocks, shocks_of

__all__ = ["Rewards", "rewards", "shocks"]

SOFTENING = 5.0
"""Contact-months of the whole standing that are added to each cell."""


@dataclass(frozen=True)
class Rewards:
    """What a contact brings in the month after it stood in a state.

    Parameters
    ----------
    mean, variance : float64 array, n
        Of one contact; currency, and its square.
    entry_mean : float64 array, n
        Of one contact that comes in there, in the month it does.
    """

    mean: Floats
    variance: Floats
    entry_mean: Floats


def rewards(flows: Flows) -> Rewards:
    """Return what contacts bring, by state; states of one standing soften each other."""
    followed = np.bincount(flows.origin, flows.number, minlength=len(flows.codes))
    total, squares = flows.money.sum(axis=0), flows.squares.sum(axis=0)
    sums = [_of_standing(x, flows.standing) for x in (followed, total, squares)]
    group_mean, group_square = (x / np.maximum(sums[0], 1.0) for x in sums[1:])
    weight = followed + SOFTENING
    mean = (total + SOFTENING * group_mean) / weight
    square = (squares + SOFTENING * group_square) / weight
    came, brought = flows.entries.sum(axis=0), flows.entry_money.sum(axis=0)
    mean_entry = _of_standing(brought, flows.standing) / np.maximum(
        _of_standing(came, flows.standing), 1.0
    )
    entry = (brought + SOFTENING * mean_entry) / (came + SOFTENING)
    return Rewards(mean, np.maximum(square - mean**2, 0.0), entry)


def _of_standing(values: Floats | Integers, standing: Integers) -> Floats:
    summed = np.bincount(standing, np.asarray(values, np.float64), minlength=16)
    return np.asarray(summed[standing], np.float64)


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
    chance = (flows.stock[some - 1] @ of.variance) / hoped**2
    ago = (flows.months - 1 - some).astype(np.float64)
    return shocks_of(np.log(came / hoped), chance, months[some], ago)
