"""``hogerop run``: place everybody on the ladder anew."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

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


def run(context: typer.Context, as_of: AsOf = None, as_json: Json = False) -> None:
    """Make a new edition: every contact's whole history on the ladder. Writes an edition.

    ``--json`` writes the manifest of the edition: ``{"edition", "as_of", "first_event",
    "newest_event", "policy", "settings", "imports", "recorded", "contacts", "events", ...}``.
    """
    from hogerop import steps

    workspace = workspace_of(context)
    with waiting(silent=as_json) as progress:
        manifest = steps.run(workspace, as_of=a_day(as_of), progress=progress)
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
    _show_lists(steps.fresh_lists(workspace))
    line(say("This is edition {number}.", number=manifest.edition), "dim")


def _show_lists(lists: list[Matched]) -> None:
    """Write of each new list of names who was known already."""
    from hogerop.cli.matched_shown import summary

    for found in lists[:LISTS]:
        if found.names:
            line(summary(found))
            command = f"hogerop imports show {found.number}"
            line("  " + say("More of it: {command}", command=command), "dim")
