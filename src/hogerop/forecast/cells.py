"""Contacts with the same standing and the like history, and how they go from cell to cell."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import numpy as np

from hogerop.forecast.chains import Chain, fitted
from hogerop.forecast.flows import Flows
from hogerop.forecast.look import Codes, Look
from hogerop.forecast.months import NEVER, NOT_THERE, Floats, Integers, Panel
from hogerop.forecast.waits import in_time

__all__ = ["Cells", "cells", "chain_of_cells", "codes_of"]


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
    ordered: since the last sign, or else since first sight), and the bucket of the number of orders
    in the window.

    Returns
    -------
    int32 array, months x contacts
    """
    codes = np.full(panel.standing.shape, NOT_THERE, np.int32)
    # How long those of the first month were there before is not known: long.
    known = np.where(panel.standing[0] == NOT_THERE, 0, look.recency).astype(np.int32)
    most = look.buckets[-1]
    bucket_of = np.searchsorted(look.buckets, np.arange(most + 1), side="right") - 1
    recent = np.zeros(panel.contacts, np.int32)
    for month in range(panel.months):
        recent += panel.orders[month]
        if month >= look.window:
            recent -= panel.orders[month - look.window]
        there = panel.standing[month] != NOT_THERE
        never = panel.since_order[month] == NEVER
        waited = np.where(never, _without_order(panel, month, known), panel.since_order[month])
        clock = np.minimum(waited, look.recency).astype(np.int32)
        bucket = bucket_of[np.clip(recent, 0, most)].astype(np.int32)
        code = look.code(panel.standing[month].astype(np.int32), never, clock, bucket)
        codes[month] = np.where(there, code, NOT_THERE)
        known += there
    return codes


def _without_order(panel: Panel, month: int, known: Codes) -> Codes:
    """Return months since the last sign of each; of who gave none, since first sight."""
    if panel.since_sign is None:
        return known
    since = panel.since_sign[month].astype(np.int32)
    return np.where(since == NEVER, known, since)


def chain_of_cells(flows: Flows, look: Look) -> Chain:
    """Return how contacts move from cell to cell."""
    return fitted(
        flows,
        flows.standing,
        partial(in_time, codes=flows.codes, look=look),
        look.has_ordered(flows.codes) & (look.clock(flows.codes) == 0),
    )


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
