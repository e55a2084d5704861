"""The orders that a draw has a buyer make, and what they count for today.

For what a lifetime is worth it matters not only how many orders come, but when: an order of next
month counts nearly whole, one in ten years for less than half. So who stays twice as long is not
worth twice as much.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hogerop.compiled import compiled

__all__ = ["Ahead"]

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

_ONE_BY_ONE = 200
"""Above so many orders of one buyer the mean of their moments says nearly the same."""


@dataclass(frozen=True)
class Ahead:
    """What one draw has every contact do; one place per contact.

    A buyer's time is filled with steps that come at even chance; an order is the ``first`` of them
    and each ``every``-th after it. In most models every step is an order.

    Parameters
    ----------
    orders : int64 array
        Orders that are made.
    steps : int64 array
        Steps in the time, those that never came to an order included; at least as many as the
        orders take.
    days : float64 array
        The time in which the steps come.
    first : int64 array
        Which step is the first order; at least 1.
    every : int
        Steps from one order to the next.
    """

    orders: Integers
    steps: Integers
    days: Floats
    first: Integers
    every: int = 1

    def counted(self, rate: float, random: np.random.Generator) -> Floats:
        """Draw when the orders come, and return what they count for together.

        An order after t days counts for ``exp(-rate * t)``.
        """
        return _counted(
            self.orders, self.steps, self.days, self.first, self.every, rate, random
        )  # fmt: skip


@compiled
def _counted(
    orders: Integers, steps: Integers, days: Floats, first: Integers, every: int, rate: float,
    random: np.random.Generator,
) -> Floats:  # fmt: skip
    """Go from order to order: the m-th of n even moments in what is left of the time is a beta.

    Where every step is an order they come in any sequence, each at a moment of its own.
    """
    out = np.zeros(len(orders))
    for i in range(len(orders)):
        n = orders[i]
        if n > _ONE_BY_ONE:
            reach = rate * days[i] * (first[i] + every * (n - 1.0)) / (steps[i] + 1.0)
            out[i] = n * (-math.expm1(-reach) / reach if reach > 1e-12 else 1.0)
            continue
        if every == 1 and steps[i] == n:
            for _ in range(n):
                out[i] += math.exp(-rate * days[i] * random.random())
            continue
        passed, left, step = 0.0, steps[i], first[i]
        for _ in range(n):
            if step == 1:
                further = -math.expm1(math.log(1.0 - random.random()) / left)
            else:
                further = random.beta(float(step), left + 1.0 - step)
            passed += (days[i] - passed) * further
            out[i] += math.exp(-rate * passed)
            left, step = left - step, np.int64(every)
    return out
