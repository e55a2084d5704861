"""What an order brings: Gamma-Gamma, where what people spend does not go with how often they buy.

The mean order of each buyer is drawn between their own past and the business's: near their own
after many orders, near the business's after one. Amounts are counted in mean orders while fitting,
so the answer does not depend on the currency's unit.

References
----------
Fader, P. S., Hardie, B. G. S. and Lee, K. L. (2005), "RFM and CLV: using iso-value curves for
customer base analysis", Journal of Marketing Research 42 (4), 415-430. Fader, P. S. and Hardie,
B. G. S. (2013), "The Gamma-Gamma model of monetary value": equations 1a (likelihood) and 5 (mean).
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cached_property
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from hogerop.paper import decimal
from hogerop.value.fitting.cloud import Bell, Cloud
from hogerop.value.fitting.model import FURTHEST, Floats, Integers
from hogerop.value.fitting.posterior import cloud_of
from hogerop.value.fitting.search import highest, spread
from hogerop.value.models.amounts import amounts_likelihood, draw_totals
from hogerop.words import say

__all__ = ["Spend", "Spent", "fit_spend", "goes_with_frequency"]

_TOO_MUCH = 0.2
"""Rank correlation from which the model is refused. Below it shrinking towards one mean does little
harm: those with many orders are hardly shrunk."""
_PRIOR = 3.0
"""The weak prior: p, q - 1 and gamma in mean orders are 1, within a factor of 400."""


@dataclass(frozen=True)
class Spent:
    """What orders brought so far; one place in every array per contact.

    Parameters
    ----------
    orders : int64 array
        Days with an order of which the amount is known. At least 0.
    mean : float64 array
        Mean amount of those, in the workspace's currency: margin where it is known, else the
        price without VAT. Not read where ``orders`` is 0. The model knows no losses: a mean
        below 0 counts as 0.
    """

    orders: Integers
    mean: Floats

    def __post_init__(self) -> None:
        """Lay the arrays out as the compiled functions expect them."""
        orders = np.ascontiguousarray(self.orders, np.int64)
        mean = np.ascontiguousarray(self.mean, np.float64)
        object.__setattr__(self, "orders", orders)
        object.__setattr__(self, "mean", np.where(orders > 0, np.maximum(mean, 0.0), 0.0))

    def __len__(self) -> int:
        """Return the number of contacts."""
        return len(self.orders)

    @cached_property
    def mean_order(self) -> float:
        """The mean over contacts of their mean order; 1 where there is none."""
        known = self.mean[self.mean > 0]
        return float(known.mean()) if len(known) else 1.0

    def part(self, rows: NDArray[np.integer] | NDArray[np.bool_] | slice) -> Spent:
        """Return what some contacts spent."""
        return Spent(self.orders[rows], self.mean[rows])


@dataclass(frozen=True)
class Spend:
    """Gamma-Gamma, fitted.

    Parameters
    ----------
    values : float64 array
        p and q, bare numbers, and gamma, in the workspace's currency. q is above 1, so that the
        mean order of the business is finite.
    covariance : float64 array
        Of ln p, ln(q - 1) and ln gamma.
    log_likelihood : float
        Amounts in the workspace's currency.
    buyers : int
        How many contacts it was fitted to: those with a known amount above 0.
    correlation : float
        Rank correlation between orders and mean order of those with two orders or more.
    refused : str, optional
        Why the figures are not to be used, in words.
    cloud : Cloud, optional
        Draws of ln p, ln(q - 1) and ln gamma by the exact likelihood; without it draws come from
        the covariance.
    """

    parameters: ClassVar[tuple[str, ...]] = ("p", "q", "gamma")
    values: Floats
    covariance: Floats
    log_likelihood: float
    buyers: int
    correlation: float
    refused: str | None = None
    cloud: Cloud | None = None

    @property
    def standard_errors(self) -> dict[str, float]:
        """Standard errors by name (delta method)."""
        p, q, gamma = self.values
        spread = np.sqrt(np.diag(self.covariance)) * np.array([p, q - 1.0, gamma])
        return dict(zip(self.parameters, map(float, spread), strict=True))

    @property
    def mean_order(self) -> float:
        """The mean order of a buyer of whom nothing is known yet."""
        p, q, gamma = self.values
        return float(p * gamma / (q - 1.0))

    def expected(self, spent: Spent, values: Floats | None = None) -> Floats:
        """Return each contact's mean order to come."""
        p, q, gamma = self.values if values is None else values
        mean: Floats = p * (gamma + spent.orders * spent.mean) / (p * spent.orders + q - 1.0)
        return mean

    def draws(self, number: int, random: np.random.Generator) -> Floats:
        """Draw parameters as sure as they are: one row per draw."""
        p, q, gamma = self.values
        top = np.log(np.array([p, q - 1.0, gamma]))
        doubt = self.cloud or Bell(top, self.covariance)
        drawn = np.exp(np.clip(doubt.draws(number, random), top - FURTHEST, top + FURTHEST))
        drawn[:, 1] += 1.0
        return np.asarray(drawn, np.float64)

    def draw_totals(
        self, values: Floats, spent: Spent, orders: Integers, random: np.random.Generator
    ) -> Floats:
        """Draw what so many orders to come bring together, chance in spending included."""
        p, q, gamma = values
        return draw_totals(p, q, gamma, spent.orders, spent.mean, orders, random)


def fit_spend(spent: Spent, *, seed: int = 0) -> Spend:
    """Fit Gamma-Gamma to those of whom an amount above 0 is known.

    Where what people spend goes with how often they buy, ``refused`` says so; the figures are
    there to look at all the same.
    """
    known = spent.part(spent.mean > 0)
    unit = known.mean_order
    scaled = replace(known, mean=known.mean / unit)
    model = _GammaGamma()
    theta, value = highest(model, scaled, seed=seed)
    covariance = spread(model, theta, scaled, seed=seed)
    doubt = cloud_of(model, scaled, theta, covariance, np.full(3, _PRIOR), seed=seed)
    if doubt:
        doubt = replace(doubt, theta=doubt.theta + np.array([0.0, 0.0, math.log(unit)]))
    values = np.exp(theta) + np.array([0.0, 1.0, 0.0])
    values[2] *= unit
    value -= len(known) * math.log(unit)
    correlation, refused = goes_with_frequency(known)
    if not len(known):
        refused = say("No order has a known amount above 0: there is nothing to learn from.")
    return Spend(values, covariance, value, len(known), correlation, refused, doubt)


def goes_with_frequency(spent: Spent) -> tuple[float, str | None]:
    """Return the rank correlation of orders and mean order, and words if that is too much.

    Too much is: above 0.2 either way, with 95% certainty (Fisher's z), among those with two
    orders or more.
    """
    again = spent.part((spent.orders > 1) & (spent.mean > 0))
    if len(again) < 4 or np.ptp(again.orders) == 0 or np.ptp(again.mean) == 0:
        return 0.0, None
    found = float(np.corrcoef(_ranks(again.orders), _ranks(again.mean))[0, 1])
    # 1.06: the variance of Fisher's z for ranks (Fieller, Hartley and Pearson, 1957).
    least = math.atanh(min(abs(found), 1 - 1e-12)) - 1.96 * math.sqrt(1.06 / (len(again) - 3))
    if least <= math.atanh(_TOO_MUCH):
        return found, None
    if found > 0:
        return found, say(
            "Who buys more often also spends more at a time (rank correlation {correlation}), "
            "and the model of spend holds only where the two do not go together.",
            correlation=decimal(found, 2),
        )
    return found, say(
        "Who buys more often spends less at a time (rank correlation {correlation}), "
        "and the model of spend holds only where the two do not go together.",
        correlation=decimal(found, 2),
    )


def _ranks(values: Floats | Integers) -> Floats:
    """Return each value's rank; equals share the mean of theirs."""
    _, which, counts = np.unique(values, return_inverse=True, return_counts=True)
    ranks: Floats = (np.cumsum(counts) - 0.5 * (counts - 1))[which]
    return ranks


@dataclass(frozen=True)
class _GammaGamma:
    """The likelihood, in ln p, ln(q - 1) and ln gamma."""

    parameters: ClassVar[tuple[str, ...]] = ("p", "q - 1", "gamma")
    coefficients: ClassVar[tuple[str, ...]] = ()

    def start(self, spent: Spent) -> Floats:
        theta: Floats = np.log(np.array([3.0, 2.0, 0.7]))
        return theta

    def log_likelihood(self, theta: Floats, spent: Spent) -> tuple[float, Floats]:
        p, above, gamma = np.exp(theta)
        most = int(spent.orders.max(initial=0)) + 1
        out = amounts_likelihood(p, 1.0 + above, gamma, spent.orders, spent.mean, most)
        return float(out[0]), out[1:] * np.array([p, above, gamma])
