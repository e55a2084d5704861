"""``hogerop plan show``, ``approve``, ``start``, ``tick``, ``done``, ``stop`` and ``undo``."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from hogerop.cli.asked import workspace_of
from hogerop.cli.options import ActionId, By, Json, Reason
from hogerop.cli.plan_by import who_does_it
from hogerop.cli.plan_shown import NAME
from hogerop.cli.screen import line, write_json
from hogerop.cli.waiting import waiting
from hogerop.paper import inert
from hogerop.words import say

if TYPE_CHECKING:
    from hogerop.plan import Action, State


def show(context: typer.Context, action: ActionId, as_json: Json = False) -> None:
    """Show an action: what it rests on, what it can show, its steps, and who changed what.

    Reads the journal and an edition. ``--json``: an action of ``plan --json``, with ``changes``:
    ``[{"on", "by", "said"}]``.
    """
    from hogerop import steps
    from hogerop.answers.plan import json_of_action
    from hogerop.plan import Planned

    workspace = workspace_of(context)
    with waiting(silent=as_json):
        found, grounds = steps.plan_action(workspace, action), steps.Grounds(workspace)
        planned = Planned(found, why=grounds.why(found), power=grounds.power(found))
        changes = steps.plan_changes(workspace, found.id)
    if as_json:
        write_json(json_of_action(planned) | {"changes": [asdict(one) for one in changes]})
        return
    from hogerop.cli.plan_action_shown import show_action

    show_action(planned, changes, workspace.settings.business.currency)


def approve(context: typer.Context, action: ActionId, by: By = None) -> None:
    """Approve a draft; its people take part in no other action. Writes a line to the journal."""
    found = _moved(context, action, "approved", by)
    _next(say("Start it: {command}", command=f"hogerop plan start {found.id}"))


def start(context: typer.Context, action: ActionId, by: By = None) -> None:
    """Start an action that was approved; only then people are reached. Writes to the journal."""
    found = _moved(context, action, "running", by)
    command = f"hogerop plan people {found.id} --to people.csv"
    _next(say("Its people: {command}", command=command))


def done(context: typer.Context, action: ActionId, by: By = None) -> None:
    """Say that an action is done; its people are free again. Writes a line to the journal."""
    _moved(context, action, "done", by)


def stop(context: typer.Context, action: ActionId, why: Reason = "", by: By = None) -> None:
    """Stop an action, or throw a draft away. Writes a line to the journal; nothing is deleted."""
    _moved(context, action, "stopped", by, why=inert(why, 300))


def tick(
    context: typer.Context,
    action: ActionId,
    step: Annotated[int, typer.Argument(metavar="STEP", help="The number of the step, from 1.")],
    by: By = None,
) -> None:
    """Tick off a step of an action. Writes a line to the journal."""
    from hogerop import steps

    found = steps.plan_tick(workspace_of(context), action, step, by=who_does_it(by))
    what = inert(found.steps[step - 1].what, NAME)
    line(say("Ticked off: {what}", what=what), "green")


def undo(context: typer.Context, action: ActionId, by: By = None) -> None:
    """Take back the last change of an action: a state, a tick, a draft's change.

    Writes a line to the journal. Once more goes one further back. Whom an action has reached, it
    has reached: after that it is not made unstarted.
    """
    from hogerop import steps

    found = steps.plan_undo(workspace_of(context), action, by=who_does_it(by))
    line(say("Taken back. {title} is {state} now.", **_named(found)), "green")


def _moved(
    context: typer.Context, action: str, to: State, by: str | None, *, why: str = ""
) -> Action:
    from hogerop import steps

    workspace = workspace_of(context)
    found = steps.plan_move(workspace, action, to, by=who_does_it(by), why=why)
    line(say("{title} is {state} now.", **_named(found)), "green")
    _next(say("Take it back: {command}", command=f"hogerop plan undo {found.id}"))
    return found


def _named(found: Action) -> dict[str, str]:
    return {"title": inert(found.title, NAME), "state": found.state_name}


def _next(said: str) -> None:
    line(said, "dim")
