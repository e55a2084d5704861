"""Testing a channel that reaches no names: weeks with it and weeks without, drawn by lot.

Numbers only; runs no query.
"""

from __future__ import annotations

from math import ceil

import numpy as np
import numpy.typing as npt

from hogerop.errors import AskedWrongly
from hogerop.words import say

__all__ = ["on_weeks", "pairs_needed"]

_SEEN = 1.959964 + 0.841621
"""Standard errors between nothing and what is seen in four of five tests, at 5%."""


def on_weeks(pairs: int, *, seed: int) -> npt.NDArray[np.bool_]:
    """Draw which week of each pair has the channel on.

    Parameters
    ----------
    pairs : int
        Two weeks each, so that season and holidays hit both alike; 1 or more.
    seed : int

    Returns
    -------
    array of bool, weeks
        As many on as off.

    Examples
    --------
    >>> on_weeks(3, seed=1).tolist()
    [False, True, True, False, False, True]
    """
    if pairs < 1:
        raise AskedWrongly(say("A test needs a pair of weeks or more."), where=f"pairs={pairs}")
    first = np.random.default_rng([seed, 91]).random(pairs) < 0.5
    return np.stack([first, ~first], axis=1).ravel()


def pairs_needed(a_week: float, change: float, *, swing: float = 1.0) -> int:
    """Return how many pairs of weeks show a change of so many per week.

    Parameters
    ----------
    a_week : float
        Who comes in a week with the channel on, above 0.
    change : float
        By which part of them the off weeks are lower, above 0 and at most 1.
    swing : float, optional
        How many times more weeks differ than chance alone would have it, 1 or more.

    Returns
    -------
    int
        For 80% chance to see it at 5%.

    Examples
    --------
    Of twenty a week, half come through the channel: three weeks with it and three without.

    >>> pairs_needed(20.0, 0.5)
    3
    """
    if not (a_week > 0 and 0 < change <= 1 and swing >= 1):
        raise AskedWrongly(
            say("A test needs people above 0, a change from 0 to 1 and a swing of 1 or more."),
            where=f"a_week={a_week:g}, change={change:g}, swing={swing:g}",
        )
    both = a_week + a_week * (1 - change)
    return ceil(_SEEN**2 * swing * both / (a_week * change) ** 2)
