"""Money that was added up, in whole cents. Runs no query."""

from __future__ import annotations


def cents(money: float) -> float:
    """Return a sum of money in whole cents, whatever the order in which it was added up.

    >>> cents(0.1 + 0.2)
    0.3
    """
    return round(float(money), 2)
