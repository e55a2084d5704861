"""The plan as it is kept: what the lines of the journal come to."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from tests.unit.plan.made import action

from hogerop.errors import AskedWrongly, FileFault
from hogerop.plan import (
    Action,
    Reckoned,
    State,
    Step,
    actions_of,
    before_of,
    changed_line,
    changes_of,
    drafted_line,
    handed_line,
    holdout_key,
    key_line,
    library,
    moved_line,
    new_id,
    taken_back_line,
    ticked_line,
    touches,
    touches_of,
    touches_without,
    undone_line,
    without,
)
from hogerop.plan.wording import title
from hogerop.words import speaking

DAY = date(2026, 11, 1)


def kept(*lines: dict[str, Any]) -> list[dict[str, Any]]:
    """Return lines as they come back from the file."""
    return [json.loads(json.dumps(line)) for line in lines]


def test_an_action_comes_back_as_it_was() -> None:
    assert actions_of(kept(drafted_line(action(), on=DAY, by="Ann"))) == (action(),)


def test_an_action_that_was_drafted_before_reasons_were_kept_is_read_too() -> None:
    line = drafted_line(action(), on=DAY, by="Ann")
    del line["action"]["reckoned"]
    assert actions_of(kept(line)) == (action(reckoned=None),)


def test_the_last_word_counts() -> None:
    draft = action()
    cheaper = replace(draft, budget=Decimal("80"), owner="Ben")
    approved = replace(cheaper, state="approved")
    lines = kept(
        drafted_line(draft, on=DAY, by="Ann"),
        changed_line(draft, cheaper, on=DAY, by="Ann"),
        moved_line(cheaper, "approved", on=DAY, by="Ben"),
        ticked_line(approved, 2, on=DAY, by="Ben"),
    )
    (now,) = actions_of(lines)
    assert (now.state, now.owner, now.budget) == ("approved", "Ben", Decimal("80"))
    assert [step.done for step in now.steps] == [False, True, False]


def test_words_of_the_strategy_are_said_in_the_readers_language_and_the_owners_own_are_kept() -> (
    None
):
    there = library()
    mail = there["second_order_mail"]
    todo = tuple(Step(what, DAY, 5) for what in mail.said["en"].do[:2])
    draft = action(title=mail.said["en"].name, steps=(*todo, Step("Ring my aunt", DAY)))
    own = replace(draft, title="Ann's letter", end=date(2026, 12, 1))
    lines = kept(drafted_line(draft, on=DAY, by="Ann"))
    assert actions_of(lines, there) == actions_of(lines) == (draft,)
    with speaking("nl"):
        (dutch,) = actions_of(lines, there)
        changed = kept(changed_line(dutch, replace(dutch, owner="Ben"), on=DAY, by="Ben"))
        owned = kept(changed_line(dutch, replace(own, steps=dutch.steps), on=DAY, by="Ben"))
        (mine,) = actions_of([*lines, *owned], there)
        told = [one.said for one in changes_of([*lines, *changed], draft.id, there)]
    assert dutch.title == mail.said["nl"].name
    assert [one.what for one in dutch.steps] == [*mail.said["nl"].do[:2], "Ring my aunt"]
    assert told == ["opgesteld", "gewijzigd: eigenaar"]
    assert actions_of([*lines, *changed], there) == (replace(draft, owner="Ben"),)
    assert mine.title == "Ann's letter"
    assert actions_of([*lines, *owned], there) == (own,)


def test_those_who_lapsed_are_called_so_in_either_language() -> None:
    there = library()
    with speaking("nl"):
        dutch = title(there["win_back_by_reason"], 4)
        lines = kept(
            drafted_line(
                action(title=dutch, strategy="win_back_by_reason", rung=4), on=DAY, by="Ann"
            )
        )
        assert actions_of(lines, there)[0].title == dutch
    assert actions_of(lines, there)[0].title == "Win back by reason: lapsed on Customer"
    assert actions_of(lines)[0].title == dutch


def test_every_change_is_told_with_who_and_when() -> None:
    draft = action()
    later = replace(draft, budget=Decimal("80"), title="Another")
    lines = kept(
        key_line(on=DAY),
        drafted_line(draft, on=DAY, by="Ann"),
        drafted_line(replace(draft, id="aother1"), on=DAY, by="Cas"),
        changed_line(draft, later, on=DAY, by="Ben"),
        moved_line(later, "stopped", on=date(2026, 11, 3), by="Ann", why="too dear"),
    )
    assert [(str(c.on), c.by, c.said) for c in changes_of(lines, draft.id)] == [
        ("2026-11-01", "Ann", "drafted"),
        ("2026-11-01", "Ben", "changed: title, budget"),
        ("2026-11-03", "Ann", "stopped: too dear"),
    ]


@pytest.mark.parametrize("states", [["stopped"], ["approved", "stopped"]])
def test_what_was_stopped_before_its_start_never_began(states: list[State]) -> None:
    assert not _after(*states).begun
    assert _after("approved", "running", "stopped").begun


def _after(*states: State) -> Action:
    """Return the action of a journal in which it went through these states."""
    lines = [drafted_line(action(), on=DAY, by="Ann")]
    passed: tuple[State, ...] = ("draft", *states)
    for now, then in pairwise(passed):
        lines.append(moved_line(action(state=now), then, on=DAY, by="Ann"))
    (told,) = actions_of(kept(*lines))
    return told


def test_each_undoing_goes_one_change_further_back() -> None:
    draft = action()
    approved = replace(draft, state="approved")
    lines = kept(
        drafted_line(draft, on=DAY, by="Ann"),
        moved_line(draft, "approved", on=DAY, by="Ann"),
        ticked_line(approved, 1, on=DAY, by="Ann"),
    )
    undone = kept(undone_line(draft, on=DAY, by="Ben"))
    assert actions_of([*lines, *undone]) == (approved,)
    assert actions_of([*lines, *undone, *undone]) == (draft,)
    assert before_of([*lines, *undone, *undone], draft.id) is None
    assert [change.said for change in changes_of([*lines, *undone], draft.id)][-1] == (
        "the last change was taken back; it is approved now"
    )
    with pytest.raises(FileFault, match="damaged"):
        actions_of([*lines, *undone * 3])


def test_a_list_that_reached_nobody_after_all_is_taken_back_and_letters_are_not() -> None:
    handed = handed_line(action(), [22, 33], on=DAY, outlet="csv", id="1")
    letter = {"what": "sent", "action": action().id, "channel": "email", "record": 44}
    letter |= {"on": "2026-11-01", "at": "2026-11-01T09:00:00+01:00"}
    other = handed_line(action(), [22], on=date(2026, 11, 2), outlet="csv", id="1")
    said = kept(handed, letter, other, taken_back_line(action(), on=DAY))
    lines = [(n, json.dumps(line).encode()) for n, line in enumerate(said, start=1)]
    found = touches(lines, where="touches").select(["record_id", "source_row"]).to_pylist()
    assert sorted(found, key=lambda row: row["source_row"]) == [
        {"record_id": 44, "source_row": 2},
        {"record_id": 22, "source_row": 3},
    ]
    assert [one["what"] for one in touches_of(said, {22}.__contains__)] == ["handed", "handed"]
    assert touches_without(said[-1], {22}.__contains__) == said[-1]


@pytest.mark.parametrize("first", ["handed", "sent"])
def test_a_letter_of_the_day_of_a_list_stays_when_the_list_is_taken_back(first: str) -> None:
    handed = handed_line(action(), [22], on=DAY, outlet="csv", id="1")
    letter = {"what": "sent", "action": action().id, "channel": "email", "record": 22}
    letter |= {"on": "2026-11-01", "at": "2026-11-01T09:00:00+01:00"}
    both = (handed, letter) if first == "handed" else (letter, handed)
    said = kept(*both, taken_back_line(action(), on=DAY))
    lines = [(n, json.dumps(line).encode()) for n, line in enumerate(said, start=1)]
    assert touches(lines, where="touches")["record_id"].to_pylist() == [22]


def test_what_is_approved_is_changed_no_more() -> None:
    with pytest.raises(AskedWrongly, match="approved is changed no more"):
        changed_line(action(state="approved"), action(), on=DAY, by="Ann")


def test_a_step_that_is_not_there_is_not_ticked_off() -> None:
    with pytest.raises(AskedWrongly, match="no step 4"):
        ticked_line(action(), 4, on=DAY, by="Ann")


@pytest.mark.parametrize(
    ("state", "step", "what", "fix"),
    [
        ("draft", 1, "This action is draft, so nothing", "hogerop plan approve aq3f9k2"),
        ("stopped", 1, "This action is stopped, so nothing", "that was approved"),
        ("running", 2, "Step 2 was ticked off already", "hogerop plan show aq3f9k2"),
    ],
)
def test_what_cannot_be_done_or_was_done_is_not_ticked_off(
    state: State, step: int, what: str, fix: str
) -> None:
    one, other, last = action().steps
    acted = action(state=state, steps=(one, replace(other, done=True), last))
    with pytest.raises(AskedWrongly, match=rf"{what}(.|\n)*{fix}"):
        ticked_line(acted, step, on=DAY, by="Ann")
    assert ticked_line(replace(acted, state="done"), 3, on=DAY, by="Ann")["step"] == 3


@pytest.mark.parametrize(
    "line",
    [
        {"what": "moved", "id": "aq3f9k2", "on": "2026-11-01", "by": "x", "to": "done", "why": ""},
        {"what": "moved", "id": "nobody", "on": "2026-11-01", "by": "x", "to": "approved"},
        {"what": "ticked", "id": "aq3f9k2", "on": "2026-11-01", "by": "x", "step": 9},
        {"what": "sung", "id": "aq3f9k2"},
        {"id": "aq3f9k2"},
        drafted_line(action(), on=DAY, by="Ann"),
    ],
)
def test_a_line_that_makes_no_sense_is_named(line: dict[str, Any]) -> None:
    lines = kept(drafted_line(action(), on=DAY, by="Ann"), line, {"what": "key", "key": "?"})
    with pytest.raises(FileFault, match="damaged") as told:
        actions_of(lines)
    assert told.value.problems == ("Line 2 makes no sense.", "Line 3 makes no sense.")


def test_equal_actions_have_different_ids() -> None:
    ids = {new_id("Second order", DAY, after=n) for n in range(50)}
    assert len(ids) == 50
    assert all(len(one) == 7 and one.startswith("a") for one in ids)


def test_the_first_key_of_the_holdout_holds_for_ever() -> None:
    first, second = key_line(on=DAY), key_line(on=DAY)
    assert first["key"] != second["key"]
    assert holdout_key(kept(drafted_line(action(), on=DAY, by="Ann"), first, second)) == (
        bytes.fromhex(first["key"])
    )
    assert holdout_key([]) is None


def test_who_is_forgotten_takes_no_part_and_was_not_reached() -> None:
    theirs = {22, 44}.__contains__
    (now,) = actions_of(kept(without(drafted_line(action(), on=DAY, by="Ann"), theirs)))
    assert (now.audience.people, now.audience.holdout) == ((11, 33), ())
    assert now.reckoned == Reckoned(0.09, False, (0.1, 0.3), (40.0, 60.0), (False, False))
    handed = handed_line(action(), [22, 33], on=DAY, outlet="csv", id="1")
    letters = [{"what": "sent", "action": "a", "record": record} for record in (22, 33)]
    after = [touches_without(line, theirs) for line in kept(handed, *letters)]
    assert after == [{**handed, "records": [33]}, None, letters[1]]


def test_an_action_of_which_everybody_is_forgotten_can_still_be_read() -> None:
    line = without(drafted_line(action(), on=DAY, by="Ann"), lambda _: True)
    assert actions_of(kept(line))[0].audience.people == ()
    assert without(key_line(on=DAY), lambda _: True)["what"] == "key"
