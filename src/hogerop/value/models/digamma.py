"""The gamma function's derivative, and ratios of it that large counts of orders cannot overflow."""

from __future__ import annotations

import math

import numpy as np

from hogerop.compiled import compiled
from hogerop.value.fitting.model import Floats, Integers

__all__ = ["digamma", "rising"]


@compiled
def digamma(x: float) -> float:
    """Return the derivative of ``ln Gamma`` at ``x`` above 0.

    References
    ----------
    Abramowitz and Stegun (1964), equations 6.3.5 (upwards to 10) and 6.3.18 (the series).
    """
    shift = 0.0
    while x < 10.0:
        shift -= 1.0 / x
        x += 1.0
    f = 1.0 / (x * x)
    tail = 1.0 / 240 - f * (1.0 / 132 - f * (691.0 / 32760))
    tail = f * (1.0 / 12 - f * (1.0 / 120 - f * (1.0 / 252 - f * tail)))
    return shift + math.log(x) - 0.5 / x - tail


@compiled
def rising(start: float, counts: Integers) -> Floats:
    """Return the sum over contacts of ``ln Gamma(start + x) - ln Gamma(start)``, and its slope.

    ``counts`` says how many contacts have x = 0, 1, 2, ...; both are added up one factor at a time,
    so that nothing large is taken from something large.
    """
    out = np.zeros(2)
    value, slope = 0.0, 0.0
    for x in range(len(counts)):
        out[0] += counts[x] * value
        out[1] += counts[x] * slope
        value += math.log(start + x)
        slope += 1.0 / (start + x)
    return out
