"""Find out what is held of somebody, to take it all away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from secrets import token_hex
from typing import Any

import numpy as np

from hogerop.contracts import Engine, contact_name, contact_number
from hogerop.identity.clusters.ids import resolve_ids
from hogerop.identity.clusters.stays import Issued
from hogerop.identity.forgetting.erasing import Erased, WorksAt, drawn
from hogerop.identity.forgetting.traces import Traces

_QUERIES = Path(__file__).parent / "queries"
_OF_THE_COMPANY = ("company", "kvk", "vat", "website")


def erased(engine: Engine, contact: int, who: str, *, today: int) -> Erased:
    """Return who is to be taken out of all tables, and what comes in their place.

    Reads ``records``, ``lines``, ``codes`` (of all imports), ``events``, ``sent``, ``membership``,
    ``contacts`` and ``issued`` (of the edition in force); leaves ``own`` (record_id).

    Where the contact is an organisation and ``who`` names a person who works there, only that
    person goes; what they did stays with the organisation.

    Parameters
    ----------
    contact : int
        Who stands on the ladder for them.
    who : str
        What they were called: an id, ``source:id`` or e-mail address.
    today : int
        The day from which they are no more.
    """
    called = who.strip()
    engine.make("own", _QUERIES / "own.sql", contact=contact, who=called, id=contact_number(called))
    others = engine.ask(_QUERIES / "colleagues.sql", contact=contact).to_pylist()
    colleague = any(row["stands_here"] for row in others)
    events = np.array(engine.ask(_QUERIES / "events.sql")["event_id"].to_numpy(), np.int64)
    moments = engine.ask(_QUERIES / "moments.sql").to_pylist()
    own = engine.ask("own")
    spoken = engine.ask(_QUERIES / "spoken_of.sql").to_pylist()
    texts = engine.ask(_QUERIES / "texts.sql").to_pylist()
    issued = Issued.of(engine.ask("issued"))
    ids = {*own["person_id"].to_pylist()}
    if not colleague:
        # Nobody is left of the organisation either.
        ids |= {contact, *own["organisation_id"].to_pylist()}
    theirs = np.array(sorted(ids - {None}), np.int64)
    led_here = issued.contact[np.isin(resolve_ids(issued), theirs)]
    contacts = np.union1d(led_here, theirs)
    seen = engine.ask(_QUERIES / "first_seen.sql", contact=contact)["first_seen_day"][0].as_py()
    return Erased(
        token=token_hex(10),
        records=np.array(own["record_id"].to_numpy(), np.int64),
        names=frozenset(own["name"].to_pylist()),
        contacts=contacts,
        events=events,
        instead=drawn(events),
        moments={row["occurred_at"]: row["instead"] for row in moments},
        spoken_of={row["code"]: row["listed"] for row in spoken},
        sent_by=frozenset(engine.ask(_QUERIES / "sent_by.sql")["code"].to_pylist()),
        traces=Traces.of(
            (
                *(
                    (row["field"], row["text"])
                    for row in texts
                    if not (colleague and row["field"] in _OF_THE_COMPANY)
                ),
                *(("contact", contact_name(number)) for number in contacts.tolist()),
            ),
            (row["code"] for row in spoken),
        ),
        first_seen=seen,
        gone=today,
        works_at=WorksAt(contact, _company(engine)) if colleague else None,
        left=_left(others, contact),
    )


def _left(others: Iterable[Mapping[str, Any]], contact: int) -> tuple[tuple[str, ...], ...]:
    """Return the records that are left of each organisation, those of ``contact`` first."""
    left: dict[int, list[str]] = {contact: []}
    for row in others:
        if row["organisation_id"] is not None:
            left.setdefault(row["organisation_id"], []).append(row["name"])
    left[contact] = left[contact] or [row["name"] for row in others if row["stands_here"]][:1]
    return tuple(tuple(names) for names in left.values())


def _company(engine: Engine) -> dict[str, str]:
    """Return what the rows of whoever is in ``own`` say of the company, the newest first."""
    told = sorted(told_of(engine), key=lambda row: row["row_day"] or 0)
    return {name: row[name] for row in told for name in _OF_THE_COMPANY if row[name]}


def told_of(engine: Engine) -> list[dict[str, Any]]:
    """Return every row of the sources (RECORDS) about whoever is in ``own``."""
    return list(engine.ask(_QUERIES / "told.sql").to_pylist())


def happened_to(engine: Engine) -> list[dict[str, Any]]:
    """Return every row of the sources (LINES) on what whoever is in ``own`` did, or had done."""
    return list(engine.ask(_QUERIES / "happened.sql").to_pylist())
