"""Contacts with the same standing and the like history, and how they go from cell to cell."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from hogerop.forecast.chains import Chain, fitted
from hogerop.forecast.flows import Flows
from hogerop.forecast.months import NEVER, NOT_THERE, Floats, Integers, Panel

__all__ = [
    "BUCKETS",
    "Cells",
    "Look",
    "cells",
    "chain_of_cells",
    "codes_of",
    "in_time",
    "told_apart",
]

Codes: TypeAlias = npt.NDArray[np.int32]

BUCKETS = (0, 1, 2, 3, 5, 9, 17, 33)
"""Numbers of orders in the window that are told apart: each is the least of its bucket."""

FOLLOWED = 4
"""In so many months a number of months without an order must have been followed to stand alone."""


@dataclass(frozen=True)
class Look:
    """How far a cell looks back.

    Parameters
    ----------
    recency : int
        Months after which one more without an order makes no difference: the months until a buyer
        counts as lapsed, and six more. 1 to 120.
    window : int
        Months over which orders are counted. At least 1.
    """

    recency: int = 10
    window: int = 12

    @property
    def codes(self) -> int:
        """How many codes a cell can have."""
        return 16 * 2 * (self.recency + 1) * len(BUCKETS)


@dataclass(frozen=True)
class Cells:
    """Everything that is known of the cells: n cells, in the order of their codes.

    Parameters
    ----------
    codes : int64 array, n
        Code of each cell; see `codes_of`.
    standing : int64 array, n
        Standing of each: the number of the rung, and `months.LAPSED` more for who lapsed.
    now : int64 array, n
        Contacts in each at the last month end.
    moves : float64 array, n x n
        How often a contact in the cell of the row was in that of the column a month later.
    rows : float64 array, n x n
        Chance of it: `moves`, softened by how the whole standing moves; each row adds up to 1.
    followed : float64 array, n
        Of how many contact-months the money of the month after is known.
    money_sum, money_squares : float64 array, n
        Sum of that money, and of its squares; currency and its square.
    months : int
        How many steps from one month to the next `moves` counts.
    """

    codes: Integers
    standing: Integers
    now: Integers
    moves: Floats
    rows: Floats
    followed: Floats
    money_sum: Floats
    money_squares: Floats
    months: int

    @property
    def reward(self) -> Floats:
        """Mean money of the month after, per contact in the cell; 0 where none was followed."""
        none = np.zeros_like(self.money_sum)
        return np.divide(self.money_sum, self.followed, out=none, where=self.followed > 0)


def codes_of(panel: Panel, look: Look) -> Codes:
    """Return the code of everybody's cell at each month end, `NOT_THERE` before first sight.

    A cell is the standing, whether ever ordered, the months since the last order (of who never
    ordered: since first sight), and the bucket of the number of orders in the window.

    Returns
    -------
    int32 array, months x contacts
    """
    codes = np.full(panel.standing.shape, NOT_THERE, np.int32)
    # How long those of the first month were there before is not known: long.
    known = np.where(panel.standing[0] == NOT_THERE, 0, look.recency).astype(np.int32)
    bucket_of = np.searchsorted(BUCKETS, np.arange(BUCKETS[-1] + 1), side="right") - 1
    recent = np.zeros(panel.contacts, np.int32)
    for month in range(panel.months):
        recent += panel.orders[month]
        if month >= look.window:
            recent -= panel.orders[month - look.window]
        there = panel.standing[month] != NOT_THERE
        never = panel.since_order[month] == NEVER
        clock = np.minimum(np.where(never, known, panel.since_order[month]), look.recency)
        bucket = bucket_of[np.clip(recent, 0, BUCKETS[-1])].astype(np.int32)
        code = _code(panel.standing[month].astype(np.int32), never, clock, bucket, look)
        codes[month] = np.where(there, code, NOT_THERE)
        known += there
    return codes


def _code(
    standing: Codes, never: npt.NDArray[np.bool_], clock: Codes, bucket: Codes, look: Look
) -> Codes:
    sort = (standing * 2 + never) * (look.recency + 1) + clock
    return np.asarray(sort * len(BUCKETS) + bucket, np.int32)


def standing_of_codes(codes: Integers, look: Look) -> Integers:
    """Return the standing of each code."""
    return codes // (2 * (look.recency + 1) * len(BUCKETS))


def has_ordered(codes: Integers, look: Look) -> npt.NDArray[np.bool_]:
    """Say of each code whether those in it ever ordered."""
    return np.asarray(codes // ((look.recency + 1) * len(BUCKETS)) % 2 == 0, np.bool_)


def told_apart(flows: Flows, look: Look) -> Flows:
    """Return the flows with those longest without an order taken together as long as need be.

    How whoever waits for ten months goes on is not to be read from the one month in which a young
    book shows anybody do so: what has not been followed in `FOLLOWED` months belongs with those who
    waited a month less.
    """
    clock = _clock(flows.codes, look)
    late = has_ordered(flows.codes, look)
    months = [
        len(np.unique(flows.month[(late & (clock == wait))[flows.origin]]))
        for wait in range(look.recency + 1)
    ]
    longest = max((wait for wait, seen in enumerate(months) if seen >= FOLLOWED), default=1)
    younger = np.minimum(clock, longest) - clock
    return flows.merged(flows.codes + younger * len(BUCKETS))


def in_time(rows: Floats, codes: Integers, look: Look) -> Floats:
    """Return rows of moves with what time rules out put where it belongs.

    A month without an order makes the months since the last one more; a row of a whole standing
    does not know that. The share that orders stays as it is.

    Parameters
    ----------
    rows : float64 array, n x n
        From each cell to each cell.
    """
    clock = _clock(codes, look)
    ordered = has_ordered(codes, look)
    orders = ordered & (clock == 0)
    longest = clock.max(initial=0)
    older = clock[None, :] == np.minimum(clock + 1, longest)[:, None]
    waits = np.where(orders, 0.0, rows)
    fitting = waits * (older & (ordered[:, None] == ordered[None, :]))
    share = waits.sum(axis=1, keepdims=True)
    left = fitting.sum(axis=1, keepdims=True)
    # Where nobody was seen that late yet, they wait among the others of the standing.
    fitted_waits = np.where(left > 0, fitting * share / np.maximum(left, 1e-300), waits)
    return np.asarray(np.where(orders, rows, fitted_waits), np.float64)


def _clock(codes: Integers, look: Look) -> Integers:
    return np.asarray(codes // len(BUCKETS) % (look.recency + 1), np.int64)


def chain_of_cells(flows: Flows, look: Look) -> Chain:
    """Return how contacts move from cell to cell."""
    return fitted(flows, flows.standing, partial(in_time, codes=flows.codes, look=look))


def cells(flows: Flows, chain: Chain) -> Cells:
    """Return the cells as what-if asks for them. Numbers only.

    Parameters
    ----------
    flows : Flows
        From cell to cell, as `codes_of` numbers them.
    chain : Chain
        Of `chain_of_cells`.
    """
    size = len(flows.codes)
    moves = np.zeros((size, size))
    np.add.at(moves, (flows.origin, flows.target), flows.number)
    return Cells(
        codes=flows.codes,
        standing=flows.standing,
        now=flows.stock[-1],
        moves=moves,
        rows=chain.rows,
        followed=moves.sum(axis=1),
        money_sum=flows.money.sum(axis=0),
        money_squares=flows.squares.sum(axis=0),
        months=len(np.unique(flows.month)),
    )
