"""``hogerop record``: what no file holds."""

from __future__ import annotations

from pathlib import Path
from shlex import quote
from typing import Annotated

import typer

from hogerop.cli.asked import a_day, workspace_of
from hogerop.cli.options import Note, OnDay, Who
from hogerop.cli.screen import line
from hogerop.cli.who import naming_who_may_be_meant
from hogerop.paper import day, inert
from hogerop.words import say

NAME = 60
"""Characters of a name or an address in a sentence."""


def referral(
    context: typer.Context,
    who: Annotated[
        str,
        typer.Argument(metavar="WHO", help="Who referred: e-mail, source:number, id or name."),
    ],
    whom: Annotated[
        str,
        typer.Option("--whom", metavar="WHOM", help="Who was referred; may be new to you."),
    ],
    on: OnDay = None,
    note: Note = None,
) -> None:
    """Record that somebody sent us somebody. Writes a line to the journal."""
    _record(context, "referral", who, whom=whom, on=on, note=note)


def testimonial(
    context: typer.Context,
    who: Who,
    on: OnDay = None,
    note: Note = None,
) -> None:
    """Record that somebody spoke well of us in public. Writes a line to the journal."""
    _record(context, "testimonial", who, on=on, note=note)


def enquiry(
    context: typer.Context,
    who: Who,
    on: OnDay = None,
    note: Note = None,
) -> None:
    """Record that somebody asked us something. Writes a line to the journal."""
    _record(context, "enquiry", who, on=on, note=note)


def joined(
    context: typer.Context,
    who: Who,
    on: OnDay = None,
    note: Note = None,
) -> None:
    """Record that somebody took a membership. Writes a line to the journal."""
    _record(context, "joined", who, on=on, note=note)


def left(
    context: typer.Context,
    who: Who,
    on: OnDay = None,
    note: Note = None,
) -> None:
    """Record that somebody ended a membership. Writes a line to the journal."""
    _record(context, "left", who, on=on, note=note)


def sheet(
    to: Annotated[Path, typer.Argument(metavar="FILE", help="Where to; a name in .xlsx.")] = Path(
        "promotions.xlsx"
    ),
) -> None:
    """Write an empty Excel sheet for referrals and testimonials. Writes a file.

    Filled in, it is taken in with ``hogerop import``, as often as one likes: rows that were
    taken before are repeats.
    """
    from hogerop.sources import promotions_sheet

    promotions_sheet(to)
    line(say("The sheet is ready: {file}", file=to), "bold")
    line(say("Fill it in and take it in: {command}", command=f"hogerop import {to}"), "dim")


def _record(
    context: typer.Context,
    kind: str,
    who: str,
    *,
    whom: str | None = None,
    on: str | None = None,
    note: str | None = None,
) -> None:
    from hogerop import steps

    workspace = workspace_of(context)
    with naming_who_may_be_meant(workspace):
        told = steps.record(workspace, kind, who, on=a_day(on), whom=whom, note=note)
    if told.known:
        line(say("This stands under {day} already; nothing was written.", day=day(told.day)))
        return
    if told.name:
        said = say(
            "Recorded of {name} under {day}.", name=inert(told.name, NAME), day=day(told.day)
        )
    else:
        said = say("Recorded under {day}.", day=day(told.day))
    line(said + " " + say("It counts from now on."))
    for address in told.new:
        line(
            say("Nobody has {address} yet; a new contact was made.", address=inert(address, NAME)),
            "yellow",
        )
    for each in told.notes:
        line(each, "dim")
    line(say("See what it changes: {command}", command=f"hogerop why {quote(who)}"), "dim")
