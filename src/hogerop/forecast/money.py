"""What the base brings in the coming months: contacts per cell times what such a contact brings.

Months differ by more than the counts explain (`Shocks`): a December, a price rise, a good month.
That is the same for every member of the pool, and is not narrowed with them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hogerop.forecast.arrivals import FORGETTING, TWO_YEARS, YEAR
from hogerop.forecast.flows import Flows
from hogerop.forecast.months import Floats, Integers

__all__ = ["Rewards", "Shocks", "rewards", "shocks"]

SOFTENING = 5.0
"""Contact-months of the whole standing that are added to each cell."""
_FEWEST = 3


@dataclass(frozen=True)
class Rewards:
    """What a contact brings in the month after it stood in a state; currency, and its square.

    Parameters
    ----------
    mean, variance : float64 array, n
        Of one contact.
    entry_mean, entry_variance : float64 array, n
        Of one contact that comes in there, in the month it does.
    """

    mean: Floats
    variance: Floats
    entry_mean: Floats


@dataclass(frozen=True)
class Shocks:
    """How a month's money compares with what the counts of contacts make it, on a log scale.

    Parameters
    ----------
    level, level_variance : float
        Where it stands now, and how sure that is.
    season : float64 array, 12
        Of each month of the year; 0 where they are not told apart.
    season_variance : float64 array, 12
    variance : float
        Of a month's own shock.
    """

    level: float
    level_variance: float
    season: Floats
    season_variance: Floats
    variance: float

    def ahead(self, months: Integers) -> tuple[Floats, Floats]:
        """Return the factor of each month ahead, and the relative variance of its own shock."""
        log = self.level + self.season[months]
        return np.exp(log), np.asarray(self.variance + self.season_variance[months], np.float64)


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
    if used.sum() < _FEWEST:
        return Shocks(0.0, 0.25, np.zeros(YEAR), np.zeros(YEAR), 0.25)
    some, hoped, came = some[used], hoped[used], came[used]
    log = np.log(came / hoped)
    chance = (flows.stock[some - 1] @ of.variance) / hoped**2
    ago = (flows.months - 1 - some).astype(np.float64)
    season, season_variance = np.zeros(YEAR), np.zeros(YEAR)
    if flows.months - flows.first >= TWO_YEARS:
        season, season_variance = _seasons(log, months[some], ago)
    rest = log - season[months[some]]
    # A level that may drift is read from the latest months most.
    weight = (FORGETTING**3) ** ago
    level = float(weight @ rest / weight.sum())
    spread = float(((rest - level) ** 2).sum() / max(len(rest) - 1, 1))
    own = max(spread - float(chance.mean()), 0.0)
    sure = (own + float(chance.mean())) * float((weight**2).sum() / weight.sum() ** 2)
    return Shocks(level, sure, season, season_variance, own)


def _seasons(log: Floats, months: Integers, ago: Floats) -> tuple[Floats, Floats]:
    """Return the effect of each month of the year, drawn to 0 as far as years disagree."""
    line = np.polynomial.polynomial.polyfit(ago, log, 1)
    rest = log - np.polynomial.polynomial.polyval(ago, line)
    number = np.bincount(months, minlength=YEAR).astype(np.float64)
    mean = np.bincount(months, rest, minlength=YEAR) / np.maximum(number, 1.0)
    repeated = number[months] > 1
    free = max(repeated.sum() - (number > 1).sum(), 1)
    within = float(((rest - mean[months])[repeated] ** 2).sum() / free)
    between = max(
        float((mean[number > 0] ** 2).mean()) - within * float((1 / number[number > 0]).mean()), 0.0
    )
    if between == 0.0:
        return np.zeros(YEAR), np.zeros(YEAR)
    drawn = between / (between + within / np.maximum(number, 1e-9))
    return drawn * mean, between * (1 - drawn)
