"""How time is told to a model of repeat buying: by the calendar, unless another clock does better.

A clock has a reading for the evening of every day; a model only sees differences of readings.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np

from hogerop.value.fitting.model import Floats

__all__ = ["CALENDAR", "Calendar", "Clock", "ClockName", "days_until", "passed"]

ClockName = Literal["calendar", "seasons", "occasions"]


class Clock(Protocol):
    """What tells the time."""

    @property
    def name(self) -> ClockName:
        """Which one it is."""

    @property
    def step(self) -> float:
        """How many days 1 on the clock stands for."""

    def readings(self, first: int, last: int) -> Floats:
        """Return the reading on the evening of each day from ``first`` to ``last``.

        Days since 1970-01-01. Readings never fall.
        """


@dataclass(frozen=True)
class Calendar:
    """Every day is one day."""

    name: ClockName = "calendar"
    step: float = 1.0

    def readings(self, first: int, last: int) -> Floats:
        """Return 0, 1, 2, ..."""
        return np.arange(last - first + 1, dtype=np.float64)


CALENDAR = Calendar()


def passed(clock: Clock, after: int, until: int) -> float:
    """Return the days that a model takes the days in ``(after, until]`` for."""
    first, *_, last = clock.readings(after, max(until, after + 1))
    return float(last - first) * clock.step if until > after else 0.0


def days_until(clock: Clock, after: int, ahead: Floats, furthest: int) -> Floats:
    """Return after how many calendar days the clock is so many of a model's days ahead.

    NaN stays NaN, and what is not reached in ``furthest`` days is NaN.
    """
    readings = clock.readings(after, after + furthest)
    moved = (readings - readings[0]) * clock.step
    days = np.interp(np.nan_to_num(ahead), moved, np.arange(furthest + 1.0), right=np.nan)
    return np.where(np.isnan(ahead), np.nan, days)
