"""Join records into contacts: connected components over pairs. Knows no tables."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from hogerop.compiled import compiled

Ids = NDArray[np.int64]


@compiled
def root_of(parent: Ids, at: int) -> int:
    """Return the smallest place that this one hangs together with, shortening the way there."""
    while parent[at] != at:
        parent[at] = parent[parent[at]]
        at = parent[at]
    return at


@compiled
def _smallest(places: int, left: Ids, right: Ids) -> Ids:
    """Return for every place the smallest place that pairs connect it with."""
    parent = np.arange(places)
    for i in range(len(left)):
        one, other = root_of(parent, left[i]), root_of(parent, right[i])
        parent[max(one, other)] = min(one, other)
    for place in range(places):
        parent[place] = parent[parent[place]]
    return parent


def join(left: Ids, right: Ids) -> tuple[Ids, Ids]:
    """Return every record in the pairs, and the smallest record that it hangs together with.

    Parameters
    ----------
    left, right : array of int64
        Record ids; each pair is the same contact.

    Returns
    -------
    records, contacts : array of int64
        Each record once, in rising order, and its contact.
    """
    records, place = np.unique(np.concatenate([left, right]), return_inverse=True)
    place = place.reshape(2, -1)
    return records, records[_smallest(len(records), place[0], place[1])]
