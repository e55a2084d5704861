"""Who bought when: the histories of all contacts, out of the tables of an edition, in one pass."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa

from hogerop.contracts import Engine
from hogerop.value.occasions import Counts, Occasions, occasions

_QUERIES = Path(__file__).parent / "queries"
CONTACTS_AT_ONCE = 1_000_000
MARGIN_SHARE = 0.9
"""Share of the orders with an amount that must have a margin, for figures to be margin: below it
they are revenue, since a mean of the few would speak for the many."""


@dataclass(frozen=True)
class Book:
    """What the book of a business says of its buyers up to a day.

    Parameters
    ----------
    occasions : Occasions
        By contact number.
    contact_id : array of int64
        Id of each contact, by its number.
    until : int
        Day until which orders are known, since 1970-01-01: that of the newest order. Days after it
        are not silence: nothing of them has come in yet.
    money : str
        ``margin``, ``revenue``, or ``none`` where no amount is known.
    """

    occasions: Occasions
    contact_id: Counts
    until: int
    money: str


def histories(engine: Engine, as_of: int) -> Book:
    """Read who bought when, up to the evening of a day. A door: runs queries.

    An order that was refunded to nothing or cancelled by then is none; other refunds lower the
    money of theirs. Reads the relations ``events``, ``membership`` and ``contacts``; leaves
    ``contact_numbers``, ``record_numbers``, ``given_back`` and ``ended``.
    """
    known = engine.ask(_QUERIES / "what_is_known.sql", day=as_of).to_pylist()[0]
    money = _money(known)
    engine.make("contact_numbers", _QUERIES / "contact_numbers.sql")
    engine.make("record_numbers", _QUERIES / "record_numbers.sql")
    engine.make("given_back", _QUERIES / "given_back.sql", day=as_of)
    engine.make("ended", _QUERIES / "ended.sql")
    ids = engine.ask("contact_numbers").sort_by("contact_no")["contact_id"].to_numpy()
    count = max(1, -(-len(ids) // CONTACTS_AT_ONCE))
    parts = [
        _part(rows, part * CONTACTS_AT_ONCE, min((part + 1) * CONTACTS_AT_ONCE, len(ids)))
        for part, rows in enumerate(
            engine.parts(
                _QUERIES / "histories.sql",
                by="contact_no",
                size=CONTACTS_AT_ONCE,
                count=count,
                day=as_of,
                by_margin=money == "margin",
            )
        )
    ]
    until = as_of if known["last_day"] is None else int(known["last_day"])
    return Book(_joined(parts), ids, until, money)


def newest_order(engine: Engine, as_of: int) -> int | None:
    """Return the day of the newest order up to a day. Runs a query; reads ``events``."""
    known = engine.ask(_QUERIES / "what_is_known.sql", day=as_of).to_pylist()[0]
    return None if known["last_day"] is None else int(known["last_day"])


def _money(known: Mapping[str, int]) -> str:
    if known["with_margin"] and known["with_margin"] >= MARGIN_SHARE * known["with_amount"]:
        return "margin"
    return "revenue" if known["with_amount"] else "none"


def _part(rows: pa.Table, first: int, past: int) -> Occasions:
    column = {name: rows[name].to_numpy() for name in rows.column_names}
    return occasions(
        column["contact_no"] - np.int32(first),
        column["day"],
        column["orders"],
        column["money"],
        past - first,
    )


def _joined(parts: list[Occasions]) -> Occasions:
    if len(parts) == 1:
        return parts[0]
    offsets = np.cumsum([0, *(len(part.day) for part in parts)])
    return Occasions(
        np.concatenate(
            [np.zeros(1, np.int64)]
            + [part.start[1:] + offset for part, offset in zip(parts, offsets, strict=False)]
        ),
        np.concatenate([part.day for part in parts]),
        np.concatenate([part.money for part in parts]),
    )
