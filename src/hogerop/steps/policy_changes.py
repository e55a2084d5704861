"""Putting another policy in force, and putting the one before back.

Every change is a line of ``journal/policies.jsonl`` with the rules as they stood before it, so
that nothing an owner wrote is ever lost.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from hogerop.errors import AskedWrongly, WorkspaceFault
from hogerop.steps.policies import together
from hogerop.words import say
from hogerop.workspace import Workspace, instead_of_policy, policy_part, policy_values

JOURNAL = "policies"


@dataclass(frozen=True)
class Changed:
    """One value of the policy that is another one now; None = it was not, or is not, written.

    ``name`` is as in hogerop.toml, such as ``ladder.fan.rule``.
    """

    name: str
    before: object
    after: object


def policy_set(workspace: Workspace, text: str, *, name: str = "") -> tuple[Changed, ...]:
    """Put rules in force; those that the text leaves out stay as they are. A door: writes.

    Parameters
    ----------
    text : str
        Sections of a policy, all or some.
    name : str, optional
        The file that the text comes from, for messages.

    Returns
    -------
    tuple of Changed
        Every value that changed. `policy_undo` takes them back.

    Raises
    ------
    PolicyFault
        If it cannot be read, with every fault.
    """
    with workspace.writing():
        before = workspace.settings.text
        after = together(workspace, text, name)
        if after != before:
            Policies.keep(workspace, before)
            workspace.change_settings(after)
    return _changes(before, after)


def policy_undo(workspace: Workspace) -> tuple[Changed, ...]:
    """Put the rules back that stood before the last `policy_set`. A door: writes.

    Once more goes one further back.

    Returns
    -------
    tuple of Changed
        Every value that changed.

    Raises
    ------
    AskedWrongly
        If there is nothing to go back to.
    WorkspaceFault
        If the journal of policies cannot be read.
    """
    with workspace.writing():
        before = workspace.settings.text
        policies = Policies.of(workspace)
        # A set that was stopped halfway left its line, and changed nothing.
        back = next((n for n, was in enumerate(policies.older) if was != policy_part(before)), None)
        if back is None:
            raise AskedWrongly(
                say("There are no earlier rules to go back to."),
                where=str(workspace.journal_file(JOURNAL)),
                fix=say("Only what `hogerop policy set` changed can be taken back."),
            )
        after = instead_of_policy(before, policies.older[back])
        workspace.change_settings(after)
        Policies.keep(workspace, before, undone=back + 1)
    return _changes(before, after)


def policy_may_go_back(workspace: Workspace) -> bool:
    """Say whether there are earlier rules to go back to. A door: reads.

    Where they cannot be read there may be: going back says then what is wrong.
    """
    now = policy_part(workspace.settings.text)
    try:
        return any(was != now for was in Policies.of(workspace).older)
    except WorkspaceFault:
        return True


@dataclass(frozen=True)
class Policies:
    """The rules that can be gone back to, the newest first."""

    older: tuple[str, ...]

    @classmethod
    def of(cls, workspace: Workspace) -> Policies:
        """Read them from the journal.

        Raises
        ------
        WorkspaceFault
            If a line is none of ours.
        """
        stack: list[str] = []
        for number, line in workspace.journal(JOURNAL).lines:
            try:
                told = json.loads(line)
                undone, was = int(told.get("undone", 0)), str(told["before"])
            except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
                raise WorkspaceFault(
                    say("An earlier policy cannot be read."),
                    where=say(
                        "{file}, line {line}", file=workspace.journal_file(JOURNAL), line=number
                    ),
                    fix=say("Mend or remove this line in a text editor."),
                ) from fault
            if undone:
                del stack[max(len(stack) - undone, 0) :]
            else:
                stack.append(was)
        return cls(tuple(reversed(stack)))

    @staticmethod
    def keep(workspace: Workspace, settings: str, *, undone: int = 0) -> None:
        """Add the rules of a settings file to the journal."""
        line: dict[str, object] = {"at": _now(workspace), "before": policy_part(settings)}
        workspace.append(JOURNAL, line | ({"undone": undone} if undone else {}))


def _now(workspace: Workspace) -> str:
    zone = ZoneInfo(workspace.settings.business.time_zone)
    return datetime.now(zone).isoformat(timespec="seconds")


def _changes(before: str, after: str) -> tuple[Changed, ...]:
    was, is_now = policy_values(before), policy_values(after)
    names = [*is_now, *(name for name in was if name not in is_now)]
    return tuple(
        Changed(name, was.get(name), is_now.get(name))
        for name in names
        if was.get(name) != is_now.get(name)
    )
