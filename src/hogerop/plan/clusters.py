"""Who hangs together, so that reaching one reaches the others: a household, or a referrer's circle.

Where an action is passed on (a present for a friend, a letter on the doormat), the lot must fall on
all of them at once; else those who are held out are reached as well.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from hogerop.contracts import Engine
from hogerop.plan.audience import By
from hogerop.plan.lots import Ints
from hogerop.plan.sharing import door

__all__ = ["circles", "clusters"]

_QUERIES = Path(__file__).parent / "queries"


def clusters(engine: Engine, contacts: Ints, *, by: By) -> Ints:
    """Return to which cluster each contact belongs. Runs a query, or none for ``contact``.

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
        return _households(engine, contacts)
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


def _households(engine: Engine, contacts: Ints) -> Ints:
    """Return the smallest contact at the door of each; their own number where none is known.

    A door is told as it is where somebody behind it must not be reached, however it is written.
    """
    known = engine.ask("contacts").select(["contact_id", "street", "postcode", "city"])
    first: dict[str, int] = {}
    at: dict[int, str] = {}
    for row in known.sort_by("contact_id").to_pylist():
        if place := door(row):
            at[row["contact_id"]] = place
            first.setdefault(place, row["contact_id"])
    return np.array([first[at[one]] if one in at else one for one in contacts.tolist()], np.int64)
