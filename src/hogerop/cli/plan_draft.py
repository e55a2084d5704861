"""``hogerop plan draft``: choose what to do with whom within money and hours."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hogerop.cli.asked import workspace_of
from hogerop.cli.list_file import may_save
from hogerop.cli.options import Force, Json, ToFile
from hogerop.cli.plan_round import a_round
from hogerop.cli.screen import line, write_json
from hogerop.cli.waiting import waiting
from hogerop.words import say_count

if TYPE_CHECKING:
    from hogerop.plan import Action, Draft, Proposal


def draft(
    context: typer.Context,
    budget: Annotated[
        str, typer.Option("--budget", metavar="MONEY", help="Money for the whole round.")
    ],
    hours: Annotated[
        str, typer.Option("--hours", metavar="NUMBER", help="Hours of work there are a week.")
    ],
    weeks: Annotated[
        str, typer.Option("--weeks", metavar="NUMBER", help="How many weeks the round lasts.")
    ] = "8",
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
    asked = a_round(budget=budget, hours=hours, weeks=weeks, start=start, today=today)
    with waiting(silent=as_json) as progress:
        found = steps.plan_propose(
            workspace,
            budget=asked.budget,
            hours=asked.hours,
            weeks=asked.weeks,
            start=asked.start,
            owner=owner,
            seed=seed,
            progress=progress,
        )
    drafted = () if dry_run else steps.plan_keep(workspace, found, by=found.of.owner)
    if as_json:
        write_json(json_of(found, drafted))
    else:
        from hogerop.cli.plan_drafted_shown import show_proposal

        show_proposal(found, drafted)
    if to is not None:
        _save(found, to, silent=as_json)


def json_of(found: Proposal, drafted: Sequence[Action] = ()) -> dict[str, Any]:
    """Return a round with the keys that other programs build on."""
    ids = [one.id for one in drafted] if drafted else [None] * len(found.drafts)
    return {
        "reckoned_from": found.reckoned_from,
        "start": found.of.start,
        "end": found.of.end,
        "owner": found.of.owner,
        "seed": found.of.seed,
        "currency": found.currency,
        "budget": found.limits.budget,
        "hours": found.limits.minutes / 60,
        "costs": found.costs,
        "hours_used": found.minutes / 60,
        "brings": found.brings,
        "brings_low": found.range[0],
        "brings_high": found.range[1],
        "gap": found.choice.gap,
        "actions": [_action(found, one, name) for one, name in zip(found.drafts, ids, strict=True)],
        "nothing_done": [
            {
                "step": _step(one.step),
                "contacts": one.contacts,
                "strategy": one.strategy and one.strategy.key,
                "sentence": one.said(found.currency),
            }
            for one in found.unpaid
        ],
        "fixed_costs_too_high": [one.key for one in found.choice.dropped],
        "contacts": found.contacts,
        "why": {why.name.lower(): many for why, many in found.why.items()},
        "notes": found.notes,
    }


def _action(found: Proposal, one: Draft, name: str | None) -> dict[str, Any]:
    from hogerop.ladder import KEYS
    from hogerop.plan import power_said

    action = one.action
    return {
        "id": name,
        "title": action.title,
        "strategy": action.strategy,
        "step": one.strategy.step,
        "rung": KEYS[action.rung],
        "channel": action.channel,
        "treated": len(action.audience.people),
        "held_out": len(action.audience.holdout),
        "share_held_out": action.audience.share,
        "drawn_by": action.audience.by,
        "tried": one.tried,
        "costs": action.budget,
        "hours": one.minutes / 60,
        "brings": one.brings,
        "brings_low": one.range[0],
        "brings_high": one.range[1],
        "chance": one.power.base,
        "expected_rise": one.power.expected,
        "visible_rise": one.power.visible,
        "enough": one.power.enough,
        "power": power_said(one.power),
        "steps": [
            {"what": step.what, "on": step.on, "minutes": step.minutes} for step in action.steps
        ],
        "people": [
            {
                "contact": who.contact,
                "record": who.record,
                "held_out": who.held_out,
                "reason": who.reason,
            }
            for who in found.people(one)
        ],
    }


def _step(place: int) -> str:
    from hogerop.plan import STEPS

    return STEPS[place]


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
