"""Round figures for the scale of a chart."""

from __future__ import annotations

from itertools import count
from math import ceil, floor, log10

from hogerop.paper import round_money


def round_ticks(low: float, high: float, most: int = 6) -> list[float]:
    """Return round figures from low to high, both ends included where they are round.

    Parameters
    ----------
    low, high : float
        ``low`` below ``high``.
    most : int
        No more than so many; at least 2.

    Examples
    --------
    >>> round_ticks(150, 950)
    [200.0, 400.0, 600.0, 800.0]
    """
    tens = floor(log10((high - low) / most))
    steps = (first * 10.0**ten for ten in count(tens) for first in (1, 2, 5))
    return next(ticks for step in steps if len(ticks := _within(low, high, step)) <= most)


def tick_money(tick: float, currency: str) -> str:
    """Write an amount of a scale without the cents that it does not have: ``€20``, ``€0.50``."""
    said = "0" if not tick else round_money(tick, currency)
    return said.removesuffix(".00").removesuffix(",00")


def _within(low: float, high: float, step: float) -> list[float]:
    return [step * n for n in range(ceil(low / step - 1e-9), floor(high / step + 1e-9) + 1)]
