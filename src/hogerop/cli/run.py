"""``hogerop run``: place everybody on the ladder anew."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from hogerop.cli.asked import a_day, workspace_of
from hogerop.cli.options import AsOf, Json
from hogerop.cli.screen import line, write_json
from hogerop.cli.waiting import waiting
from hogerop.paper import day, number
from hogerop.words import say, say_count

if TYPE_CHECKING:
    from hogerop.ladder import Matched

LISTS = 5
"""New lists of names of which something is said."""


def run(
    context: typer.Context,
    as_of: AsOf = None,
    anew: Annotated[
        bool,
        typer.Option("--anew", help="Work everything out anew, whatever the edition before says."),
    ] = False,
    as_json: Json = False,
) -> None:
    """Make a new edition: every contact's whole history on the ladder. Writes an edition.

    Only those are looked at whom it touches what came in since the edition before; the edition is
    the same as one that is worked out anew.

    ``--json`` writes the manifest of the edition: ``{"edition", "as_of", "first_event",
    "newest_event", "policy", "settings", "imports", "recorded", "contacts", "events", "walked",
    "rewrote", ...}``; ``walked`` = whose life was gone through, null = everybody's; ``rewrote`` =
    reason -> how many contacts stood otherwise in the past than the edition before said.
    """
    from hogerop import steps

    workspace = workspace_of(context)
    with waiting(silent=as_json) as progress:
        manifest = steps.run(workspace, as_of=a_day(as_of), anew=anew, progress=progress)
    if as_json:
        write_json(asdict(manifest))
        return
    line(
        say(
            "{contacts} and {events}, on the ladder of {day}.",
            contacts=say_count(
                "{number} contact",
                "{number} contacts",
                manifest.contacts,
                number=number(manifest.contacts),
            ),
            events=say_count(
                "{number} event", "{number} events", manifest.events, number=number(manifest.events)
            ),
            day=day(manifest.as_of),
        ),
        "bold",
    )
    _show_rewritten(manifest.rewrote)
    _show_lists(steps.fresh_lists(workspace))
    line(say("This is edition {number}.", number=manifest.edition), "dim")


def _show_rewritten(rewrote: dict[str, int]) -> None:
    """Write how many stood otherwise in the past than was said, and why."""
    if not rewrote:
        return
    why = {
        "who": say("it became known who is who"),
        "again": say("a newer file tells an order otherwise"),
        "refund": say("something was given back"),
        "late": say("something of an earlier day came in"),
        "other": say("another reason"),
    }
    several = sum(rewrote.values())
    line(
        say_count(
            "{number} contact stood otherwise in the past than was said until now:",
            "{number} contacts stood otherwise in the past than was said until now:",
            several,
            number=number(several),
        )
    )
    for reason, contacts in rewrote.items():
        line(f"  {number(contacts)}  {why[reason]}")


def _show_lists(lists: list[Matched]) -> None:
    """Write of each new list of names who was known already."""
    from hogerop.cli.matched_shown import summary

    for found in lists[:LISTS]:
        if found.names:
            line(summary(found))
            command = f"hogerop imports show {found.number}"
            line("  " + say("More of it: {command}", command=command), "dim")
