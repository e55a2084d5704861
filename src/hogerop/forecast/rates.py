"""Shares with their intervals, of months that differ more than chance would make them.

References
----------
Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. Journal
of the American Statistical Association 22(158), 209-212.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from hogerop.forecast.months import Integers

__all__ = ["WIDE", "Rate", "rate", "spread_of_months"]

WIDE = 1.9599639845
"""Standard errors to either side of a 95% interval."""


@dataclass(frozen=True)
class Rate:
    """A share of those who stood somewhere at the end of a month, with its 95% interval."""

    value: float
    low: float
    high: float


def rate(part: float, whole: float, spread: float = 1.0) -> Rate:
    """Return a share with Wilson's 95% interval.

    Parameters
    ----------
    part, whole : float
        Counts, 0 or more; a share of nothing may be anything.
    spread : float
        By how much the variance exceeds that of chance alone, 1 or more.

    Examples
    --------
    >>> found = rate(1, 10)
    >>> round(found.low, 4), round(found.high, 4)
    (0.0179, 0.4042)
    """
    if whole <= 0:
        return Rate(0.0, 0.0, 1.0)
    n, p = whole / spread, part / whole
    middle = p + WIDE**2 / (2 * n)
    half = WIDE * sqrt(p * (1 - p) / n + WIDE**2 / (4 * n * n))
    scale = 1 + WIDE**2 / n
    return Rate(
        float(p),
        float(max((middle - half) / scale, 0.0)) if part else 0.0,
        float(min((middle + half) / scale, 1.0)) if part < whole else 1.0,
    )


def spread_of_months(by_month: Integers, shock: float) -> float:
    """Return by how much the variance of a share over months exceeds that of chance alone.

    Parameters
    ----------
    by_month : int64 array
        How many stood there at the beginning of each month.
    shock : float
        Correlation between two of them in one month; see `overdispersion.month_to_month`.
    """
    whole = float(by_month.sum())
    if not whole:
        return 1.0
    return 1.0 + max(float((by_month.astype(float) ** 2).sum()) / whole - 1.0, 0.0) * shock
