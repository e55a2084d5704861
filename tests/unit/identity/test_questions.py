"""Open questions are between contacts as they are now, the costliest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pyarrow as pa
import pytest
from tests.engines import AnEngine, opened_engine

from hogerop.contracts import CONTACTS, ISSUED, LIKENESSES, MEMBERSHIP, RECORDS, contact_name
from hogerop.errors import AskedWrongly, WhoIsMeant
from hogerop.identity.asking.answers import ContactShown, Review, Status
from hogerop.identity.asking.questions import narrow, questions, ready, status
from hogerop.identity.asking.showing import show
from hogerop.identity.asking.sides import decided_sides, named
from hogerop.identity.decisions import Decision, record_of

RUNGS = ("outside", "suspect", "prospect", "shopper", "customer", "member", "advocate", "fan")
DAY = date(2026, 5, 3)
SAME_PHONE = ("phone", "same_phone", 13.2)
WORTH = ("contact_id", "name", "company", "email", "phone", "city", "rung", "orders", "spend")


class Book:
    """A book of some contacts: records are letters, a contact is called after its first record."""

    def __init__(self, **contacts: str) -> None:
        self.engine = opened_engine(memory_limit="1GB", threads=1)
        self.contact = {letter: name for name, records in contacts.items() for letter in records}
        self.rows: dict[str, dict[str, Any]] = {letter: {} for letter in self.contact}
        self.pairs: list[tuple[str, str, float, str, str]] = []
        self.found: dict[tuple[str, str], list[tuple[str, str, float]]] = {}
        self.firms: dict[str, str] = {}
        self.worth: dict[str, tuple[int, int, float]] = {}
        self.decisions: list[Decision] = []
        self.before: list[tuple[int, int]] = []
        self.under: dict[str, str] = {}
        self.on_the_ladder: list[dict[str, Any]] = []

    def pair(
        self, two: str, probability: float, verdict: str = "asked", kind: str = "person"
    ) -> Book:
        self.pairs.append((two[0], two[1], probability, verdict, kind))
        return self

    def shows(self, two: str, what: str, level: str, bits: float) -> Book:
        self.found.setdefault((two[0], two[1]), []).append((what, level, bits))
        return self

    def said(self, what: str, a: str, b: str, kind: str = "person") -> Book:
        sides = [tuple(f"shop:{letter}" for letter in side) for side in (a, b)]
        name = f"d{len(self.decisions)}"
        self.decisions.append(Decision(name, what, *sides, DAY, kind))  # type: ignore[arg-type]
        return self

    def id(self, letter: str) -> int:
        return key(self.contact[letter])

    def ready(self) -> AnEngine:
        for name, promise, rows in (
            ("records", RECORDS, self._records()),
            ("membership", MEMBERSHIP, self._membership()),
            ("issued", ISSUED, self._issued()),
            ("likenesses", LIKENESSES, self._likenesses()),
        ):
            self.engine.put(name, promise.of(_columns(rows)))
        self.engine.put("contacts", CONTACTS.of(_columns(self.on_the_ladder)))
        self.engine.put("worth", pa.Table.from_pylist(self._worth()))
        ready(self.engine, self.decisions)
        return self.engine

    def _records(self) -> list[dict[str, Any]]:
        row = {"source": "shop", "row_day": 10}
        return [
            row | {"source_id": x, "record_id": key(x), "row_key": place} | self.rows[x]
            for place, x in enumerate(self.contact)
        ]

    def _membership(self) -> list[dict[str, Any]]:
        return [
            {
                "record_id": key(x),
                "contact_id": self.id(self.under.get(x, x)),
                "person_id": self.id(x),
                "organisation_id": record_of(f"firm:{self.firms[x]}") if x in self.firms else None,
            }
            for x in self.contact
        ]

    def _issued(self) -> list[dict[str, Any]]:
        row = {"kind": "person", "born": 1}
        now = [row | {"contact_id": key(x)} for x in {*self.contact.values()}]
        gone = [row | {"contact_id": a, "retired": 2, "merged_into": b} for a, b in self.before]
        return now + gone

    def _likenesses(self) -> list[dict[str, Any]]:
        return [
            {
                "kind": kind,
                "record_l": min(key(a), key(b)),
                "record_r": max(key(a), key(b)),
                "probability": probability,
                "verdict": verdict,
                "evidence": [
                    {"what": what, "level": level, "bits": bits}
                    for what, level, bits in self.found.get((a, b), [SAME_PHONE])
                ],
            }
            for a, b, probability, verdict, kind in self.pairs
        ]

    def _worth(self) -> list[dict[str, Any]]:
        worth = self.worth or {"nobody": (0, 0, 0.0)}
        row = dict.fromkeys(WORTH)
        return [
            row | {"contact_id": key(x), "name": x, "rung": rung, "orders": orders, "spend": spend}
            for x, (rung, orders, spend) in worth.items()
        ]

    def asked(self, most: int = 25) -> Review:
        return questions(self.ready(), RUNGS, most=most)

    def status(self) -> Status:
        return status(self.ready(), self.decisions)

    def shown(self, letter: str) -> ContactShown:
        """Return what is shown of one; what is at hand of them alone shows the same."""
        found = show(self.ready(), self.id(letter), self.decisions, RUNGS)
        narrow(self.engine, self.id(letter))
        ready(self.engine, self.decisions)
        alone = show(self.engine, self.id(letter), self.decisions, RUNGS, around=False)
        assert alone == replace(found, household=())
        return found


def key(letter: str) -> int:
    return record_of(f"shop:{letter}")


def _columns(rows: list[dict[str, Any]]) -> dict[str, list[Any]]:
    names = dict.fromkeys(name for row in rows for name in row)
    return {name: [row.get(name) for row in rows] for name in names}


def contacts_of(review: Review) -> list[set[str]]:
    return [{record[-1] for record in (*q.a.records, *q.b.records)} for q in review.questions]


@pytest.fixture
def book() -> Iterator[Book]:
    made = Book(a="ab", c="cd", e="e", f="f")
    yield made
    made.engine.close()


def test_pairs_of_records_are_one_question_of_their_contacts_and_the_likest_speaks(
    book: Book,
) -> None:
    (question,) = book.pair("ac", 0.4).pair("bd", 0.8).pair("bc", 0.5).asked().questions
    assert {*question.a.records, *question.b.records} == {"shop:a", "shop:b", "shop:c", "shop:d"}
    assert {question.pair.a, question.pair.b} == {"shop:b", "shop:d"}
    assert (question.pairs, question.pair.probability) == (3, 0.8)
    assert question.pair.a in question.a.records


def test_a_pair_inside_one_contact_asks_nothing(book: Book) -> None:
    assert book.pair("ab", 0.5).asked().total == 0


def test_only_open_pairs_ask(book: Book) -> None:
    assert book.pair("ac", 0.9, "one").pair("ae", 0.01, "apart").asked().total == 0


def test_the_question_where_most_history_would_move_comes_first(book: Book) -> None:
    book.pair("ae", 0.5).pair("cf", 0.5).pair("ef", 0.5)
    # contact: rung, orders, spend. Of a and e nothing would move: e has no orders.
    book.worth = {"a": (7, 90, 9000), "e": (2, 0, 0), "c": (3, 2, 80), "f": (4, 3, 50)}
    assert contacts_of(book.asked()) == [{"c", "d", "f"}, {"a", "b", "e"}, {"e", "f"}]


def test_the_list_may_be_cut_and_says_how_many_there_are(book: Book) -> None:
    found = book.pair("ac", 0.5).pair("ae", 0.5).asked(most=1)
    assert (found.total, len(found.questions)) == (2, 1)


def test_a_question_answered_no_is_not_asked_again_though_other_records_are_alike(
    book: Book,
) -> None:
    assert book.pair("ac", 0.4).pair("bd", 0.8).said("different", "a", "c").asked().total == 0


def test_a_doubt_about_two_companies_and_who_stands_for_them_is_asked_once() -> None:
    book = Book(a="a", c="c", e="e")
    book.firms = {"a": "x", "c": "y"}
    book.pair("ac", 0.4).pair("ac", 0.6, kind="organisation").pair("ae", 0.5)
    found = book.asked()
    company = next(one for one in found.questions if one.kind == "organisation")
    assert (found.total, len(found.questions), book.status().questions) == (2, 2, 2)
    assert company.persons is not None
    assert (company.persons.kind, company.persons.pair.probability) == ("person", 0.4)
    # The person who stands for a company stands on its side.
    assert company.a.records == company.persons.a.records
    assert company.b.records == company.persons.b.records
    assert book.shown("a").questions[0].persons is None
    assert {one.pair.kind for one in book.shown("a").questions} == {"person"}


def test_of_more_people_between_two_companies_only_the_likest_are_asked_with_them() -> None:
    book = Book(a="a", b="b", c="c", d="d")
    book.firms = {"a": "x", "b": "x", "c": "y", "d": "y"}
    book.pair("ac", 0.4).pair("bd", 0.7).pair("ac", 0.9, kind="organisation")
    # Those about the same two records go with it, though others are likelier.
    company, people = book.asked().questions
    assert company.persons is not None
    assert contacts_of(Review(2, (company.persons, people))) == [{"a", "c"}, {"b", "d"}]
    book.pairs = []
    book.pair("ad", 0.4).pair("bd", 0.7).pair("ac", 0.9, kind="organisation")
    company, people = book.asked().questions
    assert company.persons is not None
    assert contacts_of(Review(2, (company.persons, people))) == [{"b", "d"}, {"a", "d"}]


def test_an_answer_about_people_leaves_the_question_about_their_companies() -> None:
    book = Book(a="a", c="c")
    book.firms = {"a": "x", "c": "y"}
    book.pair("ac", 0.4).pair("ac", 0.6, kind="organisation").said("different", "a", "c")
    (question,) = book.asked().questions
    assert (question.kind, question.persons) == ("organisation", None)
    assert question.a.contact in {contact_name(record_of(f"firm:{x}")) for x in "xy"}


def test_of_one_contact_all_questions_are_counted_though_few_are_shown() -> None:
    book = Book(a="a", c="c", e="e", f="f").pair("ac", 0.5).pair("ae", 0.6).pair("ef", 0.7)
    found = questions(book.ready(), RUNGS, contact=book.id("a"), most=1)
    assert (found.total, len(found.questions)) == (2, 1)


def test_the_number_of_contacts_is_a_range(book: Book) -> None:
    found = book.pair("ac", 0.4).pair("bd", 0.8).pair("de", 0.5).pair("ae", 0.5).status()
    assert (found.contacts, found.contacts_if_all_yes) == (4, 2)
    assert (found.questions, found.records, found.joined) == (3, 6, 4)


def test_a_book_without_questions_has_one_number(book: Book) -> None:
    found = book.status()
    assert (found.contacts, found.contacts_if_all_yes, found.questions) == (4, 4, 0)


def test_a_contact_is_called_what_the_lists_call_it() -> None:
    book = Book(a="ab")
    book.rows["a"] = {"name": "Hotel X B.V."}
    assert book.shown("a").name == "Hotel X B.V."
    named = {"name": "Jan", "company": "Hotel X BV", "kind": "company"}
    ids = {"contact_id": book.id("a"), "first_seen_day": 1, "source_ids": ["shop:a"]}
    book.on_the_ladder = [ids | named]
    assert book.shown("a").name == "Hotel X BV"
    book.on_the_ladder = [ids | named | {"kind": "person"}]
    assert book.shown("a").name == "Jan"


def test_records_hang_together_by_their_surest_links_and_no_others() -> None:
    book = Book(a="abc")
    book.pair("ab", 0.99, "one").pair("bc", 0.9, "one").pair("ac", 0.86, "one")
    assert [{p.a[-1], p.b[-1]} for p in book.shown("a").links] == [{"a", "b"}, {"b", "c"}]


def test_what_other_pairs_of_a_contact_show_is_told_too_the_strongest_first() -> None:
    book = Book(a="abcd")
    book.pair("ab", 0.99, "one").pair("bc", 0.95, "one").pair("ac", 0.02, "one")
    book.pair("cd", 0.97, "one").pair("bd", 0.1, "one")
    book.shows("ac", "born", "other_birthday", -6.1).shows("ac", "given", "same_given", 4.4)
    book.shows("bd", "born", "other_birthday", -5.9).shows("bd", "phone", "same_phone", 9.0)
    shown = book.shown("a")
    assert [{p.a[-1], p.b[-1]} for p in shown.links] == [{"a", "b"}, {"c", "d"}, {"b", "c"}]
    # The links tell of the telephone; the date of birth differs most between a and c.
    assert [({f.a[-1], f.b[-1]}, f.evidence.level) for f in shown.besides] == [
        ({"a", "c"}, "other_birthday"),
        ({"a", "c"}, "same_given"),
    ]


def test_a_decision_stands_where_nothing_but_an_unlikely_pair_would_join() -> None:
    book = Book(a="abc").pair("ab", 0.99, "one").pair("bc", 0.1, "one").said("same", "a", "c")
    assert [link.decided for link in book.shown("a").links] == [None, "d0"]


def test_what_you_decided_is_a_link_that_says_so() -> None:
    shown = Book(a="ab").pair("ab", 0.5).said("same", "a", "b").shown("a")
    (link,) = shown.links
    assert (link.decided, link.sentence) == ("d0", "You said that these are one")
    assert link.evidence[0].level == "same_phone"
    assert shown.decisions == ("d0",)


def test_who_shares_a_place_or_telephone_is_near_and_not_the_same(book: Book) -> None:
    home = {"street": "Dorpsstraat 12a", "postcode": "1234 AB", "name": "Jan Jansen"}
    book.rows["a"] = {**home, "phone": "06-12349876", "email": "jan@example.nl"}
    book.rows["c"] = {"street": "Dorpsstr. 12-A", "postcode": "1234ab", "name": "Els Jansen"}
    book.rows["e"] = {"street": "Dorpsstraat 14", "postcode": "1234AB", "mobile": "0031612349876"}
    book.rows["f"] = {"street": "Dorpsstraat 14", "postcode": "1234AB"}
    shown = book.shown("a")
    assert {near.contact: near.sentence for near in shown.household} == {
        contact_name(book.id("c")): "same address",
        contact_name(book.id("e")): "same telephone",
    }


def test_a_contact_works_at_each_company_once(book: Book) -> None:
    book.rows["a"] = {"company": "Bakker Media B.V."}
    book.rows["b"] = {"company": "bakker media bv"}
    assert book.shown("a").works_at == ("Bakker Media B.V.",)


def test_a_record_says_what_its_newest_row_says(book: Book) -> None:
    book.rows["e"] = {"name": "Els", "birth_day": 0}
    (record,) = book.shown("e").records
    assert record.says == {"name": "Els", "birth_day": date(1970, 1, 1)}
    assert record.day == date(1970, 1, 11)


def test_a_decision_on_two_contacts_speaks_of_all_their_records(book: Book) -> None:
    kind, a, b = decided_sides(book.ready(), "shop:a", contact_name(book.id("c")), "same")
    assert (kind, set(a), set(b)) == ("person", {"shop:a", "shop:b"}, {"shop:c", "shop:d"})


def test_two_colleagues_are_decided_on_as_persons_and_their_company_by_its_id() -> None:
    book = Book(a="a", c="c", e="e")
    book.firms = {"a": "x", "c": "x", "e": "y"}
    book.rows["a"] = book.rows["c"] = {"email": "info@x.nl"}
    engine = book.ready()
    assert decided_sides(engine, "shop:a", "shop:c", "different")[0] == "person"
    firm = contact_name(record_of("firm:x"))
    kind, a, b = decided_sides(engine, firm, "shop:e", "same")
    assert (kind, set(a), b) == ("organisation", {"shop:a", "shop:c"}, ["shop:e"])
    with pytest.raises(AskedWrongly):
        decided_sides(engine, firm, contact_name(book.id("e")), "same")
    # Of the mailbox that two share it is the organisation that is one.
    assert named(engine, "info@x.nl") == ("organisation", record_of("firm:x"))


def test_an_id_of_before_a_merge_leads_to_who_holds_its_records(book: Book) -> None:
    old = record_of("long:gone")
    book.before = [(old, book.id("c"))]
    assert named(book.ready(), contact_name(old)) == ("person", book.id("c"))


def test_who_is_meant_by_a_mailbox_of_two_people_is_asked(book: Book) -> None:
    book.rows["a"] = book.rows["e"] = {"email": "home@example.nl"}
    with pytest.raises(WhoIsMeant) as fault:
        named(book.ready(), "HOME@example.nl")
    assert set(fault.value.candidates) == {contact_name(book.id(x)) for x in "ae"}


def test_colleagues_under_one_account_have_nothing_that_would_move() -> None:
    book = Book(a="a", c="c", e="e", f="f")
    book.worth = dict.fromkeys("acef", (4, 5, 100))
    book.under = {"a": "e", "c": "e"}
    book.pair("ac", 0.9).pair("ef", 0.5)
    assert contacts_of(book.asked()) == [{"e", "f"}, {"a", "c"}]


def test_a_contact_is_split_between_two_records_that_are_named(book: Book) -> None:
    split = decided_sides(book.ready(), "shop:b", "shop:a", "different")
    assert split == ("person", ["shop:b"], ["shop:a"])


def test_a_contact_is_not_split_where_it_is_not_clear_which_records_are_meant(book: Book) -> None:
    book.rows["a"] = book.rows["b"] = {"email": "jan@example.nl"}
    with pytest.raises(AskedWrongly):
        decided_sides(book.ready(), "shop:a", "jan@example.nl", "different")
    with pytest.raises(AskedWrongly):
        decided_sides(book.ready(), "shop:a", "shop:b", "same")
