"""``hogerop plan week``: what is to be done in the coming week, and by whom."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

import typer

from hogerop.cli.asked import a_day, workspace_of
from hogerop.cli.options import JsonLines
from hogerop.cli.screen import line, write_json
from hogerop.words import say


def week(
    context: typer.Context,
    owner: Annotated[
        str | None, typer.Option("--owner", metavar="NAME", help="Whose list; else everybody's.")
    ] = None,
    start: Annotated[
        str | None,
        typer.Option("--from", metavar="DAY", help="First of the seven days; else today."),
    ] = None,
    as_json: JsonLines = False,
) -> None:
    """Show what is to be done in the seven days from today on, and what is late, for each owner.

    Of actions that are approved or running. Reads the journal. ``--json``: a line for each step:
    ``owner``, ``day``, ``late``, ``action``, ``title``, ``step``, ``what``, ``minutes``.
    """
    from hogerop import plan, steps
    from hogerop.answers.plan import json_of_due
    from hogerop.cli.plan_shown import show_dues
    from hogerop.paper import short_day

    workspace = workspace_of(context)
    day = a_day(start) or steps.today_of(workspace)
    dues = plan.coming_week(steps.plan_actions(workspace), day=day)
    wanted = (owner or "").strip().casefold()
    mine = {name: those for name, those in dues.items() if wanted in ("", name.casefold())}
    if as_json:
        for those in mine.values():
            for due in those:
                write_json(json_of_due(due), one_line=True)
        return
    last = day + plan.A_WEEK - timedelta(days=1)
    line(
        say("From {first} up to and including {last}.", first=short_day(day), last=short_day(last)),
        "dim",
    )
    show_dues(mine.items())
    if not mine:
        line(say("Nothing is to be done in the coming week."))
    else:
        line(say("Done? {command}", command="hogerop plan tick ACTION STEP"), "dim")
