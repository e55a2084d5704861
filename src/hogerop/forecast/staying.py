"""How long people stay on a rung, and how fast they climb to the next one. Numbers only.

Whoever is still there counts for as long as they were followed (Kaplan and Meier, 1958).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hogerop.forecast.months import LAPSED, NOT_THERE, Floats, Integers, Panel

__all__ = ["AFTER", "LEAST", "Climbing", "Stay", "climbing", "stays", "still_there"]

LEAST = 20
"""As long as so many were followed, a curve is told."""
AFTER = (3, 6, 12, 24)
"""Months after which it is told how many have climbed."""


@dataclass(frozen=True)
class Stay:
    """How long people stay on a rung once they came there.

    Parameters
    ----------
    came : int
        How many times somebody was seen to come there.
    months : float or None
        After so many months half of them have left; None = more than half stay for longer than
        anybody was followed.
    followed : int
        Months through which at least `LEAST` were followed.
    left : tuple of float
        Share that has left after 1, 2, ... `followed` months.
    """

    came: int
    months: float | None
    followed: int
    left: tuple[float, ...]


@dataclass(frozen=True)
class Climbing:
    """How fast those who came on a rung in one year reached the next one or a higher.

    Parameters
    ----------
    rung : int
        On which they came, 1 to 6, as their highest so far.
    year : int
        In which they did.
    contacts : int
        How many.
    reached : tuple of (int, float)
        Months after, and the share that had climbed by then; as far as they were followed.
    """

    rung: int
    year: int
    contacts: int
    reached: tuple[tuple[int, float], ...]


def stays(panel: Panel) -> tuple[Stay, ...]:
    """Return how long people stay on each rung, 0 to 7; only stays whose begin was seen."""
    at_risk, left = _ended_stays(panel)
    return tuple(_stay(at_risk[rung], left[rung]) for rung in range(LAPSED))


def climbing(panel: Panel) -> tuple[Climbing, ...]:
    """Return how fast people climbed, by rung and by year in which they came on it."""
    highest = np.maximum.accumulate(_rungs(panel), axis=0)
    years = np.array([end.year for end in panel.ends])
    found: list[Climbing] = []
    for rung in range(1, LAPSED - 1):
        begun, reached = _first(highest >= rung), _first(highest >= rung + 1)
        # Who stood there from the first month on may have come long before.
        seen = (begun > panel.warm_up) & (begun < panel.months)
        # Who skipped the rung never stood on it as their highest.
        seen &= reached > begun
        for year in np.unique(years[begun[seen]]):
            those = seen & (years[np.minimum(begun, panel.months - 1)] == year)
            found += _cohort(rung, int(year), begun[those], reached[those], panel.months)
    return tuple(found)


def still_there(at_risk: Integers, gone: Integers) -> Floats:
    """Return the share still there after 1, 2, ... months.

    Parameters
    ----------
    at_risk, gone : int64 array
        How many were followed into their 1st, 2nd, ... month, and of them left in it.
    """
    return np.asarray(np.cumprod(1 - gone / np.maximum(at_risk, 1)), np.float64)


def _rungs(panel: Panel) -> npt.NDArray[np.int8]:
    there = panel.standing != NOT_THERE
    return np.where(there, panel.standing % LAPSED, NOT_THERE).astype(np.int8)


def _ended_stays(panel: Panel) -> tuple[Integers, Integers]:
    """Return rungs x months: stays that were followed into that month, and that ended in it."""
    rungs = _rungs(panel)
    at_risk = np.zeros((LAPSED, panel.months), np.int64)
    left = np.zeros_like(at_risk)
    age = np.full(panel.contacts, -1, np.int32)  # -1 = its begin was not seen
    for month in range(panel.warm_up + 1, panel.months):
        before, here = rungs[month - 1], rungs[month]
        followed = (age >= 0) & (before != NOT_THERE)
        place = (before[followed].astype(np.int64), age[followed])
        np.add.at(at_risk, place, 1)
        gone = followed & (here != before)
        np.add.at(left, (before[gone].astype(np.int64), age[gone]), 1)
        age = np.where(here != before, 0, np.where(age >= 0, age + 1, -1)).astype(np.int32)
    return at_risk, left


def _stay(at_risk: Integers, left: Integers) -> Stay:
    followed = int((at_risk >= LEAST).sum())
    there = still_there(at_risk[:followed], left[:followed])
    half = np.flatnonzero(there <= 0.5)
    return Stay(
        came=int(at_risk[0]) if len(at_risk) else 0,
        months=_between(there, int(half[0])) if len(half) else None,
        followed=followed,
        left=tuple(float(1 - share) for share in there),
    )


def _between(there: Floats, place: int) -> float:
    """Return when half had left, on the line between the month before and this one."""
    before = float(there[place - 1]) if place else 1.0
    return place + (before - 0.5) / (before - float(there[place]))


def _first(reached: npt.NDArray[np.bool_]) -> Integers:
    """Return in which month each first reached it; the number of months where never."""
    month = reached.argmax(axis=0)
    return np.where(reached.any(axis=0), month, len(reached)).astype(np.int64)


def _cohort(
    rung: int, year: int, begun: Integers, reached: Integers, months: int
) -> Sequence[Climbing]:
    if len(begun) < LEAST:
        return ()
    watched = months - 1 - begun
    last = np.minimum(reached - begun, watched)
    climbed = reached < months
    ages = range(1, int(watched.max(initial=0)) + 1)
    # Who has climbed is known for as long as anybody is watched: only who may still climb is not.
    followed = sum(int((watched >= age).sum()) >= LEAST for age in ages)
    at_risk = np.array([(last >= age).sum() for age in ages], np.int64)
    gone = np.array([(climbed & (last == age)).sum() for age in ages], np.int64)
    there = still_there(at_risk, gone)
    told = tuple((age, float(1 - there[age - 1])) for age in AFTER if age <= followed)
    return (Climbing(rung, year, len(begun), told),) if told else ()
