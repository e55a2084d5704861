"""How much busier than on an average day it is in each month of the year.

A shop that sells gifts has its December every year; to a model of repeat buying such a month is
chance. From two whole years on, the index says how many average days a day of that month counts
for: a December of 31 days at index 1.5 is 46.5 average days long. A model then expects in a horizon
what it expects in that number of average days: it lives by another clock. For models in which
chance alone sets the moments of the orders this is exact.

References
----------
Lewis, P. A. W. and Shedler, G. S. (1979). Simulation of nonhomogeneous Poisson processes by
thinning. Naval Research Logistics Quarterly 26(3), 403-413, section 1: the change of clock.

Breslow, N. E. and Clayton, D. G. (1993). Approximate inference in generalized linear mixed models.
Journal of the American Statistical Association 88(421), 9-25, section 2: the estimation.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hogerop.value.buying.clock import ClockName
from hogerop.value.fitting.model import DAYS_A_MONTH, DAYS_A_YEAR, Floats, Integers
from hogerop.value.selection.refusal import Refusal

__all__ = ["Seasons", "seasons"]

MONTHS = 12
_TWO_YEARS = 730
_FEWEST = 2 * MONTHS
_FLATTEST = 1e-4
_ROUNDS = 200


@dataclass(frozen=True)
class Seasons:
    """The index of each month of the year; their mean over the days of a year is 1. A `Clock`.

    Parameters
    ----------
    index : float64 array
        How many average days a day of January, February, ... counts for. Drawn towards 1 as far as
        the years disagree.
    low, high : float64 array
        The ends of each one's 95% interval.
    years : float
        What it rests on.
    """

    index: Floats
    low: Floats
    high: Floats
    years: float
    name: ClockName = "seasons"
    step: float = 1.0

    def readings(self, first: int, last: int) -> Floats:
        """Return the average days passed since ``first``, on the evening of each day.

        On this clock a quiet summer is not taken for leaving.
        """
        each = self.index[_months(np.arange(first + 1, last + 1))]
        return np.concatenate([[0.0], np.cumsum(each)])


def seasons(orders: Integers, first_day: int) -> Seasons | Refusal:
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

    Returns
    -------
    Seasons or Refusal
        Refused below two years, and below two orders per month of the year.
    """
    if len(orders) < _TWO_YEARS:
        return Refusal("seasons", "short", int(len(orders) / DAYS_A_MONTH), 24)
    if orders.sum() < _FEWEST:
        return Refusal("seasons", "few", int(orders.sum()), _FEWEST)
    years = len(orders) / DAYS_A_YEAR
    counts, exposure, place, when = _periods(orders, first_day)
    design = np.hstack([_trend(when, years), np.eye(MONTHS)[place]])
    effects, covariance = _effects(counts, exposure, design)
    days = np.bincount(_months(np.arange(1461)), minlength=MONTHS)
    level = np.log(days @ np.exp(effects) / days.sum())
    # The level is taken out, so what the effects share is no uncertainty of the index.
    weights = days * np.exp(effects) / (days @ np.exp(effects))
    centred = np.eye(MONTHS) - weights
    spread = 1.96 * np.sqrt(np.maximum(np.diag(centred @ covariance @ centred.T), 0.0))
    middle = effects - level
    low, high = np.exp(middle - spread), np.exp(middle + spread)
    return Seasons(np.exp(middle), low, high, round(years, 2))


def _months(days: Integers) -> Integers:
    """Return for each day which month of its year it is in, from 0."""
    months = np.asarray(days, np.int64).astype("datetime64[D]").astype("datetime64[M]")
    return np.asarray(months.astype(np.int64) % MONTHS, np.int64)


def _periods(orders: Integers, first_day: int) -> tuple[Floats, Floats, Integers, Floats]:
    """Return for each month of each year: orders, days, which of the year, and when."""
    days = first_day + np.arange(len(orders))
    place = _months(days)
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


def _effects(counts: Floats, exposure: Floats, design: Floats) -> tuple[Floats, Floats]:
    """Return the log of each month's index and their covariance."""
    size, trends = design.shape[1], design.shape[1] - MONTHS
    theta = np.zeros(size)
    theta[:trends] = np.log(counts.sum() / exposure.sum())
    variance, extra = 0.1, 1.0
    covariance: Floats = np.eye(size)
    for _ in range(_ROUNDS):
        mean = exposure * np.exp(np.clip(design @ theta, -30.0, 30.0))
        penalty = np.concatenate([np.full(trends, 1e-9), np.full(MONTHS, extra / variance)])
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
