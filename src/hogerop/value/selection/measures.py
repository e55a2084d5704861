"""How far predictions of orders were from what then happened."""

from __future__ import annotations

import numpy as np

from hogerop.value.buying.occasions import Floats

TOP = 0.1
"""The part of the buyers that "the top" is."""


def bias(expected: Floats, actual: Floats) -> float:
    """Return by what share all predictions together are too high; NaN where nothing happened."""
    total = float(actual.sum())
    return float(expected.sum()) / total - 1 if total else float("nan")


def mean_absolute_error(expected: Floats, actual: Floats) -> float:
    """Return the mean distance per contact, in orders."""
    return float(np.abs(expected - actual).mean()) if len(actual) else float("nan")


def deviance(expected: Floats, actual: Floats) -> Floats:
    """Return, per contact, twice the log-likelihood lost by a Poisson mean (0 = exactly right).

    Its mean is least for the true means: the mean absolute error is not, since it rewards whoever
    predicts nothing for those who most often do nothing.
    """
    mean = np.maximum(expected, 1e-6)
    bought = np.maximum(actual, 1e-300)
    lost = np.where(actual > 0, actual * np.log(bought / mean), 0.0) - (actual - mean)
    return np.asarray(2.0 * lost, np.float64)


def capture(expected: Floats, actual: Floats, top: float = TOP) -> float:
    """Return the share of what happened that fell to the top of the predictions.

    Of those who tie at the edge of the top an even part is counted.
    """
    total = float(actual.sum())
    if not total:
        return float("nan")
    wanted = top * len(expected)
    worth, which = np.unique(-expected, return_inverse=True)
    many = np.bincount(which, minlength=len(worth))
    bought = np.bincount(which, weights=actual, minlength=len(worth))
    before = np.concatenate([[0], np.cumsum(many)[:-1]])
    counted = np.clip((wanted - before) / many, 0.0, 1.0)
    return float((counted * bought).sum() / total)


def tracking_error(expected: Floats, actual: Floats) -> float:
    """Return the mean distance of two cumulative curves, as a share of the actual one."""
    there = actual > 0
    if not there.any():
        return float("nan")
    return float(np.mean(np.abs(expected[there] / actual[there] - 1)))
