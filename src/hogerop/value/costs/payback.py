"""What a new buyer brought by its age as a buyer, and when that made up for its cost.

Numbers only; runs no query.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, exp, log

import numpy as np
from numpy.typing import NDArray

from hogerop.value.counted import Estimate

Floats = NDArray[np.float64]

AGES = 36
"""Months of 30.4375 days up to which a buyer's money is followed."""
LEAST_BUYERS = 20
"""Buyers who must have been seen through a month, for that month to count."""
DRAWS = 1000


@dataclass(frozen=True)
class Payback:
    """After how many months a new buyer has made up for its cost; 0 = with the first order.

    None = not within ``followed``, the months that enough buyers were seen through.
    """

    months: int | None
    low: int | None
    high: int | None
    followed: int


@dataclass(frozen=True)
class Earned:
    """Money of buyers by age: column 0 is the day of the first order, column n the n-th month.

    Parameters
    ----------
    buyers, money : array of float64, parts x ages
        Buyers seen through the whole of the month, and what they brought in it. Parts are made
        by chance; how much they differ shows how sure the mean is.
    """

    buyers: Floats
    money: Floats

    @property
    def followed(self) -> int:
        """The last age that enough buyers were seen through; -1 = none."""
        enough = self.buyers.sum(axis=0) >= LEAST_BUYERS
        return int(np.argmin(enough)) - 1 if not enough.all() else len(enough) - 1

    def mean(self, weights: Floats | None = None) -> Floats:
        """Return what a buyer brought in all by each age followed.

        Parameters
        ----------
        weights : array of float64, draws x parts, optional
            With it one row for each draw.
        """
        ages = slice(0, self.followed + 1)
        with_one = np.ones((1, len(self.buyers))) if weights is None else weights
        mean = np.cumsum(
            with_one @ self.money[:, ages] / np.maximum(with_one @ self.buyers[:, ages], 1e-300),
            axis=1,
        )
        return mean[0] if weights is None else mean


def drawn_means(earned: Earned, random: np.random.Generator) -> Floats:
    """Return draws x ages of what a buyer brought, by the Bayesian bootstrap over parts.

    References
    ----------
    Rubin, D. B. (1981). The Bayesian bootstrap. Annals of Statistics 9, 130-134.
    """
    return earned.mean(random.standard_exponential((DRAWS, len(earned.buyers))))


def by_age(earned: Earned, age: int, draws: Floats) -> Estimate | None:
    """Return what a buyer brought up to an age, None where too few were seen so long."""
    if earned.followed < age:
        return None
    low, high = np.quantile(draws[:, age], [0.025, 0.975])
    return Estimate(float(earned.mean()[age]), float(low), float(high))


def payback(
    earned: Earned, draws: Floats, cost: float, bought: float, random: np.random.Generator
) -> Payback | None:
    """Return when a buyer has made up for its cost.

    Parameters
    ----------
    cost : float
        What all of them cost together.
    bought : float
        How many that won.
    draws : array
        Of `drawn_means`; for the interval, together with draws of how many there would be.
    """
    if earned.followed < 0 or cost <= 0 or bought <= 0:
        return None
    costs = cost / random.standard_gamma(bought + 0.5, DRAWS)
    reached = np.sort(_first_age(draws, costs))
    low, high = reached[int(0.025 * DRAWS)], reached[ceil(0.975 * DRAWS) - 1]
    point = _first_age(earned.mean()[None, :], np.array([cost / bought]))[0]
    return Payback(_told(point), _told(low), _told(high), earned.followed)


def ratio_of(value: Estimate | None, cost: Estimate) -> Estimate | None:
    """Return how many times a value is its cost; both uncertain, on the scale of logarithms."""
    if value is None or not value.value or not cost.value or value.value <= 0:
        return None
    ratio = value.value / cost.value
    widths = [_width(value), _width(cost)]
    if None in widths:
        return Estimate(ratio, None, None)
    by = exp(1.96 * sum(w * w for w in widths if w is not None) ** 0.5)
    return Estimate(ratio, ratio / by, ratio * by)


def _width(of: Estimate) -> float | None:
    """Return the standard error of the logarithm."""
    if of.low is None or of.high is None or of.low <= 0:
        return None
    return log(of.high / of.low) / (2 * 1.96)


def _first_age(means: Floats, costs: Floats) -> NDArray[np.int64]:
    """Return the first age at which the mean is at least the cost; the number of ages if never."""
    paid = means >= costs[:, None]
    return np.where(paid.any(axis=1), paid.argmax(axis=1), np.iinfo(np.int64).max)


def _told(age: np.int64) -> int | None:
    return None if age == np.iinfo(np.int64).max else int(age)
