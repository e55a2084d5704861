"""How often somebody comes back who may stop after every time: the sums three models share.

Whoever stops with a chance p after each order, p ~ Beta(a, b), is still there for the m-th next
order with chance ``E[(1 - p)^(m - 1)] = (b)_{m-1} / (a + b)_{m-1}``, where ``(z)_n`` is the rising
factorial z (z + 1) ... (z + n - 1). All terms are positive: nothing here can cancel, and a = 1 and
a + b < 1 are places like any other.
"""

from __future__ import annotations

from math import exp, expm1, lgamma, log, log1p
from typing import Any

import numpy as np

from hogerop.compiled import compiled, leaf
from hogerop.value.models.digamma import digamma

__all__ = ["counted", "counted_all", "for_ever", "still_there", "times"]

_CLOSE_TO_ONE = 2e-5
_TERMS_OF_A_FRACTION = 20_000
_TINY = 1e-300


@leaf
def still_there(a: float, b: float, n: float) -> float:
    """Return the chance of being there after ``n`` more times: ``(b)_n / (a + b)_n``."""
    return float(exp(_log_rising_ratio(a, b, n)))


@leaf
def times(a: float, b: float, n: float) -> float:
    """Sum the chances of being there for the 1st to the ``n``-th next time; ``n`` may be broken.

    The first is certain. The others, from b + 1, telescope to
    ``(c / (a - 1)) (1 - (b)_n / (c)_n)`` with c = a + b - 1, now always above 0. At a = 1 that is
    0/0, so close to it the difference of log-gammas is written as a digamma.
    """
    if n <= 1.0:
        return max(n, 0.0)
    first, rest = b + 1.0, n - 1.0
    c, off = a + b, a - 1.0
    if abs(off) < _CLOSE_TO_ONE:
        middle = first + off / 2.0
        slope = digamma(middle + rest) - digamma(middle)
        more = c * slope if off == 0.0 else -c * expm1(-off * slope) / off
    else:
        more = -c * expm1(_log_rising_ratio(off, first, rest)) / off
    return 1.0 + b / c * more


@leaf
def for_ever(a: float, b: float, worth: float) -> float:
    """Sum the chances for ever, the m-th time counted ``worth ** (m - 1)``; ``worth`` below 1.

    That is 2F1(1, b; a + b; worth), here as Gauss's continued fraction: for b > 0 and a > 0 it is a
    Stieltjes fraction and converges for every ``worth`` below 1 (DLMF 15.7.5; Lentz's algorithm).
    """
    c = a + b
    value, upper, lower = 1.0, 1.0, 0.0
    for i in range(1, _TERMS_OF_A_FRACTION):
        n = float(i // 2)
        if i == 1:
            part = b / c  # the form below is 0/0 here where a + b = 1
        elif i % 2 == 1:
            part = (b + n) * (c + n - 1.0) / ((c + 2.0 * n - 1.0) * (c + 2.0 * n))
        else:
            part = n * (a + n - 1.0) / ((c + 2.0 * n - 2.0) * (c + 2.0 * n - 1.0))
        step = -part * worth
        lower = 1.0 + step * lower
        upper = 1.0 + step / upper
        lower = 1.0 / (lower if abs(lower) > _TINY else _TINY)
        upper = upper if abs(upper) > _TINY else _TINY
        value *= upper * lower
        if abs(upper * lower - 1.0) < 1e-15:
            break
    return 1.0 / value


@leaf
def counted(a: float, b: float, n: float, worth: float) -> float:
    """Sum the chances for the 1st to the ``n``-th time, the m-th counted ``worth ** (m - 1)``."""
    if n == np.inf:
        return for_ever(a, b, worth)
    if worth == 1.0:
        return times(a, b, n)
    total, chance, m = 0.0, 1.0, 0.0
    while m < n and chance > _TINY:
        total += chance
        chance *= worth * (b + m) / (a + b + m)
        m += 1.0
    return total


@compiled
def counted_all(a: float, b: Any, n: float, worth: float) -> Any:
    """Return `counted` for every place of ``b``."""
    out = np.empty(len(b))
    for i in range(len(b)):
        out[i] = counted(a, b[i], n, worth)
    return out


@leaf
def _log_rising_ratio(a: float, b: float, n: float) -> float:
    """Return ``ln (b)_n / (a + b)_n``; for large b + n without subtracting large log-gammas."""
    return _log_gamma_step(b, a) - _log_gamma_step(b + n, a)


@leaf
def _log_gamma_step(z: float, a: float) -> float:
    """Return ``ln Gamma(z + a) - ln Gamma(z)``, to full precision also where both are huge."""
    if z < 50.0 or z + a < 50.0:
        return lgamma(z + a) - lgamma(z)
    larger = z + a
    stirling = 1.0 / (12.0 * larger) - 1.0 / (360.0 * larger**3) + 1.0 / (1260.0 * larger**5)
    stirling -= 1.0 / (12.0 * z) - 1.0 / (360.0 * z**3) + 1.0 / (1260.0 * z**5)
    return (larger - 0.5) * log1p(a / z) + a * log(z) - a + stirling
