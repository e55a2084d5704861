"""``hogerop plan aim``: what the plan aims at."""

from __future__ import annotations

from typing import Annotated

import typer

from hogerop.cli.asked import a_day, a_rung, workspace_of
from hogerop.cli.options import By, Json
from hogerop.cli.plan_by import who_does_it
from hogerop.cli.screen import line, write_json
from hogerop.cli.waiting import waiting
from hogerop.errors import AskedWrongly
from hogerop.words import say

Amount = str | None


def aim(
    context: typer.Context,
    acquisition: Annotated[
        Amount,
        typer.Option("--acquisition", metavar="AMOUNT", help="What a new buyer may cost."),
    ] = None,
    lifetime: Annotated[
        Amount,
        typer.Option("--lifetime", metavar="AMOUNT", help="What a new buyer is to bring in all."),
    ] = None,
    rung: Annotated[
        list[str] | None,
        typer.Option(
            "--rung", metavar="RUNG=COUNT", help="How many are to stand on a rung; several times."
        ),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option("--until", metavar="DAY", help="The day by which; else a year from today."),
    ] = None,
    undo: Annotated[
        bool, typer.Option("--undo", help="Take the last change of the aims back.")
    ] = False,
    by: By = None,
    as_json: Json = False,
) -> None:
    """Set what is aimed at; what is not named stays, and - in place of a number takes an aim away.

    How it stands today is kept beside each aim. Writes a line to the journal. ``--json``: as
    ``aims``, ``targets`` and ``until`` of ``plan --json``.
    """
    from hogerop import steps
    from hogerop.answers.plan import json_of

    wanted = _wanted(acquisition, lifetime, rung or [])
    if undo == bool(wanted or until):
        raise AskedWrongly(
            say("Say what is aimed at, or give --undo; not both."),
            where="plan aim",
            fix=say("For instance: {command}", command="hogerop plan aim --rung member=50"),
        )
    workspace, who = workspace_of(context), who_does_it(by)
    with waiting(silent=as_json) as progress:
        if undo:
            steps.plan_aim_undo(workspace, by=who)
        else:
            steps.plan_aim(workspace, wanted, by=who, until=a_day(until), progress=progress)
        written = steps.written_plan(workspace, names=False, progress=progress)
    if as_json:
        write_json({key: json_of(written)[key] for key in ("aims", "targets", "until")})
        return
    from hogerop.cli.plan_shown import show_aims

    show_aims(written)
    if not undo:
        line(say("Take it back: {command}", command="hogerop plan aim --undo"), "dim")


def _wanted(acquisition: Amount, lifetime: Amount, rungs: list[str]) -> dict[str, float | None]:
    """Return each aim that was typed by its key."""
    money = {"acquisition": acquisition, "lifetime": lifetime}
    wanted = {key: _number(typed) for key, typed in money.items() if typed is not None}
    for typed in rungs:
        name, _, count = typed.partition("=")
        key = a_rung(name)
        assert key is not None
        wanted[key] = _number(count)
    return wanted


def _number(typed: str) -> float | None:
    if typed.strip() == "-":
        return None
    try:
        return float(typed.replace(",", "."))
    except ValueError:
        raise AskedWrongly(
            say("{typed} is no number", typed=typed[:40]),
            where="plan aim",
            fix=say("Give a number such as 80, or member=50 for a rung; - takes an aim away."),
        ) from None
