"""Who came in when and through what, what they bought, and what that brought: read once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa

from hogerop.contracts import Engine, contact_name
from hogerop.value.allocation import Allocation
from hogerop.value.buying.late_records import LateRecords, late_records
from hogerop.value.buying.orders_known import OrdersKnown, read_given_back
from hogerop.value.channels import read_channels

_QUERIES = Path(__file__).parent / "queries"


def read_takings(engine: Engine, known: OrdersKnown) -> None:
    """Leave the relation ``takings``: orders that stand on a day, with their money. A door.

    Reads the relations ``events`` and ``membership``; leaves ``given_back`` and ``ended`` too. The
    money is ``known.money``. What was given back after the newest order is taken off as well.
    """
    read_given_back(engine, known.as_of)
    by_margin = known.money == "margin"
    engine.make("takings", _QUERIES / "takings.sql", day=known.as_of, by_margin=by_margin)


def read_buyers(
    engine: Engine, day: int, allocation: Allocation, *, late: LateRecords | None = None
) -> None:
    """Leave the relation ``buyers``: who first bought when, through which channel. A door.

    Reads ``takings`` and what `channels.read_channels` reads; leaves ``channels`` too.

    Parameters
    ----------
    day : int
        Day up to which is known who was sent, since 1970-01-01.
    late : LateRecords, optional
        Who first bought in the first weeks of such records is an old buyer, not a new one.
    """
    read_channels(engine, day, allocation)
    engine.make("buyers", _QUERIES / "buyers.sql", late=last_of(late))


def new_buyers(engine: Engine, since: int, until: int) -> dict[str, int]:
    """Return channel -> new buyers between two days, both included; empty = not known. One query.

    A new buyer is one whose first order that still stands is of those days. Reads ``buyers``.
    """
    rows = engine.ask(_QUERIES / "new_buyers.sql", since=since, until=until).to_pylist()
    return {row["channel"]: row["buyers"] for row in rows}


def read_arrivals(engine: Engine, day: int, *, late: LateRecords | None = None) -> None:
    """Leave the relation ``arrivals``: who came in when, through what, and bought when. A door.

    Parameters
    ----------
    engine : Engine
        Holds ``contacts``, ``events``, ``membership``, ``channels`` and ``buyers``.
    late : LateRecords, optional
        Whoever was seen in the first weeks of such records did not come in then, and is left out.
    """
    engine.make("arrivals", _QUERIES / "arrivals.sql", day=day, late=last_of(late))


def names_of(engine: Engine, contacts: Sequence[int]) -> dict[int, str]:
    """Return what these contacts are called; their ids where nothing is known. Runs one query."""
    engine.put("asked", pa.table({"contact_id": pa.array(contacts, pa.int64())}))
    rows = engine.ask(_QUERIES / "names.sql").to_pylist()
    return {row["contact_id"]: row["name"] or contact_name(row["contact_id"]) for row in rows}


def records_begin_late(engine: Engine, as_of: int) -> LateRecords | None:
    """Return what shows that the records begin later than the buyers did. Runs one query.

    Reads the relation ``takings``.
    """
    rows = engine.ask(_QUERIES / "first_days.sql")
    days = np.repeat(whole(rows["day"]), whole(rows["buyers"]))
    return late_records(days.astype(np.int32), as_of)


def last_of(late: LateRecords | None) -> int:
    """Return the last day on which who is seen may have been there before; long ago if none."""
    return -1_000_000 if late is None else late.last_day


def whole(column: pa.ChunkedArray) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Return a column of whole numbers as an array."""
    return np.asarray(column.to_numpy(), dtype=np.int64)
