"""How sure the parameters are: draws, weighed by how likely they make what was seen.

Near the top every likelihood is a bell in the logs of the parameters (Laplace). Further off it is
not: with few buyers it falls slowly towards large a, b, s and beta, and a bell is then too narrow
on one side and too wide on the other. So parameters are drawn from a bell with heavy tails (a
multivariate t), and each draw counts by its exact likelihood over the chance of being drawn. From
what the draws so far say, the next bell is placed; all draws are weighed together, by the mixture
of all bells. That goes on until the draws are worth enough even ones. If they never are, there is
no cloud, and the caller is left with the bell.

The prior is weak and knows no unit: each log is 0 give or take so much, time counted in mean Ts.
Without one a few buyers would leave the parameters anywhere, for a likelihood that goes flat
towards large s and beta has no end.

References
----------
Rubin, D. B. (1988), "Using the SIR algorithm to simulate posterior distributions", Bayesian
Statistics 3, 395-402. Cornuet, J.-M., Marin, J.-M., Mira, A. and Robert, C. P. (2012), "Adaptive
multiple importance sampling", Scandinavian Journal of Statistics 39 (4), 798-812: the bells and
their mixture. Kong, A. (1992), "A note on importance sampling using standardized weights",
University of Chicago technical report 348: what weighed draws are worth.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from hogerop.value.fitting.cloud import Cloud
from hogerop.value.fitting.model import FURTHEST, Floats
from hogerop.value.fitting.search import Likelihood, R

__all__ = ["LARGEST", "cloud_of"]

LARGEST = 10_000
"""Contacts above which the bell is near enough (decision 0012)."""
_A_ROUND, _ROUNDS = 200, 20
_ENOUGH, _LEAST = 500.0, 200.0
"""Even draws that all together are worth: from the one it stops, with less than the other at the
end there is no cloud."""
_TAILS = 5.0
"""Degrees of freedom of the t."""


def cloud_of(
    model: Likelihood[R], seen: R, theta: Floats, covariance: Floats, prior: Floats, *, seed: int
) -> Cloud | None:
    """Draw the cloud round the best ``theta``.

    Parameters
    ----------
    model, seen
        The likelihood and what was seen.
    theta, covariance : float64 array
        The top and the bell round it.
    prior : float64 array
        For each part of ``theta``, which is 0 give or take so much.
    seed : int
        The same seed gives the same cloud.

    Returns
    -------
    Cloud or None
        None for more than `LARGEST` contacts, or where the draws are worth too few.
    """
    if not 0 < len(seen) <= LARGEST or not len(theta):
        return None
    random = np.random.default_rng(seed)
    known = np.diag(prior**-2.0)
    shape = np.asarray(np.linalg.inv(np.linalg.inv(covariance) + known), np.float64)
    found: Cloud | None = None
    bells = [_HeavyBell(theta - shape @ known @ theta, shape)]
    drawn, heights = np.empty((0, len(theta))), np.empty(0)
    for _ in range(_ROUNDS):
        more = bells[-1].draws(_A_ROUND, random)
        drawn = np.concatenate([drawn, more])
        heights = np.concatenate([heights, _posterior(model, seen, more, prior)])
        if not np.isfinite(heights).any():
            break
        logs = heights - np.logaddexp.reduce([bell.height(drawn) for bell in bells])
        if (found := Cloud(drawn, _shares(logs))).effective >= _ENOUGH:
            return found
        bells.append(_placed(drawn, logs))
    return found if found and found.effective >= _LEAST else None


@dataclass(frozen=True)
class _HeavyBell:
    """A multivariate t."""

    centre: Floats
    shape: Floats

    def draws(self, number: int, random: np.random.Generator) -> Floats:
        """Draw so many."""
        steps = random.standard_normal((number, len(self.centre)))
        steps *= np.sqrt(_TAILS / random.chisquare(_TAILS, number))[:, None]
        lengths, vectors = self._axes
        drawn: Floats = self.centre + (steps * np.sqrt(lengths)) @ vectors.T
        return drawn

    def height(self, theta: Floats) -> Floats:
        """Return the log of the density, but for a constant that all bells share."""
        lengths, vectors = self._axes
        steps = ((theta - self.centre) @ vectors) ** 2 / lengths
        far: Floats = np.log1p(steps.sum(axis=1) / _TAILS)
        return -0.5 * (_TAILS + len(lengths)) * far - 0.5 * float(np.log(lengths).sum())

    @cached_property
    def _axes(self) -> tuple[Floats, Floats]:
        lengths, vectors = np.linalg.eigh(self.shape)
        return np.maximum(lengths, 1e-12), vectors


def _posterior(model: Likelihood[R], seen: R, drawn: Floats, prior: Floats) -> Floats:
    """Return the log of likelihood times prior at each draw; nothing beyond `FURTHEST`."""
    logs = np.full(len(drawn), -np.inf)
    for at in np.flatnonzero((np.abs(drawn) <= FURTHEST).all(axis=1)):
        logs[at] = model.log_likelihood(drawn[at], seen)[0]
    logs -= 0.5 * ((drawn / prior) ** 2).sum(axis=1)
    return logs


def _shares(logs: Floats) -> Floats:
    weights = np.exp(logs - logs.max())
    shares: Floats = weights / weights.sum()
    return shares


def _placed(drawn: Floats, logs: Floats) -> _HeavyBell:
    """Return the bell with the mean and spread of the weighed draws.

    Where a few of them have all the weight, it is first evened out, so that they do not shrink it.
    """
    within, power = np.isfinite(logs), 1.0
    drawn, logs = drawn[within], logs[within]
    enough = min(10.0 * drawn.shape[1], 0.5 * len(drawn))
    while (even := Cloud(drawn, _shares(power * logs))).effective < enough:
        power *= 0.7
    centre = even.weights @ drawn
    off = drawn - centre
    return _HeavyBell(centre, (off.T * even.weights) @ off)
