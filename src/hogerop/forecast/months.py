"""Where everybody stood at the end of each month, and what they ordered in it: the panel.

Months are counted back from the day itself: on 14 June a month ends on the 14th, and the last
column of the panel is the ladder of that evening.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

__all__ = [
    "FARTHEST",
    "LAPSED",
    "NEVER",
    "NOT_THERE",
    "STANDINGS",
    "Floats",
    "Integers",
    "Panel",
    "is_lapsed",
    "month_ends",
    "month_ends_after",
    "moved",
    "of_standing",
    "rung_of",
    "standing_of",
]

Standings: TypeAlias = npt.NDArray[np.int8]
Counts: TypeAlias = npt.NDArray[np.int16]
Money: TypeAlias = npt.NDArray[np.float32]
Floats: TypeAlias = npt.NDArray[np.float64]
Integers: TypeAlias = npt.NDArray[np.int64]

LAPSED = 8
"""What is added to the number of a rung for those who lapsed: 4 is a customer, 12 a lapsed one."""
STANDINGS = 16
"""How many codes of a standing there can be; 0 is outside the ladder."""
FARTHEST = 36
"""Months ahead that may be asked for."""
NOT_THERE = -1
"""Standing of a contact in a month before it was first seen."""
NEVER = -1
"""Months since the last order of a contact that never ordered."""


def standing_of(rung: int, lapsed: bool) -> int:
    """Return the code of a standing: the number of the rung, and `LAPSED` more for who lapsed."""
    return rung + LAPSED * lapsed


def rung_of(standing: int) -> int:
    """Return the rung of a standing, 0 to 7."""
    return standing % LAPSED


def of_standing(values: Floats | Integers, standing: Integers) -> Floats:
    """Return of each state the sum of all states of its standing."""
    summed = np.bincount(standing, np.asarray(values, np.float64), minlength=STANDINGS)
    return np.asarray(summed[standing], np.float64)


def is_lapsed(standing: int) -> bool:
    """Say whether a standing is a lapsed one."""
    return standing >= LAPSED


@dataclass(frozen=True)
class Panel:
    """One row per month, one column per contact.

    Parameters
    ----------
    ends : tuple of date
        Last day of each month, the oldest first; the last one is the day itself.
    contact_id : int64 array
        Id of each column's contact; ascending.
    standing : int8 array, months x contacts
        See `standing_of`; `NOT_THERE` before first sight.
    orders : int16 array, months x contacts
        Orders in the month that still stand on the day.
    money : float32 array, months x contacts
        What they brought in the month, refunds taken off from the month of their order; currency.
    since_order : int8 array, months x contacts
        Whole months since the month of the last order (0 = this month, at most 127); `NEVER`.
    money_is : str
        ``margin``, ``revenue`` or ``none``.
    warm_up : int
        So many of the first months are there to look back on only: what was ordered before them is
        not known, and who is first seen in them did not come in then. Nothing is learnt from them.
    since_sign : int8 array, months x contacts, or None
        Whole months since the month of the last sign of interest (0 = this month); `NEVER`. None
        where signs are not told apart.
    """

    ends: tuple[date, ...]
    contact_id: npt.NDArray[np.int64]
    standing: Standings
    orders: Counts
    money: Money
    since_order: Standings
    money_is: str
    warm_up: int = 0
    since_sign: Standings | None = None

    @property
    def months(self) -> int:
        """How many months."""
        return len(self.ends)

    @property
    def contacts(self) -> int:
        """How many contacts."""
        return len(self.contact_id)


def month_ends(last: date, months: int) -> tuple[date, ...]:
    """Return the ends of so many months up to a day, the oldest first.

    >>> [str(end) for end in month_ends(date(2026, 3, 31), 3)]
    ['2026-01-31', '2026-02-28', '2026-03-31']
    """
    return tuple(moved(last, -back) for back in range(months - 1, -1, -1))


def month_ends_after(last: date, months: int) -> tuple[date, ...]:
    """Return the ends of the so many months that follow on a day."""
    return tuple(moved(last, ahead) for ahead in range(1, months + 1))


def moved(day: date, months: int) -> date:
    """Return the same day of another month; the last one of a month stays the last one."""
    years, month = divmod(day.month - 1 + months, 12)
    length = calendar.monthrange(day.year + years, month + 1)[1]
    is_last = day.day == calendar.monthrange(day.year, day.month)[1]
    return date(day.year + years, month + 1, length if is_last else min(day.day, length))
