"""Which cluster gets which id, where several ask for one or one asks for several."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from hogerop.identity.clusters.stays import NOBODY

Ids = NDArray[np.int64]


@dataclass(frozen=True)
class Pairs:
    """Clusters and ids that have records in common, each pair once, the best claim first.

    ``shared`` counts the records, ``tenure`` adds up for how many editions they have been there.
    """

    cluster: Ids
    contact: Ids
    shared: Ids
    tenure: Ids

    def in_order(self, order: Ids) -> Self:
        """Return these places, in this order."""
        return type(self)(
            self.cluster[order], self.contact[order], self.shared[order], self.tenure[order]
        )

    def best_of_contacts(self, contacts: Ids) -> Ids:
        """Return where the best claim on each id stands, NOBODY where there is none."""
        return _first_of(self.contact, contacts)

    def best_of_clusters(self, clusters: Ids) -> Ids:
        """Return where the best claim of each cluster stands, NOBODY where there is none."""
        return _first_of(self.cluster, clusters)


def count_pairs(cluster: Ids, contact: Ids, tenure: Ids) -> Pairs:
    """Return each pair of a cluster and an id once, from one place per record in both."""
    order = np.lexsort((contact, cluster))
    cluster, contact, tenure = cluster[order], contact[order], tenure[order]
    new = np.ones(len(order), bool)
    new[1:] = (cluster[1:] != cluster[:-1]) | (contact[1:] != contact[:-1])
    starts = np.flatnonzero(new)
    return Pairs(
        cluster[starts],
        contact[starts],
        np.diff(np.append(starts, len(order))),
        np.add.reduceat(tenure, starts) if len(starts) else tenure,
    )


def take_turns(pairs: Pairs, clusters: int) -> Ids:
    """Return the id of each cluster: the best claim first, one id each; NOBODY where none is left.

    Parameters
    ----------
    pairs : Pairs
        Claims, the best first.
    clusters : int
        How many clusters there are; they are numbered from 0.
    """
    ids = np.full(clusters, NOBODY, np.int64)
    alone = _once(pairs.cluster) & _once(pairs.contact)
    ids[pairs.cluster[alone]] = pairs.contact[alone]
    given: set[int] = set()
    disputed = zip(pairs.cluster[~alone].tolist(), pairs.contact[~alone].tolist(), strict=True)
    for cluster, contact in disputed:
        if ids[cluster] == NOBODY and contact not in given:
            ids[cluster] = contact
            given.add(contact)
    return ids


def _once(values: Ids) -> NDArray[np.bool_]:
    """Return which values occur once."""
    _, place, count = np.unique(values, return_inverse=True, return_counts=True)
    return np.asarray(count[place] == 1)


def _first_of(values: Ids, wanted: Ids) -> Ids:
    """Return the first place of each wanted value, NOBODY where it does not occur."""
    found, first = np.unique(values, return_index=True)
    if not len(found):
        return np.full(len(wanted), NOBODY, np.int64)
    at = np.minimum(np.searchsorted(found, wanted), len(found) - 1)
    return np.where(found[at] == wanted, first[at], NOBODY)
