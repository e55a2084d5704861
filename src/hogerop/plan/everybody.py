"""Everybody on the ladder, as a round of the plan looks at them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from hogerop.contracts import Engine
from hogerop.plan.lots import Bools, Floats, Ints
from hogerop.plan.permission import MAY, oldest_records, permissions
from hogerop.plan.strategy import LAPSED

__all__ = ["MONTH", "Everybody", "read_everybody"]

MONTH = 30
"""Days over which it is counted how often somebody was reached."""

_QUERY = Path(__file__).parent / "queries" / "everybody.sql"
_EPOCH = date(1970, 1, 1)
_FAN, _ASLEEP = 7, 8
_REACHED_BY = {"email": "has_email", "phone": "has_phone", "post": "has_address"}


@dataclass(frozen=True)
class Everybody:
    """Contacts with a standing on the day, by number; arrays of one length.

    Attributes
    ----------
    contact, record : array of int64
        Id, ascending; the record under which they stand in plans.
    standing : array of int
        Rung, 0 to 7, and 8 more for who lapsed.
    value : array of float
        Money expected of a year, or brought in the last one; nan = neither is known. Currency.
    reached : array of int
        How often an action reached them in the month before the round.
    taken : array of bool
        Takes part in an action that is open, treated or held out.
    may : mapping of str to array of bool
        By channel: they allow it, and there is an address, a number or a name to use.
    """

    contact: Ints
    record: Ints
    standing: Ints
    value: Floats
    reached: Ints
    taken: Bools
    may: Mapping[str, Bools]

    @property
    def step(self) -> Ints:
        """Place in `STEPS` of the step before each; -1 = outside the ladder, or on top of it."""
        awake = (self.standing > 0) & (self.standing < _FAN)
        step = np.where(awake, self.standing - 1, -1)
        return np.where(self.standing > _ASLEEP, LAPSED, step)

    @property
    def rung(self) -> Ints:
        """Rung of each, whether they lapsed or not."""
        return self.standing % _ASLEEP

    def only(self, place: Ints) -> Everybody:
        """Return those at these places alone, in this order."""
        return Everybody(
            self.contact[place],
            self.record[place],
            self.standing[place],
            self.value[place],
            self.reached[place],
            self.taken[place],
            {channel: may[place] for channel, may in self.may.items()},
        )


def read_everybody(
    engine: Engine,
    went_out: pa.Table,
    spoken_for: Sequence[int],
    *,
    channels: Sequence[str],
    day: date,
    start: date,
) -> Everybody:
    """Read everybody who stands somewhere on a day. Runs a query for each channel, and two more.

    Reads ``contacts``, ``membership``, ``memberships``, ``intervals``, ``values``, ``events`` and
    ``standings``; leaves ``oldest``, ``spoken_for``, ``went_out`` and ``permissions``.

    Parameters
    ----------
    went_out : Table
        What actions sent that is no event yet; rows of LINES.
    spoken_for : sequence of int
        Records that take part in an open action.
    channels : sequence of str
        Those that strategies use.
    day : date
        Of standings and permissions.
    start : date
        First day of the round; who was reached in the month before it was reached lately.
    """
    engine.put("oldest", oldest_records(engine))
    engine.put("went_out", went_out)
    engine.put("spoken_for", pa.table({"record_id": pa.array(spoken_for, pa.int64())}))
    since = (start - timedelta(days=MONTH) - _EPOCH).days
    rows = engine.ask(_QUERY, day=(day - _EPOCH).days, since=since)
    contact = rows["contact_id"].to_numpy()
    return Everybody(
        contact=contact,
        record=rows["record_id"].to_numpy(),
        standing=rows["standing"].to_numpy(),
        value=np.asarray(rows["value"].to_numpy(), np.float64),
        reached=rows["reached"].to_numpy().astype(np.int64),
        taken=_flags(rows, "taken"),
        may={one: _may(engine, rows, contact, one, day) for one in dict.fromkeys(channels)},
    )


def _may(engine: Engine, rows: pa.Table, contact: Ints, channel: str, day: date) -> Bools:
    told = permissions(engine, channel=channel, day=day)
    allowed = _flags(pa.table({"may": pc.is_in(told["permission"], pa.array(sorted(MAY)))}), "may")
    place = np.searchsorted(told["contact_id"].to_numpy(), contact)
    return allowed[place] & _flags(rows, _REACHED_BY.get(channel, "has_name"))


def _flags(rows: pa.Table, column: str) -> Bools:
    return np.asarray(rows[column].to_numpy(zero_copy_only=False), np.bool_)
