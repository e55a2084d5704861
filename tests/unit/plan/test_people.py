"""The people of an action by name, and what reached them as events."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pyarrow as pa
import pytest
from tests.engines import AnEngine, opened_engine
from tests.unit.plan.made import action

from hogerop.contracts import CONTACTS, LINES
from hogerop.errors import FileFault
from hogerop.plan import (
    became_line,
    doubtful_id,
    handed_line,
    handing_line,
    people_of,
    taken_back_line,
    touches,
)

DAY = date(2026, 11, 9)


@pytest.fixture
def engine() -> Iterator[AnEngine]:
    engine = opened_engine()
    contacts = {
        "contact_id": [1, 2, 3, 4],
        "first_seen_day": [0] * 4,
        "name": ["Cas", "ann", None, "Dora"],
        "company": [None, None, "Bakker BV", None],
        "email": ["cas@example.nl", None, None, None],
        "source_ids": [[]] * 4,
    }
    engine.put("contacts", CONTACTS.of(contacts))
    engine.put("permissions", pa.table({"contact_id": [1, 2], "permission": ["given", "customer"]}))
    engine.put("membership", pa.table({"record_id": [11, 22, 33, 44], "contact_id": [1, 2, 3, 4]}))
    yield engine
    engine.close()


def test_people_are_called_by_what_is_known_of_them(engine: AnEngine) -> None:
    told = people_of(engine, action(), reasons={22: "bought twice"})
    assert [(p.record, p.called, p.permission, p.reason) for p in told] == [
        (22, "ann", "customer", "bought twice"),
        (33, "Bakker BV", "unknown", ""),
        (11, "Cas", "given", ""),
    ]
    assert [p.may_be_written_to for p in told] == [True, False, True]


def test_who_turns_out_to_be_held_out_as_well_is_not_reached(engine: AnEngine) -> None:
    joined = {"record_id": [11, 22, 33, 44], "contact_id": [1, 2, 1, 1]}
    engine.put("membership", pa.table(joined))
    assert [person.record for person in people_of(engine, action())] == [22]


def test_two_who_turn_out_to_be_one_are_reached_once(engine: AnEngine) -> None:
    joined = {"record_id": [11, 22, 33, 44], "contact_id": [1, 2, 1, 4]}
    engine.put("membership", pa.table(joined))
    told = people_of(engine, action(), reasons={33: "bought twice"})
    assert [(p.record, p.records, p.reason) for p in told] == [
        (22, (22,), ""),
        (11, (11, 33), "bought twice"),
    ]


def test_who_is_left_alone_all_year_is_in_no_list(engine: AnEngine) -> None:
    assert [person.record for person in people_of(engine, action(), never=(11, 44))] == [22, 33]


def test_a_mailbox_that_somebody_held_out_shares_is_not_written_to(engine: AnEngine) -> None:
    shared = {"email": ["box@example.nl", "ann@example.nl", None, "BOX@example.nl"]}
    contacts = {"contact_id": [1, 2, 3, 4], "first_seen_day": [0] * 4, "source_ids": [[]] * 4}
    engine.put("contacts", CONTACTS.of(contacts | shared))
    engine.put("permissions", pa.table({"contact_id": [1, 2], "permission": ["given", "given"]}))
    told = {person.record: person.may_be_written_to for person in people_of(engine, action())}
    assert told == {11: False, 22: True, 33: False}


@pytest.mark.parametrize(
    ("channel", "known", "why"),
    [
        (
            "phone",
            {"phone": ["06 - 12 34 98 76", None, "020 1234987", "+31612349876"]},
            "somebody with the same telephone number must not be reached",
        ),
        (
            "post",
            {
                "street": ["Dorpsstr. 12", None, "Dorpsstraat 12", "DORPSSTRAAT 12"],
                "postcode": ["1234ab", None, "1234 AC", "1234 AB"],
            },
            "somebody at the same street address must not be reached",
        ),
        (
            "in_person",
            {
                "street": ["High Road 3", None, "Low Road 3", "high road 3"],
                "postcode": ["10115", None, "10115", "10115"],
            },
            "somebody at the same street address must not be reached",
        ),
    ],
)
def test_a_telephone_or_a_door_that_somebody_held_out_shares_is_left_alone(
    engine: AnEngine, channel: str, known: dict[str, list[str | None]], why: str
) -> None:
    nobody = {"contact_id": [1, 2, 3, 4], "first_seen_day": [0] * 4, "source_ids": [[]] * 4}
    engine.put("contacts", CONTACTS.of(nobody | known))
    given = {"contact_id": [1, 2, 3, 4], "permission": ["given"] * 4}
    engine.put("permissions", pa.table(given))
    told = people_of(engine, action(channel=channel))
    assert {one.record: one.left_out_because for one in told} == {11: why, 22: "", 33: ""}
    by_mail = people_of(engine, action(channel="email"))
    assert all(one.may_be_written_to for one in by_mail)


def test_who_takes_no_calls_closes_the_telephone_to_the_household(engine: AnEngine) -> None:
    shared = {"phone": ["0612349876", "06-12349876", None, None]}
    contacts = {"contact_id": [1, 2, 3, 4], "first_seen_day": [0] * 4, "source_ids": [[]] * 4}
    engine.put("contacts", CONTACTS.of(contacts | shared))
    said = {"contact_id": [1, 2, 3], "permission": ["withdrawn", "given", "given"]}
    engine.put("permissions", pa.table(said))
    told = people_of(engine, action(channel="phone"))
    assert {one.record: one.may_be_written_to for one in told} == {11: False, 22: False, 33: True}


def numbered(*lines: dict[str, Any]) -> list[tuple[int, bytes]]:
    return [(number, json.dumps(line).encode()) for number, line in enumerate(lines, start=1)]


def test_what_was_handed_over_comes_back_as_touches() -> None:
    line = handed_line(action(), [33, 11], on=DAY, outlet="csv", id="1")
    told = touches(numbered(line, line), where="touches.jsonl")
    assert told.schema.names == LINES.schema.names
    columns = ["record_id", "day", "kind", "action_id", "arm", "channel", "source", "source_row"]
    assert [list(row.values()) for row in told.select(columns).to_pylist()] == [
        [11, 20_766, "touch", "aq3f9k2", "treated", "email", "plan", 1],
        [33, 20_766, "touch", "aq3f9k2", "treated", "email", "plan", 1],
    ]


def test_what_is_about_to_leave_or_was_not_taken_reached_nobody() -> None:
    leaves = handing_line(action(), [11], on=DAY, outlet="webhook", id="2")
    became = [became_line(action(), what, on=DAY, id="2") for what in ("taken", "doubtful")]
    assert touches(numbered(leaves, *became), where="touches.jsonl").num_rows == 0


def test_one_list_of_a_day_is_taken_back_and_the_other_stays() -> None:
    lists = [
        handed_line(action(), records, on=DAY, outlet="csv", id=id)
        for id, records in (("1", [11, 22]), ("2", [22, 33]))
    ]
    told = touches(numbered(*lists, taken_back_line(action(), on=DAY, id="1")), where="touches")
    assert told.column("record_id").to_pylist() == [22, 33]
    told = touches(numbered(*lists, taken_back_line(action(), on=DAY)), where="touches")
    assert told.num_rows == 0


def test_of_a_list_that_had_no_answer_the_id_is_known_until_there_is_one() -> None:
    leaves = handing_line(action(), [11], on=DAY, outlet="webhook", id="2")
    asked = [
        [],
        [leaves],
        [leaves, became_line(action(), "doubtful", on=DAY, id="2")],
        [leaves, became_line(action(), "not_taken", on=DAY, id="2")],
        [leaves, handed_line(action(), [11], on=DAY, outlet="webhook", id="2")],
    ]
    assert [doubtful_id(lines, action()) for lines in asked] == [None, "2", "2", None, None]
    assert doubtful_id([leaves], action(id="aother2")) is None


def test_no_lines_are_no_touches() -> None:
    assert touches([], where="touches.jsonl").num_rows == 0


def test_every_line_that_is_none_of_ours_is_named() -> None:
    lines = [
        (3, b"{}"),
        (5, b"["),
        *numbered(handed_line(action(), [], on=DAY, outlet="csv", id="1")),
    ]
    with pytest.raises(FileFault, match="cannot be read") as told:
        touches(lines, where="touches.jsonl")
    assert told.value.problems == ("Line 3 makes no sense.", "Line 5 makes no sense.")
