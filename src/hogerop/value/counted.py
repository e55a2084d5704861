"""How sure a count is, and what one of those counted cost. Numbers only; runs no query."""

from __future__ import annotations

from dataclasses import dataclass

LEVEL = 0.95


@dataclass(frozen=True)
class Estimate:
    """A figure with its 95% interval; None = it cannot be told, or has no end on that side."""

    value: float | None
    low: float | None
    high: float | None


def count_interval(expected: float, variance: float = 0.0) -> tuple[float, float]:
    """Return between which numbers a count would lie if the same were done again.

    Garwood's exact interval for a Poisson count, widened for what is still to come and therefore
    only expected: the count is taken as `c` times a Poisson count, with `c` the ratio of its
    variance to its mean.

    Parameters
    ----------
    expected : float
        Counted so far, and expected yet to come; 0 or more.
    variance : float
        Of the expectation itself (of the curve that it was read from), 0 or more.

    References
    ----------
    Garwood, F. (1936). Fiducial limits for the Poisson distribution. Biometrika 28, 437-442.

    Examples
    --------
    >>> low, high = count_interval(10)
    >>> round(low, 3), round(high, 3)
    (4.795, 18.39)
    """
    from scipy.special import gammaincinv

    spread = 1 + (variance / expected if expected else 0.0)
    tail = (1 - LEVEL) / 2
    count = expected / spread
    low = spread * float(gammaincinv(count, tail)) if count else 0.0
    return low, spread * float(gammaincinv(count + 1, 1 - tail))


NOBODY = 1e-6
"""A count below which it may as well be none: what one costs then has no end."""


def cost_per(cost: float, expected: float, variance: float = 0.0) -> Estimate:
    """Return what one of those counted cost: money is known, the count is a matter of chance.

    Where nobody was counted there is no figure, only what it costs at least. Where the cost is
    nothing or less (credits outweigh it) there is none at all.

    Examples
    --------
    >>> least = cost_per(369, 0)
    >>> least.value, round(least.low), least.high
    (None, 100, None)
    """
    if cost <= 0:
        return Estimate(None, None, None)
    low, high = count_interval(expected, variance)
    return Estimate(
        cost / expected if expected else None, cost / high, cost / low if low > NOBODY else None
    )


def share_interval(part: int, of: int) -> Estimate:
    """Return a share with its interval, by Jeffreys' rule.

    References
    ----------
    Brown, L. D., Cai, T. T., & DasGupta, A. (2001). Interval estimation for a binomial
    proportion. Statistical Science 16, 101-133.

    Examples
    --------
    >>> round(share_interval(0, 10).high, 3)
    0.217
    """
    if not of:
        return Estimate(None, None, None)
    from scipy.special import betaincinv

    tail = (1 - LEVEL) / 2
    low = float(betaincinv(part + 0.5, of - part + 0.5, tail)) if part else 0.0
    high = float(betaincinv(part + 0.5, of - part + 0.5, 1 - tail)) if part < of else 1.0
    return Estimate(part / of, low, high)
