"""Read where everybody stood at the end of each month, and what they ordered in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa

from hogerop.contracts import Engine
from hogerop.errors import TooLittle
from hogerop.forecast.months import (
    NEVER,
    NOT_THERE,
    Counts,
    Panel,
    Standings,
    month_ends,
    moved,
)
from hogerop.value import (
    date_of,
    number_of,
    orders_known,
    read_takings,
    records_begin_late,
)
from hogerop.words import say

__all__ = ["MONTHS", "panel"]

MONTHS = 48
"""How many months a panel goes back at most."""
_QUERIES = Path(__file__).parent / "queries"
_ROWS = 500_000
_LONG_AGO = 9_999
_MOST = 1_000


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
    known = orders_known(engine, number_of(as_of))
    read_takings(engine, known)
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
    is_cut = moved(as_of, -len(ends)) >= first
    lead = warm_up if is_cut or late is not None else 0
    found = _read(engine, ends, known.money, min(lead, len(ends) // 3))
    return replace(found, since_sign=_since_signs(engine, ends, found, signs)) if signs else found


def _read(engine: Engine, ends: tuple[date, ...], money_is: str, warm_up: int) -> Panel:
    """Fill the panel, so many contacts at a time."""
    days = [number_of(end) for end in ends]
    before = number_of(moved(ends[0], -1))
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
    before = number_of(moved(ends[0], -1))
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
