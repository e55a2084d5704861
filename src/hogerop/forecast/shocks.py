"""How months differ from what the counts of contacts make them, on a log scale. Numbers only.

A December, a cold spring, a good month: it befalls everybody at once, and more contacts do not
average it out.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hogerop.forecast.arrivals import FORGETTING, TWO_YEARS, YEAR
from hogerop.forecast.months import Floats, Integers

__all__ = ["FEWEST", "Shocks", "shocks_of"]

FEWEST = 3
"""With fewer months nothing can be said of how they differ."""


@dataclass(frozen=True)
class Shocks:
    """What months were and will be like, beside what the counts make them.

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


def shocks_of(log: Floats, chance: Floats, months: Integers, ago: Floats) -> Shocks:
    """Return what months were like.

    Parameters
    ----------
    log : float64 array
        What came of each month, as the logarithm of its factor.
    chance : float64 array
        Variance that chance alone gives that.
    months : int64 array
        Which of the year each is, 0 to 11.
    ago : float64 array
        How many months ago each was; the oldest first.
    """
    season, season_variance = np.zeros(YEAR), np.zeros(YEAR)
    if ago[0] - ago[-1] + 1 >= TWO_YEARS:
        season, season_variance = _seasons(log, months, ago)
    rest = log - season[months]
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
