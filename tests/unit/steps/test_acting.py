"""The plan in a workspace: drafted, approved, ticked off, and read back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.unit.plan.made import action

from hogerop.errors import AskedWrongly
from hogerop.steps import acting
from hogerop.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace.create(tmp_path / "shop", name="Jansen")


def test_an_action_goes_from_draft_to_done_and_every_change_is_kept(workspace: Workspace) -> None:
    drafted = acting.draft(workspace, action(), by="Ann")
    acting.change(workspace, drafted.id, replace(drafted, title="Later"), by="Ann")
    acting.move(workspace, drafted.id, "approved", by="Ben")
    acting.tick(workspace, drafted.id, 1, by="Ann")
    acting.move(workspace, drafted.id, "running", by="Ann")
    now = acting.move(workspace, drafted.id.upper(), "done", by="Ann")
    assert (now.title, now.state, now.steps[0].done) == ("Later", "done", True)
    assert acting.actions(Workspace.open(workspace.folder)) == (now,)
    assert [change.said for change in acting.changes(workspace, now.id)] == [
        *("drafted", "changed: title", "approved", "step 1 ticked off", "running", "done"),
    ]


def test_nobody_takes_part_in_two_actions_at_once(workspace: Workspace) -> None:
    one, other = (acting.draft(workspace, action(), by="Ann") for _ in range(2))
    assert one.id != other.id
    acting.move(workspace, one.id, "approved", by="Ann")
    with pytest.raises(AskedWrongly, match="4 people of this action take part in another"):
        acting.move(workspace, other.id, "approved", by="Ann")
    acting.move(workspace, one.id, "stopped", by="Ann", why="nobody opened it")
    assert acting.move(workspace, other.id, "approved", by="Ann").state == "approved"


def test_a_refused_change_writes_nothing(workspace: Workspace) -> None:
    drafted = acting.draft(workspace, action(), by="Ann")
    before = workspace.journal_file("plans").read_bytes()
    for refused in ("done", "running"):
        with pytest.raises(AskedWrongly):
            acting.move(workspace, drafted.id, refused, by="Ann")
    with pytest.raises(AskedWrongly, match="does not hold together"):
        acting.change(workspace, drafted.id, replace(drafted, owner=""), by="Ann")
    assert workspace.journal_file("plans").read_bytes() == before


def test_the_last_change_is_taken_back_until_there_is_none(workspace: Workspace) -> None:
    drafted = acting.draft(workspace, action(), by="Ann")
    acting.move(workspace, drafted.id, "approved", by="Ann")
    acting.tick(workspace, drafted.id, 2, by="Ann")
    assert acting.undo(workspace, drafted.id, by="Ann").steps == drafted.steps
    assert acting.undo(workspace, drafted.id, by="Ann") == drafted
    with pytest.raises(AskedWrongly, match="Nothing was changed"):
        acting.undo(workspace, drafted.id, by="Ann")


def test_what_was_stopped_comes_back_only_while_its_people_are_free(workspace: Workspace) -> None:
    one, other = (acting.draft(workspace, action(), by="Ann") for _ in range(2))
    acting.move(workspace, one.id, "approved", by="Ann")
    acting.move(workspace, one.id, "stopped", by="Ann")
    acting.move(workspace, other.id, "approved", by="Ann")
    with pytest.raises(AskedWrongly, match="4 people of this action"):
        acting.undo(workspace, one.id, by="Ann")
    acting.undo(workspace, other.id, by="Ann")
    assert acting.undo(workspace, one.id, by="Ann").state == "approved"


def test_an_action_that_is_not_there_is_said_to_be_so(workspace: Workspace) -> None:
    with pytest.raises(AskedWrongly, match="plan is still empty"):
        acting.action(workspace, "azzzzzz")
    there = acting.draft(workspace, action(), by="Ann")
    with pytest.raises(AskedWrongly, match=there.id):
        acting.action(workspace, "azzzzzz")


def test_the_key_of_the_holdout_is_drawn_once(workspace: Workspace) -> None:
    key = acting.key_of_the_holdout(workspace)
    assert len(key) == 16
    assert acting.key_of_the_holdout(Workspace.open(workspace.folder)) == key
