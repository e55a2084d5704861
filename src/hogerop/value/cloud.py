"""Draws that do not all count the same, and what they say together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

__all__ = ["Cloud"]

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
