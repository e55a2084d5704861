"""Whether chance did its work: what must be alike in both arms, if one is to believe the rest.

Numbers and words; runs no query. Each check is an alarm only where chance does as much in fewer
than one draw out of a thousand: it is made for every action, and must not cry wolf.

References
----------
Fabijan, A., et al. (2019). Diagnosing sample ratio mismatch in online controlled experiments.
KDD '19, 2156-2164.
Hansen, B. B., & Bowers, J. (2008). Covariate balance in simple, stratified and clustered
comparative studies. Statistical Science 23(2), 219-236: the test of all that was known together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from hogerop.paper import number, share
from hogerop.results.effects import Flags, Floats, Ints
from hogerop.results.known_before import Known
from hogerop.words import say

__all__ = ["ALARM", "Check", "alike_before", "lost", "reached", "sample_ratio"]

ALARM = 0.001
"""Chance below which a check is an alarm."""
LEAKED = 0.5
"""Part of the treatment's reach, found among those held out, from which nothing can be shown."""

What = Literal["ratio", "lost", "reached", "before"]


@dataclass(frozen=True)
class Check:
    """One thing that was checked.

    Parameters
    ----------
    what : str
        ``ratio``: how many are in each arm. ``lost``: of how many nothing is known. ``reached``:
        whether those held out were left alone. ``before``: whether the arms were alike before.
    chance : float
        How likely so much difference, or more, is where all went well; 0 to 1.
    alarm : bool
        Whether what the arms did afterwards proves nothing.
    sentence : str
        What was found, in words; empty where there is nothing to say.
    """

    what: What
    chance: float
    alarm: bool
    sentence: str = ""


def sample_ratio(treated: int, held_out: int, *, share_treated: float) -> Check:
    """Check whether as many are in each arm as were to be (exact binomial test).

    Parameters
    ----------
    treated, held_out : int
        Those drawn together (a household) count once.
    share_treated : float
        Which part was to be treated, between 0 and 1.

    Examples
    --------
    >>> sample_ratio(520, 480, share_treated=0.5).alarm
    False
    """
    from scipy.stats import binomtest

    if not treated + held_out:
        return Check("ratio", 1.0, False)
    chance = float(binomtest(treated, treated + held_out, share_treated).pvalue)
    alarm = chance < ALARM
    said = say(
        "{treated} were treated and {held_out} held out, where {planned} of all were to be treated:"
        " something went wrong in the draw or in what was kept of it.",
        treated=number(treated),
        held_out=number(held_out),
        planned=share(share_treated, 1),
    )
    return Check("ratio", chance, alarm, said if alarm else "")


def lost(treated: Flags, known: Flags) -> Check:
    """Check whether as many were lost in each arm (Fisher's exact test).

    Parameters
    ----------
    treated, known : array of bool
        Of everybody who was drawn: the arm, and whether what came of them is known.
    """
    gone = [int((~known[arm]).sum()) for arm in (treated, ~treated)]
    whole = [int(treated.sum()), int((~treated).sum())]
    left = [n - g for n, g in zip(whole, gone, strict=True)]
    from scipy.stats import fisher_exact

    chance = float(fisher_exact(np.array([gone, left])).pvalue)
    alarm = chance < ALARM
    said = say(
        "Nothing is known of {treated} of the treated and of {held_out} of those held out: whoever"
        " is left is no longer alike.",
        treated=share(gone[0], whole[0]),
        held_out=share(gone[1], whole[1]),
    )
    return Check("lost", chance, alarm, said if alarm else "")


def reached(treated: Flags, touched: Flags) -> Check:
    """Check whether those held out were left alone.

    Anybody held out who was reached all the same makes the effect seem weaker than it is: it is
    told, and is an alarm where it is half as common as among the treated.

    Parameters
    ----------
    treated, touched : array of bool
        Of everybody who was drawn: the arm, and whether the action reached them, in any round or
        through any channel.
    """
    theirs, whole = int(touched[~treated].sum()), int((~treated).sum())
    if not theirs:
        return Check("reached", 1.0, False)
    common = theirs / whole
    said = say(
        "{n} of {held_out} held out ({share}) were reached all the same: the true effect is"
        " stronger than the one shown.",
        n=number(theirs),
        held_out=number(whole),
        share=share(theirs, whole),
    )
    return Check("reached", 0.0, common >= LEAKED * float(touched[treated].mean()), said)


def alike_before(treated: Flags, known: Known, household: Ints | None = None) -> Check:
    """Check whether the arms were alike in all that was known before (one test for all of it).

    Where they were not, they were chosen and not drawn, whatever they are called.

    Parameters
    ----------
    treated : array of bool
        Of every unit.
    known : Known
        What was known of them before chance chose.
    household : array of int, optional
        Units drawn together, which count once.
    """
    from scipy.special import chdtrc

    values, arm = known.values, treated
    if household is not None:
        values, arm = _by_household(values, treated, household)
    counts = int(arm.sum()), int((~arm).sum())
    if not known.names or min(counts) < 2:
        return Check("before", 1.0, False)
    centred = values - values.mean(axis=0)
    apart = values[arm].mean(axis=0) - values[~arm].mean(axis=0)
    spread = centred.T @ centred / (len(values) - 1)
    rank = int(np.linalg.matrix_rank(spread, hermitian=True))
    together = counts[0] * counts[1] / len(values)
    distance = float(apart @ np.linalg.pinv(spread, hermitian=True) @ apart) * together
    chance = float(chdtrc(rank, distance)) if rank else 1.0
    alarm = chance < ALARM
    deviation = np.sqrt(np.diag(spread))
    stands_out = np.divide(apart, deviation, out=np.zeros_like(apart), where=deviation > 0)
    said = say(
        "The arms differed before anything was done, most in {name}: people were chosen, not drawn"
        " by lot. What they did afterwards shows who was chosen, and not what it brought.",
        name=known.names[int(np.abs(stands_out).argmax())],
    )
    return Check("before", chance, alarm, said if alarm else "")


def _by_household(values: Floats, treated: Flags, household: Ints) -> tuple[Floats, Flags]:
    """Return the mean of each household, and its arm."""
    _, first, place = np.unique(household, return_index=True, return_inverse=True)
    sums = np.zeros((len(first), values.shape[1]))
    np.add.at(sums, place, values)
    return sums / np.bincount(place)[:, None], treated[first]
