"""A listener hears who climbed, fell or is about to fall: what is new, and once."""

from __future__ import annotations

from datetime import date

import pyarrow.parquet as pq
from tests.unit.steps.shop import take

from hogerop import steps
from hogerop.contracts import contact_number
from hogerop.steps.hearing import KINDS
from hogerop.workspace import Workspace

HEADER = "e-mail,order number,date,amount\n"
PIET_AGAIN = HEADER + "piet@x.nl,B1,2026-05-30,40\n"
JAN_AGAIN = HEADER + "jan@x.nl,B2,2026-05-28,40\n"
ELS = HEADER + "els@x.nl,B3,2026-05-29,40\nels@x.nl,B4,2026-05-30,40\n"


def hears(workspace: Workspace, listener: str = "a", *, anew: bool = False) -> list[tuple]:
    """Let everybody be placed, and return what a listener hears then that it did not before."""
    steps.catch_up(workspace)
    known = {one.number for one in steps.heard(workspace, listener)}
    steps.hear(workspace, listener, anew=anew)
    return [
        (kind, called(workspace, one.contact), one.from_, one.to, f"{one.day}")
        for hearing in steps.heard(workspace, listener)
        if hearing.number not in known
        for kind in KINDS
        for one in steps.news_of(workspace, listener, hearing.number, kind, first=0, most=99)
    ]


def called(workspace: Workspace, contact: str) -> str:
    (email,) = steps.contacts(workspace, among=[contact]).arrow()["email"].to_pylist()
    return str(email).split("@")[0]


def test_whoever_hears_for_the_first_time_is_told_nothing_of_the_past(workspace):
    assert hears(workspace) == []
    assert [one.news for one in steps.heard(workspace, "a")] == [
        {"climbed": 0, "fell": 0, "falling": 0}
    ]


def test_a_climb_is_heard_with_its_day_and_once(workspace):
    hears(workspace)
    take(workspace, PIET_AGAIN, "more.csv")
    assert hears(workspace) == [("climbed", "piet", "shopper", "customer", "2026-05-30")]
    assert hears(workspace) == []
    steps.run(workspace)
    assert hears(workspace) == []


def test_two_listeners_hear_for_themselves(workspace):
    hears(workspace, "a")
    take(workspace, PIET_AGAIN, "more.csv")
    assert hears(workspace, "b") == []
    assert len(hears(workspace, "a")) == 1


def test_somebody_new_did_not_climb(workspace):
    hears(workspace)
    take(workspace, ELS, "els.csv")
    assert hears(workspace) == []


def test_what_is_taken_back_is_no_fall_and_what_is_brought_back_no_second_climb(workspace):
    hears(workspace)
    number = take(workspace, PIET_AGAIN, "more.csv").number
    assert len(hears(workspace)) == 1
    steps.remove_import(workspace, number)
    assert hears(workspace) == []
    steps.restore_import(workspace, number)
    assert hears(workspace) == []


def test_a_member_is_told_to_be_about_to_fall_once_and_then_to_have_fallen(workspace, clock):
    take(workspace, JAN_AGAIN, "more.csv")
    hears(workspace)
    until = steps.why(workspace, "jan@x.nl").stays_until
    assert until is not None
    notice = date.fromordinal(until.toordinal() - 20)
    fell = date.fromordinal(until.toordinal() + 1)
    # Other people's orders keep the ladder of today in use.
    clock(f"{notice}")
    take(workspace, HEADER + f"piet@x.nl,C1,{notice},1\n", "c.csv")
    assert ("falling", "jan", "member", "customer", f"{until}") in hears(workspace)
    clock(f"{date.fromordinal(until.toordinal() - 10)}")
    assert hears(workspace) == []
    clock(f"{fell}")
    assert ("fell", "jan", "member", "customer", f"{fell}") in hears(workspace)
    clock(f"{date.fromordinal(fell.toordinal() + 1)}")
    assert [one for one in hears(workspace) if one[1] == "jan"] == []


def test_whoever_was_saved_from_falling_is_warned_of_again_another_time(workspace, clock):
    take(workspace, JAN_AGAIN, "more.csv")
    hears(workspace)
    warned = []
    for turn in range(2):
        until = steps.why(workspace, "jan@x.nl").stays_until
        assert until is not None
        notice = date.fromordinal(until.toordinal() - 5)
        clock(f"{notice}")
        take(workspace, HEADER + f"piet@x.nl,D{turn},{notice},1\n", f"d{turn}.csv")
        warned += [one for one in hears(workspace) if one[:2] == ("falling", "jan")]
        take(workspace, HEADER + f"jan@x.nl,E{turn},{notice},1\n", f"e{turn}.csv")
        assert hears(workspace) == []
    assert [one[2] for one in warned] == ["member", "member"]
    assert warned[0][4] < warned[1][4]


def test_other_rules_are_no_climb_and_no_fall(workspace):
    hears(workspace)
    text = workspace.settings.text.replace('"order_days() >= 2"', '"orders() >= 1"')
    assert text != workspace.settings.text
    workspace.change_settings(text)
    assert hears(workspace) == []
    take(workspace, HEADER + "kees@x.nl,F1,2026-05-30,1\n", "kees.csv")
    assert [one[:2] for one in hears(workspace)] == [("climbed", "kees")]


def test_a_ladder_that_goes_back_to_the_last_day_with_news_tells_no_fall_twice(workspace, clock):
    take(workspace, JAN_AGAIN, "more.csv")
    hears(workspace)
    until = steps.why(workspace, "jan@x.nl").stays_until
    assert until is not None
    fell = date.fromordinal(until.toordinal() + 1)
    clock(f"{fell}")
    take(workspace, HEADER + f"piet@x.nl,C1,{until},1\n", "c.csv")
    assert [one[:2] for one in hears(workspace) if one[1] == "jan"] == [("fell", "jan")]
    clock(f"{date.fromordinal(until.toordinal() + 61)}")
    assert hears(workspace) == []
    assert steps.heard(workspace, "a")[-1].as_of == until
    take(workspace, HEADER + f"piet@x.nl,C2,{fell},1\n", "c2.csv")
    assert [one for one in hears(workspace) if one[1] == "jan"] == []


def test_who_begins_anew_hears_nothing_of_what_happened_meanwhile(workspace):
    hears(workspace)
    take(workspace, PIET_AGAIN, "more.csv")
    assert hears(workspace, anew=True) == []
    assert hears(workspace) == []


def test_a_business_in_which_nobody_stands_has_nothing_to_hear(tmp_path, clock):
    empty = steps.start(tmp_path / "empty", name="Empty")
    assert not steps.hears_more(empty, "a")
    steps.hear(empty, "a")
    assert steps.heard(empty, "a") == []


def test_messages_are_parts_of_the_news_and_hold_nobody_twice(workspace):
    names = [f"n{number}@x.nl" for number in range(7)]
    take(workspace, HEADER + "".join(f"{n},{n}1,2026-05-01,1\n" for n in names), "one.csv")
    hears(workspace)
    take(workspace, HEADER + "".join(f"{n},{n}2,2026-05-20,1\n" for n in names), "two.csv")
    steps.catch_up(workspace)
    steps.hear(workspace, "a")
    last = steps.heard(workspace, "a")[-1]
    parts = [
        steps.news_of(workspace, "a", last.number, "climbed", first=first, most=3)
        for first in (0, 3, 6)
    ]
    assert (last.news["climbed"], [len(one) for one in parts]) == (7, [3, 3, 1])
    assert len({one.contact for part in parts for one in part}) == 7


def test_nothing_is_left_of_who_is_forgotten(workspace):
    hears(workspace)
    take(workspace, PIET_AGAIN, "more.csv")
    hears(workspace)
    number = steps.heard(workspace, "a")[-1].number
    (piet,) = steps.news_of(workspace, "a", number, "climbed", first=0, most=9)
    steps.forget(workspace, "piet@x.nl")
    assert steps.news_of(workspace, "a", number, "climbed", first=0, most=9) == []
    files = sorted((workspace.folder / "listeners").rglob("*.parquet"))
    assert len(files) == 4
    gone = contact_number(piet.contact)
    assert all(gone not in pq.read_table(file)["contact_id"].to_pylist() for file in files)
    assert [one for one in hears(workspace) if one[0] != "falling"] == []


def test_what_was_told_is_removed_and_a_listener_with_it(workspace):
    hears(workspace)
    hears(workspace, anew=True)
    first, last = (one.number for one in steps.heard(workspace, "a"))
    steps.hears_no_more(workspace, "a", before=last)
    assert [one.number for one in steps.heard(workspace, "a")] == [last]
    assert last > first
    steps.hears_no_more(workspace, "a")
    assert list((workspace.folder / "listeners").iterdir()) == []


def test_an_older_order_that_comes_in_late_is_a_climb_of_its_own_day(workspace):
    hears(workspace)
    take(workspace, HEADER + "piet@x.nl,OLD,2025-01-10,40\n", "old.csv")
    assert hears(workspace) == [("climbed", "piet", "shopper", "customer", "2026-05-20")]
