"""Put a batch of events in the order in which the walk reads them.

A counting sort by contact, then a small sort inside each contact: cheaper than asking an engine
for sorted rows, and independent of any engine's promises about order.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from hogerop.compiled import compiled


@compiled
def by_block(contact: Any, size: int, blocks: int) -> Any:
    """Return where each block of contacts starts, and where each event goes to stand in its own.

    Parameters
    ----------
    contact : array
        One entry per event; contacts are numbered from 0.
    size, blocks : int
        Contacts in a block, and number of blocks.
    """
    start = np.zeros(blocks + 1, np.int64)
    for c in contact:
        start[c // size + 1] += 1
    for block in range(blocks):
        start[block + 1] += start[block]
    fill = start[:-1].copy()
    place = np.empty(len(contact), np.int64)
    for i in range(len(contact)):
        block = contact[i] // size
        place[i] = fill[block]
        fill[block] += 1
    return start, place


@compiled
def by_contact_kind_day(contact: Any, kind: Any, day: Any, contacts: int) -> Any:
    """Return where each contact's events start, and the events' order by contact, kind and day.

    Parameters
    ----------
    contact, kind, day : arrays
        One entry per event; contacts are numbered from 0.
    contacts : int
        Number of contacts.
    """
    start = np.zeros(contacts + 1, np.int64)
    for c in contact:
        start[c + 1] += 1
    for c in range(contacts):
        start[c + 1] += start[c]
    fill = start[:-1].copy()
    order = np.empty(len(contact), np.int64)
    key = np.empty(len(contact), np.int64)
    for i in range(len(contact)):
        at = fill[contact[i]]
        order[at] = i
        key[at] = (np.int64(kind[i]) << 33) + np.int64(day[i])
        fill[contact[i]] += 1
    for c in range(contacts):
        _sort_few(key, order, start[c], start[c + 1])
    return start, order


@compiled
def _sort_few(key, order, low, high):
    if high - low > 64:
        sorted_ = True
        for i in range(low + 1, high):
            if key[i - 1] > key[i]:
                sorted_ = False
                break
        if not sorted_:
            by = np.argsort(key[low:high], kind="mergesort")
            order[low:high] = order[low:high][by]
            key[low:high] = key[low:high][by]
        return
    for i in range(low + 1, high):
        k, o = key[i], order[i]
        j = i
        while j > low and key[j - 1] > k:
            key[j] = key[j - 1]
            order[j] = order[j - 1]
            j -= 1
        key[j] = k
        order[j] = o


@compiled
def most_orders(kind: Any, start: Any) -> int:
    """Return the largest number of orders that one contact has."""
    most = 0
    for c in range(len(start) - 1):
        n = 0
        for i in range(start[c], start[c + 1]):
            if kind[i] == 0:
                n += 1
        most = max(most, n)
    return most
