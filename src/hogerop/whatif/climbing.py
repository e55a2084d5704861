"""One rung up: from which standing to which, and what those who stand there differ in.

Numbers only; runs no query. The flag is kept: a lapsed shopper moved up is a lapsed customer.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hogerop.forecast.months import LAPSED
from hogerop.ladder.rungs import FAN
from hogerop.whatif.reward import Floats, Ints

__all__ = ["LEAST", "Climb", "climbs", "comebacks", "contacts_by_standing"]

LEAST = 30
"""With fewer contacts on a standing its mean says too little to answer from."""


@dataclass(frozen=True)
class Climb:
    """Who could go from a rung to the next one.

    Parameters
    ----------
    rung : int
        From where, 1 to 6.
    contacts : int
        On the standings that are answered for.
    left_out : int
        On the same rung, with too few beside them or above them (of the same flag) to compare.
    change : array of float
        Of each cell: what it counts for in the mean difference between the next standing and this
        one, per contact moved. ``change @ V`` is the ceiling per contact.
    here : array of float
        Of each cell: its share of the contacts that are moved.
    """

    rung: int
    contacts: int
    left_out: int
    change: Floats
    here: Floats


def contacts_by_standing(standing: Ints, now: Ints) -> Ints:
    """Return how many contacts stand on each code of a standing, 0 to 15."""
    return np.bincount(standing, weights=now, minlength=2 * LAPSED).astype(np.int64)


def climbs(standing: Ints, now: Ints) -> tuple[Climb, ...]:
    """Return the six steps up, from the foot of the ladder."""
    there = contacts_by_standing(standing, now)
    return tuple(_climb(rung, standing, now, there) for rung in range(1, FAN))


def comebacks(standing: Ints, now: Ints) -> tuple[Climb, ...]:
    """Return the ways back of those who lapsed: to their own rung, awake.

    The ``rung`` of each is the code of the standing that they leave, 9 to 15.
    """
    there = contacts_by_standing(standing, now)
    return tuple(
        _between(rung + LAPSED, [(rung + LAPSED, rung)], standing, now, there)
        for rung in range(1, FAN + 1)
    )


def _climb(rung: int, standing: Ints, now: Ints, there: Ints) -> Climb:
    pairs = [(rung + flag, rung + 1 + flag) for flag in (0, LAPSED)]
    return _between(rung, pairs, standing, now, there)


def _between(
    rung: int, pairs: list[tuple[int, int]], standing: Ints, now: Ints, there: Ints
) -> Climb:
    fine = [(low, high) for low, high in pairs if min(there[low], there[high]) >= LEAST]
    moved = int(sum(there[low] for low, _ in fine))
    here, above = np.zeros(len(now)), np.zeros(len(now))
    for low, high in fine:
        part = there[low] / moved
        here += part * np.where(standing == low, now / there[low], 0.0)
        above += part * np.where(standing == high, now / there[high], 0.0)
    everyone = int(sum(there[low] for low, _ in pairs))
    return Climb(rung, moved, everyone - moved, above - here, here)
