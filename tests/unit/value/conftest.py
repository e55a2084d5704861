"""A small book that a test writes out: who bought when, and what was given back."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pyarrow as pa
import pytest
from tests.engines import opened_engine

from hogerop.contracts import CONTACTS, CREDITS, EVENTS, LEFT_OUT, MEMBERSHIP, Engine


class BookWriter:
    """Write events down one by one, then read them as the engine's tables.

    Records 1, 2, ... belong to the contact of the same number, unless told otherwise.
    """

    def __init__(self) -> None:
        self._events: list[dict[str, object]] = []
        self._contact_of: dict[int, int] = {}

    def order(
        self, record: int, day: int, amount: float | None = 10.0, margin: float | None = None
    ) -> int:
        """Write an order down; return its number."""
        return self._event(record, day, "order", amount=amount, margin=margin)

    def refund(
        self,
        record: int,
        day: int,
        amount: float | None,
        about: int | None = None,
        *,
        ends: bool = False,
        kind: str = "refund",
    ) -> int:
        """Write down that something was given back."""
        return self._event(record, day, kind, amount=amount, about_event_id=about, ends_order=ends)

    def enquiry(self, record: int, day: int) -> int:
        """Write something down that is no order."""
        return self._event(record, day, "enquiry", amount=None)

    def joined(self, record: int, day: int, until: int | None = None) -> int:
        """Write down that a membership began."""
        return self._event(record, day, "joined", amount=None, until_day=until)

    def same_person(self, record: int, contact: int) -> None:
        """Say whose record it is."""
        self._contact_of[record] = contact

    def engine(self) -> Engine:
        """Return an engine with events, membership and contacts."""
        records = sorted({int(str(e["record_id"])) for e in self._events})
        whose = [self._contact_of.get(r, r) for r in records]
        contacts = sorted(set(whose))
        engine = opened_engine(threads=1)
        rows = {
            name: [e.get(name) for e in self._events]
            for name in {key for e in self._events for key in e}
        }
        engine.put("events", EVENTS.of(rows) if rows else EVENTS.empty())
        engine.put("left_out", LEFT_OUT.empty())
        engine.put("credits", CREDITS.empty())
        engine.put("membership", MEMBERSHIP.of({"record_id": records, "contact_id": whose}))
        engine.put(
            "contacts",
            CONTACTS.of(
                {
                    "contact_id": contacts,
                    "first_seen_day": [0] * len(contacts),
                    "source_ids": pa.array([[] for _ in contacts], pa.list_(pa.string())),
                }
            ),
        )
        return engine

    def _event(self, record: int, day: int, kind: str, **what: object) -> int:
        number = len(self._events) + 1
        self._events.append(
            {"event_id": number, "record_id": record, "day": day, "kind": kind}
            | {"import_no": 1, "source_row": number, "lines": 1}
            | {key: Decimal(str(v)) if isinstance(v, float) else v for key, v in what.items()}
        )
        return number


@pytest.fixture
def book() -> Iterator[BookWriter]:
    """Return an empty book."""
    yield BookWriter()
