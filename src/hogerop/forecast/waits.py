"""What time rules out, and what it brings about: whoever waits goes on to a longer wait."""

from __future__ import annotations

import numpy as np

from hogerop.forecast.flows import Flows
from hogerop.forecast.look import Codes, Look
from hogerop.forecast.months import NOT_THERE, Floats, Integers
from hogerop.ladder.rungs import PROSPECT, SUSPECT

__all__ = ["cell_of_each", "in_time", "on_the_way_down", "told_apart"]

FOLLOWED = 4
"""In so many months a number of months without an order must have been followed to stand alone."""


def told_apart(flows: Flows, look: Look) -> Flows:
    """Return the flows with those longest without an order taken together as long as need be.

    How whoever waits for ten months goes on is not to be read from the one month in which a young
    book shows anybody do so: what has not been followed in `FOLLOWED` months belongs with those who
    waited a month less.
    """
    clock = look.clock(flows.codes)
    late = look.has_ordered(flows.codes)
    months = [
        len(np.unique(flows.month[(late & (clock == wait))[flows.origin]]))
        for wait in range(look.recency + 1)
    ]
    longest = max((wait for wait, seen in enumerate(months) if seen >= FOLLOWED), default=1)
    return flows.merged(_at_most(flows.codes, longest, look))


def cell_of_each(codes: Codes, cells: Integers, look: Look) -> Integers:
    """Return the place of each contact's cell among those that were told apart, -1 = in none.

    Parameters
    ----------
    codes : int32 array, contacts
        Of `cells.codes_of` at one month end.
    cells : int64 array, n
        Codes of the cells in ascending order, as `told_apart` left them.
    """
    longest = int(look.clock(cells[look.has_ordered(cells)]).max(initial=0))
    there = codes != NOT_THERE
    own = _at_most(np.where(there, codes, 0).astype(np.int64), longest, look)
    place = np.minimum(np.searchsorted(cells, own), len(cells) - 1)
    return np.where(there & (cells[place] == own), place, -1)


def _at_most(codes: Integers, longest: int, look: Look) -> Integers:
    """Return codes in which nobody waits longer for an order than so many months."""
    clock = look.clock(codes)
    less = np.where(look.has_ordered(codes), np.minimum(clock, longest) - clock, 0)
    return np.asarray(codes + less * len(look.buckets), np.int64)


def on_the_way_down(look: Look) -> Integers:
    """Return the codes of who was a prospect and did nothing more, until they no longer are one.

    A young book has seen nobody fall yet; its policy says when they will.
    """
    if look.falls is None:
        return np.zeros(0, np.int64)
    clock = np.arange(look.falls + 1, dtype=np.int32)
    standing = np.where(clock < look.falls, PROSPECT, SUSPECT).astype(np.int32)
    never, none = np.ones(len(clock), np.bool_), np.zeros(len(clock), np.int32)
    return look.code(standing, never, clock, none).astype(np.int64)


def in_time(rows: Floats, codes: Integers, look: Look) -> Floats:
    """Return rows of moves with what time rules out put where it belongs.

    A month without an order makes the months since the last one more, and a month without a sign
    those of a prospect, until it is none; a row of a whole standing does not know that. The share
    that orders or gives a sign stays as it is.

    Parameters
    ----------
    rows : float64 array, n x n
        From each cell to each cell.
    """
    clock, ordered, standing = look.clock(codes), look.has_ordered(codes), look.standing(codes)
    signs = (standing == PROSPECT) & ~ordered & (clock == 0)
    new = (ordered & (clock == 0))[None, :] | (signs[None, :] & ~ordered[:, None])
    longest = clock.max(initial=0)
    older = clock[None, :] == np.minimum(clock + 1, longest)[:, None]
    possible = older & (ordered[:, None] == ordered[None, :])
    falling = (standing == PROSPECT) & ~ordered & (look.falls is not None)
    wanted = np.where(clock + 1 < (look.falls or 0), PROSPECT, SUSPECT)
    possible &= ~falling[:, None] | (standing[None, :] == wanted[:, None])
    waits = np.where(new, 0.0, rows)
    share = waits.sum(axis=1, keepdims=True)
    fitting = waits * possible
    unseen = fitting.sum(axis=1, keepdims=True) == 0
    fitting = np.where(unseen & falling[:, None], possible, fitting)
    left = fitting.sum(axis=1, keepdims=True)
    # Where nobody was seen that late yet, they wait among the others of the standing.
    fitted_waits = np.where(left > 0, fitting * share / np.maximum(left, 1e-300), waits)
    return np.asarray(np.where(new, rows, fitted_waits), np.float64)
