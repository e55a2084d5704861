"""What BG/NBD and MBG/NBD share: buyers who may leave after an order, and at no other time.

Orders come at random at a buyer's own rate lambda ~ Gamma(r, alpha); after an order the buyer
leaves with a chance of their own, p ~ Beta(a, b). In BG/NBD the chance first comes with the second
order, in MBG/NBD with the first. With m the chances survived (x or x + 1), everything else is one
formula. Given that a buyer is still there, lambda ~ Gamma(r + x, alpha + T) and
p ~ Beta(a, b + m), independently; the mean over lambda is taken on paper and the one over p by a
sum of positive terms, which stays finite where the hypergeometric function of the papers does not.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from hogerop.compiled import compiled
from hogerop.value.fitting.ahead import Ahead
from hogerop.value.fitting.model import Floats, Histories, Integers
from hogerop.value.models.digamma import rising
from hogerop.value.models.quadrature import (
    NODES,
    WEIGHTS,
    beta_nodes,
    daily_rate,
    per_contact,
    time_nodes,
)
from hogerop.value.models.unseen_churn import churn_unseen

__all__ = ["LeavingAfterOrders"]


@dataclass(frozen=True)
class LeavingAfterOrders:
    """The model of `hogerop.value.models.bg_nbd` and `hogerop.value.models.mbg_nbd`."""

    name: ClassVar[str]
    at_first: ClassVar[int]
    """1 if a buyer can leave after the first order, 0 if only after a repeat order."""

    parameters: ClassVar[tuple[str, ...]] = ("r", "alpha", "a", "b")
    time_powers: ClassVar[tuple[int, ...]] = (0, 1, 0, 0)
    coefficients: ClassVar[tuple[str, ...]] = ()

    def start(self, histories: Histories) -> Floats:
        """Return the logs of r = 1/2, the mean rate, and one in four leaving after an order."""
        rate = (histories.repeat_orders + 0.5) / max(float(histories.T.sum()), 1e-9)
        theta: Floats = np.log(np.array([0.5, 0.5 / rate, 0.6, 1.8]))
        return theta

    def log_likelihood(self, theta: Floats, histories: Histories) -> tuple[float, Floats]:
        """Return the log-likelihood and its derivative to the logs of r, alpha, a and b."""
        r, alpha, a, b = np.exp(theta)
        counts = histories.counts
        survived = np.concatenate([np.zeros(self.at_first, np.int64), counts])
        out = _likelihood(
            r, alpha, a, b, self.at_first, histories.frequency, histories.recency, histories.T,
            len(counts),
        )  # fmt: skip
        rates, stayed, all_ = rising(r, counts), rising(b, survived), rising(a + b, survived)
        n = len(histories)
        value = out[0] + rates[0] + stayed[0] - all_[0] + n * r * theta[1]
        slopes = out[1:] + np.array(
            [rates[1] + n * theta[1], n * r / alpha, -all_[1], stayed[1] - all_[1]]
        )
        return float(value), slopes * np.array([r, alpha, a, b])

    def boundary(self, theta: Floats, log_likelihood: float, histories: Histories) -> str | None:
        """Say so if nobody has visibly left, or nobody bought twice."""
        a, b = np.exp(theta[2:4])
        return churn_unseen(float(a / (a + b)), log_likelihood, histories)

    def p_alive(self, parameters: Floats, histories: Histories) -> Floats:
        """Return the chance that each contact still buys."""
        r, alpha, a, b = parameters
        x, recency, T = histories.frequency, histories.recency, histories.T
        return _p_alive(r, alpha, a, b, self.at_first, x, recency, T)

    def expected_orders(self, parameters: Floats, histories: Histories, days: float) -> Floats:
        """Return the orders expected of each contact in ``(T, T + days]``."""
        r, alpha, a, b = parameters

        def if_alive(x: Integers, T: Floats) -> Floats:
            return _orders_if_alive(r, alpha, a, b, self.at_first, x, T, np.full(len(x), days))

        orders = per_contact(if_alive, histories.frequency, histories.T, alpha)
        return orders * self.p_alive(parameters, histories)

    def discounted_orders(
        self, parameters: Floats, histories: Histories, days: float | None, yearly_rate: float
    ) -> Floats:
        """Return the same with later orders counting for less; ``days`` None is for ever."""
        r, alpha, a, b = parameters
        rate, end, first = daily_rate(yearly_rate), np.inf if days is None else days, self.at_first

        def if_alive(x: Integers, T: Floats) -> Floats:
            return _discounted_if_alive(r, alpha, a, b, first, x, T, end, rate, NODES, WEIGHTS)

        orders = per_contact(if_alive, histories.frequency, histories.T, alpha)
        return orders * self.p_alive(parameters, histories)

    def orders_by(self, parameters: Floats, days: Floats) -> Floats:
        """Return the repeat orders expected of a new buyer by each number of days after."""
        r, alpha, a, b = parameters
        days = np.asarray(days, np.float64)
        none, now = np.zeros(len(days), np.int64), np.zeros(len(days))
        stays = float(b / (a + b)) ** self.at_first
        return stays * _orders_if_alive(r, alpha, a, b, self.at_first, none, now, days)

    def draw_ahead(
        self, parameters: Floats, histories: Histories, days: float, random: np.random.Generator
    ) -> Ahead:
        """Draw what each contact orders in ``(T, T + days]``, chance in buying included."""
        r, alpha, a, b = parameters
        x, T, alive = histories.frequency, histories.T, self.p_alive(parameters, histories)
        orders, had = _draw(r, alpha, a, b, self.at_first, x, T, alive, days, random)
        return Ahead(orders, had, np.full(len(x), days), np.ones(len(x), np.int64))


@compiled
def _likelihood(
    r: float, alpha: float, a: float, b: float, at_first: int, x: Integers, recency: Floats,
    T: Floats, most: int,
) -> Floats:  # fmt: skip
    """Return what each contact's times add to the log-likelihood and to its slopes in r to b.

    The log of a product is the sum of the logs, and takes a tenth of the time: products are
    carried along as far as they stay within what a float can hold.
    """
    odds, inverse = np.zeros(most), np.zeros(most)
    for k in range(most):
        if k + at_first > 0:
            inverse[k] = 1.0 / (b + k + at_first - 1.0)
            odds[k] = math.log(a) + math.log(inverse[k])
    value, to_r, to_alpha, to_a, to_b, log_ends = 0.0, 0.0, 0.0, 0.0, 0.0, 0.0
    ends, both = 1.0, 1.0
    for i in range(len(x)):
        k, end = x[i], alpha + T[i]
        s, part = r + k, 1.0 / end
        to_alpha -= s * part
        if k + at_first == 0:  # surely still there
            ends *= end
            if not 1e-200 < ends < 1e200:
                log_ends, ends = log_ends + math.log(ends), 1.0
            continue
        last, log_end = alpha + recency[i], math.log(end)
        since = math.log(end / last)
        u = odds[k] + s * since
        if u < 40.0:
            e = math.exp(u)
            gone = e / (1.0 + e)
            both *= 1.0 + e
            if both > 1e200:
                value, both = value + math.log(both), 1.0
        else:  # 1 + e is e, to the last figure
            gone, value = 1.0, value + u
        log_ends += log_end
        value -= k * log_end
        to_r += gone * since
        to_alpha += gone * s * (part - 1.0 / last)
        to_a += gone
        to_b -= gone * inverse[k]
    log_ends += math.log(ends)
    value += math.log(both) - r * log_ends
    return np.array([value, to_r - log_ends, to_alpha, to_a / a, to_b])


@compiled
def _p_alive(
    r: float, alpha: float, a: float, b: float, at_first: int, x: Integers, recency: Floats,
    T: Floats,
) -> Floats:  # fmt: skip
    """Return the chance that each contact has not left."""
    out = np.ones(len(x))
    for i in range(len(x)):
        if x[i] + at_first > 0:
            since = math.log1p((T[i] - recency[i]) / (alpha + recency[i]))
            u = (r + x[i]) * since
            odds = a / (b + x[i] + at_first - 1.0)
            out[i] = 1.0 / (1.0 + odds * math.exp(u)) if u < 700.0 else 0.0
    return out


@compiled
def _orders_if_alive(
    r: float, alpha: float, a: float, b: float, at_first: int, x: Integers, T: Floats, days: Floats
) -> Floats:
    """Return the mean of ``(1 - exp(-lambda p t)) / p``: a buyer's orders until they leave."""
    out = np.empty(len(x))
    chances, weights = beta_nodes(a, b + at_first, 1.0)
    known, steep = np.int64(-1), 0.0
    for i in range(len(x)):
        s, reach = r + x[i], days[i] / (alpha + T[i])
        if x[i] != known or s * reach > steep:
            known, steep = x[i], 2.0 * s * reach
            chances, weights = beta_nodes(a, b + x[i] + at_first, steep)
        total = weights[0] * s * reach
        for j in range(1, len(chances)):
            p = chances[j]
            total -= weights[j] * math.expm1(-s * math.log1p(p * reach)) / p
        out[i] = total
    return out


@compiled
def _discounted_if_alive(
    r: float, alpha: float, a: float, b: float, at_first: int, x: Integers, T: Floats, days: float,
    rate: float, nodes: Floats, node_weights: Floats,
) -> Floats:  # fmt: skip
    """Return the integral of the discount times the mean of ``lambda exp(-lambda p t)``."""
    out = np.empty(len(x))
    chances, weights = beta_nodes(a, b + at_first, 1.0)
    known, steep = np.int64(-1), 0.0
    for i in range(len(x)):
        s, scale = r + x[i], alpha + T[i]
        fall = (s + 1.0) * a / (a + b + x[i] + at_first)
        times, discounts = time_nodes(scale, days, rate, fall, nodes, node_weights)
        furthest = (s + 1.0) * times[-1] / scale
        if x[i] != known or furthest > steep:
            known, steep = x[i], 2.0 * furthest
            chances, weights = beta_nodes(a, b + x[i] + at_first, steep)
        total = 0.0
        for k in range(len(times)):
            reach = times[k] / scale
            still = weights[0]
            for j in range(1, len(chances)):
                still += weights[j] * math.exp(-(s + 1.0) * math.log1p(chances[j] * reach))
            total += discounts[k] * still
        out[i] = total * s / scale
    return out


@compiled
def _draw(
    r: float, alpha: float, a: float, b: float, at_first: int, x: Integers, T: Floats,
    alive: Floats, days: float, random: np.random.Generator,
) -> tuple[Integers, Integers]:  # fmt: skip
    """Draw a rate and a chance of leaving; orders end with the one after which they leave.

    Beside them: how many there had been if nobody left.
    """
    out, had = np.zeros(len(x), np.int64), np.zeros(len(x), np.int64)
    for i in range(len(x)):
        if random.random() >= alive[i]:
            continue
        mean = random.standard_gamma(r + x[i]) / (alpha + T[i]) * days
        had[i] = orders = random.poisson(min(mean, 1e9))
        if orders > 0:
            p = random.beta(a, b + x[i] + at_first)
            last = math.inf
            if p >= 1.0:
                last = 1.0
            elif p > 0.0:
                last = 1.0 + math.floor(math.log1p(-random.random()) / math.log1p(-p))
            out[i] = orders if orders < last else np.int64(last)
    return out, had
