"""``hogerop plan change``: a draft becomes another draft."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Annotated

import typer

from hogerop.cli.asked import a_day, workspace_of
from hogerop.cli.options import ActionId, By
from hogerop.cli.plan_by import who_does_it
from hogerop.cli.screen import line
from hogerop.errors import AskedWrongly
from hogerop.paper import inert
from hogerop.words import say

if TYPE_CHECKING:
    from hogerop.plan import Action

LONGEST = 200
"""Characters of a title or a name that are kept."""


def change(
    context: typer.Context,
    action: ActionId,
    title: Annotated[
        str | None, typer.Option("--title", metavar="TEXT", help="What it is called.")
    ] = None,
    owner: Annotated[
        str | None, typer.Option("--owner", metavar="NAME", help="Who sees to it.")
    ] = None,
    start: Annotated[
        str | None,
        typer.Option("--start", metavar="DAY", help="First day; its end and steps move along."),
    ] = None,
    end: Annotated[str | None, typer.Option("--end", metavar="DAY", help="Last day.")] = None,
    budget: Annotated[
        str | None, typer.Option("--budget", metavar="AMOUNT", help="Money that it may cost.")
    ] = None,
    by: By = None,
) -> None:
    """Change a draft; what was drawn by lot stays. Writes a line to the journal."""
    from hogerop import steps

    workspace = workspace_of(context)
    before = steps.plan_action(workspace, action)
    after = replace(
        before,
        title=inert(title or before.title, LONGEST),
        owner=inert(owner or before.owner, LONGEST),
    )
    if (first := a_day(start)) is not None:
        after = _moved(after, first - before.start)
    if (last := a_day(end)) is not None:
        after = replace(after, end=last)
    if budget is not None:
        after = replace(after, budget=_amount(budget))
    if after == before:
        line(say("Nothing changed."), "dim")
        return
    steps.plan_change(workspace, before.id, after, by=who_does_it(by))
    line(say("Changed; see it: {command}", command=f"hogerop plan show {before.id}"), "green")
    if after.budget == 0 != before.budget:
        line(say("A budget of 0 says that it may take work, and cost no money."), "yellow")


def _moved(action: Action, by: timedelta) -> Action:
    """Return an action so many days later, all of it."""
    steps = tuple(replace(step, on=step.on + by) for step in action.steps)
    return replace(action, start=action.start + by, end=action.end + by, steps=steps)


def _amount(typed: str) -> Decimal:
    try:
        return Decimal(typed.replace(",", "."))
    except InvalidOperation:
        raise AskedWrongly(
            say("{typed} is no number", typed=typed[:40]),
            where="--budget",
            fix=say("Give an amount such as 120.50."),
        ) from None
