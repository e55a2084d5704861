"""Many files changed as one: whatever step the power fails at, all are old or all are new."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from hogerop.workspace import Workspace

NAMES = ("imports/0001/records.txt", "imports/0001/import.txt", "journal/recorded.jsonl")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = Workspace.create(tmp_path / "shop")
    (made.folder / "imports/0001").mkdir()
    for name in (*NAMES, "gone.txt"):
        (made.folder / name).write_text("old")
    return made


def change_all(workspace: Workspace) -> None:
    with workspace.rewriting() as change:
        for name in NAMES:
            change.new(workspace.folder / name).write_text("new")
        change.new(workspace.folder / "journal/added.jsonl").write_text("new")
        change.remove(workspace.folder / "gone.txt")


def seen(workspace: Workspace) -> set[str]:
    texts = {(workspace.folder / name).read_text() for name in NAMES}
    there = (workspace.folder / "journal/added.jsonl").exists()
    gone = not (workspace.folder / "gone.txt").exists()
    return texts | {"new" if there else "old", "new" if gone else "old"}


def fails_at(step: int, workspace: Workspace) -> bool:
    """Change all in a process that dies just before a step on the disk; say whether it did."""
    process = os.fork()
    if process == 0:
        left = [step]

        def counted(name: str) -> Any:
            real = getattr(os, name)

            def step_or_die(*args: Any, **named: Any) -> Any:
                if left[0] <= 0:
                    os._exit(1)
                left[0] -= 1
                return real(*args, **named)

            return step_or_die

        for name in ("fsync", "rename", "replace", "unlink", "rmdir"):
            setattr(os, name, counted(name))
        change_all(workspace)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) != 0


def test_a_change_is_there_as_a_whole(workspace: Workspace) -> None:
    change_all(workspace)
    assert seen(workspace) == {"new"}
    assert not [f for f in workspace.folder.iterdir() if f.name.startswith((".tmp", ".rewrite"))]


def test_a_block_that_fails_changes_nothing(workspace: Workspace) -> None:
    with pytest.raises(RuntimeError), workspace.rewriting() as change:
        change.new(workspace.folder / NAMES[0]).write_text("new")
        raise RuntimeError
    assert seen(workspace) == {"old"}


def test_after_a_power_cut_at_any_step_all_is_old_or_all_is_new(workspace: Workspace) -> None:
    outcomes = []
    for step in range(200):
        for name in (*NAMES, "gone.txt"):
            (workspace.folder / name).write_text("old")
        (workspace.folder / "journal/added.jsonl").unlink(missing_ok=True)
        died = fails_at(step, workspace)
        opened = Workspace.open(workspace.folder)
        assert len(seen(opened)) == 1, step
        outcomes.append(seen(opened).pop())
        if not died:
            break
    assert outcomes[0] == "old"
    assert outcomes[-1] == "new"
    assert sorted(outcomes, reverse=True) == outcomes


def test_a_line_that_is_said_while_files_are_rewritten_is_not_lost(workspace: Workspace) -> None:
    name = NAMES[2]
    (workspace.folder / name).write_text("")
    other = Thread(target=lambda: Workspace(workspace.folder).append("recorded", {"n": 2}))
    with workspace.rewriting() as change:
        change.new(workspace.folder / name).write_text('{"n": 1}\n')
        other.start()
        other.join(0.2)  # It waits; without the lock it would have written by now.
    other.join()
    assert workspace.said("recorded") == [{"n": 1}, {"n": 2}]


def test_what_is_said_waits_for_no_import(workspace: Workspace) -> None:
    said = Thread(target=lambda: Workspace(workspace.folder).append("noted", {"n": 1}))
    with workspace.writing():
        said.start()
        said.join(5.0)
        assert workspace.said("noted") == [{"n": 1}]


def test_an_edition_that_is_rewritten_is_another_state(workspace: Workspace) -> None:
    with workspace.new_edition() as draft:
        draft.file("contacts").write_text("old")
    edition = workspace.folder / "editions/0001"
    before = workspace.state(())
    (workspace.folder / "editions/.tmp-new").mkdir()
    assert workspace.state(()) == before
    with workspace.rewriting() as change:
        change.new(edition / "contacts.parquet").write_text("new")
    assert workspace.state(()) != before
