"""Who hangs together, so that reaching one reaches the others: a household, or a referrer's circle.

Where an action is passed on (a present for a friend, a letter on the doormat), the lot must fall on
all of them at once; else those who are held out are reached as well.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa

from hogerop.contracts import Engine
from hogerop.plan.audience import By
from hogerop.plan.lots import Ints

__all__ = ["circles", "clusters"]

_QUERIES = Path(__file__).parent / "queries"


def clusters(engine: Engine, contacts: Ints, *, by: By) -> Ints:
    """Return to which cluster each contact belongs. Runs one query, or none for ``contact``.

    Reads ``contacts`` for households; ``events`` and ``membership`` for referrers.

    Parameters
    ----------
    contacts : array of int64
        Each once, in any order.
    by : str
        ``contact``, ``household`` (one address) or ``referrer`` (who sent one another, in however
        many steps).

    Returns
    -------
    array of int64
        One number for each contact, equal within a cluster.
    """
    if by == "contact":
        return contacts
    if by == "household":
        return _looked_up(engine.ask(_QUERIES / "households.sql"), contacts)
    sent = engine.ask(_QUERIES / "sent_by.sql")
    return circles(contacts, sent.column("referrer").to_numpy(), sent.column("referred").to_numpy())


def circles(contacts: Ints, referrer: Ints, referred: Ints) -> Ints:
    """Return to which circle of referrals each contact belongs. Knows no tables.

    Parameters
    ----------
    contacts : array of int64
        Each once, in any order.
    referrer, referred : array of int64
        Pairs of contacts; who is not among ``contacts`` still holds others together.

    Examples
    --------
    >>> found = circles(np.array([7, 8, 9]), np.array([7, 5]), np.array([5, 9]))
    >>> [bool(found[0] == other) for other in found]
    [True, False, True]
    """
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    everybody, place = np.unique(
        np.concatenate([contacts, referrer, referred]), return_inverse=True
    )
    one, other = place[len(contacts) :].reshape(2, -1)
    links = coo_array((np.ones(len(one), np.int8), (one, other)), shape=(len(everybody),) * 2)
    _, circle = connected_components(links, directed=False)
    found: Ints = circle[place[: len(contacts)]].astype(np.int64)
    return found


def _looked_up(told: pa.Table, contacts: Ints) -> Ints:
    """Return the cluster of each contact; their own number where it is not told."""
    known, cluster = (told.column(name).to_numpy() for name in ("contact_id", "cluster"))
    if not len(known):
        return contacts
    place = np.minimum(np.searchsorted(known, contacts), len(known) - 1)
    return np.where(known[place] == contacts, cluster[place], contacts)
