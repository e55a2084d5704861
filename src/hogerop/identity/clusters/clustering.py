"""Join records into contacts by rising doubt, never against a veto. Knows no tables.

Single linkage along edges from the surest down, as Kruskal (1956) builds his tree, with *cannot
link* pairs as in Wagstaff et al. (2001), "Constrained k-means clustering with background
knowledge": a union that would bring the two of such a pair together is refused.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from hogerop.compiled import compiled
from hogerop.identity.joining import root_of

Ids = NDArray[np.int64]
Shares = NDArray[np.float64]


@compiled
def _allowed(parent: Ids, following: Ids, first: int, other: int, starts: Ids, foes: Ids) -> bool:
    """Return whether no member of the first cluster has a foe in the other one."""
    member = first
    while member >= 0:
        for i in range(starts[member], starts[member + 1]):
            if root_of(parent, foes[i]) == other:
                return False
        member = following[member]
    return True


@compiled
def _clustered(places: int, left: Ids, right: Ids, starts: Ids, foes: Ids) -> Ids:
    """Return the root of every place, the edges taken in their order."""
    parent = np.arange(places)
    following = np.full(places, -1)
    last = np.arange(places)
    size = np.ones(places, np.int64)
    for i in range(len(left)):
        one, other = root_of(parent, left[i]), root_of(parent, right[i])
        if one == other:
            continue
        if size[one] > size[other]:
            one, other = other, one
        if not _allowed(parent, following, one, other, starts, foes):
            continue
        parent[one] = other
        size[other] += size[one]
        following[last[other]] = one
        last[other] = last[one]
    for place in range(places):
        parent[place] = root_of(parent, place)
    return parent


def cluster(
    left: Ids, right: Ids, probability: Shares, apart_left: Ids, apart_right: Ids
) -> tuple[Ids, Ids]:
    """Return every record in the edges, and the smallest record of its cluster.

    Parameters
    ----------
    left, right : array of int64
        Record ids of the edges.
    probability : array of float64
        How sure each is; equal ones are taken in order of their ids.
    apart_left, apart_right : array of int64
        Pairs of records that may not come together.

    Returns
    -------
    records, contacts : array of int64
        Each record once, in rising order, and its contact.
    """
    order = np.lexsort((right, left, -probability))
    records, place = np.unique(np.concatenate([left, right]), return_inverse=True)
    place = place.reshape(2, -1)[:, order]
    known = np.isin(apart_left, records) & np.isin(apart_right, records)
    foes = np.searchsorted(records, np.stack([apart_left[known], apart_right[known]]))
    both = np.concatenate([foes, foes[::-1]], axis=1)
    by_place = np.argsort(both[0], kind="stable")
    starts = np.searchsorted(both[0][by_place], np.arange(len(records) + 1))
    roots = _clustered(len(records), place[0], place[1], starts, both[1][by_place])
    smallest = np.full(len(records), np.iinfo(np.int64).max)
    np.minimum.at(smallest, roots, records)
    return records, smallest[roots]
