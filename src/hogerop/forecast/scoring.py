"""How well figures and ranges foretold what came. Numbers only.

References
----------
Gneiting, T. & Raftery, A. E. (2007). Strictly proper scoring rules, prediction, and estimation.
Journal of the American Statistical Association 102, 359-378, equation 43: the interval score.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from hogerop.forecast.months import Floats

__all__ = ["interval_score", "matters", "misplaced"]


def misplaced(foretold: Floats, truth: Floats) -> Floats:
    """Return the share of contacts foretold on a standing where they were not.

    Half the sum of the differences, of the whole; standings are the last axis.
    """
    wrong = np.abs(foretold - truth).sum(axis=-1) / 2
    return np.asarray(wrong / np.maximum(truth.sum(axis=-1), 1.0), np.float64)


def matters(foretold: Floats, truth: Floats) -> npt.NDArray[np.bool_]:
    """Say which figures are not both empty and foretold to be: those flatter every method."""
    return np.asarray((truth > 0) | (foretold >= 0.5), np.bool_)


def interval_score(low: Floats, high: Floats, truth: Floats, share: float) -> Floats:
    """Return width, and for what lies outside its distance times 2 / (1 - share): less is better.

    Examples
    --------
    >>> interval_score(np.array([2.0]), np.array([6.0]), np.array([7.0]), 0.8).round(6).tolist()
    [14.0]
    """
    outside = np.maximum(low - truth, 0) + np.maximum(truth - high, 0)
    return np.asarray(high - low + 2 / (1 - share) * outside, np.float64)
