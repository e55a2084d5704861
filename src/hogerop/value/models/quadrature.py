"""Sums in place of integrals, all of whose terms are positive, and a curve through few of them."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from hogerop.compiled import compiled
from hogerop.value.fitting.model import DAYS_A_YEAR, Floats, Integers

__all__ = ["NODES", "WEIGHTS", "beta_nodes", "daily_rate", "per_contact", "time_nodes"]

_given = np.polynomial.legendre.leggauss(10)
NODES, WEIGHTS = 0.5 * (_given[0] + 1.0), 0.5 * _given[1]
"""Gauss and Legendre's ten points and weights on 0 to 1."""

_DEGREE = 31
_ENOUGH = 1e-13


def daily_rate(yearly_rate: float) -> float:
    """Return the continuous rate per day that comes to ``yearly_rate`` in a year."""
    return math.log1p(yearly_rate) / DAYS_A_YEAR


@compiled
def beta_nodes(a: float, b: float, steepness: float) -> tuple[Floats, Floats]:
    """Return chances p and weights for the mean of a function over p ~ Beta(a, b).

    The trapezium rule in ln(p / (1 - p)), where it converges faster than any power of its step,
    because the density dies out at both ends. Where a or b is small it does so slowly: out there
    the function no longer changes (its slope at 0 is at most ``steepness`` times its value) and
    the weights are a geometric series, whose sum goes to p = 0 or 1. So nothing is ever subtracted.
    """
    # The standard deviation of ln(p / (1 - p)) is more than this: no peak falls between two points.
    step = min(0.4, 0.5 * math.sqrt(1.0 / a + 1.0 / b))
    middle = math.log(a / b)
    peak = _log_weight(middle, a, b)
    first = last = middle
    steep = math.log(max(steepness, a + b))
    while _log_weight(first, a, b) - peak + min(first + steep, 0.0) > -30.0:
        first -= step
    while _log_weight(last, a, b) - peak + min(math.log(a + b + 1.0) - last, 0.0) > -30.0:
        last += step
    points = round((last - first) / step) + 1
    chances, weights = np.zeros(points + 2), np.empty(points + 2)
    for i in range(points):
        at = first + i * step
        chances[i + 1] = 1.0 / (1.0 + math.exp(-at))
        weights[i + 1] = math.exp(_log_weight(at, a, b) - peak)
    chances[-1] = 1.0
    weights[0] = weights[1] / math.expm1(a * step)
    weights[-1] = weights[-2] / math.expm1(b * step)
    return chances, weights / weights.sum()


@compiled
def _log_weight(at: float, a: float, b: float) -> float:
    """Return ``a ln p + b ln(1 - p)`` at ``at = ln(p / (1 - p))``."""
    if at > 0:
        return -b * at - (a + b) * math.log1p(math.exp(-at))
    return a * at - (a + b) * math.log1p(math.exp(at))


@compiled
def time_nodes(
    scale: float, days: float, rate: float, fall: float, nodes: Floats, weights: Floats
) -> tuple[Floats, Floats]:
    """Return times and weights for an integral over 0 to ``days`` of ``exp(-rate t) f(t)``.

    ``f`` changes by the ratio of ``scale + t``, so the points stand evenly in its logarithm; closer
    at first, where parts of it may fall as fast as ``(scale + t) ** -fall``.
    Infinite ``days`` stop where the discount leaves nothing (``rate`` above 0).
    """
    if rate > 0:
        days = min(days, 40.0 / rate)
    reach = math.log1p(days / scale)
    narrowest, n = 5.0 / max(fall, 5.0), len(nodes)
    panels, width, done = 1, narrowest, narrowest
    while done < reach:
        width = min(1.5 * width, 1.0)
        done += width
        panels += 1
    times, out = np.empty(panels * n), np.empty(panels * n)
    width, begin, shrunk = narrowest, 0.0, reach / done
    for panel in range(panels):
        for j in range(n):
            t = scale * math.expm1(begin + nodes[j] * width * shrunk)
            times[panel * n + j] = t
            out[panel * n + j] = weights[j] * width * shrunk * (scale + t) * math.exp(-rate * t)
        begin += width * shrunk
        width = min(1.5 * width, 1.0)
    return times, out


def per_contact(
    function: Callable[[Integers, Floats], Floats], x: Integers, T: Floats, scale: float
) -> Floats:
    """Return ``function`` of every contact's ``x`` and ``T``, worked out in few places.

    For each x it is a smooth curve of ``ln(scale + T)``: Chebyshev's polynomial through 32 points,
    cut where its terms are lost in rounding. Where no more contacts than that have an x, each is
    worked out by itself.
    """
    if not len(x):
        return np.zeros(0)
    counts, low, high = _reach(x, T)
    many = np.flatnonzero(counts > _DEGREE + 1)
    where = np.full(len(counts), -1, np.int64)
    where[many] = np.arange(len(many))
    low, high = np.log(scale + low[many]), np.log(scale + high[many])
    angle = np.pi * (np.arange(_DEGREE + 1) + 0.5) / (_DEGREE + 1)
    spots = low[:, None] + (high - low)[:, None] * 0.5 * (1.0 + np.cos(angle))
    at = function(
        np.repeat(many, _DEGREE + 1), np.maximum(np.exp(spots).reshape(-1) - scale, 0.0)
    ).reshape(len(many), _DEGREE + 1)
    terms = at @ np.cos(np.arange(_DEGREE + 1) * angle[:, None]) * (2.0 / (_DEGREE + 1))
    terms[:, 0] *= 0.5
    lone = np.flatnonzero(where[x] < 0)
    lone = lone[np.argsort(x[lone], kind="stable")]
    out = _along(x, T, scale, where, low, high, terms, _needed(terms))
    if len(lone):
        out[lone] = function(x[lone], T[lone])
    return out


def _needed(terms: Floats) -> Integers:
    """Return for each curve how many terms count."""
    size = np.abs(terms)
    counts = size > _ENOUGH * size.max(axis=1, keepdims=True, initial=0.0)
    unneeded = np.asarray(np.argmax(counts[:, ::-1], axis=1), np.int64)
    return _DEGREE + 1 - np.minimum(unneeded, _DEGREE)


@compiled
def _reach(x: Integers, T: Floats) -> tuple[Integers, Floats, Floats]:
    """Return for each number of orders how many contacts have it, their least and greatest T."""
    most = 0
    for i in range(len(x)):
        most = max(most, x[i])
    counts = np.zeros(most + 1, np.int64)
    low, high = np.full(most + 1, np.inf), np.zeros(most + 1)
    for i in range(len(x)):
        counts[x[i]] += 1
        low[x[i]] = min(low[x[i]], T[i])
        high[x[i]] = max(high[x[i]], T[i])
    return counts, low, high


@compiled
def _along(
    x: Integers,
    T: Floats,
    scale: float,
    where: Integers,
    low: Floats,
    high: Floats,
    terms: Floats,
    needed: Integers,
) -> Floats:
    """Return the curves' values at each contact (Clenshaw's sum)."""
    out = np.zeros(len(x))
    for i in range(len(x)):
        row = where[x[i]]
        if row < 0:
            continue
        width = high[row] - low[row]
        at = 0.0
        if width > 0:
            at = 2.0 * (math.log(scale + T[i]) - low[row]) / width - 1.0
        one, two = 0.0, 0.0
        for k in range(needed[row] - 1, 0, -1):
            one, two = terms[row, k] + 2.0 * at * one - two, one
        out[i] = terms[row, 0] + at * one - two
    return out
