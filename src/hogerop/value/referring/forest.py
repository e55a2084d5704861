"""Who stands below whom in the referrals, and what those below bring. Numbers only."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Forest:
    """Who stands below whom.

    Parameters
    ----------
    ids : array of int64
        Everybody who referred or was referred.
    above : array of int64
        Of each buyer, the place of its referrer in ``ids``.
    below : array of int64
        Of each buyer, its own place.
    depth : array of int64
        Of each buyer, its generation, from 1.
    """

    ids: Ids
    above: Ids
    below: Ids
    depth: Ids

    @classmethod
    def of(cls, referrer: Ids, referred: Ids) -> Forest:
        """Build it from one row per buyer.

        >>> Forest.of(np.array([1, 2]), np.array([2, 3])).depth
        array([1, 2])
        """
        ids, places = np.unique(np.concatenate([referrer, referred]), return_inverse=True)
        above, below = places[: len(referrer)], places[len(referrer) :]
        parent = np.full(len(ids), -1, np.int64)
        parent[below] = above
        depth = np.zeros(len(below), np.int64)
        at = parent[below]
        # The ladder leaves circles out, so every way up ends; the bound is a belt with the braces.
        for _ in range(len(ids)):
            climbing = at >= 0
            if not climbing.any():
                break
            depth[climbing] += 1
            at[climbing] = parent[at[climbing]]
        return cls(ids, above, below, depth)

    def credited(self, what: Floats) -> Floats:
        """Return for everybody in ``ids`` the sum of what those they sent have themselves."""
        sums = np.zeros(len(self.ids))
        np.add.at(sums, self.above, what)
        return sums

    def second(self, what: Floats) -> Floats:
        """Return the sum of what those have who were sent by those they sent."""
        return self.credited(self.credited(what)[self.below])

    def chain(self, what: Floats) -> Floats:
        """Return the sum of what all below them have."""
        sums = np.zeros(len(self.ids))
        own = np.zeros(len(self.ids))
        own[self.below] = what
        for level in range(int(self.depth.max(initial=0)), 0, -1):
            at = self.depth == level
            np.add.at(sums, self.above[at], (own + sums)[self.below[at]])
        return sums
