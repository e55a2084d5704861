"""Take somebody out of tables: what is left has a number drawn by lot, a kind, a day, an amount.

Every table that lies in a workspace has its rule here; of one without a rule, rows about them go.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from secrets import token_hex

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from hogerop.contracts import ABOUT, CODES, RECORDS, SOUGHT, key_of
from hogerop.identity.forgetting.traces import Traces

Ids = NDArray[np.int64]

FORGOTTEN = "forgotten"
"""The source of whoever was forgotten."""

_WHO = ("record_id", "ref_record_id", "record_l", "record_r")
_CONTACT = ("contact_id", "person_id", "organisation_id", "merged_into", "referrer", "referred")
_WHAT = ("event_id", "about_event_id", "code_id")
# Of what happened to them these go; the next become words drawn by lot, the same for the same.
_GO = ("action_id", "arm", "scope", "channel")
_NEVER = 2**31 - 1
_LOT = ("order_ref", "about_ref", "product")


@dataclass(frozen=True)
class WorksAt:
    """The organisation that goes on without somebody.

    ``contact`` is its id, ``company`` what their own rows say of it.
    """

    contact: int
    company: Mapping[str, str]


@dataclass(frozen=True)
class Erased:
    """Who is taken out, and what comes in their place.

    Parameters
    ----------
    token : str
        Drawn by lot; ``forgotten:TOKEN`` is their name from now on.
    records, contacts : array of int64
        Every record that is theirs, every id that led to them; rising.
    names : frozenset of str
        The records as ``source:id``.
    events, instead : array of int64
        Keys of what happened to them, and the keys drawn by lot that come in their place; rising,
        so that what was first stays first.
    moments : mapping
        Moment -> the day and the place in it.
    spoken_of : mapping
        Codes and words that stand for them as who sent others -> whether the table of codes has it.
    sent_by : frozenset of str
        Codes and words of their own that stand for who sent them.
    traces : Traces
        Texts that are theirs alone.
    first_seen, gone : int
        First day of theirs, and the day from which they are no more.
    works_at : WorksAt, optional
        Where what they did stays.
    left : tuple of tuple of str
        The records of others (``source:id``) in each organisation that theirs name; first those
        where what they did stays.
    """

    token: str
    records: Ids
    names: frozenset[str]
    contacts: Ids
    events: Ids
    instead: Ids
    moments: Mapping[datetime, datetime]
    spoken_of: Mapping[str, bool]
    sent_by: frozenset[str]
    traces: Traces
    first_seen: int
    gone: int
    works_at: WorksAt | None = None
    left: tuple[tuple[str, ...], ...] = ()
    lots: dict[tuple[str, str], str] = field(default_factory=dict)

    @property
    def record(self) -> int:
        """The one record and contact that they are from now on."""
        return key_of(FORGOTTEN, self.token)

    def is_record(self, number: int) -> bool:
        """Say whether a record is theirs."""
        return bool(np.isin(number, self.records))

    def telling(self, row: Mapping[str, object]) -> dict[str, object]:
        """Return a row of RECORDS without an address that others have too."""
        alone = str(row.get("email") or "").strip().lower() in self.traces.plain
        return dict(row) if alone else {**row, "email": None}

    def lot(self, source: str, text: str) -> str:
        """Return the word that stands for a text from now on; the same for the same text."""
        return self.lots.setdefault((source, text), token_hex(8))

    def code(self, text: str) -> str:
        """Return the word that stands for a code from now on."""
        return self.lot("code", text.lower())

    def code_left(self, code: str, *, theirs: bool) -> str | None:
        """Return what is left of a code that was used: who sent somebody stays, by lot if need be.

        Parameters
        ----------
        theirs : bool
            Whether they used it themselves: then only a code that stands for who sent them stays.
        """
        if code in self.spoken_of:
            return self.code(code)
        return None if theirs and code not in (self.sent_by | {*self.lots.values()}) else code


def drawn(events: Ids) -> Ids:
    """Return as many keys drawn by lot, rising."""
    found: set[int] = set()
    while len(found) < len(events):
        found.add(int(token_hex(8), 16) >> 1)
    return np.array(sorted(found), np.int64)


def erased_from(name: str, table: pa.Table, who: Erased) -> pa.Table | None:
    """Return a table of a workspace without somebody, None where it does not speak of them.

    Parameters
    ----------
    name : str
        Of the table, as in `contracts`; ``recorded_lines`` is one of ``lines``, ``events.since`` of
        ``events``, and ``events.gone`` says whose rows of that table count no more.
    """
    kind, _, part = name.removeprefix("recorded_").partition(".")
    own = _own(table, who)
    if part == "gone":
        # Their rows of the table get the one number too; each stands here once.
        fresh = _numbers(table, who).group_by(table.column_names).aggregate([])
        return fresh if own.any() else None
    rule = _RULES.get("lines" if kind in ("events", "sent") else kind, _dropped)
    after = _numbers(rule(table, own, who), who)
    return None if after.equals(table) else after


def their_record(who: Erased) -> pa.Table:
    """Return the one row that says that there was somebody (RECORDS)."""
    company = {} if who.works_at is None else {"kind": "company", **who.works_at.company}
    return RECORDS.of(
        {
            **{name: [text] for name, text in company.items()},
            "record_id": [who.record],
            "source": [FORGOTTEN],
            "source_id": [who.token],
            "seen_day": [who.first_seen],
            "row_day": [who.first_seen],
            "import_day": [who.first_seen],
            "row_key": [key_of(FORGOTTEN, who.token, "row")],
        }
    )


def their_codes(who: Erased, number: int) -> pa.Table:
    """Return a code (CODES) for each word of others that named them as who sent them."""
    words = [who.code(word) for word, listed in who.spoken_of.items() if not listed]
    return CODES.of(
        {
            "code_id": [key_of(FORGOTTEN, word) for word in words],
            "code": words,
            "record_id": [who.record] * len(words),
            "import_no": [number] * len(words),
            "source_row": [0] * len(words),
        }
    )


def _own(table: pa.Table, who: Erased) -> NDArray[np.bool_]:
    """Return which rows are about them."""
    own = np.zeros(table.num_rows, bool)
    for column, ids in (
        *(((c, who.records)) for c in ("record_id", "record_l", "record_r")),
        ("contact_id", who.contacts),
    ):
        if column in table.column_names:
            own |= np.isin(_whole(table[column]), ids)
    return own


def _dropped(table: pa.Table, own: NDArray[np.bool_], who: Erased) -> pa.Table:
    return table.filter(pa.array(~own)) if own.any() else table


def _kept(table: pa.Table, own: NDArray[np.bool_], who: Erased) -> pa.Table:
    return table


def _uncalled(table: pa.Table, own: NDArray[np.bool_], who: Erased) -> pa.Table:
    """Take the channel that they came through: it may be a word of their own."""
    return _set(table, "channel", own, pa.scalar(None, pa.string())) if own.any() else table


def _blanked(table: pa.Table, own: NDArray[np.bool_], who: Erased) -> pa.Table:
    """Take all that a contact is known by."""
    table = _told_by_others(table, who)
    if not own.any():
        return table
    for column in (*ABOUT, SOUGHT):
        if column.name in table.column_names:
            table = _set(table, column.name, own, pa.scalar(None, column.type))
    names = pa.scalar([f"{FORGOTTEN}:{who.token}"], pa.list_(pa.string()))
    return _set(table, "source_ids", own, names)


def _told_by_others(table: pa.Table, who: Erased) -> pa.Table:
    """Take from the organisation that they worked at what it had of them."""
    if who.works_at is None:
        return table
    theirs = np.asarray(_whole(table["contact_id"]) == who.works_at.contact)
    if not theirs.any():
        return table
    for column in (c for c in (*ABOUT, SOUGHT) if c.name not in ("company", "kind")):
        if column.name in table.column_names:
            table = _set(table, column.name, theirs, pa.scalar(None, column.type))
    lists = [
        [name for name in names if name not in who.names] if here else names
        for names, here in zip(table["source_ids"].to_pylist(), theirs, strict=True)
    ]
    return _replaced(table, "source_ids", pa.array(lists, pa.list_(pa.string())))


def _happened(table: pa.Table, own: NDArray[np.bool_], who: Erased) -> pa.Table:
    """Take all from what happened to them but kind, day, amount and who was referred."""
    if who.spoken_of:
        table = _texts(table, "code", lambda code: who.code_left(code, theirs=False))
    if not own.any():
        return table
    left = _texts(table, "code", lambda code: who.code_left(code, theirs=True))
    if "code" in table.column_names:
        table = _set_where(table, "code", own, left["code"].combine_chunks())
    sources = table["source"].to_pylist()
    for name in _LOT:
        if name in table.column_names:
            texts = table[name].to_pylist()
            lots = [
                who.lot(str(source), text) if mine and text is not None else text
                for source, text, mine in zip(sources, texts, own, strict=True)
            ]
            table = _replaced(table, name, pa.array(lots, pa.string()))
    for name in _GO:
        if name in table.column_names:
            table = _set(table, name, own, pa.scalar(None, pa.string()))
    moments = table["occurred_at"].to_pylist()
    fresh = [who.moments.get(m, m) if mine else m for m, mine in zip(moments, own, strict=True)]
    table = _replaced(table, "occurred_at", pa.array(fresh, table["occurred_at"].type))
    table = _set(table, "source", own, pa.scalar(FORGOTTEN))
    return _set(table, "source_row", own, pa.scalar(0, pa.int32()))


def _coded(table: pa.Table, own: NDArray[np.bool_], who: Erased) -> pa.Table:
    codes = [
        who.code(c) if mine else c for c, mine in zip(table["code"].to_pylist(), own, strict=True)
    ]
    table = _replaced(table, "code", pa.array(codes, pa.string()))
    return _set(table, "source_row", own, pa.scalar(0, pa.int32()))


def _one_each(table: pa.Table, own: NDArray[np.bool_], who: Erased) -> pa.Table:
    """Keep one of their rows, of each kind that is in force, for their ids become one."""
    kept, seen = [], set()
    ends = next((name for name in ("to_edition", "retired") if name in table.column_names), None)
    for place in np.flatnonzero(own).tolist():
        kind = table["kind"][place].as_py() if "kind" in table.column_names else ""
        in_force = ends is None or not table[ends][place].is_valid
        if in_force and kind not in seen:
            seen.add(kind)
            kept.append(place)
    keep = ~own
    keep[kept] = True
    return table.filter(pa.array(keep))


def _set_aside(table: pa.Table, own: NDArray[np.bool_], who: Erased) -> pa.Table:
    def left(row: str) -> str:
        cells = [str(cell) for cell in json.loads(row).values() if cell is not None]
        return "{}" if who.traces.in_cells(cells, cells) else row

    return _texts(table, "original", left)


def _ended(table: pa.Table, own: NDArray[np.bool_], who: Erased) -> pa.Table:
    """End their stays on the day from which they are no more."""
    if not own.any():
        return table
    until = np.minimum(table["to_day"].fill_null(_NEVER).to_numpy(), who.gone)
    table = _set_where(table, "to_day", own, pa.array(until, pa.int32()))
    begun = table["from_day"].to_numpy() < who.gone
    return table.filter(pa.array(~own | begun))


def _numbers(table: pa.Table, who: Erased) -> pa.Table:
    """Put the numbers drawn by lot in place of theirs."""
    for names, old, new in (
        (_WHO, who.records, np.full(len(who.records), who.record)),
        (_CONTACT, who.contacts, np.full(len(who.contacts), who.record)),
        (_WHAT, who.events, who.instead),
    ):
        for name in names:
            if name in table.column_names:
                values = _whole(table[name])
                hit = np.isin(values, old)
                if hit.any():
                    values[hit] = new[np.searchsorted(old, values[hit])]
                    missing = np.asarray(table[name].is_null())
                    table = _replaced(table, name, pa.array(values, pa.int64(), mask=missing))
    return table


def _whole(column: pa.ChunkedArray) -> Ids:
    return np.array(column.fill_null(-1).to_numpy(), np.int64)


def _set(table: pa.Table, name: str, own: NDArray[np.bool_], value: pa.Scalar) -> pa.Table:
    column = table[name].combine_chunks()
    return _replaced(table, name, pc.if_else(pa.array(own), value.cast(column.type), column))


def _set_where(table: pa.Table, name: str, own: NDArray[np.bool_], values: pa.Array) -> pa.Table:
    return _replaced(table, name, pc.if_else(pa.array(own), values, table[name].combine_chunks()))


def _texts(table: pa.Table, name: str, change: Callable[[str], str | None]) -> pa.Table:
    """Change the texts of a column; those that occur often are looked at once."""
    if name not in table.column_names or not table.num_rows:
        return table
    words = table[name].combine_chunks().dictionary_encode()
    before = words.dictionary.to_pylist()
    after = [change(word) for word in before]
    if after == before:
        return table
    return _replaced(table, name, pa.array(after, pa.string()).take(words.indices))


def _replaced(table: pa.Table, name: str, column: pa.Array) -> pa.Table:
    place = table.column_names.index(name)
    return table.set_column(place, table.schema.field(name), column)


_RULES: dict[str, Callable[[pa.Table, NDArray[np.bool_], Erased], pa.Table]] = {
    "records": _dropped,
    "lines": _happened,
    "touches": _dropped,
    "codes": _coded,
    "costs": _kept,
    "units": _kept,
    "set_aside": _set_aside,
    "membership": _one_each,
    "memberships": _one_each,
    "issued": _one_each,
    "contacts": _blanked,
    "intervals": _ended,
    "standings": _kept,
    "values": _uncalled,
    "value_groups": _kept,
    "cells": _kept,
    "cell_moves": _kept,
    "contact_cells": _kept,
    "credits": _kept,
    "left_out": _kept,
    "heard": _dropped,
    "news": _dropped,
}

TABLES = frozenset({*_RULES, "events", "sent", "likenesses"})
"""Every table that may speak of somebody."""

ROW_BY_ROW = frozenset(
    {"records", "lines", "events", "sent", "touches", "costs", "codes", "units", "set_aside"}
)
"""Those of which each row can be judged without the others; they may be large."""
