"""How much busier than on an average day it is in each month or week of the year.

A shop that sells gifts has its December every year; to a model of repeat buying such a month is
chance. From two whole years on, the index says how many average days a day of that month counts
for: a December of 31 days at index 1.5 is 46.5 average days long. A model then expects in a horizon
what it expects in that number of average days (`Seasons.average_days`). For models in which chance
alone sets the moments of the orders this is exact: it is a change of clock.

References
----------
Lewis, P. A. W. and Shedler, G. S. (1979). Simulation of nonhomogeneous Poisson processes by
thinning. Naval Research Logistics Quarterly 26(3), 403-413, section 1: the change of clock.

Breslow, N. E. and Clayton, D. G. (1993). Approximate inference in generalized linear mixed models.
Journal of the American Statistical Association 88(421), 9-25, section 2: the estimation.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from hogerop.value.model import DAYS_A_MONTH, DAYS_A_YEAR, Floats, Integers
from hogerop.words import say

__all__ = ["By", "Refused", "Seasons", "seasons"]

By = Literal["month", "week"]

_TWO_YEARS = 730
_FLATTEST = 1e-4
_ROUNDS = 200


@dataclass(frozen=True)
class Refused:
    """Why there is no index, in words, and what would be needed."""

    reason: str
    fix: str


@dataclass(frozen=True)
class Seasons:
    """The index of each month or week of the year; their mean over the days of a year is 1.

    Parameters
    ----------
    by : str
        ``month``: 12 places, January first. ``week``: 52 places, from 1 January on by seven days;
        the last one has eight or nine.
    index : float64 array
        How many average days a day counts for. Drawn towards 1 as far as the years disagree.
    low, high : float64 array
        The ends of each one's 95% interval.
    years : float
        What it rests on.
    """

    by: By
    index: Floats
    low: Floats
    high: Floats
    years: float

    def on(self, days: Integers) -> Floats:
        """Return the index of days since 1970-01-01."""
        return self.index[_places(np.asarray(days, np.int64), self.by)]

    def average_days(self, after: int, days: int) -> float:
        """Return how many average days the ``days`` after the day ``after`` count for.

        That is the horizon to give to a model of repeat buying.
        """
        return float(self.on(np.arange(after + 1, after + 1 + days)).sum())

    def clock(self, days: Integers) -> Floats:
        """Return the average days from the earliest of some days to each of them.

        With ``recency`` and ``T`` told on this clock, a quiet summer is not taken for leaving.
        """
        days = np.asarray(days, np.int64)
        if not len(days):
            return np.zeros(0)
        earliest = int(days.min())
        each = self.on(np.arange(earliest + 1, int(days.max()) + 1))
        return np.concatenate([[0.0], np.cumsum(each)])[days - earliest]


def seasons(orders: Integers, first_day: int, *, by: By = "month") -> Seasons | Refused:
    """Estimate the index from the orders of every day, or say why there is none.

    The orders of each month of each year are counts around trend times index. The trend is straight
    from year to year on a log scale; the logs of the index are normal around 0, with a spread that
    the data set: where the years do not repeat each other it is 0 and the index 1 (penalised
    quasi-likelihood, with as much more spread than Poisson's as the counts show).

    Parameters
    ----------
    orders : int64 array
        How many orders there were on each day, from ``first_day`` on without a gap.
    first_day : int
        Days since 1970-01-01.
    by : str
        ``month`` or ``week``.

    Returns
    -------
    Seasons or Refused
        Refused below two years, and where there are fewer orders than parts of a year.
    """
    if len(orders) < _TWO_YEARS:
        months = int(len(orders) / DAYS_A_MONTH)
        return Refused(
            say("A season shows when it comes back: that takes two years of orders."),
            say("Months of orders so far: {months}. Needed: 24.", months=months),
        )
    parts = 12 if by == "month" else 52
    if orders.sum() < 2 * parts:
        return Refused(
            say("There are too few orders to tell a season from chance."),
            say("At least {least} orders in two years are needed.", least=2 * parts),
        )
    years = len(orders) / DAYS_A_YEAR
    counts, exposure, place, when = _periods(orders, first_day, by)
    design = np.hstack([_trend(when, years), np.eye(parts)[place]])
    effects, covariance = _effects(counts, exposure, design, parts)
    days = np.bincount(_places(np.arange(1461), by), minlength=parts)
    level = np.log(days @ np.exp(effects) / days.sum())
    # The level is taken out, so what the effects share is no uncertainty of the index.
    weights = days * np.exp(effects) / (days @ np.exp(effects))
    centred = np.eye(parts) - weights
    spread = 1.96 * np.sqrt(np.maximum(np.diag(centred @ covariance @ centred.T), 0.0))
    middle = effects - level
    return Seasons(
        by, np.exp(middle), np.exp(middle - spread), np.exp(middle + spread), round(years, 2)
    )


def _places(days: Integers, by: By) -> Integers:
    """Return for each day which month, from 0, or week of its year it is in."""
    dates = days.astype("datetime64[D]")
    if by == "month":
        return np.asarray(dates.astype("datetime64[M]").astype(np.int64) % 12, np.int64)
    start = dates.astype("datetime64[Y]").astype("datetime64[D]")
    return np.asarray(np.minimum((dates - start).astype(np.int64) // 7, 51), np.int64)


def _periods(orders: Integers, first_day: int, by: By) -> tuple[Floats, Floats, Integers, Floats]:
    """Return for each month or week of each year: orders, days, which of the year, and when."""
    days = first_day + np.arange(len(orders))
    place = _places(days, by)
    period = np.concatenate([[0], np.cumsum(np.diff(place) != 0)])
    exposure = np.bincount(period).astype(np.float64)
    when = np.bincount(period, np.arange(len(orders))) / exposure / DAYS_A_YEAR
    starts = np.flatnonzero(np.diff(period, prepend=-1))
    return np.bincount(period, orders).astype(np.float64), exposure, place[starts], when


def _trend(when: Floats, years: float) -> Floats:
    """Return a straight line from each whole year to the next, as the weight of each one's height.

    Bends a year apart cannot take the place of something that comes back within the year.
    """
    knots = np.linspace(0.0, years, max(int(years + 0.01), 2) + 1)
    return np.asarray(np.maximum(1.0 - np.abs(when[:, None] - knots) / knots[1], 0.0), np.float64)


def _effects(counts: Floats, exposure: Floats, design: Floats, parts: int) -> tuple[Floats, Floats]:
    """Return the log of each part's index and their covariance."""
    size, trends = design.shape[1], design.shape[1] - parts
    theta = np.zeros(size)
    theta[:trends] = np.log(counts.sum() / exposure.sum())
    variance, extra = 0.1, 1.0
    covariance: Floats = np.eye(size)
    for _ in range(_ROUNDS):
        mean = exposure * np.exp(np.clip(design @ theta, -30.0, 30.0))
        penalty = np.concatenate([np.full(trends, 1e-9), np.full(parts, extra / variance)])
        information = (design * mean[:, None]).T @ design + np.diag(penalty)
        step = np.linalg.solve(information, design.T @ (counts - mean) - penalty * theta)
        theta = theta + np.clip(step, -1.0, 1.0)
        covariance = np.asarray(extra * np.linalg.inv(information), np.float64)
        free = len(counts) - np.trace(
            np.linalg.solve(information, (design * mean[:, None]).T @ design)
        )
        extra = max(float(((counts - mean) ** 2 / mean).sum()) / max(free, 1.0), 1.0)
        effects = theta[trends:]
        wanted = float((effects**2 + np.diag(covariance)[trends:]).mean())
        change, variance = abs(np.log(wanted / variance)), max(wanted, _FLATTEST)
        if change < 1e-6 and np.abs(step).max() < 1e-8:
            break
    return theta[trends:], covariance[trends:, trends:]
