"""Keeping the plan: drafting actions, approving them, ticking off what was done."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from typing import Any

import pyarrow as pa

from hogerop import plan
from hogerop.errors import AskedWrongly, TooLittle
from hogerop.plan import Action
from hogerop.steps.business import today_of
from hogerop.steps.edition import reading
from hogerop.steps.resting_on import strategies_in_words
from hogerop.steps.running import current
from hogerop.words import say, say_count
from hogerop.workspace import Workspace


def actions(workspace: Workspace) -> tuple[Action, ...]:
    """Return the actions of the plan as they stand now. A door: reads the journal."""
    return plan.actions_of(workspace.said(plan.PLANS), strategies_in_words(workspace))


def action(workspace: Workspace, name: str) -> Action:
    """Return one action of the plan, by its id. A door: reads the journal.

    Raises
    ------
    AskedWrongly
        If there is none of that id.
    """
    there = actions(workspace)
    for one in there:
        if one.id == name.strip().lower():
            return one
    raise AskedWrongly(
        say("There is no such action in the plan."),
        where=name,
        fix=say("The plan has: {actions}.", actions=", ".join(one.id for one in there))
        if there
        else say("The plan is still empty."),
    )


def draft(workspace: Workspace, new: Action, *, by: str) -> Action:
    """Put an action into the plan, as a draft with an id of its own. A door: writes the journal.

    Raises
    ------
    AskedWrongly
        If it does not hold together.
    """
    with workspace.writing():
        after = len(workspace.said(plan.PLANS))
        name = plan.new_id(new.title, new.start, after=after)
        drafted = replace(new, id=name, state="draft")
        on = today_of(workspace)
        workspace.append(plan.PLANS, plan.drafted_line(drafted, on=on, by=by))
    return drafted


def change(workspace: Workspace, name: str, new: Action, *, by: str) -> Action:
    """Change a draft. A door: writes the journal.

    Raises
    ------
    AskedWrongly
        If there is no such action, it is no draft any more, or it does not hold together.
    """
    on = today_of(workspace)
    return _noted(workspace, name, lambda old: plan.changed_line(old, new, on=on, by=by))


def move(workspace: Workspace, name: str, to: plan.State, *, by: str, why: str = "") -> Action:
    """Approve, start, finish or stop an action. A door: writes the journal.

    Raises
    ------
    AskedWrongly
        If there is no such action, it cannot become that, or people of it are spoken for by
        another action since it was drafted.
    """
    on = today_of(workspace)
    with workspace.writing():
        if to == "approved":
            new = action(workspace, name)
            plan.may_become(new, to)
            _still_free(workspace, new)
        return _noted(workspace, name, lambda a: plan.moved_line(a, to, on=on, by=by, why=why))


def tick(workspace: Workspace, name: str, step: int, *, by: str) -> Action:
    """Tick off a step of an action, counted from 1. A door: writes the journal.

    Raises
    ------
    AskedWrongly
        If there is no such action or step.
    """
    on = today_of(workspace)
    return _noted(workspace, name, lambda old: plan.ticked_line(old, step, on=on, by=by))


def undo(workspace: Workspace, name: str, *, by: str) -> Action:
    """Take back the last change of an action: a state, a tick, a draft's change. A door: writes.

    What went out stays out: once somebody was reached, an action is not made unstarted.

    Raises
    ------
    AskedWrongly
        If there is no such action or change, somebody was reached since it was started, or people
        of it are spoken for by another action by now.
    """
    on = today_of(workspace)
    with workspace.writing():
        now = action(workspace, name)
        lines = workspace.said(plan.PLANS)
        before = plan.before_of(lines, now.id, strategies_in_words(workspace))
        if before is None:
            raise AskedWrongly(
                say("Nothing was changed about this action since it was drafted."),
                where=now.id,
                fix=say("What you do not want at all, you stop: {command}", command=_stop(now)),
            )
        if (
            now.open
            and before.state != now.state
            and now.id in went_out(workspace)["action_id"].to_pylist()
        ):
            raise AskedWrongly(
                say("This action has reached people, so it was approved and started."),
                where=now.id,
                fix=say("What you do not want any more, you stop: {command}", command=_stop(now)),
            )
        if before.open and not now.open:
            _still_free(workspace, before)
        return _noted(workspace, name, lambda old: plan.undone_line(old, on=on, by=by))


def changes(workspace: Workspace, name: str) -> tuple[plan.Change, ...]:
    """Return who changed what about an action, oldest first. A door: reads the journal."""
    known = action(workspace, name).id
    return plan.changes_of(workspace.said(plan.PLANS), known, strategies_in_words(workspace))


def went_out(workspace: Workspace) -> pa.Table:
    """Return whom actions reached, as LINES of the kind ``touch``. A door: reads the journal."""
    file = workspace.journal_file(plan.TOUCHES)
    return plan.touches(workspace.journal(plan.TOUCHES).lines, where=str(file))


def key_of_the_holdout(workspace: Workspace) -> bytes:
    """Return the key that draws who is left alone all year. A door: draws it the first time."""
    with workspace.writing():
        key = plan.holdout_key(workspace.said(plan.PLANS))
        if key is None:
            line = plan.key_line(on=today_of(workspace))
            workspace.append(plan.PLANS, line)
            key = bytes.fromhex(line["key"])
    return key


def _stop(acted: Action) -> str:
    return f"hogerop plan stop {acted.id}"


def _still_free(workspace: Workspace, new: Action) -> None:
    """Refuse to approve an action whose people another one has taken since it was drafted."""
    theirs = frozenset({*new.audience.people, *new.audience.holdout})
    doubly = _as_known_now(workspace, theirs, plan.engaged(actions(workspace)))
    if doubly:
        raise AskedWrongly(
            say_count(
                "{n} person of this action takes part in another one now.",
                "{n} people of this action take part in another one now.",
                doubly,
            ),
            where=new.id,
            fix=say(
                "Throw this draft away (hogerop plan stop {action}) and draft again, or wait until"
                " the other action is done.",
                action=new.id,
            ),
        )


def _as_known_now(workspace: Workspace, theirs: frozenset[int], taken: frozenset[int]) -> int:
    """Return how many of these people are taken: under any record, for contacts are joined."""
    if not taken:
        return 0
    try:
        edition, _ = current(workspace, None)
    except TooLittle:
        return len(theirs & taken)  # nothing was taken in, so nobody can have been joined
    with closing(reading(workspace, edition, ("membership",))) as engine:
        return len(plan.contacts_of(engine, theirs) & plan.contacts_of(engine, taken))


def _noted(workspace: Workspace, name: str, line: Callable[[Action], dict[str, Any]]) -> Action:
    """Add a line to the journal that changes an action, and return what became of it."""
    with workspace.writing():
        before = action(workspace, name)
        workspace.append(plan.PLANS, line(before))
        return action(workspace, before.id)
