"""Whether the records of a business begin later than its customers.

A file that starts on the first of January shows every old customer as somebody who first bought
in January. Who is first seen then is no new customer, and the models of repeat buying must not be
read as if they were.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hogerop.value.occasions import Days

WINDOWS = 12
"""Parts of equal length into which the time of the records is cut."""
MORE_THAN_LATER = 2.0
"""How many times the usual number of first orders the first part must have."""
FALLING = 1.25
"""How many times as many of them must fall in the first half of that part as in its second: old
customers come by soonest after the start, where new ones come evenly."""
SHARE_OF_ALL = 0.1
"""Share of all buyers that must be too many in the first part."""


@dataclass(frozen=True)
class LateRecords:
    """Buyers who were there before the records were.

    Parameters
    ----------
    first_day, last_day : int
        The first part of the records, days since 1970-01-01.
    seen : int
        Buyers first seen in it.
    usual : int
        How many that is in a part of the same length later on.
    buyers : int
        Buyers in all.
    """

    first_day: int
    last_day: int
    seen: int
    usual: int
    buyers: int


def late_records(first_days: Days, until: int) -> LateRecords | None:
    """Return what shows that the records begin later than the customers, None if nothing does.

    Parameters
    ----------
    first_days : array of int32
        Day of the first order of each buyer.
    until : int
        Last day of the records.
    """
    if not len(first_days):
        return None
    begin = int(first_days.min())
    window = (until - begin + 1) / WINDOWS
    if window < 14:  # a fortnight: below that a busy week decides
        return None
    place = (first_days - begin) / window
    counted = np.bincount(place.astype(np.int64), minlength=WINDOWS)
    seen, usual = int(counted[0]), int(np.median(counted[1:]))
    early, late = int((place < 0.5).sum()), int(((place >= 0.5) & (place < 1)).sum())
    if (
        seen < MORE_THAN_LATER * usual
        or seen - usual < SHARE_OF_ALL * len(first_days)
        or early < FALLING * late
    ):
        return None
    return LateRecords(begin, begin + int(window), seen, usual, len(first_days))
