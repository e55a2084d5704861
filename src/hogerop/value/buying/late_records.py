"""Whether the records of a business begin later than its customers.

A file that starts on the first of January shows every old customer as somebody who first bought
in January. Who is first seen then is no new customer, and the models of repeat buying must not be
read as if they were.

Said only where chance is no answer. In a shop that wins new buyers evenly, or twice as fast in the
first part as in the mean of the later ones, the first part has as many as it has in one case of a
hundred at most; and so has its first half, in a shop where both halves are alike. Both must be, so
a fair shop of any size is falsely taken for an old one in 1% of cases at most (two exact binomial
tests of which both must reject; Berger, 1982). The first day of all is left out, for the records
begin on it because somebody bought.

References
----------
Berger, R. L. (1982). Multiparameter hypothesis testing and acceptance sampling. Technometrics 24,
295-300.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hogerop.value.buying.occasions import Days

WINDOWS = 12
"""Parts of equal length into which the time of the records is cut."""
MORE_THAN_LATER = 2.0
"""How many times the usual number of first orders the first part must have."""
FALLING = 1.25
"""How many times as many of them must fall in the first half of that part as in its second: old
customers come by soonest after the start, where new ones come evenly."""
SHARE_OF_ALL = 0.1
"""Share of all buyers that must be too many in the first part."""
BY_CHANCE = 0.01
"""Chance at most that a shop without older customers is taken for one that has them."""


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
    if seen < MORE_THAN_LATER * usual or seen - usual < SHARE_OF_ALL * len(first_days):
        return None
    place = place[first_days > begin]
    early, late = int((place < 0.5).sum()), int(((place >= 0.5) & (place < 1)).sum())
    twice = MORE_THAN_LATER / (MORE_THAN_LATER + WINDOWS - 1)
    if (
        early < FALLING * late
        or _as_many(early, early + late, 0.5) > BY_CHANCE
        or _as_many(early + late, len(place), twice) > BY_CHANCE
    ):
        return None
    return LateRecords(begin, begin + int(window), seen, usual, len(first_days))


def _as_many(found: int, of: int, share: float) -> float:
    """Return the chance of so many, or more, where each is one of them by that share."""
    from scipy.special import betainc

    return float(betainc(found, of - found + 1, share)) if found else 1.0
