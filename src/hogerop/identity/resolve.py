"""One name, one contact: which source rows are the same person or company."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pyarrow as pa

from hogerop.contracts import MEMBERSHIP, Engine
from hogerop.errors import HogeropError
from hogerop.words import say

_QUERIES = Path(__file__).parent / "queries"


@dataclass(frozen=True)
class Resolved:
    """How many records there are, and how many contacts they are.

    Parameters
    ----------
    undated : dict
        Day of an import (days since 1970-01-01) -> how many contacts are known from that day only,
        for want of a creation date and of anything that happened.
    """

    records: int
    contacts: int
    undated: dict[int, int] = field(default_factory=dict)


def resolve(engine: Engine, *, source_order: Sequence[str] = ()) -> Resolved:
    """Say which contact every record is, and who every contact is.

    Reads ``records`` (RECORDS of all imports) and ``lines`` (LINES of all imports), in any
    order; leaves ``membership`` (MEMBERSHIP: every record, those too that only lines speak of)
    and ``contacts`` (CONTACTS).

    Two records are one contact when they are the same row of the same source, or share an
    e-mail address (spaces and capitals aside), or hang together through others that do. The
    contact's id is the smallest of its records'.

    Parameters
    ----------
    engine : Engine
        Holds the relations.
    source_order : sequence of str
        Sources, the most trusted first: of equally new rows its word counts first.

    Returns
    -------
    Resolved
        Counts.

    Raises
    ------
    HogeropError
        If two ids of sources have the same key, so that two names would become one.
    """
    engine.make("repeated_records", _QUERIES / "repeated_records.sql")
    colliding = int(engine.ask(_QUERIES / "colliding_records.sql")["colliding"][0].as_py())
    if colliding:
        raise HogeropError(
            say("{n} names of the sources cannot be told apart by their keys.", n=colliding),
            where="records",
            fix=say("Report this to the makers of Hogerop; nothing was changed."),
        )
    engine.put("joined_records", _joined(engine.ask(_QUERIES / "shared_addresses.sql")))
    engine.make("membership", _QUERIES / "membership.sql")
    engine.make("crowded_records", _QUERIES / "crowded_records.sql")
    engine.make("first_days", _QUERIES / "first_days.sql")
    engine.make("contacts", _QUERIES / "contacts.sql", source_order=list(source_order))
    counts = engine.ask(_QUERIES / "counts.sql").to_pylist()[0]
    undated = {d["day"]: d["n"] for d in engine.ask(_QUERIES / "undated.sql").to_pylist()}
    for name in ("repeated_records", "joined_records", "crowded_records", "first_days"):
        engine.drop(name)
    return Resolved(**counts, undated=undated)


def _joined(pairs: pa.Table) -> pa.Table:
    """Return the membership of the records that share an address with another."""
    if pairs.num_rows == 0:
        return MEMBERSHIP.empty()
    # Here, because the compiler takes half a second to load and is not always needed.
    from hogerop.identity.joining import join

    records, contacts = join(
        np.array(pairs["record_id"].to_numpy()), np.array(pairs["first_id"].to_numpy())
    )
    return MEMBERSHIP.of({"record_id": records, "contact_id": contacts})
