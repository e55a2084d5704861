"""(M)BG/CNBD-k: buyers with a rhythm, whose gaps are more even than chance alone would make them.

While somebody buys, the gaps between orders are Erlang-k: the sum of k exponential steps with rate
lambda, lambda ~ Gamma(r, alpha) over the buyers. After every order somebody stops with a chance
p ~ Beta(a, b): in the modified model (MBG) also after the first, so that a one-time buyer is never
surely still there. At k = 1 it is the (M)BG/NBD.

References
----------
Reutterer, T., Platzer, M. and Schröder, N. (2021). Leveraging purchase regularity for predicting
customer behavior the easy way. International Journal of Research in Marketing 38(1), 194-215:
the process, its likelihood and P(alive). Their conditional expectation is an approximation scaled
to fit the whole; here it is summed exactly (see `Regular.expected_orders`).

Batislam, E., Denizel, M. and Filiztekin, A. (2007). Empirical validation and comparison of models
for customer base analysis. International Journal of Research in Marketing 24(3), 201-209: MBG.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import factorial, log
from typing import ClassVar

import numpy as np

from hogerop.value.fitting.ahead import Ahead
from hogerop.value.fitting.model import Floats, Histories, Integers
from hogerop.value.models.boundaries import never_twice
from hogerop.value.models.digamma import rising
from hogerop.value.models.quadrature import daily_rate
from hogerop.value.models.regular_kernel import alive, likelihood, to_come
from hogerop.words import say

__all__ = ["Regular"]

_FEW, _NOTHING_GAINED = 0.02, 0.01


@dataclass(frozen=True)
class Regular:
    """Regular buyers who may stop after any order.

    Parameters
    ----------
    k : int
        Steps in a gap, at least 1: the higher, the more even the rhythm. A gap's standard deviation
        is 1 / sqrt(k) of its mean.
    modified : bool
        Whether somebody may also stop after the first order (MBG, the default) or only after a
        repeat order (BG).
    """

    k: int = 2
    modified: bool = True
    parameters: ClassVar[tuple[str, ...]] = ("r", "alpha", "a", "b")
    time_powers: ClassVar[tuple[int, ...]] = (0, 1, 0, 0)
    coefficients: ClassVar[tuple[str, ...]] = ()

    @property
    def name(self) -> str:
        """``MBG/CNBD-2`` for k = 2."""
        return f"{'MBG' if self.modified else 'BG'}/CNBD-{self.k}"

    def start(self, histories: Histories) -> Floats:
        """Begin at everybody's mean rate and one in four leaving."""
        rate = self.k * (histories.repeat_orders + 1.0) / (histories.T.sum() + histories.mean_T)
        return np.log([1.0, 1.0 / rate, 1.0, 3.0])

    def log_likelihood(self, theta: Floats, histories: Histories) -> tuple[float, Floats]:
        """Return the log-likelihood and its derivatives; needs ``log_gaps`` where k is above 1.

        Without ``log_gaps`` it lacks a term that no parameter is in: then models with different k
        must not be compared.

        References
        ----------
        Reutterer, Platzer and Schröder (2021): the likelihood of (M)BG/CNBD-k.
        """
        r, alpha, a, b = np.exp(np.clip(theta, -30.0, 30.0))
        x, d = histories.frequency, int(self.modified)
        total, *slopes = likelihood(x, histories.recency, histories.T, self.k, d, r, alpha, a, b)
        steps = np.zeros(self.k * (len(histories.counts) - 1) + 1, np.int64)
        steps[:: self.k] = histories.counts
        stays = np.concatenate([np.zeros(d, np.int64), histories.counts])
        rate, kept, all_ = rising(r, steps), rising(b, stays), rising(a + b, stays)
        orders = histories.repeat_orders
        total += rate[0] + kept[0] - all_[0] - self.k * orders * log(alpha)
        total -= orders * log(factorial(self.k - 1))
        if histories.log_gaps is not None:
            total += (self.k - 1) * float(histories.log_gaps.sum())
        slopes[0] += r * rate[1]
        slopes[1] -= self.k * orders
        slopes[2] -= a * all_[1]
        slopes[3] += b * (kept[1] - all_[1])
        return float(total), np.array(slopes)

    def boundary(self, theta: Floats, log_likelihood: float, histories: Histories) -> str | None:
        """Say so where nobody bought twice, or where nobody leaving explains the data as well."""
        if said := never_twice(histories):
            return said
        a, b = np.exp(theta[2:])
        everybody_stays = np.array([theta[0], theta[1], -30.0, 30.0])
        without, _ = self.log_likelihood(everybody_stays, histories)
        if a / (a + b) > _FEW or log_likelihood - without > _NOTHING_GAINED:
            return None
        return say("No one has left yet: the data show no churn.")

    def p_alive(self, parameters: Floats, histories: Histories) -> Floats:
        """Return the chance that each contact still buys; in BG 1 for one-time buyers.

        References
        ----------
        Reutterer, Platzer and Schröder (2021): P(alive).
        """
        out: Floats = alive(
            histories.frequency, histories.recency, histories.T, self.k, int(self.modified),
            *map(float, parameters),
        )  # fmt: skip
        return out

    def expected_orders(self, parameters: Floats, histories: Histories, days: float) -> Floats:
        """Return the orders expected of each contact in ``(T, T + days]``.

        Given that a contact still buys, j of the k steps have been taken since the last order with
        a known chance, the rate is Gamma(r + k x + j, alpha + T) and the chance of stopping
        Beta(a, b + x) (one more in MBG). The m-th next order is the (k m - j)-th step of a Poisson
        process, so the orders at a given rate are a sum of positive terms, and the rate is
        integrated out. This is exact where the paper approximates, and finite everywhere.
        """
        return self._to_come(parameters, histories, days, 0.0)

    def discounted_orders(
        self, parameters: Floats, histories: Histories, days: float | None, yearly_rate: float
    ) -> Floats:
        """Return the same with later orders counted less; ``days`` None means for ever.

        The n-th step at rate lambda, discounted with force delta, counts for
        ``(lambda / (lambda + delta)) ** n``, and comes in time with the chance it would have at the
        rate lambda + delta.
        """
        horizon = np.inf if days is None else days
        return self._to_come(parameters, histories, horizon, daily_rate(yearly_rate))

    def orders_by(self, parameters: Floats, days: Floats) -> Floats:
        """Return the repeat orders expected of a new buyer by each number of days after."""
        a, b = float(parameters[2]), float(parameters[3])
        new = Histories(np.zeros(1, np.int64), np.zeros(1), np.zeros(1))
        stays = b / (a + b) if self.modified else 1.0
        different, which = np.unique(np.asarray(days, np.float64), return_inverse=True)
        values = [self._if_alive(parameters, new, float(day), 0.0)[0] for day in different]
        return stays * np.array(values)[which]

    def draw_ahead(
        self, parameters: Floats, histories: Histories, days: float, random: np.random.Generator
    ) -> Ahead:
        """Draw what each contact orders in ``(T, T + days]``, chance in buying included."""
        r, alpha, a, b = map(float, parameters)
        x, end = histories.frequency, alpha + histories.T
        there = random.random(len(histories)) < self.p_alive(parameters, histories)
        taken = self._steps_taken(r, histories, end, random)
        rate = random.gamma(r + self.k * x + taken, 1.0 / end)
        steps = random.poisson(np.minimum(rate * days, 1e9))
        stops = np.clip(random.beta(a, b + x + int(self.modified)), 1e-15, 1.0)
        drawn = np.minimum((steps + taken) // self.k, random.geometric(stops))
        orders = np.where(there, drawn, 0).astype(np.int64)
        return Ahead(orders, steps, np.full(len(x), days), self.k - taken, self.k)

    def _steps_taken(
        self, r: float, histories: Histories, end: Floats, random: np.random.Generator
    ) -> Integers:
        """Draw how many of the k steps to the next order a contact who still buys has taken."""
        shape, part = r + self.k * histories.frequency, (histories.T - histories.recency) / end
        weights = np.ones((self.k, len(histories)))
        for j in range(1, self.k):
            weights[j] = weights[j - 1] * (shape + j - 1.0) / j * part
        reached = np.cumsum(weights, axis=0)
        taken = (random.random(len(histories)) * reached[-1] >= reached[:-1]).sum(axis=0)
        return np.asarray(taken, np.int64)

    def _to_come(
        self, parameters: Floats, histories: Histories, days: float, force: float
    ) -> Floats:
        if_alive = self._if_alive(parameters, histories, days, force)
        return if_alive * self.p_alive(parameters, histories)

    def _if_alive(
        self, parameters: Floats, histories: Histories, days: float, force: float
    ) -> Floats:
        if days <= 0 or not len(histories):
            return np.zeros(len(histories))
        r, alpha, a, b = map(float, parameters)
        order = np.argsort(histories.frequency, kind="stable")
        out: Floats = to_come(
            histories.frequency, histories.recency, histories.T, order, self.k,
            int(self.modified), r, alpha, a, b, float(days), force,
        )  # fmt: skip
        return out
