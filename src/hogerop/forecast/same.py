"""The simplest forecast: everybody stays where they are, give or take what a plain chain moves.

It errs on the other side than chains do, which let the top of the ladder crumble too fast. Where
newcomers come in, `outlook.with_newcomers` says what it means then.
"""

from __future__ import annotations

import numpy as np

from hogerop.forecast.months import Floats

__all__ = ["same_as_now"]


def same_as_now(stock: Floats, months: int) -> Floats:
    """Return the counts of today for each of the months ahead (months x standings).

    Its spread is that of the first-order chain: how much a month moves at all.
    """
    return np.tile(stock, (months, 1))
