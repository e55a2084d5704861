"""Where everybody stood at the end of each month, and what they ordered in it: the panel.

Months are counted back from the day itself: on 14 June a month ends on the 14th, and the last
column of the panel is the ladder of that evening.
"""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from hogerop.contracts import Engine
from hogerop.errors import TooLittle
from hogerop.value import date_of, number_of, read_takings, records_begin_late
from hogerop.words import say

__all__ = [
    "LAPSED",
    "MONTHS",
    "NEVER",
    "NOT_THERE",
    "STANDINGS",
    "Floats",
    "Integers",
    "Panel",
    "is_lapsed",
    "month_ends",
    "month_ends_after",
    "panel",
    "rung_of",
    "standing_of",
]

Standings: TypeAlias = npt.NDArray[np.int8]
Counts: TypeAlias = npt.NDArray[np.int16]
Money: TypeAlias = npt.NDArray[np.float32]
Floats: TypeAlias = npt.NDArray[np.float64]
Integers: TypeAlias = npt.NDArray[np.int64]

LAPSED = 8
"""What is added to the number of a rung for those who lapsed: 4 is a customer, 12 a lapsed one."""
STANDINGS = 16
"""How many codes of a standing there can be; 0 is outside the ladder."""
NOT_THERE = -1
"""Standing of a contact in a month before it was first seen."""
NEVER = -1
"""Months since the last order of a contact that never ordered."""
MONTHS = 48
"""How many months a panel goes back at most."""

_QUERIES = Path(__file__).parent / "queries"
_ROWS = 500_000
_LONG_AGO = 9_999
_MOST = 1_000


def standing_of(rung: int, lapsed: bool) -> int:
    """Return the code of a standing: the number of the rung, and `LAPSED` more for who lapsed."""
    return rung + LAPSED * lapsed


def rung_of(standing: int) -> int:
    """Return the rung of a standing, 0 to 7."""
    return standing % LAPSED


def is_lapsed(standing: int) -> bool:
    """Say whether a standing is a lapsed one."""
    return standing >= LAPSED


@dataclass(frozen=True)
class Panel:
    """One row per month, one column per contact.

    Parameters
    ----------
    ends : tuple of date
        Last day of each month, the oldest first; the last one is the day itself.
    contact_id : int64 array
        Id of each column's contact; ascending.
    standing : int8 array, months x contacts
        See `standing_of`; `NOT_THERE` before first sight.
    orders : int16 array, months x contacts
        Orders in the month that still stand on the day.
    money : float32 array, months x contacts
        What they brought in the month, refunds taken off from the month of their order; currency.
    since_order : int8 array, months x contacts
        Whole months since the month of the last order (0 = this month, at most 127); `NEVER`.
    money_is : str
        ``margin``, ``revenue`` or ``none``.
    warm_up : int
        So many of the first months are there to look back on only: what was ordered before them is
        not known, and who is first seen in them did not come in then. Nothing is learnt from them.
    since_sign : int8 array, months x contacts, or None
        Whole months since the month of the last sign of interest (0 = this month); `NEVER`. None
        where signs are not told apart.
    """

    ends: tuple[date, ...]
    contact_id: npt.NDArray[np.int64]
    standing: Standings
    orders: Counts
    money: Money
    since_order: Standings
    money_is: str
    warm_up: int = 0
    since_sign: Standings | None = None

    @property
    def months(self) -> int:
        """How many months."""
        return len(self.ends)

    @property
    def contacts(self) -> int:
        """How many contacts."""
        return len(self.contact_id)

    def until(self, months: int) -> Panel:
        """Return the first so many months, as they would have been seen then."""
        there = self.standing[months - 1] != NOT_THERE
        return Panel(
            self.ends[:months],
            self.contact_id[there],
            self.standing[:months, there],
            self.orders[:months, there],
            self.money[:months, there],
            self.since_order[:months, there],
            self.money_is,
            min(self.warm_up, months - 1),
            None if self.since_sign is None else self.since_sign[:months, there],
        )


def month_ends(last: date, months: int) -> tuple[date, ...]:
    """Return the ends of so many months up to a day, the oldest first.

    >>> [str(end) for end in month_ends(date(2026, 3, 31), 3)]
    ['2026-01-31', '2026-02-28', '2026-03-31']
    """
    return tuple(_moved(last, -back) for back in range(months - 1, -1, -1))


def month_ends_after(last: date, months: int) -> tuple[date, ...]:
    """Return the ends of the so many months that follow on a day."""
    return tuple(_moved(last, ahead) for ahead in range(1, months + 1))


def _moved(day: date, months: int) -> date:
    """Return the same day of another month; the last one of a month stays the last one."""
    years, month = divmod(day.month - 1 + months, 12)
    length = calendar.monthrange(day.year + years, month + 1)[1]
    is_last = day.day == calendar.monthrange(day.year, day.month)[1]
    return date(day.year + years, month + 1, length if is_last else min(day.day, length))


def panel(
    engine: Engine,
    as_of: date,
    *,
    months: int = MONTHS,
    warm_up: int = 12,
    signs: Sequence[str] = (),
) -> Panel:
    """Read where everybody stood at the end of each month, up to a day. A door: runs queries.

    Parameters
    ----------
    engine : Engine
        Holds ``intervals``, ``contacts``, ``events`` and ``membership``; leaves ``takings``,
        ``month_ends``, ``panel_contacts`` and what `value.read_takings` leaves.
    months : int
        How far back at most; at least 2.
    warm_up : int
        Months to look back on only, where the records begin after the business did.
    signs : sequence of str
        Kinds of events that show interest of who has not ordered, such as ``enquiry``.

    Raises
    ------
    TooLittle
        If nobody was seen by the day.
    """
    money_is = read_takings(engine, number_of(as_of))
    begin = engine.ask(_QUERIES / "first_seen.sql", day=number_of(as_of)).to_pylist()[0]
    if begin["day"] is None:
        raise TooLittle(
            say("Nothing is known on {day}: nobody was seen by then.", day=as_of.isoformat()),
            fix=say("Choose a later day, or import what came before."),
        )
    first = date_of(begin["day"])
    span = (as_of.year - first.year) * 12 + as_of.month - first.month + 1
    ends = month_ends(as_of, max(2, min(months, span)))
    late = records_begin_late(engine, number_of(as_of))
    is_cut = _moved(as_of, -len(ends)) >= first
    lead = warm_up if is_cut or late is not None else 0
    found = _read(engine, ends, money_is, min(lead, len(ends) // 3))
    return replace(found, since_sign=_since_signs(engine, ends, found, signs)) if signs else found


def _read(engine: Engine, ends: tuple[date, ...], money_is: str, warm_up: int) -> Panel:
    """Fill the panel, so many contacts at a time."""
    days = [number_of(end) for end in ends]
    before = number_of(_moved(ends[0], -1))
    engine.put(
        "month_ends",
        pa.table(
            {
                "month": pa.array(range(len(days)), pa.int16()),
                "after_day": pa.array([before, *days[:-1]], pa.int32()),
                "end_day": pa.array(days, pa.int32()),
            }
        ),
    )
    engine.make("panel_contacts", _QUERIES / "panel_contacts.sql", day=days[-1])
    ids = engine.ask("panel_contacts").sort_by("contact_no")["contact_id"].to_numpy()
    shape = (len(ends), len(ids))
    standing = np.full(shape, NOT_THERE, np.int8)
    orders, money = np.zeros(shape, np.int16), np.zeros(shape, np.float32)
    last = np.full(len(ids), -_LONG_AGO, np.int16)
    for stood in engine.batches(_QUERIES / "stood.sql", _ROWS):
        _fill_standing(standing, stood)
    for taken in engine.batches(_QUERIES / "taken.sql", _ROWS, first=before):
        who, month = taken["contact_no"].to_numpy(), taken["month"].to_numpy()
        orders[month, who] = np.minimum(taken["orders"].to_numpy(), _MOST)
        money[month, who] = taken["money"].to_numpy()
    for older in engine.batches(_QUERIES / "ordered_before.sql", _ROWS, first=before):
        back = (before - older["day"].to_numpy()) // 30 + 1
        last[older["contact_no"].to_numpy()] = -np.minimum(back, _LONG_AGO - 1)
    return Panel(
        ends, ids, standing, orders, money, _since(orders, last), money_is, warm_up=warm_up
    )


def _fill_standing(standing: Standings, stood: pa.RecordBatch) -> None:
    """Write stays into the rows of the months whose ends they hold."""
    who = stood["contact_no"].to_numpy()
    code = stood["standing"].to_numpy()
    first, past = stood["first_month"].to_numpy(), stood["past_month"].to_numpy()
    for month in range(len(standing)):
        here = (first <= month) & (month < past)
        standing[month, who[here]] = code[here]


def _since_signs(
    engine: Engine, ends: tuple[date, ...], found: Panel, signs: Sequence[str]
) -> Standings:
    """Return whole months since the last event of some kinds."""
    days = [number_of(end) for end in ends]
    before = number_of(_moved(ends[0], -1))
    given = np.zeros(found.standing.shape, np.int16)
    last = np.full(found.contacts, -_LONG_AGO, np.int16)
    kinds = {"kinds": ",".join(signs), "day": days[-1]}
    for some in engine.batches(_QUERIES / "signs.sql", _ROWS, **kinds):
        who, day = some["contact_no"].to_numpy(), some["day"].to_numpy()
        within = day > before
        given[np.searchsorted(days, day[within]), who[within]] = 1
        back = np.minimum((before - day[~within]) // 30 + 1, _LONG_AGO - 1).astype(np.int16)
        np.maximum.at(last, who[~within], -back)
    return _since(given, last)


def _since(orders: Counts, last: Counts) -> Standings:
    """Return whole months since the last order; ``last`` is its month before the panel."""
    since = np.empty(orders.shape, np.int8)
    for month, row in enumerate(orders):
        last = np.where(row > 0, np.int16(month), last)
        since[month] = np.where(last == -_LONG_AGO, NEVER, np.minimum(month - last, 127))
    return since
