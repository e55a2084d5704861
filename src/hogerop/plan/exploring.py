"""Choosing with an eye to learning: most by what is believed, a part by what may be.

Numbers only; runs no query. Who always takes what looks best never learns what else would work;
who always tries pays for it every month. So a fifth of the contacts, drawn by lot, and of the money
go by draws from what is believed (Thompson). What they leave goes with the rest.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hogerop.plan.allocation import Allotment, Scarce, allocate
from hogerop.plan.posterior import Belief
from hogerop.plan.weighing import Floats, Picks

__all__ = ["DRAWS", "TRIED", "Explored", "explore", "lifts_by_lot"]

TRIED = 0.2
"""Part of the contacts, and of all that is scarce, that is for trying out."""
DRAWS = 20
"""How many draws contacts share: each tries what is best in its own, so that more is tried."""


@dataclass(frozen=True)
class Explored:
    """Who gets what, and who of them to try something out.

    Attributes
    ----------
    picks : array of int, contacts
        Place of the strategy, -1 = nothing.
    tried : array of bool, contacts
        Drawn by lot to try something out.
    believed : Allotment
        The choice for the others, by what is believed; how far from the best it is stands there.
    used : array of float
        How much of each scarce thing is taken by both.
    """

    picks: Picks
    tried: npt.NDArray[np.bool_]
    believed: Allotment
    used: Floats


def lifts_by_lot(belief: Belief, steps: npt.NDArray[np.int64], *, seed: int) -> Floats:
    """Return lifts as they may be: contacts drawn by lot share one draw of them all.

    Parameters
    ----------
    belief : Belief
    steps : array of int, contacts
        Which step each contact is to take, from 0.
    seed : int

    Returns
    -------
    array of float, strategies x contacts
    """
    drawn = belief.draws(DRAWS, seed=seed)
    lot = np.random.default_rng([seed, 82]).integers(0, DRAWS, len(steps))
    found: Floats = drawn[lot, :, steps].T
    return found


def explore(
    gains: Floats,
    drawn: Floats,
    costs: Floats,
    scarce: tuple[Scarce, ...] = (),
    *,
    seed: int,
    share: float = TRIED,
) -> Explored:
    """Choose at most one strategy for each contact, and try things out with a share of them.

    Parameters
    ----------
    gains, drawn : array of float, strategies x contacts
        What a strategy brings, by the mean of what is believed and by a draw from it; minus
        infinity where it is not allowed.
    costs : array of float, strategies
    scarce : tuple of Scarce
        As for `hogerop.plan.allocate`.
    seed : int
        Decides whose turn it is to try.
    share : float, optional
        Part of contacts and limits for trying, 0 to 1; 0 = nothing is tried.

    Returns
    -------
    Explored
        Both together never over a limit.

    Raises
    ------
    AskedWrongly
        As `hogerop.plan.allocate`.
    """
    tried: npt.NDArray[np.bool_] = np.less(
        np.random.default_rng([seed, 81]).random(gains.shape[1]), share
    )
    part = tuple(Scarce(thing.uses, thing.limit * share) for thing in scarce)
    trial = allocate(drawn[:, tried], costs, part)
    left = tuple(
        Scarce(thing.uses, max(0.0, thing.limit - used))
        for thing, used in zip(scarce, trial.used, strict=True)
    )
    believed = allocate(gains[:, ~tried], costs, left)
    picks = np.empty(gains.shape[1], np.int8)
    picks[tried], picks[~tried] = trial.picks, believed.picks
    return Explored(picks, tried, believed, trial.used + believed.used)
