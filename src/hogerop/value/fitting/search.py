"""The climb to the parameters under which what was seen is most likely, whatever the model."""

from __future__ import annotations

from typing import Protocol, Self, TypeVar

import numpy as np
from numpy.typing import NDArray

from hogerop.value.fitting.model import FURTHEST, Floats

__all__ = ["Likelihood", "R", "curvature", "highest", "spread"]

_SAMPLE = 20_000
"""Contacts on whom the search runs; all of them then take about five passes."""
_FOR_ERRORS = 100_000
"""Contacts whose curvature stands for everybody's: it is off by less than half a percent."""
_WIDEST = 3.0
"""No standard error of a log is taken above this: 95% is then a factor of 400 either way."""


class _Rows(Protocol):
    def __len__(self) -> int: ...

    def part(self, rows: NDArray[np.integer]) -> Self: ...


R = TypeVar("R", bound=_Rows)
R_in = TypeVar("R_in", bound=_Rows, contravariant=True)


class Likelihood(Protocol[R_in]):
    """What the climb needs of a model: its parameters, a start, and how likely they are."""

    @property
    def parameters(self) -> tuple[str, ...]:
        """The names of what is positive."""

    @property
    def coefficients(self) -> tuple[str, ...]:
        """The names of what may be negative."""

    def start(self, seen: R_in, /) -> Floats:
        """Return a sensible ``theta`` to begin from."""

    def log_likelihood(self, theta: Floats, seen: R_in, /) -> tuple[float, Floats]:
        """Return the log-likelihood and its derivative to ``theta``."""


def highest(model: Likelihood[R], seen: R, *, seed: int = 0) -> tuple[Floats, float]:
    """Return the best ``theta`` and its log-likelihood, in the unit of what was seen.

    On more than 40,000 contacts the search runs on 20,000 of them, and Newton's steps with their
    curvature then lead to the top for all. Each step cuts the distance to a few percent, and
    shows how the slope of all falls, by which the curvature is mended.
    """
    small = _sample(seen, _SAMPLE, seed)
    theta = _search(model, small)
    larger = len(seen) / max(len(small), 1)
    return _climb(model, seen, theta, curvature(model, theta, small) * larger)


def spread(model: Likelihood[R], theta: Floats, seen: R, *, seed: int = 0) -> Floats:
    """Return the covariance of the best ``theta``, in the unit of what was seen.

    Where there are more than 200,000 contacts it comes from the curvature over 100,000 of them.
    """
    part = _sample(seen, _FOR_ERRORS, seed + 1)
    larger = len(seen) / max(len(part), 1)
    return _inverse(-curvature(model, theta, part) * larger)


def curvature(model: Likelihood[R], theta: Floats, seen: R) -> Floats:
    """Return the second derivatives of the log-likelihood, by differences of the first."""
    step, size = 1e-4, len(theta)
    out = np.empty((size, size))
    for i in range(size):
        move = np.zeros(size)
        move[i] = step
        after = model.log_likelihood(theta + move, seen)[1]
        before = model.log_likelihood(theta - move, seen)[1]
        out[i] = (after - before) / (2 * step)
    return 0.5 * (out + out.T)


def _search(model: Likelihood[R], seen: R) -> Floats:
    """Return the best ``theta`` by L-BFGS from the model's start, within `FURTHEST` of 0."""
    # Loaded here: it takes a second, and most commands fit nothing.
    from scipy.optimize import minimize

    n = max(len(seen), 1)

    def lost(theta: Floats) -> tuple[float, Floats]:
        value, slope = model.log_likelihood(theta, seen)
        return -value / n, -slope / n

    low, high = _bounds(model)
    found = minimize(
        lost,
        np.clip(model.start(seen), low, high),
        jac=True,
        method="L-BFGS-B",
        bounds=list(zip(low, high, strict=True)),
        options={"maxiter": 300, "ftol": 1e-12, "gtol": 1e-7},
    )
    theta: Floats = np.asarray(found.x, np.float64)
    return theta


def _climb(model: Likelihood[R], seen: R, theta: Floats, bend: Floats) -> tuple[Floats, float]:
    """Go on by Newton's steps with one curvature, as long as they lead up.

    Parameters that stand on their bound stay there.
    """
    low, high = _bounds(model)
    free = (theta > low + 1e-6) & (theta < high - 1e-6)
    value, slope = model.log_likelihood(theta, seen)
    shape = np.zeros_like(bend)
    shape[np.ix_(free, free)] = _inverse(-bend[np.ix_(free, free)])
    for _ in range(20):
        step = shape @ slope
        lost_in_rounding = 1e-15 * abs(value) + 1e-13
        if float(slope @ step) < lost_in_rounding:
            break
        new = np.clip(theta + step, low, high)
        new_value, new_slope = model.log_likelihood(new, seen)
        if new_value < value - 100 * lost_in_rounding:
            break
        shape = _learned(shape, np.where(free, new - theta, 0.0), slope - new_slope)
        theta, value, slope = new, new_value, new_slope
    return theta, value


def _learned(shape: Floats, step: Floats, fall: Floats) -> Floats:
    """Return the inverse curvature that agrees with how the slope fell in the last step (BFGS)."""
    bent = float(step @ fall)
    if bent <= 0:
        return shape
    aside = np.eye(len(step)) - np.outer(step, fall) / bent
    learned: Floats = aside @ shape @ aside.T + np.outer(step, step) / bent
    return learned


def _bounds(model: Likelihood[R]) -> tuple[Floats, Floats]:
    furthest = np.full(len(model.parameters) + len(model.coefficients), FURTHEST)
    return -furthest, furthest


def _inverse(precision: Floats) -> Floats:
    """Return the covariance; what the data leave open is as wide as `_WIDEST`, not endless."""
    if not len(precision):
        return precision
    values, vectors = np.linalg.eigh(precision)
    covariance: Floats = (vectors / np.maximum(values, 1.0 / _WIDEST**2)) @ vectors.T
    return covariance


def _sample(seen: R, size: int, seed: int) -> R:
    """Return so many contacts at random, or all if there are not many more."""
    if len(seen) <= 2 * size:
        return seen
    chosen = np.random.default_rng(seed).integers(len(seen), size=size)
    return seen.part(np.sort(chosen))
