"""Every name of a list is exactly one of four: known, doubtful, new, outside the target market."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pyarrow as pa
import pytest
from tests.engines import AnEngine, opened_engine

from hogerop.contracts import (
    CONTACTS,
    EVENTS,
    INTERVALS,
    MEMBERSHIP,
    RECORDS,
    Table,
    contact_name,
)
from hogerop.ladder import Matched, Policy, day_number, matched

TODAY = date(2026, 6, 1)
DAY = day_number(TODAY)
QUESTIONS = pa.schema(
    [
        ("kind", pa.string()),
        ("contact_a", pa.int64()),
        ("contact_b", pa.int64()),
        ("probability", pa.float64()),
    ]
)
ACCOUNTS = pa.schema(
    [("kind", pa.string()), ("contact_id", pa.int64()), ("account_id", pa.int64())]
)


class Book:
    """Contacts 1 to 9, each with a record of its own number; import 3 is the list."""

    def __init__(self, engine: AnEngine) -> None:
        self.engine = engine
        self.earlier: list[int] = []
        self.listed: list[int] = []
        self.rungs: dict[int, int] = {}
        self.columns: dict[int, dict[str, Any]] = {}
        self.events: list[dict[str, Any]] = []
        self.asked: list[tuple[int, int]] = []
        self.first_seen: dict[int, int] = {}

    def matched(self, rule: str = "true") -> Matched:
        """Return what became of the list under a rule of the target market."""
        everybody = range(1, 10)
        self._put(RECORDS, "list_records", [_record(n) for n in self.listed])
        self._put(RECORDS, "earlier_records", [_record(n) for n in self.earlier])
        self._put(MEMBERSHIP, "membership", [{"record_id": n, "contact_id": n} for n in everybody])
        seen = {n: self.first_seen.get(n, DAY - 9) for n in everybody}
        rows = [
            {
                "contact_id": n,
                "first_seen_day": seen[n],
                "source_ids": [],
                **self.columns.get(n, {}),
            }
            for n in everybody
        ]
        self._put(CONTACTS, "contacts", rows)
        stays = [
            {"contact_id": n, "rung": self.rungs.get(n, 1), "lapsed": False, "from_day": seen[n]}
            for n in everybody
        ]
        self._put(INTERVALS, "intervals", stays)
        self._put(EVENTS, "events", self.events)
        pairs = [
            {"kind": "person", "contact_a": a, "contact_b": b, "probability": 0.7}
            for a, b in self.asked
        ]
        self.engine.put("question_pairs", pa.Table.from_pylist(pairs, QUESTIONS))
        accounts = [{"kind": "person", "contact_id": n, "account_id": n} for n in everybody]
        self.engine.put("accounts", pa.Table.from_pylist(accounts, ACCOUNTS))
        policy = Policy.parse(f"[target_market]\nrule = '{rule}'\n")
        return matched(self.engine, policy, number=3, file="list.csv", rows_of_file=9, as_of=TODAY)

    def happened(self, who: int, kind: str, day: int, import_no: int, **more: Any) -> None:
        """Add an event."""
        self.events.append(
            {
                "event_id": len(self.events) + 1, "record_id": who, "kind": kind, "day": day,
                "occurred_at": datetime(2026, 1, 1, tzinfo=UTC), "import_no": import_no,
                "source_row": 2, "lines": 1, **more,
            }
        )  # fmt: skip

    def _put(self, promise: Table, name: str, rows: list[dict[str, Any]]) -> None:
        self.engine.put(name, pa.Table.from_pylist(rows, schema=promise.schema))


def _record(number: int) -> dict[str, Any]:
    return {"record_id": number, "row_key": number, "import_day": DAY - 5, "source_row": number}


@pytest.fixture
def book() -> Iterator[Book]:
    engine = opened_engine(threads=1)
    yield Book(engine)
    engine.close()


def verdicts(found: Matched) -> dict[str, str]:
    return {row["contact"]: row["verdict"] for row in found.who}


def test_who_stands_in_an_earlier_file_is_known_and_the_others_are_new(book: Book) -> None:
    book.earlier, book.listed = [1, 2, 9], [2, 3, 1]
    found = book.matched()
    assert (found.names, found.known, found.doubtful, found.new, found.outside) == (3, 2, 0, 1, 0)
    # In the order of the file.
    assert verdicts(found) == {
        contact_name(1): "known",
        contact_name(2): "known",
        contact_name(3): "new",
    }


@pytest.mark.parametrize(
    ("day", "import_no", "known"),
    [
        (DAY - 5, 4, 1),  # a later file, of something before the list
        (DAY - 4, 4, 0),  # of something since
        (DAY - 4, 2, 1),  # an earlier file
        (DAY - 30, 3, 0),  # the list itself
        (DAY - 30, 0, 1),  # recorded by hand
        (DAY - 4, 0, 0),
    ],
)
def test_what_happened_before_the_list_makes_known(
    book: Book, day: int, import_no: int, known: int
) -> None:
    book.listed = [1]
    book.happened(1, "order", day, import_no)
    found = book.matched()
    assert (found.known, found.buyers) == (known, known)


def test_an_open_question_with_somebody_known_is_doubtful_and_one_within_the_list_is_not(
    book: Book,
) -> None:
    book.earlier, book.listed = [1, 2], [2, 3, 4, 5, 6]
    book.asked = [(1, 3), (4, 5), (2, 6)]
    found = book.matched()
    assert (found.known, found.doubtful, found.new) == (1, 2, 2)
    may_be = {row["contact"]: row["may_be"] for row in found.who if row["may_be"]}
    assert may_be == {contact_name(3): contact_name(1), contact_name(6): contact_name(2)}


def test_who_is_new_and_on_no_rung_is_outside_and_may_lack_what_the_market_asks(book: Book) -> None:
    book.listed = [1, 2, 3]
    book.rungs = {1: 0, 2: 0, 3: 1}
    book.columns = {1: {"sbi": "47.91"}, 3: {"sbi": "56.10"}}
    found = book.matched('sbi == "56"')
    assert (found.new, found.outside, found.lacking) == (1, 2, 1)


def test_the_four_add_up_and_each_is_told_by_rung(book: Book) -> None:
    book.earlier, book.listed = [1, 2, 3], [1, 2, 3, 4, 5, 6, 7]
    book.rungs = {1: 4, 2: 0, 4: 0, 5: 2}
    book.asked = [(3, 7)]
    found = book.matched()
    assert found.names == found.known + found.doubtful + found.new + found.outside == 7
    assert dict(found.known_on) == {"customer": 1, "suspect": 1, "outside": 1}
    assert dict(found.new_on) == {"prospect": 1, "suspect": 1}


def test_who_was_first_seen_after_the_day_of_the_ladder_is_matched_too(book: Book) -> None:
    book.listed, book.rungs = [1, 2], {1: 1, 2: 0}
    book.first_seen = {1: DAY + 40, 2: DAY + 40}
    found = book.matched()
    assert (found.new, found.outside) == (1, 1)


def test_only_the_newest_word_on_consent_counts_for_each_purpose(book: Book) -> None:
    book.listed = [1, 2, 3]
    book.happened(1, "consent", DAY - 9, 1, state="withdrawn", scope="mail")
    book.happened(1, "consent", DAY - 8, 1, state="given", scope="mail")
    book.happened(2, "consent", DAY - 9, 1, state="withdrawn", scope="mail")
    book.happened(2, "consent", DAY - 8, 1, state="given", scope="telephone")
    found = book.matched()
    assert found.withdrawn == 1
    assert [row["withdrawn"] for row in found.who] == [False, True, False]
