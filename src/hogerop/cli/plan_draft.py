"""``hogerop plan draft``: choose what to do with whom within money and hours."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hogerop.cli.asked import a_rung, workspace_of
from hogerop.cli.list_file import may_save
from hogerop.cli.options import Force, Json, ToFile
from hogerop.cli.plan_round import a_round
from hogerop.cli.screen import line, write_json
from hogerop.cli.waiting import waiting
from hogerop.words import say_count

if TYPE_CHECKING:
    from hogerop.plan import Proposal


def draft(
    context: typer.Context,
    budget: Annotated[
        str, typer.Option("--budget", metavar="MONEY", help="Money for the whole round.")
    ],
    hours: Annotated[
        str, typer.Option("--hours", metavar="NUMBER", help="Hours of work there are a week.")
    ],
    hour_cost: Annotated[
        str | None,
        typer.Option(
            "--hour-cost",
            metavar="MONEY",
            help="What an hour must bring at least, 0 where it is paid anyway; else hour_cost.",
        ),
    ] = None,
    weeks: Annotated[
        str | None,
        typer.Option("--weeks", metavar="NUMBER", help="How many weeks the round lasts."),
    ] = None,
    start: Annotated[
        str | None, typer.Option("--start", metavar="DAY", help="First day; else next Monday.")
    ] = None,
    owner: Annotated[
        str | None,
        typer.Option("--owner", metavar="NAME", help="Who sees to it; else the business."),
    ] = None,
    seed: Annotated[
        int | None,
        typer.Option("--seed", metavar="NUMBER", min=0, help="Of all lots; else of the first day."),
    ] = None,
    strategy: Annotated[
        str | None,
        typer.Option("--strategy", metavar="KEY", help="The only one that may be chosen."),
    ] = None,
    rung: Annotated[
        str | None,
        typer.Option("--rung", metavar="RUNG", help="Only for those on it; else everybody."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show it, and put nothing into the plan.")
    ] = False,
    to: ToFile = None,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Choose what to do with whom, and draft the actions.

    Reads an edition, and writes drafts into the plan. --to saves who takes part, each with the
    reason. ``--json``: see the page about JSON.
    """
    from hogerop import steps

    may_save(to, force=force)
    workspace = workspace_of(context)
    today = steps.today_of(workspace)
    asked = a_round(
        budget=budget, hours=hours, hour_cost=hour_cost, weeks=weeks, start=start, today=today
    )
    on = a_rung(rung)
    with waiting(silent=as_json) as progress:
        found = steps.plan_propose(
            workspace,
            budget=asked.budget,
            hours=asked.hours,
            hour_cost=asked.hour_cost,
            weeks=asked.weeks,
            start=asked.start,
            owner=owner,
            seed=seed,
            strategy=strategy,
            among=None if on is None else steps.whoever_is(workspace, steps.Whom(rung=on)),
            progress=progress,
        )
    drafted = () if dry_run else steps.plan_keep(workspace, found, by=found.of.owner)
    if as_json:
        from hogerop.answers.plan_round import json_of

        write_json(json_of(found, drafted))
    else:
        from hogerop.cli.plan_drafted_shown import show_proposal

        show_proposal(found, drafted)
    if to is not None:
        _save(found, to, silent=as_json)


def _save(found: Proposal, path: Path, *, silent: bool) -> None:
    """Save who takes part in what, and why."""
    from hogerop.paper import save
    from hogerop.words import say

    heads = [say("Contact"), say("Action"), say("Rung"), say("Held out"), say("Reason")]
    rows = (
        [
            who.contact,
            one.action.title,
            _rung(one.action.rung),
            say("yes") if who.held_out else say("no"),
            who.reason,
        ]
        for one in found.drafts
        for who in found.people(one)
    )
    saved = save(path, heads, rows)
    if not silent:
        line(say_count("{n} row saved in {file}", "{n} rows saved in {file}", saved, file=path))


def _rung(number: int) -> str:
    from hogerop.ladder import RUNGS

    return RUNGS[number - 1].name
