"""Shifted-beta-geometric: subscribers, members and contracts, of whom one knows when they leave.

At every renewal a subscriber leaves with a chance theta of their own, theta ~ Beta(alpha, beta).
Those most likely to leave do so first, so the share that renews rises with age although no one
changes. Histories count renewals: ``frequency`` and ``recency`` the renewals made, ``T`` the
renewals that have come up. Who renewed every time (``frequency`` = ``T``) is a subscriber still.

References
----------
Fader, P. S. and Hardie, B. G. S. (2007). How to project customer retention. Journal of Interactive
Marketing 21(1), 76-90: equations 5 to 8 and appendix B.

Fader, P. S. and Hardie, B. G. S. (2010). Customer-base valuation in a contractual setting: the
perils of ignoring heterogeneity. Marketing Science 29(1), 85-93: equation 6 (DERL).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from hogerop.value.fitting.ahead import Ahead
from hogerop.value.fitting.model import DAYS_A_MONTH, Floats, Histories
from hogerop.value.models.digamma import rising
from hogerop.value.models.occasions_ahead import occasions_in, still_to_come, worth_of_waiting
from hogerop.words import say

__all__ = ["SBG", "subscribers"]


def subscribers(survivors: Sequence[int]) -> Histories:
    """Return the histories of one cohort of which so many were left at the start and each renewal.

    Examples
    --------
    >>> cohort = subscribers([10, 7, 6])
    >>> cohort.frequency
    array([0, 0, 0, 1, 2, 2, 2, 2, 2, 2])
    >>> int((cohort.frequency == cohort.T).sum())
    6
    """
    left = np.append(-np.diff(survivors), survivors[-1])
    renewals = np.repeat(np.arange(len(left)), left)
    came_up = np.full(len(renewals), float(len(survivors) - 1))
    return Histories(renewals, renewals.astype(np.float64), came_up)


@dataclass(frozen=True)
class SBG:
    """Subscribers who may leave at every renewal.

    Parameters
    ----------
    days_between : float
        Days from one renewal to the next.
    """

    days_between: float = DAYS_A_MONTH

    name: ClassVar[str] = "sBG"
    parameters: ClassVar[tuple[str, ...]] = ("alpha", "beta")
    time_powers: ClassVar[tuple[int, ...]] = (0, 0)
    coefficients: ClassVar[tuple[str, ...]] = ()

    def start(self, histories: Histories) -> Floats:
        """Begin at the share that left at each renewal."""
        left = float((~_there(histories)).sum()) + 0.5
        return np.log([left / (histories.repeat_orders + left) + 0.01, 1.0])

    def log_likelihood(self, theta: Floats, histories: Histories) -> tuple[float, Floats]:
        """Return the log-likelihood and its derivatives (2007, equations 5 and 6, appendix B)."""
        alpha, beta = np.exp(theta)
        there = _there(histories)
        left = len(histories) - int(there.sum())
        # Whoever left was given one chance more than they renewed.
        chances = np.bincount(histories.frequency + ~there, minlength=1)
        stayed, all_ = rising(beta, histories.counts), rising(alpha + beta, chances)
        value = left * np.log(alpha) + stayed[0] - all_[0]
        slopes = np.array([left - alpha * all_[1], beta * (stayed[1] - all_[1])])
        return float(value), slopes

    def boundary(self, theta: Floats, log_likelihood: float, histories: Histories) -> str | None:
        """Say so where nobody has left, or where no renewal has come up."""
        if not (histories.T > 0).any():
            return say("No renewal has come up yet: the data show no retention.")
        if _there(histories).all():
            return say("No one has left yet: the data show no churn.")
        return None

    def survival(self, parameters: Floats, renewals: Floats) -> Floats:
        """Return the share of new subscribers left after so many renewals (2007, equation 6)."""
        from scipy.special import betaln

        alpha, beta = parameters
        return np.asarray(np.exp(betaln(alpha, beta + renewals) - betaln(alpha, beta)), np.float64)

    def retention(self, parameters: Floats, renewal: Floats) -> Floats:
        """Return the share that renews at the 1st, 2nd, ... renewal (2007, equation 8)."""
        alpha, beta = parameters
        return np.asarray((beta + renewal - 1.0) / (alpha + beta + renewal - 1.0), np.float64)

    def residual_lifetime(self, parameters: Floats, renewals: Floats, worth: float) -> Floats:
        """Return the DERL: discounted renewals of a subscriber whose next one is due this instant.

        ``renewals`` have been made; a renewal one interval later counts ``worth``, below 1.

        References
        ----------
        Fader and Hardie (2010), equation 6.
        """
        alpha, beta = map(float, parameters)
        stayed = beta + np.asarray(renewals, np.float64)
        return still_to_come(alpha, stayed, np.inf, worth) / worth

    def p_alive(self, parameters: Floats, histories: Histories) -> Floats:
        """Return 1 for subscribers and 0 for those who left: that is known here."""
        return _there(histories).astype(np.float64)

    def expected_orders(self, parameters: Floats, histories: Histories, days: float) -> Floats:
        """Return the renewals expected of each in so many days."""
        return self._to_come(parameters, histories, occasions_in(days, self.days_between), 1.0)

    def discounted_orders(
        self, parameters: Floats, histories: Histories, days: float | None, yearly_rate: float
    ) -> Floats:
        """Return the same, later ones counted less; the next is one whole interval away."""
        worth = worth_of_waiting(yearly_rate, self.days_between)
        return self._to_come(parameters, histories, occasions_in(days, self.days_between), worth)

    def orders_by(self, parameters: Floats, days: Floats) -> Floats:
        """Return the renewals expected of a new subscriber by each number of days after."""
        alpha, beta = map(float, parameters)
        ahead = [occasions_in(float(day), self.days_between) for day in days]
        new = np.array([beta])
        return np.array([still_to_come(alpha, new, occasions)[0] for occasions in ahead])

    def draw_ahead(
        self, parameters: Floats, histories: Histories, days: float, random: np.random.Generator
    ) -> Ahead:
        """Draw how often each renews in so many days."""
        alpha, beta = map(float, parameters)
        leaves = np.clip(random.beta(alpha, beta + histories.frequency), 1e-15, 1.0)
        renewals = np.minimum(random.geometric(leaves) - 1, occasions_in(days, self.days_between))
        orders = np.where(_there(histories), renewals, 0).astype(np.int64)
        time = np.asarray(orders * self.days_between, np.float64)
        return Ahead(orders, orders, time, np.ones_like(orders))

    def _to_come(
        self, parameters: Floats, histories: Histories, occasions: float, worth: float
    ) -> Floats:
        alpha, beta = map(float, parameters)
        stayed = beta + histories.frequency.astype(np.float64)
        return still_to_come(alpha, stayed, occasions, worth) * _there(histories)


def _there(histories: Histories) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    return histories.frequency >= histories.T
