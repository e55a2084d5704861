"""BG/BB: occasions on which somebody buys or does not, such as a yearly appeal or a weekly market.

While still there, a contact buys on an occasion with chance p ~ Beta(alpha, beta), and before each
occasion is gone for good with chance theta ~ Beta(gamma, delta). Histories count occasions:
``frequency`` x those bought on, ``recency`` t_x the last of them, ``T`` n all that have been.

References
----------
Fader, P. S., Hardie, B. G. S. and Shang, J. (2010). Customer-base analysis in a discrete-time
noncontractual setting. Marketing Science 29(6), 1086-1108.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from hogerop.value.fitting.ahead import Ahead
from hogerop.value.fitting.model import DAYS_A_MONTH, Floats, Histories, Integers
from hogerop.value.models.boundaries import never_twice
from hogerop.value.models.occasions_ahead import occasions_in, still_to_come, worth_of_waiting
from hogerop.words import say

__all__ = ["BGBB"]

_FEW, _NOTHING_GAINED = 0.02, 0.01


@dataclass(frozen=True)
class BGBB:
    """Contacts who buy or pass on every occasion, and may be gone before any.

    Parameters
    ----------
    days_between : float
        Days from one occasion to the next.
    """

    days_between: float = DAYS_A_MONTH

    name: ClassVar[str] = "BG/BB"
    parameters: ClassVar[tuple[str, ...]] = ("alpha", "beta", "gamma", "delta")
    time_powers: ClassVar[tuple[int, ...]] = (0, 0, 0, 0)
    coefficients: ClassVar[tuple[str, ...]] = ()

    def start(self, histories: Histories) -> Floats:
        """Begin at everybody's share of occasions bought on, and one in five gone before each."""
        share = (histories.repeat_orders + 1.0) / (float(histories.T.sum()) + 2.0)
        return np.log([share, 1.0 - min(share, 0.99), 0.5, 2.0])

    def log_likelihood(self, theta: Floats, histories: Histories) -> tuple[float, Floats]:
        """Return the log-likelihood and its derivatives (equation 5)."""
        from scipy.special import logsumexp

        x, last, n, people, _ = _kinds_of_history(histories)
        logs, slopes = _terms(np.exp(theta), x, last, n, derivatives=True)
        each = logsumexp(logs, axis=1)
        shares = np.exp(logs - each[:, None]) * people[:, None]
        gradient = np.array([(shares * slope).sum() for slope in slopes]) * np.exp(theta)
        return float(people @ each), gradient

    def boundary(self, theta: Floats, log_likelihood: float, histories: Histories) -> str | None:
        """Say so where nobody bought again, or where nobody leaving explains the data as well."""
        if said := never_twice(histories):
            return said
        gamma, delta = np.exp(theta[2:])
        without, _ = self.log_likelihood(np.array([theta[0], theta[1], -25.0, 25.0]), histories)
        if gamma / (gamma + delta) > _FEW or log_likelihood - without > _NOTHING_GAINED:
            return None
        return say("No one has left yet: the data show no churn.")

    def p_alive(self, parameters: Floats, histories: Histories) -> Floats:
        """Return the chance that each contact is still there on the next occasion (equation 11)."""
        from scipy.special import logsumexp

        x, last, n, _, which = _kinds_of_history(histories)
        logs, _ = _terms(parameters, x, last, n)
        there = np.exp(logs[:, 0] - logsumexp(logs, axis=1))
        gamma, delta = parameters[2:]
        return np.asarray((there * (delta + n) / (gamma + delta + n))[which], np.float64)

    def expected_orders(self, parameters: Floats, histories: Histories, days: float) -> Floats:
        """Return the orders expected on the occasions in so many days.

        Equation 13, as a sum of positive terms: it has no hole at gamma = 1.
        """
        return self._to_come(parameters, histories, occasions_in(days, self.days_between), 1.0)

    def discounted_orders(
        self, parameters: Floats, histories: Histories, days: float | None, yearly_rate: float
    ) -> Floats:
        """Return the same, later ones counted less (equation 14 where ``days`` is None)."""
        worth = worth_of_waiting(yearly_rate, self.days_between)
        return self._to_come(parameters, histories, occasions_in(days, self.days_between), worth)

    def orders_by(self, parameters: Floats, days: Floats) -> Floats:
        """Return the orders expected of a new contact by each number of days (equation 8)."""
        alpha, beta, gamma, delta = map(float, parameters)
        ahead = [occasions_in(float(day), self.days_between) for day in days]
        new = np.array([delta])
        there = np.array([still_to_come(gamma, new, occasions)[0] for occasions in ahead])
        return alpha / (alpha + beta) * there

    def draw_ahead(
        self, parameters: Floats, histories: Histories, days: float, random: np.random.Generator
    ) -> Ahead:
        """Draw on how many of the occasions in so many days each contact buys."""
        alpha, beta, gamma, delta = map(float, parameters)
        x, n = histories.frequency, histories.T
        there = random.random(len(histories)) < self.p_alive(parameters, histories)
        gone = np.clip(random.beta(gamma, delta + n + 1.0), 1e-15, 1.0)
        # Whoever is there on the next occasion is there on it and on those before they are gone.
        ahead = np.minimum(random.geometric(gone), occasions_in(days, self.days_between))
        bought = random.binomial(ahead.astype(np.int64), random.beta(alpha + x, beta + n - x))
        orders = np.where(there, bought, 0).astype(np.int64)
        return Ahead(orders, orders, ahead * self.days_between, np.ones_like(orders))

    def _to_come(
        self, parameters: Floats, histories: Histories, occasions: float, worth: float
    ) -> Floats:
        alpha, beta, gamma, delta = map(float, parameters)
        counts, which = np.unique(histories.T, return_inverse=True)
        stayed = delta + counts
        # p_alive holds the way to the next occasion already.
        ahead = still_to_come(gamma, stayed, occasions, worth) * (gamma + stayed) / stayed
        buys = (alpha + histories.frequency) / (alpha + beta + histories.T)
        return self.p_alive(parameters, histories) * buys * ahead[which]


def _kinds_of_history(histories: Histories) -> tuple[Floats, Floats, Floats, Floats, Integers]:
    """Return the different (x, t_x, n), how many contacts have each, and which each contact has."""
    n = histories.T.astype(np.int64)
    width = int(n.max(initial=0)) + 1
    key = (n * width + histories.recency.astype(np.int64)) * width + histories.frequency
    kinds, which, people = np.unique(key, return_inverse=True, return_counts=True)
    last, x = np.divmod(kinds % width**2, width)
    count = (kinds // width**2).astype(np.float64)
    return x.astype(np.float64), last.astype(np.float64), count, people.astype(np.float64), which


def _terms(
    parameters: Floats, x: Floats, last: Floats, n: Floats, *, derivatives: bool = False
) -> tuple[Floats, list[Floats]]:
    """Return the logs of the terms of the likelihood, and their slopes: one row a kind of history.

    The first column is the contact who is still there, the others those who were gone after
    0, 1, 2, ... occasions; where that is impossible there is minus infinity.
    """
    from scipy.special import betaln, digamma

    alpha, beta, gamma, delta = map(float, parameters)
    gone = np.arange(n.max(initial=0.0))
    chances = np.column_stack([n, np.broadcast_to(gone, (len(n), len(gone)))])
    left = np.concatenate([[0.0], np.ones(len(gone))])
    possible = (chances >= last[:, None]) & ((chances < n[:, None]) | (left == 0))
    chances = np.where(possible, chances, last[:, None])
    passed = chances - x[:, None]
    logs = betaln(alpha + x[:, None], beta + passed) - betaln(alpha, beta)
    logs += betaln(gamma + left, delta + chances) - betaln(gamma, delta)
    logs = np.where(possible, logs, -np.inf)
    if not derivatives:
        return logs, []
    all_bought = digamma(alpha + beta) - digamma(alpha + beta + chances)
    all_stayed = digamma(gamma + delta) - digamma(gamma + delta + left + chances)
    return logs, [
        digamma(alpha + x[:, None]) - digamma(alpha) + all_bought,
        digamma(beta + passed) - digamma(beta) + all_bought,
        digamma(gamma + left) - digamma(gamma) + all_stayed,
        digamma(delta + chances) - digamma(delta) + all_stayed,
    ]
