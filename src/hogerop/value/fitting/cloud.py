"""How far off parameters may be: draws that do not all count the same, or a bell."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

__all__ = ["Bell", "Cloud"]

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Cloud:
    """Draws of ``theta`` and what each counts for.

    Parameters
    ----------
    theta : float64 array of draws by parameters
        In the unit of what was seen.
    weights : float64 array
        Together 1.
    """

    theta: Numbers
    weights: Numbers

    @cached_property
    def effective(self) -> float:
        """How many draws of even weight these are worth."""
        return float(1.0 / (self.weights @ self.weights))

    def draws(self, number: int, random: np.random.Generator) -> Numbers:
        """Draw so many: one from each equal slice of the weight, in any order."""
        at = (np.arange(number) + random.random(number)) / number
        chosen = np.searchsorted(np.cumsum(self.weights), at * (1.0 - 1e-12))
        drawn: Numbers = self.theta[random.permutation(np.minimum(chosen, len(self.theta) - 1))]
        return drawn

    def interval(self, share: float) -> tuple[Numbers, Numbers]:
        """Return where so much of the weight lies, as much outside below as above."""
        ends = np.empty((2, self.theta.shape[1]))
        for place, column in enumerate(self.theta.T):
            order = np.argsort(column)
            reached = np.cumsum(self.weights[order]) - 0.5 * self.weights[order]
            ends[:, place] = np.interp([0.5 - share / 2, 0.5 + share / 2], reached, column[order])
        return ends[0], ends[1]


@dataclass(frozen=True)
class Bell:
    """What the top of the likelihood and its curvature there say, as sure on either side.

    Parameters
    ----------
    theta : float64 array
        The top.
    covariance : float64 array
        Of ``theta``.
    """

    theta: Numbers
    covariance: Numbers

    def draws(self, number: int, random: np.random.Generator) -> Numbers:
        """Draw so many."""
        lengths, vectors = np.linalg.eigh(self.covariance)
        root = vectors * np.sqrt(np.maximum(lengths, 0.0))
        drawn: Numbers = self.theta + random.standard_normal((number, len(root))) @ root.T
        return drawn

    def interval(self, share: float) -> tuple[Numbers, Numbers]:
        """Return where so much of the bell lies, as much outside below as above."""
        spread = NormalDist().inv_cdf(0.5 + share / 2) * np.sqrt(np.diag(self.covariance))
        return self.theta - spread, self.theta + spread
