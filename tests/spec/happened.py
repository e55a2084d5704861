"""What happened to whom, as plain objects, and the same as the product's tables."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pyarrow as pa

from hogerop.contracts import CONTACTS, EVENTS, MEMBERSHIP


@dataclass(frozen=True)
class Event:
    """One thing that happened to one contact; money in cents, days since 1970-01-01."""

    number: int
    contact: int
    day: int
    kind: str
    minute: int | None = None  # of the day, in UTC
    amount: int | None = None
    margin: int | None = None
    about: int | None = None  # number of the order that a refund lowers
    ends_order: bool = False
    until: int | None = None
    whom: int | None = None  # contact that was referred
    source: str = "shop"
    record: int = 0  # which of the contact's two records the source row was about


@dataclass(frozen=True)
class Contact:
    """Somebody: first seen on a day, with columns that do not change in time."""

    contact: int
    first_seen: int
    columns: dict[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True)
class History:
    """Everybody and everything that happened."""

    contacts: tuple[Contact, ...]
    events: tuple[Event, ...]

    @property
    def last_day(self) -> int:
        """The last day on which anything happened or anybody was first seen."""
        return max([c.first_seen for c in self.contacts] + [e.day for e in self.events])

    def until(self, day: int) -> History:
        """Return what was known on the evening of a day."""
        return History(
            tuple(c for c in self.contacts if c.first_seen <= day),
            tuple(e for e in self.events if e.day <= day),
        )


Tables = tuple[pa.Table, pa.Table, pa.Table]


def contact_id(contact: int) -> int:
    """The product's number of a contact."""
    return contact * 10


def tables(history: History, *, shuffled: int | None = None) -> Tables:
    """Return a history as the product's (events, membership, contacts).

    ``shuffled`` is the seed of another order of rows.
    """
    events = [_event_row(e, row) for row, e in enumerate(history.events, 1)]
    members = [
        {"record_id": contact_id(c.contact) + k, "contact_id": contact_id(c.contact)}
        for c in history.contacts
        for k in (0, 1)
    ]
    contacts = [
        {
            "contact_id": contact_id(c.contact),
            "first_seen_day": c.first_seen,
            "source_ids": [f"shop:{c.contact}"],
            **c.columns,
        }
        for c in history.contacts
    ]
    if shuffled is not None:
        for rows in (events, members, contacts):
            random.Random(shuffled).shuffle(rows)
    return (
        pa.Table.from_pylist(events, schema=EVENTS.schema),
        pa.Table.from_pylist(members, schema=MEMBERSHIP.schema),
        pa.Table.from_pylist(contacts, schema=CONTACTS.schema),
    )


def _event_row(event: Event, row: int) -> dict[str, object]:
    midnight = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(days=event.day)
    return {
        "event_id": event.number,
        "record_id": contact_id(event.contact) + event.record,
        "occurred_at": None if event.minute is None else midnight + timedelta(minutes=event.minute),
        "day": event.day,
        "kind": event.kind,
        "amount": _money(event.amount),
        "margin": _money(event.margin),
        "about_event_id": event.about,
        "ends_order": event.ends_order if event.kind == "refund" else None,
        "ref_record_id": None if event.whom is None else contact_id(event.whom) + event.record,
        "until_day": event.until,
        "source": event.source,
        "import_no": 1,
        "source_row": row,
        "lines": 1,
    }


def _money(cents: int | None) -> Decimal | None:
    return None if cents is None else Decimal(cents) / 100
