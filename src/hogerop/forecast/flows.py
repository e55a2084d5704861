"""How many went from which state to which, month by month: all that the forecast learns from.

A state is a cell, a standing, or a pair of standings: whatever has a code. From here on nothing
depends on the number of contacts.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from hogerop.forecast.months import NOT_THERE, Floats, Integers, Panel

__all__ = ["Flows", "flows"]


@dataclass(frozen=True)
class Flows:
    """The n states, and k counted moves between them; months are rows of the panel.

    Parameters
    ----------
    codes, standing : int64 array, n
        Of each state.
    stock : int64 array, months x n
        Contacts in it at each month end.
    entries, entry_money, entry_squares : array, months x n
        Contacts first seen in it at that month end, what they brought in that month, and its
        squares.
    month, origin, target, number : int64 array, k
        So many went in that month from that state to that one.
    money, squares : float64 array, months x n
        What those who were in the state a month before brought in the month, and its squares.
    first : int
        The first month whose moves and entries are counted.
    """

    codes: Integers
    standing: Integers
    stock: Integers
    entries: Integers
    entry_money: Floats
    entry_squares: Floats
    month: Integers
    origin: Integers
    target: Integers
    number: Integers
    money: Floats
    squares: Floats
    first: int

    @property
    def months(self) -> int:
        """How many month ends."""
        return len(self.stock)

    def until(self, months: int) -> Flows:
        """Return what was known after so many months."""
        known = self.month < months
        return replace(
            self,
            stock=self.stock[:months],
            entries=self.entries[:months],
            entry_money=self.entry_money[:months],
            entry_squares=self.entry_squares[:months],
            money=self.money[:months],
            squares=self.squares[:months],
            **{
                name: getattr(self, name)[known] for name in ("month", "origin", "target", "number")
            },
        )

    def merged(self, into: Integers) -> Flows:
        """Return the flows with some states taken together.

        Parameters
        ----------
        into : int64 array, n
            Code of the state that each becomes; where that is one of these, of like standing.
        """
        codes, place = np.unique(into, return_inverse=True)
        standing = np.zeros(len(codes), np.int64)
        standing[place] = self.standing
        pairs = (self.month * len(codes) + place[self.origin]) * len(codes) + place[self.target]
        moves, where = np.unique(pairs, return_inverse=True)
        number = np.bincount(where, self.number, minlength=len(moves)).astype(np.int64)
        both, target = np.divmod(moves, len(codes))
        month, origin = np.divmod(both, len(codes))
        summed = {
            name: _summed(getattr(self, name), place, len(codes))
            for name in ("stock", "entries", "entry_money", "entry_squares", "money", "squares")
        }
        return Flows(
            codes=codes,
            standing=standing,
            month=month,
            origin=origin,
            target=target,
            number=number,
            first=self.first,
            **summed,
        )


def _summed(columns: npt.NDArray[Any], place: Integers, size: int) -> npt.NDArray[Any]:
    found = np.zeros((len(columns), size), columns.dtype)
    for row, column in zip(found, columns, strict=True):
        np.add.at(row, place, column)
    return found


def flows(
    panel: Panel,
    codes: npt.NDArray[np.signedinteger],
    sorts: Integers,
    also: Integers | None = None,
    *,
    back: int = 0,
) -> Flows:
    """Count the moves of everybody.

    Parameters
    ----------
    codes : array of whole numbers, months x contacts
        State of each contact at each month end, `NOT_THERE` before first sight.
    sorts : int64 array
        Standing of every code there can be.
    also : int64 array, optional
        Codes that get a state although nobody has been there yet.
    back : int
        So many months before a move has a state to be known in; those are not in the warm-up.
    """
    first = panel.warm_up + 1 + back
    found, place = _states(codes, len(sorts), also)
    size, rows, moves = len(found), [], []
    before = np.full(panel.contacts, NOT_THERE, np.int32)
    for month in range(panel.months):
        here = place[codes[month]]
        counts = month >= first
        rows.append(_row(before, here, panel.money[month].astype(np.float64), size, counts=counts))
        if counts:
            known = before != NOT_THERE
            moves.append(_moves(month, before[known], here[known], size))
        before = here
    counted = np.concatenate(moves, axis=1) if moves else np.zeros((4, 0), np.int64)
    month_of, origin, target, number = counted
    return Flows(
        codes=found,
        standing=sorts[found],
        month=month_of,
        origin=origin,
        target=target,
        number=number,
        first=first,
        **{name: np.stack([row[name] for row in rows]) for name in rows[0]},
    )


def _states(
    codes: npt.NDArray[np.signedinteger], most: int, also: Integers | None
) -> tuple[Integers, npt.NDArray[np.int32]]:
    """Return the codes that are states, and the state of each code that there can be."""
    used = np.zeros(most, np.bool_)
    if also is not None:
        used[also] = True
    for row in codes:
        used[row[row != NOT_THERE]] = True
    found = np.flatnonzero(used)
    place = np.full(most + 1, NOT_THERE, np.int32)  # the last one is reached by -1
    place[found] = np.arange(len(found))
    return found, place


def _row(
    before: npt.NDArray[np.int32],
    here: npt.NDArray[np.int32],
    money: Floats,
    size: int,
    *,
    counts: bool,
) -> dict[str, npt.NDArray[Any]]:
    """Return one month's row of `Flows`: contacts and money by state; where it counts, else 0."""
    there, known = here != NOT_THERE, before != NOT_THERE
    new, old = there & ~known & counts, known & counts
    return {
        "stock": np.bincount(here[there], minlength=size),
        "entries": np.bincount(here[new], minlength=size),
        "entry_money": np.bincount(here[new], money[new], minlength=size),
        "entry_squares": np.bincount(here[new], money[new] ** 2, minlength=size),
        "money": np.bincount(before[old], money[old], minlength=size),
        "squares": np.bincount(before[old], money[old] ** 2, minlength=size),
    }


def _moves(
    month: int, origin: npt.NDArray[np.int32], target: npt.NDArray[np.int32], size: int
) -> Integers:
    """Return rows month, origin, target, number; a column per pair that occurs."""
    both = np.bincount(origin.astype(np.int64) * size + target, minlength=size * size)
    pair = np.flatnonzero(both)
    return np.stack([np.full(len(pair), month), pair // size, pair % size, both[pair]])
