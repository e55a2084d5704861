"""Pareto/NBD: buyers may leave at any moment, whether they have just ordered or not.

Orders come at random at a buyer's own rate lambda ~ Gamma(r, alpha), and each buyer leaves at a
rate of their own, mu ~ Gamma(s, beta). Given that a buyer is still there, lambda ~
Gamma(r + x, alpha + T) and mu ~ Gamma(s, beta + T), independently.

The likelihood is written as the chance of still being there plus the integral over the moments of
leaving, all of it positive, in place of the difference of two hypergeometric functions:

    L = G(r+x) alpha^r beta^s / G(r) *
        { (alpha+T)^-(r+x) (beta+T)^-s
          + s * integral from t_x to T of (alpha+y)^-(r+x) (beta+y)^-(s+1) dy }

References
----------
Schmittlein, D. C., Morrison, D. G. and Colombo, R. (1987), "Counting your customers: who are they
and what will they do next?", Management Science 33 (1), 1-24. Fader, P. S. and Hardie, B. G. S.
(2005), "A note on deriving the Pareto/NBD model and related expressions": equations 15 (the
integral before it is solved), 17 (a new buyer), 18 (P(alive)) and 22 (a known one). Discounted for
ever: Fader, Hardie and Lee (2005), "RFM and CLV: using iso-value curves for customer base
analysis", Journal of Marketing Research 42 (4), 415-430, equation 2.
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
    daily_rate,
    per_contact,
    time_nodes,
)
from hogerop.value.models.unseen_churn import churn_unseen

__all__ = ["ParetoNBD"]


@dataclass(frozen=True)
class ParetoNBD:
    """Buyers may leave at any moment."""

    name: ClassVar[str] = "Pareto/NBD"
    parameters: ClassVar[tuple[str, ...]] = ("r", "alpha", "s", "beta")
    time_powers: ClassVar[tuple[int, ...]] = (0, 1, 0, 1)
    coefficients: ClassVar[tuple[str, ...]] = ()

    def start(self, histories: Histories) -> Floats:
        """Return the logs of r = s = 1/2, the mean rate, and as much leaving as buying."""
        rate = (histories.repeat_orders + 0.5) / max(float(histories.T.sum()), 1e-9)
        theta: Floats = np.log(np.array([0.5, 0.5 / rate, 0.5, 0.5 * histories.mean_T]))
        return theta

    def log_likelihood(self, theta: Floats, histories: Histories) -> tuple[float, Floats]:
        """Return the log-likelihood and its derivative to the logs of r, alpha, s and beta."""
        r, alpha, s, beta = np.exp(theta)
        x, recency, T = histories.frequency, histories.recency, histories.T
        out = _likelihood(r, alpha, s, beta, x, recency, T, NODES, WEIGHTS)
        rates, n = rising(r, histories.counts), len(histories)
        value = out[0] + rates[0] + n * (r * theta[1] + s * theta[3])
        slopes = out[1:] + np.array(
            [rates[1] + n * theta[1], n * r / alpha, n * theta[3], n * s / beta]
        )
        return float(value), slopes * np.array([r, alpha, s, beta])

    def boundary(self, theta: Floats, log_likelihood: float, histories: Histories) -> str | None:
        """Say so if nobody has visibly left, or nobody bought twice."""
        s, beta = np.exp(theta[2:4])
        leaving = -math.expm1(-s * math.log1p(histories.mean_T / beta))
        return churn_unseen(leaving, log_likelihood, histories)

    def p_alive(self, parameters: Floats, histories: Histories) -> Floats:
        """Return the chance that each contact still buys."""
        r, alpha, s, beta = parameters
        x, recency, T = histories.frequency, histories.recency, histories.T
        return _p_alive(r, alpha, s, beta, x, recency, T, NODES, WEIGHTS)

    def expected_orders(self, parameters: Floats, histories: Histories, days: float) -> Floats:
        """Return the orders expected of each contact in ``(T, T + days]``."""
        r, alpha, s, beta = parameters
        there = _time_there(s, beta + histories.T, np.full(len(histories), days))
        rate: Floats = (r + histories.frequency) / (alpha + histories.T)
        return self.p_alive(parameters, histories) * rate * there

    def discounted_orders(
        self, parameters: Floats, histories: Histories, days: float | None, yearly_rate: float
    ) -> Floats:
        """Return the same with later orders counting for less; ``days`` None is for ever."""
        r, alpha, s, beta = parameters
        rate, end = daily_rate(yearly_rate), np.inf if days is None else days

        def there(_: Integers, T: Floats) -> Floats:
            return _discounted_time_there(s, beta + T, end, rate, NODES, WEIGHTS)

        nobody = np.zeros(len(histories), np.int64)
        counted = per_contact(there, nobody, histories.T, beta)
        buying: Floats = (r + histories.frequency) / (alpha + histories.T)
        return self.p_alive(parameters, histories) * buying * counted

    def orders_by(self, parameters: Floats, days: Floats) -> Floats:
        """Return the repeat orders expected of a new buyer by each number of days after."""
        r, alpha, s, beta = parameters
        days = np.asarray(days, np.float64)
        there = _time_there(s, np.full(len(days), beta), days)
        return there * float(r / alpha)

    def draw_ahead(
        self, parameters: Floats, histories: Histories, days: float, random: np.random.Generator
    ) -> Ahead:
        """Draw what each contact orders in ``(T, T + days]``, chance in buying included."""
        r, alpha, s, beta = parameters
        alive = self.p_alive(parameters, histories)
        x, T = histories.frequency, histories.T
        orders, stays = _draw(r, alpha, s, beta, x, T, alive, days, random)
        return Ahead(orders, orders, stays, np.ones(len(x), np.int64))


@compiled
def _gone(
    k: float, alpha: float, s: float, beta: float, last: float, T: float, nodes: Floats,
    weights: Floats, out: Floats,
) -> None:  # fmt: skip
    """Put the integral over the moments of leaving into ``out``, divided by its height at t_x.

    ``k`` is r + x. Behind it come the means, over those moments, of ln(alpha + y),
    1 / (alpha + y), ln(beta + y) and 1 / (beta + y). In terms of the logarithm of alpha + y the
    height falls nearly exponentially. The points are even in g, one less an exponential that falls
    a fifth as fast: the height is then nearly (1 - g)^4, which ten points add up to 12 figures.
    """
    out[:] = 0.0
    near, near_beta = alpha + last, beta + last
    reach = math.log1p((T - last) / near)
    if reach < 1e-15:  # they have only just ordered
        return
    fall = 0.2 * ((k - 1.0) + (s + 1.0) * near / near_beta)
    whole = -math.expm1(-fall * reach) if abs(fall * reach) > 1e-6 else 0.0
    log_near, log_beta = math.log(near), math.log(near_beta)
    for j in range(len(nodes)):
        if whole != 0.0:
            w = -math.log1p(-nodes[j] * whole) / fall
            stretch = whole / (fall * (1.0 - nodes[j] * whole))
        else:
            w, stretch = nodes[j] * reach, reach
        grown = near * math.expm1(w)
        further = math.log1p(grown / near_beta)
        height = weights[j] * stretch * near * math.exp(-(k - 1.0) * w - (s + 1.0) * further)
        out[0] += height
        out[1] += height * (log_near + w)
        out[2] += height / (near + grown)
        out[3] += height * (log_beta + further)
        out[4] += height / (near_beta + grown)
    for j in range(1, 5):
        out[j] /= out[0]
    out[0] *= s / near_beta


@compiled
def _likelihood(
    r: float, alpha: float, s: float, beta: float, x: Integers, recency: Floats, T: Floats,
    nodes: Floats, weights: Floats,
) -> Floats:  # fmt: skip
    """Return what each contact's times add to the log-likelihood and to its slopes."""
    value, to_r, to_alpha, to_s, to_beta = 0.0, 0.0, 0.0, 0.0, 0.0
    gone = np.empty(5)
    for i in range(len(x)):
        k, last = r + x[i], recency[i]
        _gone(k, alpha, s, beta, last, T[i], nodes, weights, gone)
        a, b = alpha + T[i], beta + T[i]
        log_a, log_b = math.log(a), math.log(b)
        high = -k * math.log(alpha + last) - s * math.log(beta + last)
        here = math.exp(-k * log_a - s * log_b - high)
        both = here + gone[0]
        value += high + math.log(both)
        here, left = here / both, gone[0] / both
        to_r -= here * log_a + left * gone[1]
        to_alpha -= k * (here / a + left * gone[2])
        to_s += left / s - here * log_b - left * gone[3]
        to_beta -= here * s / b + left * (s + 1.0) * gone[4]
    return np.array([value, to_r, to_alpha, to_s, to_beta])


@compiled
def _p_alive(
    r: float, alpha: float, s: float, beta: float, x: Integers, recency: Floats, T: Floats,
    nodes: Floats, weights: Floats,
) -> Floats:  # fmt: skip
    """Return the share of the likelihood that has the contact still there."""
    out, gone = np.empty(len(x)), np.empty(5)
    for i in range(len(x)):
        k, last = r + x[i], recency[i]
        _gone(k, alpha, s, beta, last, T[i], nodes, weights, gone)
        since = T[i] - last
        here = math.exp(
            -k * math.log1p(since / (alpha + last)) - s * math.log1p(since / (beta + last))
        )
        out[i] = here / (here + gone[0])
    return out


@compiled
def _time_there(s: float, scale: Floats, days: Floats) -> Floats:
    """Return the days a buyer is expected to stay, of so many; ``scale`` is beta + T."""
    out = np.empty(len(scale))
    for i in range(len(scale)):
        reach = math.log1p(days[i] / scale[i])
        much = abs((s - 1.0) * reach) > 1e-12
        out[i] = scale[i] * (-math.expm1(-(s - 1.0) * reach) / (s - 1.0) if much else reach)
    return out


@compiled
def _discounted_time_there(
    s: float, scale: Floats, days: float, rate: float, nodes: Floats, weights: Floats
) -> Floats:
    """Return the same with later days counting for less."""
    out = np.zeros(len(scale))
    for i in range(len(scale)):
        times, discounts = time_nodes(scale[i], days, rate, s, nodes, weights)
        for k in range(len(times)):
            out[i] += discounts[k] * math.exp(-s * math.log1p(times[k] / scale[i]))
    return out


@compiled
def _draw(
    r: float, alpha: float, s: float, beta: float, x: Integers, T: Floats, alive: Floats,
    days: float, random: np.random.Generator,
) -> tuple[Integers, Floats]:  # fmt: skip
    """Draw a rate of buying and a day of leaving; return the orders, and the days until then."""
    out, there = np.zeros(len(x), np.int64), np.zeros(len(x))
    for i in range(len(x)):
        if random.random() >= alive[i]:
            continue
        stays = days
        leaving = random.standard_gamma(s) / (beta + T[i])
        if leaving > 0.0:
            stays = min(days, random.standard_exponential() / leaving)
        mean = random.standard_gamma(r + x[i]) / (alpha + T[i]) * stays
        out[i], there[i] = random.poisson(min(mean, 1e9)), stays
    return out, there
