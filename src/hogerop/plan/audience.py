"""Who takes part in an action, and which of them are held out by lot. Knows no tables.

Everybody who may be reached is either treated or held out, and only the lot decides. People stand
under the oldest record of their contact: records are never cut up, so an audience can be read
whatever is joined or parted afterwards.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from hogerop.errors import AskedWrongly
from hogerop.plan.lots import Bools, Floats, Ints, lots
from hogerop.words import say

__all__ = ["ALL_YEAR", "Audience", "By", "Candidates", "draw", "held_all_year", "strata"]

By = Literal["contact", "household", "referrer"]

ALL_YEAR = 0.05
"""Part of all contacts that no action reaches in a year."""
_BANDS = 4


@dataclass(frozen=True)
class Candidates:
    """Those who may be reached by an action; arrays of one length, in any order.

    Parameters
    ----------
    record : array of int64
        The oldest record of each contact, each once.
    rung : array of int
        Where they stand, 0 to 7.
    value : array of float
        What they are expected to bring, in money; NaN = not known.
    cluster : array of int64, optional
        Who lives in one household, or hangs on one referrer, has one number; each a cluster of
        their own by default.
    """

    record: Ints
    rung: Ints
    value: Floats
    cluster: Ints | None = None


@dataclass(frozen=True)
class Audience:
    """Who was drawn, and how it can be drawn again.

    Parameters
    ----------
    people, holdout : tuple of int
        Records of those who are treated and of those who are held out, in ascending order.
    seed : int
        What the lots were drawn with.
    share : float
        Part that was to be held out, 0 to 1.
    by : str
        What was drawn by lot: contacts, households, or referrers with all whom they sent.
    units : tuple of (int, int)
        How many of those are treated and held out; what a sample counts.
    """

    people: tuple[int, ...]
    holdout: tuple[int, ...]
    seed: int
    share: float
    by: By
    units: tuple[int, int]


def held_all_year(record: Ints, *, key: bytes, year: int, share: float = ALL_YEAR) -> Bools:
    """Say who is reached by no action of a year, so that the year can be judged as a whole.

    The lot is a keyed hash of the year and of the contact's oldest record. The contact's own id
    would do less well: it can pass to another cluster when contacts are joined or parted. A record
    that comes in later is never the oldest, so nobody leaves or joins the holdout because something
    new is known of them; where two contacts turn out to be one, the older one's lot holds.

    Parameters
    ----------
    record : array of int64
        The oldest record of each contact.
    key : bytes
        Drawn once for the business, and kept in its journal.
    year : int
        Each year draws anew.
    share : float
        Part that is held out, 0 to 1.
    """
    return lots(record, key=key, purpose=f"year {year}") < share


def draw(candidates: Candidates, *, share: float, seed: int, by: By = "contact") -> Audience:
    """Divide candidates by lot over those who are treated and those who are held out.

    Each unit (contact, household, referrer) has a chance of exactly ``share`` to be held out.
    Units are put in order by rung, then by quarter of the value within the rung, then by lot, and
    every so manieth is held out from a start by lot (systematic sampling): so each stratum has its
    share, to within one unit.

    Parameters
    ----------
    share : float
        Part to hold out, above 0 and below 1.
    seed : int
        0 or more: the same seed draws the same people, in whatever order they are given.

    Raises
    ------
    AskedWrongly
        If nobody is left to draw from, or the share is no share.

    References
    ----------
    Madow, W. G., & Madow, L. H. (1944). On the theory of systematic sampling. Annals of
    Mathematical Statistics 15(1), 1-24.
    """
    if not 0 < share < 1:
        raise AskedWrongly(
            say("The part that is held out lies between 0 and 1."),
            where=f"{share}",
            fix=say("Give 0.1 to hold out one in ten."),
        )
    if not len(candidates.record):
        raise AskedWrongly(
            say("Nobody may be reached by this action."),
            fix=say("Look at the reasons why people were left out, and widen whom it is for."),
        )
    key = f"seed {seed}".encode()
    cluster = candidates.record if candidates.cluster is None else candidates.cluster
    units, member_of = np.unique(cluster, return_inverse=True)
    stratum = _strata_of_units(candidates, member_of, len(units))
    order = np.lexsort((lots(units, key=key, purpose="order"), stratum))
    # By the first unit, so that the small actions of one round do not all hold out nobody at once.
    start = float(lots(units[:1], key=key, purpose="start")[0])
    reached = np.floor(np.arange(len(units) + 1) * share + start)
    held = np.empty(len(units), dtype=bool)
    held[order] = np.diff(reached) > 0
    out = held[member_of]
    return Audience(
        people=tuple(np.sort(candidates.record[~out]).tolist()),
        holdout=tuple(np.sort(candidates.record[out]).tolist()),
        seed=seed,
        share=share,
        by=by,
        units=(int((~held).sum()), int(held.sum())),
    )


def strata(rung: Ints, value: Floats) -> Ints:
    """Return the stratum of each: ten times the rung, and the quarter of the value within it.

    Quarters count from 1; 0 = the value is not known. Equal values stand in one quarter.

    Examples
    --------
    >>> strata(np.array([3, 3, 3, 5]), np.array([1.0, 9.0, np.nan, 4.0])).tolist()
    [31, 34, 30, 51]
    """
    quarter = np.zeros(len(rung), dtype=np.int64)
    for of_rung in np.unique(rung):
        here = (rung == of_rung) & ~np.isnan(value)
        if here.any():
            cuts = np.quantile(value[here], np.arange(1, _BANDS) / _BANDS)
            quarter[here] = np.searchsorted(cuts, value[here]) + 1
    return rung.astype(np.int64) * 10 + quarter


def _strata_of_units(candidates: Candidates, member_of: Ints, units: int) -> Ints:
    """Return the stratum of each unit: by its highest rung, and by what all of it brings."""
    rung = np.zeros(units, dtype=np.int64)
    np.maximum.at(rung, member_of, candidates.rung.astype(np.int64))
    known = ~np.isnan(candidates.value)
    brings = np.bincount(member_of[known], candidates.value[known], units)
    nobody_known = np.bincount(member_of[known], minlength=units) == 0
    return strata(rung, np.where(nobody_known, np.nan, brings))
