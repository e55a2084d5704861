"""The list of an action's people: who stands on it, and that it does nothing but be read."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook
from tests.unit.plan.hostile import FORMULA, LONG, NAMES, REVERSED
from tests.unit.plan.made import action

from hogerop.plan import Permission, Person
from hogerop.plan.outlets.mailing_list import LONGEST, save_list
from hogerop.words import speaking

ASKED: tuple[Permission, ...] = ("given", "customer", "unknown", "withdrawn")


def person(record: int, permission: Permission = "given", **known: str) -> Person:
    return Person(record=record, contact=f"c{record:013}", permission=permission, **known)


def rows_of(file: Path) -> list[list[str]]:
    if file.suffix == ".xlsx":
        return CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python()
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.reader(lines))


def test_only_who_may_be_written_to_stands_on_it(tmp_path: Path) -> None:
    people = [person(n, permission) for n, permission in enumerate(ASKED)]
    handed = save_list(tmp_path / "list.csv", action(), people)
    assert (handed.records, handed.left_out) == ((0, 1), {"unknown": 1, "withdrawn": 1})
    assert [row[6] for row in rows_of(tmp_path / "list.csv")] == [
        *("consent", "consent given", "existing customer"),
    ]


def test_a_tool_that_must_know_whom_to_leave_alone_gets_everyone(tmp_path: Path) -> None:
    people = [person(n, permission) for n, permission in enumerate(ASKED)]
    handed = save_list(tmp_path / "list.csv", action(), people, everyone=True)
    assert (len(handed.records), handed.left_out) == (4, {})
    assert [row[6] for row in rows_of(tmp_path / "list.csv")][3:] == [
        *("consent unknown", "consent withdrawn"),
    ]


def test_who_shares_a_mailbox_with_somebody_held_out_is_not_called_reachable(
    tmp_path: Path,
) -> None:
    shared = Person(record=1, contact="c1", permission="given", shares="email")
    save_list(tmp_path / "list.csv", action(), [shared], everyone=True)
    told = rows_of(tmp_path / "list.csv")[1][6]
    assert told == "somebody with the same e-mail address must not be reached"


def test_it_holds_who_why_and_for_which_action(tmp_path: Path) -> None:
    ann = person(7, name="Ann", email="ann@example.nl", language="nl", reason="Bought once.")
    with speaking("nl"):
        save_list(tmp_path / "list.xlsx", action(), [ann])
    headings, row = rows_of(tmp_path / "list.xlsx")
    assert dict(zip(headings, row, strict=True)) == {
        "contact": "c0000000000007",
        "naam": "Ann",
        "bedrijf": "",
        "e-mail": "ann@example.nl",
        "telefoon": "",
        "taal": "nl",
        "toestemming": "toestemming gegeven",
        "waarom": "Bought once.",
        "actie": "aq3f9k2",
    }


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_hostile_names_are_inert_and_legible(tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"list.{ending}"
    save_list(file, action(), [person(n, name=name) for n, name in enumerate(NAMES)])
    written = [row[1] for row in rows_of(file)[1:]]
    assert len(written) == len(NAMES)
    by_name = dict(zip(NAMES, written, strict=True))
    assert by_name[FORMULA].lstrip("'") == FORMULA
    assert by_name[REVERSED] == "Jangpj.exe Bakker"
    assert (len(by_name[LONG]), by_name[LONG][:6], by_name[LONG][-1]) == (LONGEST, "Jan aa", "…")
    assert not any(c in text for text in written for c in "\r\n\t\u202e\u200f")
    if ending == "csv":
        assert not any(text.startswith(("=", "+", "-", "@")) for text in written)
