"""Actions hold together, change state only as they may, and tell what is to be done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from tests.unit.plan.made import MONDAY, action

from hogerop.errors import AskedWrongly
from hogerop.plan import STATES, Audience, State, Step, coming_week, engaged
from hogerop.plan.actions import check, may_become
from hogerop.words import speaking

ALLOWED = {
    ("draft", "approved"),
    ("draft", "stopped"),
    ("approved", "running"),
    ("approved", "stopped"),
    ("running", "done"),
    ("running", "stopped"),
}


@pytest.mark.parametrize("now", STATES)
@pytest.mark.parametrize("then", STATES)
def test_only_six_changes_of_state_are_allowed(now: State, then: State) -> None:
    if (now, then) in ALLOWED:
        may_become(action(state=now), then)
    else:
        with pytest.raises(AskedWrongly, match="cannot become"):
            may_become(action(state=now), then)


def test_a_refusal_says_what_is_possible_instead() -> None:
    with pytest.raises(AskedWrongly, match=r"(?s)draft cannot become done.*approved, stopped"):
        may_become(action(), "done")
    with speaking("nl"), pytest.raises(AskedWrongly, match="Maak een nieuwe actie"):
        may_become(action(state="done"), "running")


def test_everything_that_is_wrong_is_said_at_once() -> None:
    drawn = Audience((1, 2), (2,), 7, 0.5, "contact", (2, 1))
    broken = action(
        title=" ",
        owner="",
        rung=8,
        end=MONDAY - timedelta(days=1),
        budget=Decimal("-1"),
        steps=(Step("", MONDAY),),
        audience=drawn,
    )
    with pytest.raises(AskedWrongly) as told:
        check(broken)
    assert told.value.what.count(";") == 7


@pytest.mark.parametrize(
    "other",
    [
        {"budget": Decimal("NaN")},
        {"audience": Audience((), (1,), 7, 0.5, "contact", (0, 1))},
        {"steps": (Step("Call", MONDAY, -5),)},
    ],
)
def test_what_does_not_hold_together_is_refused(other: dict[str, Any]) -> None:
    with pytest.raises(AskedWrongly, match="does not hold together"):
        check(action(**other))


def test_people_are_spoken_for_as_long_as_an_action_is_open() -> None:
    states = [replace(action(), state=state) for state in STATES]
    assert [sorted(engaged([one])) for one in states] == [
        [],
        [11, 22, 33, 44],
        [11, 22, 33, 44],
        [],
        [],
    ]


def test_next_week_has_what_is_late_and_what_falls_in_it() -> None:
    running = action(state="running")
    week = coming_week([running], day=date(2026, 11, 5))
    assert [(due.step.what, due.late) for due in week["Ann"]] == [
        ("Write the message", True),
        ("Send it", False),
    ]


def test_what_was_ticked_off_is_not_to_be_done() -> None:
    steps = (replace(action().steps[0], done=True), *action().steps[1:])
    assert coming_week([action(state="approved", steps=steps)], day=MONDAY) == {}


def test_each_owner_has_a_list_in_order_of_the_day() -> None:
    late = (Step("b", MONDAY + timedelta(days=3)), Step("a", MONDAY))
    plans = [
        action(state="running", steps=late),
        action(state="approved", owner="Ben", steps=(Step("c", MONDAY),)),
    ]
    week = coming_week(reversed(plans), day=MONDAY)
    assert {owner: [due.step.what for due in dues] for owner, dues in week.items()} == {
        "Ann": ["a", "b"],
        "Ben": ["c"],
    }


@pytest.mark.parametrize("state", ["draft", "done", "stopped"])
def test_nothing_is_to_be_done_for_what_is_not_open(state: State) -> None:
    assert coming_week([action(state=state)], day=MONDAY) == {}
