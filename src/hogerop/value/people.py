"""Who came in when and through what, what they bought, and what that brought: read once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa

from hogerop.contracts import Engine, contact_name
from hogerop.value.allocation import Allocation
from hogerop.value.histories import MARGIN_SHARE
from hogerop.value.late_records import LateRecords, late_records

REFERRAL = "referral"
"""The channel of those whom somebody sent."""

_QUERIES = Path(__file__).parent / "queries"


def read_takings(engine: Engine, as_of: int) -> str:
    """Leave the relation ``takings``: orders that stand on a day, with their money. A door.

    Reads the relations ``events`` and ``membership``; leaves ``given_back`` and ``ended`` too.

    Returns
    -------
    str
        ``margin``, ``revenue``, or ``none`` where no amount is known.
    """
    known = engine.ask(_QUERIES / "what_is_known.sql", day=as_of).to_pylist()[0]
    by_margin = bool(
        known["with_margin"] and known["with_margin"] >= MARGIN_SHARE * known["with_amount"]
    )
    engine.make("given_back", _QUERIES / "given_back.sql", day=as_of)
    engine.make("ended", _QUERIES / "ended.sql")
    engine.make("takings", _QUERIES / "takings.sql", day=as_of, by_margin=by_margin)
    return "margin" if by_margin else "revenue" if known["with_amount"] else "none"


def read_arrivals(
    engine: Engine,
    as_of: int,
    allocation: Allocation,
    *,
    late: LateRecords | None = None,
    paid: frozenset[str] = frozenset(),
) -> None:
    """Leave the relation ``arrivals``: who came in when, through what, and bought when. A door.

    Parameters
    ----------
    engine : Engine
        Holds ``contacts``, ``events``, ``membership``, ``left_out`` and ``takings``.
    late : LateRecords, optional
        Whoever was seen in the first weeks of such records did not come in then, and is left out.
    paid : set of str
        Channels that money is spent on.
    """
    put_channel_words(engine, allocation)
    engine.put("paid_channels", pa.table({"channel": pa.array(sorted(paid), pa.string())}))
    engine.make("arrivals", _QUERIES / "arrivals.sql", day=as_of, late=last_of(late))


def put_channel_words(engine: Engine, allocation: Allocation) -> None:
    """Leave the relation ``channel_words``: word, channel that it stands for ('' = none)."""
    words = {word.strip().lower(): allocation.channel_of(word) for word in allocation.same}
    text = pa.string()
    engine.put(
        "channel_words",
        pa.table({"word": pa.array(list(words), text), "channel": pa.array(words.values(), text)}),
    )


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
