"""``hogerop record``: what no file holds."""

from __future__ import annotations

from pathlib import Path
from shlex import quote
from typing import Annotated

import typer

from hogerop.cli.asked import a_day, workspace_of
from hogerop.cli.options import Note, OnDay, Who
from hogerop.cli.screen import line
from hogerop.paper import day
from hogerop.words import say


def referral(
    context: typer.Context,
    who: Annotated[
        str,
        typer.Argument(metavar="WHO", help="Who referred: e-mail, source:number or id."),
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

    under = steps.record(workspace_of(context), kind, who, on=a_day(on), whom=whom, note=note)
    line(say("Recorded under {day}. It counts from now on.", day=day(under)))
    line(say("See what it changes: {command}", command=f"hogerop why {quote(who)}"), "dim")
