"""Files of randomised tests: one row is one unit with its arm, and what came of it."""

from __future__ import annotations

from typing import Any

import pytest

from hogerop.errors import FileFault

TEST = {
    "kind": "experiment",
    "columns": {
        "Groep": "arm",
        "Bezocht": "outcome",
        "Besteed": "outcome",
        "Vorig jaar": "before",
        "Kanaal": "trait",
    },
}
HEADER = "Groep;Bezocht;Besteed;Vorig jaar;Kanaal\n"


def units(taken: Any, *names: str) -> list[tuple[Any, ...]]:
    """Return columns of the units; what is kept by column as a dictionary."""
    kept = ("outcomes", "before", "traits")
    return [tuple(dict(u[n]) if n in kept else u[n] for n in names) for u in taken.units]


def test_several_columns_are_outcomes_and_keep_their_names(take_file: Any) -> None:
    taken = take_file(
        HEADER + "brief;1;12,50;100,00;web\ncontrole;0;0;80,50;winkel\n", mapping=TEST
    )
    assert taken.counts == (2, 0, 0, 0)
    assert units(taken, "arm", "held_out", "outcomes", "before", "traits") == [
        (
            "brief",
            False,
            {"Bezocht": 1.0, "Besteed": 12.5},
            {"Vorig jaar": 100.0},
            {"Kanaal": "web"},
        ),
        (
            "controle",
            True,
            {"Bezocht": 0.0, "Besteed": 0.0},
            {"Vorig jaar": 80.5},
            {"Kanaal": "winkel"},
        ),
    ]


def test_nobody_of_a_test_becomes_a_contact_and_nothing_happened(take_file: Any) -> None:
    taken = take_file(HEADER + "brief;1;12,50;100,00;web\n", mapping=TEST)
    assert (taken.records, taken.lines, taken.costs) == ([], [], [])


def test_an_outcome_that_is_not_there_was_lost_and_is_no_nought(take_file: Any) -> None:
    taken = take_file(HEADER + "brief;1;;100,00;onbekend\n", mapping=TEST)
    assert units(taken, "outcomes", "traits") == [({"Bezocht": 1.0}, {})]


def test_people_who_look_alike_are_people_each(take_file: Any) -> None:
    taken = take_file(HEADER + "brief;1;5;100;web\n" * 3, mapping=TEST)
    assert (taken.counts, taken.report.kept_repeats) == ((3, 0, 0, 0), 2)


def test_a_unit_with_a_number_is_told_once(take_file: Any) -> None:
    mapping = {"kind": "experiment", "columns": {"id": "unit"}}
    taken = take_file("id,arm,outcome\n7,mail,1\n7,mail,1\n8,control,0\n", mapping=mapping)
    assert taken.counts == (2, 0, 0, 1)


def test_a_row_without_an_arm_is_set_aside(take_file: Any) -> None:
    taken = take_file("arm,outcome\n,1\ncontrol,0\nmail,soon\n")
    assert [(r["source_row"], r["column"], r["reason"]) for r in taken.set_aside] == [
        (2, "arm", "arm"),
        (4, "outcome", "amount"),
    ]


def test_a_household_is_a_number_and_no_more(take_file: Any) -> None:
    taken = take_file(
        "arm,outcome,household\nmail,1,Kerkstraat 5\ncontrol,0,\nmail,0,Kerkstraat 5\n"
        "mail,1,Dorpsweg 1\n"
    )
    found = [unit["household"] for unit in taken.units]
    assert found == [2, None, 2, 1]


def test_a_test_without_a_name_is_called_after_its_file(take_file: Any) -> None:
    assert units(take_file("arm,outcome\nmail,1\n", "spring mail.csv"), "experiment") == [
        ("spring mail",)
    ]
    named = take_file("experiment,arm,outcome\nSpring,mail,1\n", "other.csv")
    assert units(named, "experiment") == [("Spring",)]


@pytest.mark.parametrize("arm", ["Control", "No E-Mail", "hold-out", "controlegroep", "geen mail"])
def test_words_for_those_who_got_nothing(take_file: Any, arm: str) -> None:
    assert units(take_file(f"arm,outcome\n{arm},1\n"), "held_out") == [(True,)]


def test_the_same_test_told_later_is_taken_whole(take_file: Any) -> None:
    take_file("arm,outcome\nmail,\ncontrol,0\n", "test.csv")
    later = take_file("arm,outcome\nmail,1\ncontrol,0\n", "test.csv")
    assert later.counts == (2, 0, 0, 0)


def test_a_list_of_people_is_not_taken_for_a_test(take_file: Any) -> None:
    taken = take_file("email,test group,conversion\na@x.nl,A,1\n")
    assert taken.report.kind == "contacts"


def test_a_test_needs_arms(take_file: Any) -> None:
    with pytest.raises(FileFault, match="what chance gave the unit"):
        take_file("outcome,before\n1,5\n", mapping={"kind": "experiment"})
