"""NBD: buyers who never leave. The limit of the others where the data show no churn.

References
----------
Ehrenberg, A. S. C. (1959), "The pattern of consumer purchases", Applied Statistics 8 (1), 26-41;
the likelihood of a buyer's own times as in Schmittlein, Morrison and Colombo (1987), equation A1
with no death.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from hogerop.compiled import compiled
from hogerop.value.fitting.ahead import Ahead
from hogerop.value.fitting.model import Floats, Histories, Integers
from hogerop.value.models.boundaries import never_twice
from hogerop.value.models.digamma import rising
from hogerop.value.models.quadrature import daily_rate

__all__ = ["NBD"]


@dataclass(frozen=True)
class NBD:
    """Orders come at random, at a rate of each buyer's own, for ever."""

    name: ClassVar[str] = "NBD"
    parameters: ClassVar[tuple[str, ...]] = ("r", "alpha")
    time_powers: ClassVar[tuple[int, ...]] = (0, 1)
    coefficients: ClassVar[tuple[str, ...]] = ()

    def start(self, histories: Histories) -> Floats:
        """Return the logs of r = 1/2 and the mean rate."""
        rate = (histories.repeat_orders + 0.5) / max(float(histories.T.sum()), 1e-9)
        theta: Floats = np.log(np.array([0.5, 0.5 / rate]))
        return theta

    def log_likelihood(self, theta: Floats, histories: Histories) -> tuple[float, Floats]:
        """Return the log-likelihood and its derivative to the logs of r and alpha."""
        r, alpha = np.exp(theta)
        s, end, n = r + histories.frequency, alpha + histories.T, len(histories)
        logs, rates = np.log(end), rising(r, histories.counts)
        value = rates[0] + n * r * theta[1] - float(s @ logs)
        to_r = rates[1] + n * theta[1] - float(logs.sum())
        to_alpha = n * r / alpha - float((s / end).sum())
        return float(value), np.array([to_r * r, to_alpha * alpha])

    def boundary(self, theta: Floats, log_likelihood: float, histories: Histories) -> str | None:
        """Say so if nobody bought twice."""
        return never_twice(histories)

    def p_alive(self, parameters: Floats, histories: Histories) -> Floats:
        """Return 1 for each contact: in this model nobody leaves."""
        return np.ones(len(histories))

    def expected_orders(self, parameters: Floats, histories: Histories, days: float) -> Floats:
        """Return the orders expected of each contact in ``(T, T + days]``."""
        r, alpha = parameters
        orders: Floats = (r + histories.frequency) / (alpha + histories.T) * days
        return orders

    def discounted_orders(
        self, parameters: Floats, histories: Histories, days: float | None, yearly_rate: float
    ) -> Floats:
        """Return the same with later orders counting for less; ``days`` None is for ever."""
        rate = daily_rate(yearly_rate)
        counted = 1.0 / rate if days is None else days
        if days is not None and rate > 0:
            counted = -np.expm1(-rate * days) / rate
        return self.expected_orders(parameters, histories, counted)

    def orders_by(self, parameters: Floats, days: Floats) -> Floats:
        """Return the repeat orders expected of a new buyer by each number of days after."""
        return np.asarray(days, np.float64) * float(parameters[0] / parameters[1])

    def draw_ahead(
        self, parameters: Floats, histories: Histories, days: float, random: np.random.Generator
    ) -> Ahead:
        """Draw what each contact orders in ``(T, T + days]``, chance in buying included."""
        r, alpha = parameters
        orders = _draw(r, alpha, histories.frequency, histories.T, days, random)
        return Ahead(orders, orders, np.full(len(orders), days), np.ones_like(orders))


@compiled
def _draw(
    r: float, alpha: float, x: Integers, T: Floats, days: float, random: np.random.Generator
) -> Integers:
    out = np.zeros(len(x), np.int64)
    for i in range(len(x)):
        mean = random.standard_gamma(r + x[i]) / (alpha + T[i]) * days
        out[i] = random.poisson(min(mean, 1e9))
    return out
