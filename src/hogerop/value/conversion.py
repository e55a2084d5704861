"""How long people wait before they buy, and how many of those who wait are still to come.

Numbers only; runs no query. The share that has bought within so many days of coming in is
estimated by the product-limit method, which counts those who came in lately for as long as they
have been seen. It flattens where nobody buys any more: most of those who ask never buy.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hogerop.value.counted import Estimate

Counts = NDArray[np.int64]
Floats = NDArray[np.float64]

HORIZON = 365
"""Days after coming in within which somebody who buys is counted for that coming in."""
LEAST_AT_RISK = 20
"""People who must have been followed for so long, for the curve to say something of it."""


@dataclass(frozen=True)
class Conversion:
    """The curve: of those who had not yet, how many did after so many days.

    Parameters
    ----------
    day : array of int64
        Days after coming in on which anybody did, rising, 0 to ``horizon``.
    hazard : array of float64
        Share of those still waiting that did on that day, below 1.
    variance : array of float64
        Of the logarithm of 1 - hazard (Greenwood).
    horizon : int
        Days up to which the curve is told; 0 where too few were followed.
    people, converted : int
        How many it was drawn from.
    """

    day: Counts
    hazard: Floats
    variance: Floats
    horizon: int
    people: int
    converted: int

    def share_by(self, days: int) -> float:
        """Return the share that has within so many days.

        >>> did = np.array([0, 10]), np.array([50, 25])
        >>> drawn = conversion(*did, np.array([90]), np.array([25]))
        >>> round(drawn.share_by(5), 3), round(drawn.share_by(30), 3)
        (0.5, 0.75)
        """
        return float(1 - np.prod(1 - self.hazard[self.day <= days]))

    def share_within(self, days: int) -> Estimate | None:
        """Return the same with its 95% interval; None where too few were followed so long.

        References
        ----------
        Kalbfleisch, J. D., & Prentice, R. L. (1980). The statistical analysis of failure time
        data, section 1.3 (the interval on the scale of log(-log)). Wiley.
        """
        if days > self.horizon:
            return None
        kept = self.day <= days
        log_left = float(np.log1p(-self.hazard[kept]).sum())
        if log_left == 0.0:
            return Estimate(0.0, 0.0, None)
        by = float(np.exp(1.96 * self.variance[kept].sum() ** 0.5 / -log_left))
        return Estimate(*(float(-np.expm1(log_left * power)) for power in (1.0, 1 / by, by)))

    def to_come(self, waited: Counts, people: Counts) -> tuple[float, float]:
        """Return how many of those who wait are still to come before the horizon.

        Parameters
        ----------
        waited : array of int64
            Days since they came in.
        people : array of int64
            How many have waited so long.

        Returns
        -------
        float, float
            The expectation, and its variance as far as the curve is uncertain (not the chance of
            each of them, which `counted.count_interval` adds).
        """
        if not len(self.day) or not people.sum():
            return 0.0, 0.0
        logs = np.log1p(-self.hazard)
        # stays[t] = chance that one who has waited t days has not come by the horizon
        below = np.concatenate([[0.0], np.cumsum(logs)])
        place = np.searchsorted(self.day, waited, side="right")
        stays = np.exp(below[-1] - below[place])
        expected = float(((1 - stays) * people).sum())
        # Each step of the curve moves the expectation of all who have not yet passed it.
        moved = np.zeros(len(self.day) + 1)
        np.add.at(moved, place, stays * people)
        through = np.cumsum(moved)[:-1]
        return expected, float((self.variance * through**2).sum())


def conversion(delays: Counts, converted: Counts, waited: Counts, waiting: Counts) -> Conversion:
    """Draw the curve from who did and who has not yet.

    Parameters
    ----------
    delays, converted : array of int64
        Days from coming in, and how many did after so many.
    waited, waiting : array of int64
        Days since coming in, and how many of those have not yet.

    References
    ----------
    Kaplan, E. L., & Meier, P. (1958). Nonparametric estimation from incomplete observations.
    Journal of the American Statistical Association 53, 457-481.
    """
    people = int(converted.sum() + waiting.sum())
    none = np.zeros(0)
    horizon = _horizon(delays, converted, waited, waiting)
    told = (delays <= horizon) & (converted > 0) if horizon else np.zeros(len(delays), bool)
    if not told.any():
        return Conversion(none.astype(np.int64), none, none, horizon, people, int(converted.sum()))
    day, place = np.unique(delays[told], return_inverse=True)
    events = np.bincount(place, weights=converted[told].astype(np.float64))
    gone = _before(delays, converted, day) + _before(waited, waiting, day)
    at_risk = people - gone
    # Where everybody left did, half a person stands for those who would not have.
    hazard = np.minimum(events, at_risk - 0.5) / at_risk
    variance = hazard / (at_risk * (1 - hazard))
    return Conversion(day, hazard, variance, horizon, people, int(converted.sum()))


def _before(days: Counts, people: Counts, day: Counts) -> Floats:
    """Return how many have days below each of ``day``."""
    order = np.argsort(days, kind="stable")
    sums = np.concatenate([[0], np.cumsum(people[order])])
    return sums[np.searchsorted(days[order], day, side="left")].astype(np.float64)


def _horizon(delays: Counts, converted: Counts, waited: Counts, waiting: Counts) -> int:
    """Return up to which day enough people were still followed."""
    days = np.concatenate([delays, waited])
    people = np.concatenate([converted, waiting])
    if people.sum() < LEAST_AT_RISK:
        return 0
    order = np.argsort(days, kind="stable")
    left = people.sum() - np.concatenate([[0], np.cumsum(people[order])[:-1]])
    enough = days[order][left >= LEAST_AT_RISK]
    return int(min(HORIZON, enough.max()))
