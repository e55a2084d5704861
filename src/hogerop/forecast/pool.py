"""One forecast out of several: an equal pool.

Each member says a mean and a spread. The pool has the mean of their means. The error of that mean
is what its members err on average, less what they disagree: of members that know how far they err
their own spreads would be more than enough. But each of them is too sure of itself, so most of
their disagreement is added (`DISAGREEMENT`), and the whole taken a little narrower (`NARROWER`).
The shape is the normal one, since a mixture of members that disagree has its weight where hardly
any of them is right (decision 0014 says what was compared on which data).

References
----------
Stone, M. (1961). The opinion pool. Annals of Mathematical Statistics 32, 1339-1342.

Krogh, A. & Vedelsby, J. (1995). Neural network ensembles, cross validation, and active learning.
Advances in Neural Information Processing Systems 7, 231-238, equation 6: the error of a mean.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hogerop.forecast.months import Floats
from hogerop.forecast.rates import WIDE

__all__ = ["DISAGREEMENT", "NARROWER", "Figures", "ends", "holds", "pooled", "spread_of"]

DISAGREEMENT = 0.7
"""What the variance of the members' means is multiplied by before it is added."""
NARROWER = 0.85
"""What the spread of it all is multiplied by."""
_Z = {0.8: 1.2815515655, 0.95: WIDE}


def spread_of(drawn: Floats) -> Floats:
    """Return the spread along the first axis: (q97.5 - q2.5) / 3.92, a standard deviation."""
    low, high = np.quantile(drawn, [0.025, 0.975], axis=0)
    return np.asarray((high - low) / 3.92, np.float64)


def pooled(means: Floats, spreads: Floats, narrower: float = NARROWER) -> tuple[Floats, Floats]:
    """Return mean and spread of the pool of members, who are the first axis.

    Examples
    --------
    >>> mean, spread = pooled(np.array([9.0, 11.0]), np.array([1.0, 1.0]), narrower=1.0)
    >>> float(mean), round(float(spread), 4)
    (10.0, 1.3038)
    """
    variance = (spreads**2).mean(axis=0) + DISAGREEMENT * means.var(axis=0)
    return np.asarray(means.mean(axis=0)), np.asarray(narrower * np.sqrt(variance))


def ends(
    mean: Floats, spread: Floats, *, most: Floats | float = np.inf, whole: bool = False
) -> Floats:
    """Return the ends of the 80% and of the 95% range, within 0 and ``most``.

    Parameters
    ----------
    whole : bool
        Whether it is a number of contacts, of which there are no halves.

    Returns
    -------
    float64 array, 4 x ...
        Low and high of 80%, low and high of 95%.

    Examples
    --------
    >>> ends(np.array([10.0]), np.array([2.0]), whole=True).ravel().tolist()
    [7.0, 13.0, 6.0, 14.0]
    """
    found = [mean + sign * z * spread for z in _Z.values() for sign in (-1, 1)]
    limits = np.clip(np.asarray(found, np.float64), 0.0, most)
    return np.asarray(np.round(limits) if whole else limits, np.float64)


def holds(
    mean: Floats, spread: Floats, truth: Floats | float, share: float, *, whole: bool = False
) -> npt.NDArray[np.bool_]:
    """Say whether the range of a share (0.8 or 0.95) holds the truth, which is 0 or more."""
    low_80, high_80, low_95, high_95 = ends(mean, spread, whole=whole)
    low, high = (low_80, high_80) if share == 0.8 else (low_95, high_95)
    return np.asarray((low <= truth) & (truth <= high), np.bool_)


@dataclass(frozen=True)
class Figures:
    """Foretold figures of some shape: their means and spreads, and whether they are whole."""

    mean: Floats
    spread: Floats
    whole: bool = False

    def ends(self, widening: float = 1.0) -> Floats:
        """Return the ends of the 80% and the 95% range (low, high, low, high) x the shape."""
        return ends(self.mean, self.spread * widening, whole=self.whole)

    def holds(self, truth: Floats, share: float, widening: float = 1.0) -> npt.NDArray[np.bool_]:
        """Say of each figure whether its range holds the truth; share is 0.8 or 0.95."""
        return holds(self.mean, self.spread * widening, truth, share, whole=self.whole)
