"""How far a cell looks back, and what its code says: by the policy that places people."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from hogerop.forecast.months import STANDINGS, Integers
from hogerop.ladder import LooksBack

__all__ = ["BUCKETS", "Codes", "Look", "look_of"]

Codes: TypeAlias = npt.NDArray[np.int32]

BUCKETS = (0, 1, 2, 3, 5, 9, 17, 33)
"""Numbers of orders in the window that are told apart: each is the least of its bucket."""
_MONTH = 30.4375
_LONGER = 6
_FARTHEST = 36


@dataclass(frozen=True)
class Look:
    """How far a cell looks back.

    Parameters
    ----------
    recency : int
        Months after which one more without an order makes no difference. 1 to 120.
    window : int
        Months over which orders are counted. At least 1.
    falls : int or None
        Months after its last sign in which a prospect is none any more, if nothing more happens;
        None = that cannot be told.
    buckets : tuple of int
        Numbers of orders that are told apart, from 0 up: each is the least of its bucket.
    """

    recency: int = 10
    window: int = 12
    falls: int | None = None
    buckets: tuple[int, ...] = BUCKETS

    @property
    def codes(self) -> int:
        """How many codes a cell can have."""
        return STANDINGS * 2 * self._clocks * len(self.buckets)

    def code(
        self, standing: Codes, never: npt.NDArray[np.bool_], clock: Codes, bucket: Codes
    ) -> Codes:
        """Return codes of cells: of their standing, whether never ordered, wait and bucket."""
        sort = (standing * 2 + never) * self._clocks + clock
        return np.asarray(sort * len(self.buckets) + bucket, np.int32)

    def standing(self, codes: Integers) -> Integers:
        """Return the standing of each code."""
        return codes // (2 * self._clocks * len(self.buckets))

    def has_ordered(self, codes: Integers) -> npt.NDArray[np.bool_]:
        """Say of each code whether those in it ever ordered."""
        return np.asarray(codes // (self._clocks * len(self.buckets)) % 2 == 0, np.bool_)

    def clock(self, codes: Integers) -> Integers:
        """Return the months waited of each code, `recency` at most."""
        return np.asarray(codes // len(self.buckets) % self._clocks, np.int64)

    @property
    def _clocks(self) -> int:
        return self.recency + 1


def look_of(back: LooksBack) -> Look:
    """Return how far cells must look back under a policy.

    A few months beyond its longest silence, for whoever orders less often than the business's
    usual gap; beyond the fall of a prospect; and over its longest window of orders.

    Examples
    --------
    >>> look_of(LooksBack(240.0, 730, (3.0,), ("enquiry",), 365.0))  # doctest: +ELLIPSIS
    Look(recency=14, window=24, falls=12, buckets=(0, 1, 2, 3, 5, 9, 17, 33))
    """
    falls = int(back.prospect / _MONTH + 0.5) if back.signs and back.prospect else None
    silence = ceil(back.silence / _MONTH) + _LONGER if back.silence else Look.recency
    asked = {ceil(number) for number in back.thresholds if 0 < number <= BUCKETS[-1]}
    return Look(
        recency=min(max(silence, (falls or 0) + 1), _FARTHEST),
        window=min(ceil(back.orders / _MONTH), _FARTHEST) if back.orders else Look.window,
        falls=falls,
        buckets=tuple(sorted({*BUCKETS, *asked})),
    )
