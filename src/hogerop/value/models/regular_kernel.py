"""The compiled heart of the (M)BG/CNBD-k: its likelihood, and what is to come at a given rate.

A regular buyer's gap is k small steps of a Poisson process with rate ``lambda``; j of them have
been taken since the last order. Given the rate and j, all that is to come is a sum of positive
terms; one integral over the rate, on an even grid of its logarithm, then gives a contact's
figure (by the trapezium rule: with s = r + k x its error is |Gamma(s + 2 pi i / step)| / Gamma(s),
below 1e-12).
"""

from __future__ import annotations

from math import exp, lgamma, log, log1p, sqrt
from typing import Any

import numpy as np

from hogerop.compiled import compiled, leaf
from hogerop.value.models.staying import for_ever, still_there, times

__all__ = ["alive", "likelihood", "to_come"]

_MANY_STEPS = 2000.0
"""From here on their number is taken as normal: in the tests that is off by less than 1e-7."""
_NOTHING = 1e-17
_WIDEST, _SHARE_OF_A_SPREAD = 0.25, 0.6
"""The grid's step, at most, and as a part of the standard deviation of the log of the rate."""


@compiled
def likelihood(
    x: Any, recency: Any, T: Any, k: int, modified: int, r: float, alpha: float, a: float, b: float
) -> Any:
    """Sum the part of the log-likelihood that differs between contacts with the same x.

    Returns the sum and its derivatives to the logs of r, alpha, a and b.
    """
    total, by_r, by_alpha, by_a, by_b = 0.0, 0.0, 0.0, 0.0, 0.0
    for i in range(len(x)):
        shape, end, start = r + k * x[i], alpha + T[i], alpha + recency[i]
        waiting, slope_r, slope_alpha = _waiting(shape, (T[i] - recency[i]) / end, k)
        left, longer = _left(x[i], shape, recency[i], T[i], k, modified, alpha, a, b)
        odds = left - log(waiting)
        gone = 1.0 / (1.0 + exp(-odds)) if odds > -700.0 else 0.0
        total += -shape * log(end / alpha) + max(left, log(waiting)) + log1p(exp(-abs(odds)))
        by_r += r * (-log(end / alpha) + gone * longer + (1.0 - gone) * slope_r / waiting)
        by_alpha += shape * (1.0 - alpha / end) + gone * shape * (alpha / end - alpha / start)
        by_alpha -= (1.0 - gone) * slope_alpha / waiting * alpha / end
        by_a += gone
        if gone > 0.0:
            by_b -= gone * b / (b + x[i] - 1.0 + modified)
    return total, by_r, by_alpha, by_a, by_b


@compiled
def alive(
    x: Any, recency: Any, T: Any, k: int, modified: int, r: float, alpha: float, a: float, b: float
) -> Any:
    """Return each contact's chance of still buying."""
    out = np.empty(len(x))
    for i in range(len(x)):
        shape = r + k * x[i]
        waiting, _, _ = _waiting(shape, (T[i] - recency[i]) / (alpha + T[i]), k)
        left, _ = _left(x[i], shape, recency[i], T[i], k, modified, alpha, a, b)
        odds = left - log(waiting)
        out[i] = 1.0 / (1.0 + exp(min(odds, 700.0)))
    return out


@leaf
def _waiting(shape: float, part: float, k: int) -> Any:
    """Sum ``(shape)_j / j! part^j`` over j below k, with its slopes to r and to -ln(alpha + T)."""
    term, total, harmonic, slope_r, slope_end = 1.0, 1.0, 0.0, 0.0, 0.0
    for j in range(1, k):
        harmonic += 1.0 / (shape + j - 1.0)
        term *= (shape + j - 1.0) / j * part
        total += term
        slope_r += term * harmonic
        slope_end += j * term
    return total, slope_r, slope_end


@leaf
def _left(
    x: float, shape: float, recency: float, T: float,
    k: int, modified: int, alpha: float, a: float, b: float,
) -> Any:  # fmt: skip
    """Return the log of the share of the likelihood in which the last order was the last."""
    if x == 0 and modified == 0:
        return -1e300, 0.0
    longer = log1p((T - recency) / (alpha + recency))
    return log(a / (b + x - 1.0 + modified)) + shape * longer, longer


@compiled
def to_come(
    x: Any, recency: Any, T: Any, order: Any, k: int, modified: int,
    r: float, alpha: float, a: float, b: float, days: float, force: float,
) -> Any:  # fmt: skip
    """Return the orders in the next ``days`` of each contact who is still a buyer.

    ``order`` sorts the contacts by x: what is to come at a given rate depends on nothing else.
    ``force`` is the force of interest a day; ``days`` may be infinite where it is above 0.
    """
    out = np.zeros(len(x))
    first = 0
    while first < len(order):
        last = first
        shortest = longest = alpha + T[order[first]]
        while last < len(order) and x[order[last]] == x[order[first]]:
            shortest = min(shortest, alpha + T[order[last]])
            longest = max(longest, alpha + T[order[last]])
            last += 1
        n, shape = x[order[first]], r + k * x[order[first]]
        step = min(_WIDEST, _SHARE_OF_A_SPREAD / sqrt(shape))
        low, _ = _reach(shape, k, longest, days, force)
        _, high = _reach(shape, k, shortest, days, force)
        lowest, known = int(np.floor(low / step)), int(np.ceil((high - low) / step)) + 2
        ahead, rates = np.empty((known, k)), np.zeros(known)
        scale = log(step) - lgamma(shape)
        for at in range(first, last):
            i = order[at]
            end, since = alpha + T[i], T[i] - recency[i]
            low, high = _reach(shape, k, end, days, force)
            top, log_end = int(np.ceil(high / step)) - lowest, log(end)
            for node in range(int(np.floor(low / step)) - lowest, min(top + 1, known)):
                place = (node + lowest) * step
                if rates[node] == 0.0:
                    rates[node] = exp(place)
                    _at_rate(rates[node], k, a, b + n + modified, days, force, ahead[node])
                rate, total, weight = rates[node], 0.0, 1.0
                for j in range(k):
                    total += weight * ahead[node, j]
                    weight *= rate * since / (j + 1.0)
                out[i] += total * exp(shape * (place + log_end) - rate * end + scale)
            waiting, _, _ = _waiting(shape, since / end, k)
            out[i] /= waiting
        first = last
    return out


@leaf
def _reach(shape: float, k: int, end: float, days: float, force: float) -> Any:
    """Return between which logs of the rate anything to speak of lies (parts of 1e-13)."""
    most = shape + k - 1.0
    high = log((most + 8.0 * sqrt(most) + 30.0) / end)
    # Far below one step in the horizon, what is to come falls with the rate itself.
    peak = min(log(shape / end), log(max(force, 1.0 / days)))
    low = peak if shape < 100.0 else log(shape / end)
    return low - sqrt(60.0 / (shape + 1.0)) - 30.0 / (shape + 1.0), high


@leaf
def _at_rate(
    rate: float, k: int, a: float, b: float, days: float, force: float, ahead: Any
) -> None:
    """Fill in what is to come with this rate when j steps have been taken, for each j below k.

    The m-th next order comes at the (k m - j)-th step: it counts with the chance of not having
    stopped before, ``(b)_{m-1} / (a + b)_{m-1}``, times ``worth ** (k m - j)``, times the chance
    that a Poisson number with mean ``(rate + force) days`` is at least k m - j.
    """
    worth = rate / (rate + force)
    mean = (rate + force) * days
    ahead[:k] = 0.0
    if mean > _MANY_STEPS:
        for j in range(k):
            ahead[j] = _after_many(mean, rate * days, worth, j, k, a, b, days, force)
        return
    spread = 12.0 * sqrt(mean) + 12.0
    n = 1
    below = max(int(mean - spread), 0)
    chance = exp(below * log(mean) - mean - lgamma(below + 1.0)) if mean > 0.0 else 1.0
    tail = 1.0
    staying, value = 1.0, worth
    while tail > _NOTHING and n < mean + spread + 40.0:
        if n > below:
            tail = max(tail - chance, 0.0)
            chance *= mean / n
        ahead[(k - n % k) % k] += staying * value * tail
        value *= worth
        if n % k == 0:
            m = n // k
            staying *= (b + m - 1.0) / (a + b + m - 1.0)
        n += 1


@leaf
def _after_many(
    mean: float, steps: float, worth: float, j: int, k: int, a: float, b: float,
    days: float, force: float,
) -> float:  # fmt: skip
    """Do the same where thousands of steps are to come: their number is as good as normal."""
    once = worth ** (k - j)
    if force > 0.0:
        everything = once * for_ever(a, b, worth**k)
        if mean == np.inf:
            return everything
    spread = sqrt(3.0 * (steps / k**2 + (k * k - 1.0) / (12.0 * k * k)))
    middle, total = (steps + j) / k - (k - 1.0) / (2.0 * k), 0.0
    for side in range(-1, 2):
        orders = middle + side * spread
        weight = 2.0 / 3.0 if side == 0 else 1.0 / 6.0
        if force > 0.0:
            later = still_there(a, b, orders) * for_ever(a, b + orders, worth**k)
            total += weight * (everything - exp(-force * days) * worth ** (0.5 * (k + 1)) * later)
        else:
            total += weight * times(a, b, orders)
    return total
