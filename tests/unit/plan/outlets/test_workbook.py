"""The plan as a workbook: figures are figures, days are days, and texts do nothing."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook
from tests.unit.plan.hostile import NAMES
from tests.unit.plan.made import BEGUN, MONDAY, written

from hogerop.errors import AskedWrongly
from hogerop.paper import inert
from hogerop.plan import WrittenPlan
from hogerop.plan.outlets.workbook import save_plan_workbook
from hogerop.words import speaking


def sheets(tmp_path: Path, plan: WrittenPlan) -> dict[str, list[list[object]]]:
    file = tmp_path / "plan.xlsx"
    rows = save_plan_workbook(file, plan)
    book = CalamineWorkbook.from_path(str(file))
    found = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    assert rows == sum(len(sheet) - 1 for sheet in found.values())
    return found


def test_it_says_what_is_aimed_at_and_from_which_figures(tmp_path: Path) -> None:
    book = sheets(tmp_path, written())
    assert book["Plan"][1:5] == [
        ["plan", "Two actions in November, for 6 people and €120.50."],
        ["made on", MONDAY],
        ["currency", "EUR"],
        ["reckoned from", "edition 12, as of 2 November 2026"],
    ]
    assert book["Aims"][1:] == [
        ["Cost of winning a buyer", MONDAY, 38.4, 31.0, 47.2, 32.0, ""],
        ["Lifetime value of a buyer", BEGUN, 412.0, 365.0, 470.0, 440.0, 421.5],
    ]
    assert book["Rungs"] == [
        ["rung", "day", "contacts", "aim", "quarter 1", "quarter 2", "now"],
        ["Shopper", BEGUN, 812.0, 760.0, 805.0, 790.0, 784.0],
        ["Customer", MONDAY, 1240.0, 1300.0, "", "", ""],
        ["Raving fan", MONDAY, 15.0, 18.0, "", "", ""],
    ]


def test_actions_steps_and_people_have_a_sheet_each(tmp_path: Path) -> None:
    book = sheets(tmp_path, written())
    headings, first = book["Actions"][:2]
    assert dict(zip(headings, first, strict=True)) == {
        "action": "aq3f9k2",
        "title": "Second order",
        "rung": "Shopper",
        "owner": "Ann",
        "state": "running",
        "channel": "e-mail",
        "start": MONDAY,
        "end": date(2026, 11, 30),
        "budget": 120.5,
        "people": 3.0,
        "held out": 1.0,
        "seed": "7",
        "why": "Randomised: visits rose by 43 to 72%.",
        "what can be concluded": "You see 25 points.",
    }
    assert [row[3] for row in book["Steps"]][1:] == [
        *("Write the message", "Send it", "Count what came of it", "Call the first ten"),
    ]
    assert [row[6] for row in book["People"]] == [
        "consent",
        *("consent given", "consent given", "existing customer", "consent given"),
    ]


def test_a_dutch_reader_has_dutch_sheets(tmp_path: Path) -> None:
    with speaking("nl"):
        book = sheets(tmp_path, written())
    assert list(book) == ["Plan", "Doelen", "Treden", "Acties", "Stappen", "Mensen"]


@pytest.mark.parametrize("name", NAMES)
def test_hostile_names_are_inert_and_legible(tmp_path: Path, name: str) -> None:
    plan = written(name=name, business=name, heading=name, notes=(name,))
    people = sheets(tmp_path, plan)["People"][1:]
    assert [row[2] for row in people] == [inert(name, 200)] * 4
    with zipfile.ZipFile(tmp_path / "plan.xlsx") as parts:
        xml = b"".join(parts.read(one) for one in parts.namelist())
    assert b"<f>" not in xml
    assert b"<hyperlink" not in xml


def test_a_name_of_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AskedWrongly, match=r"name end in \.xlsx"):
        save_plan_workbook(tmp_path / "plan.xls", written())
