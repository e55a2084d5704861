"""``hogerop plan people``: whom an action is for, and whether they may be reached."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from hogerop.answers.plan_people import json_of as _json_of
from hogerop.cli.asked import a_day, workspace_of
from hogerop.cli.list_file import may_save
from hogerop.cli.options import ActionId, Force, JsonLines, ReachedOn, ToFile
from hogerop.cli.screen import line, screen, table, text, write_json
from hogerop.cli.waiting import waiting
from hogerop.errors import AskedWrongly
from hogerop.paper import day, number
from hogerop.words import say, say_count

if TYPE_CHECKING:
    from hogerop.plan import Person

SHOWN = 25
"""People that the screen shows of a longer list."""


def people(
    context: typer.Context,
    action: ActionId,
    to: ToFile = None,
    everyone: Annotated[
        bool, typer.Option("--everyone", help="In the file also who may not be written to.")
    ] = False,
    reached: ReachedOn = None,
    not_reached: Annotated[
        str | None,
        typer.Option("--not-reached", metavar="DAY", help="Nobody was reached that day after all."),
    ] = None,
    force: Force = False,
    as_json: JsonLines = False,
) -> None:
    """List who is treated by an action, with their consent; nobody who is held out.

    Reads an edition; with ``--to`` writes a file, for a mailing tool or for whoever calls them;
    with ``--reached`` it notes under that day that they are reached. ``--json``: a line for each:
    ``contact``, ``name``, ``company``, ``email``, ``phone``, ``language``, ``consent``,
    ``may_be_written_to``, ``why``.
    """
    from hogerop import steps

    if reached is not None and to is None:
        raise AskedWrongly(
            say("Who is reached is noted of a list that is saved."),
            where="--reached",
            fix=say("Give --to FILE as well."),
        )
    may_save(to, force=force)
    workspace, on = workspace_of(context), a_day(reached)
    if (back := a_day(not_reached)) is not None:
        taken = steps.plan_not_reached(workspace, action, on=back)
        line(say_count("Taken back of {n} person.", "Taken back of {n} people.", taken), "green")
        return
    with waiting(silent=as_json) as progress:
        found = steps.plan_people(workspace, action, progress=progress)
        if to is not None:
            held = steps.plan_list(
                workspace, action, to, reached_on=on, everyone=everyone, progress=progress
            )
    if as_json:
        for person in found:
            write_json(_json_of(person), one_line=True)
        return
    if to is None:
        _show(found)
        return
    saved = len(held.records)
    line(say_count("{n} person saved in {file}", "{n} people saved in {file}", saved, file=to))
    _say_left_out(person for person in found if not (everyone or person.may_be_written_to))
    if on is not None:
        line(say("Noted as reached on {day}; take it back: {command}", **_back(action, on)), "dim")


def _back(action: str, on: date) -> dict[str, str]:
    return {
        "day": day(on),
        "command": f"hogerop plan people {action} --not-reached {on.isoformat()}",
    }


def _show(found: Sequence[Person]) -> None:
    may = sum(person.may_be_written_to for person in found)
    line(
        say_count(
            "{people} person is treated; {may} may be written to.",
            "{people} people are treated; {may} of them may be written to.",
            len(found),
            people=number(len(found)),
            may=number(may),
        ),
        "bold",
    )
    shown = table(say("name"), say("e-mail"), say("consent"))
    for person in found[:SHOWN]:
        colour = "" if person.may_be_written_to else "yellow"
        shown.add_row(
            text(person.called, longest=30), text(person.email), text(_consent(person), colour)
        )
    if found:
        screen().print(shown)
    if len(found) > SHOWN:
        line(say("The first {n} are shown; --to FILE saves all of them.", n=SHOWN), "dim")
    if any(person.reason for person in found):
        line(say("Why each was chosen stands in the saved list."), "dim")


def _say_left_out(left: Iterable[Person]) -> None:
    for why, count in Counter(map(_consent, left)).items():
        line(say("Left out, {why}: {n}", why=why, n=number(count)), "yellow")


def _consent(person: Person) -> str:
    return person.left_out_because or person.permission_name
