"""Possible futures: the book walked on, draw by draw, as numbers of contacts per state.

Each draw has its own rows: from the Dirichlet distribution of what was counted, and then from one
around that for the month's shock. Contacts are moved by multinomial draws of the whole state, never
one by one, so that a million of them take no longer than a thousand.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hogerop.forecast.chains import Chain, paced
from hogerop.forecast.months import Floats, Integers
from hogerop.forecast.overdispersion import AS_GOOD_AS_NONE

__all__ = ["WIDEST", "walked"]

WIDEST = 24
"""Targets of one state that are drawn from; what is beyond them is next to nothing."""
_PARTS = 4_000_000


@dataclass(frozen=True)
class _Narrow:
    """The rows of the states that are used, each with its likeliest targets in front."""

    target: Integers
    weights: Floats
    alike: Floats
    busy: npt.NDArray[np.bool_]


def walked(
    chain: Chain,
    start: Integers,
    months: int,
    draws: int,
    random: np.random.Generator,
    *,
    lasting: bool,
    entries: Integers | None = None,
    pace: Floats | None = None,
) -> Integers:
    """Return the number of contacts in each state. Numbers only.

    Parameters
    ----------
    start : int64 array, n
        Who are there now.
    lasting : bool
        Whether the shock of a draw lasts for all its months (as history-aware cells need it) or is
        drawn anew each month.
    entries : int64 array, months x draws x n, optional
        Who come in, counted at the end of the month in which they do.
    pace : float64 array, months x draws, optional
        Factor of the odds of ordering.

    Returns
    -------
    int64 array, months x draws x n
    """
    size = len(start)
    narrow = _narrow(chain)
    chance = _dirichlet(np.broadcast_to(narrow.weights, (draws, *narrow.weights.shape)), random)
    shaken = _shaken(chance, narrow.alike, random) if lasting else chance
    here = np.broadcast_to(np.asarray(start, np.int64), (draws, size))
    found = np.empty((months, draws, size), np.int64)
    for month in range(months):
        if not lasting:
            shaken = _shaken(chance, narrow.alike, random)
        rows = shaken
        if pace is not None:
            rows = paced(shaken, narrow.busy, pace[month][:, None, None])
        here = _moved(here, rows, narrow.target, random)
        if entries is not None:
            here = here + entries[month]
        found[month] = here
    return found


def _narrow(chain: Chain) -> _Narrow:
    width = min(WIDEST, max(int((chain.weights > 0).sum(axis=1).max(initial=1)), 1))
    order = np.argsort(-chain.weights, axis=1, kind="stable")[:, :width]
    weights = np.take_along_axis(chain.weights, order, axis=1)
    return _Narrow(order, weights, chain.alike, chain.busy[order])


def _dirichlet(weights: Floats, random: np.random.Generator) -> Floats:
    """Draw from Dirichlet distributions along the last axis; a weight of 0 stays 0."""
    drawn = random.standard_gamma(weights)
    # Of weights far below 1 all may come out as 0: then the likeliest has everything.
    drawn[..., 0] = np.where(drawn.sum(axis=-1) > 0, drawn[..., 0], 1.0)
    return np.asarray(drawn / drawn.sum(axis=-1, keepdims=True), np.float64)


def _shaken(chance: Floats, alike: Floats, random: np.random.Generator) -> Floats:
    """Draw a month's rows around those of the draw."""
    some = np.flatnonzero(alike > AS_GOOD_AS_NONE)
    if not len(some):
        return chance
    shaken = chance.copy()
    firm = 1.0 / alike[some] - 1.0
    shaken[:, some] = _dirichlet(chance[:, some] * firm[:, None], random)
    return shaken


def _moved(
    here: Integers, chance: Floats, target: Integers, random: np.random.Generator
) -> Integers:
    draws, size = here.shape
    occupied = np.flatnonzero(here.any(axis=0))
    found = np.zeros(draws * size, np.int64)
    step = max(1, _PARTS // max(1, draws * target.shape[1]))
    row = np.arange(draws)[:, None, None] * size
    for some in (occupied[i : i + step] for i in range(0, len(occupied), step)):
        went = random.multinomial(here[:, some], _whole(chance[:, some]))
        place = (row + target[some]).ravel()
        counted = np.bincount(place, went.ravel().astype(np.float64), minlength=draws * size)
        found += counted.astype(np.int64)
    return found.reshape(draws, size)


def _whole(chance: Floats) -> Floats:
    """Return rows that do not exceed 1 by rounding."""
    return np.asarray(chance / (chance.sum(axis=-1, keepdims=True) * (1 + 1e-14)), np.float64)
