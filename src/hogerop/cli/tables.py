"""``hogerop tables``: the tables that are read where they are, and how far."""

from __future__ import annotations

from dataclasses import asdict

import typer

from hogerop.cli.asked import workspace_of
from hogerop.cli.options import Json
from hogerop.cli.screen import line, screen, table, text, write_json
from hogerop.paper import short_day
from hogerop.words import say, say_count


def list_tables(context: typer.Context, as_json: Json = False) -> None:
    """List the tables of the settings. Reads the workspace, and asks no database.

    ``--json``: ``{"tables": [{"name", "place", "rows_of", "watermark", "reached", "fetched_on",
    "imports"}]}``; ``reached`` = the highest watermark fetched, ``fetched_on`` = the day on which a
    fetch last brought something new, ``imports`` = the numbers of the imports from it.
    """
    from hogerop import steps

    known = steps.tables(workspace_of(context))
    if as_json:
        write_json({"tables": [asdict(each) for each in known]})
        return
    line(say_count("{n} table is read where it is.", "{n} tables are read where they are.",
                   len(known)), "bold")  # fmt: skip
    if not known:
        line(say("Describe one in hogerop.toml: see the page about reading a database."), "dim")
        return
    shown = table(
        *(say("Table"), say("Where"), say("New rows by"), say("Read up to"), say("Last new on")),
        fold=(1,),
    )
    for each in known:
        shown.add_row(
            *(text(each.name, "bold"), text(f"{each.place} {each.rows_of}".strip(), "", None)),
            *(text(each.watermark or "–"), text(each.reached or "–")),
            text(short_day(each.fetched_on) if each.fetched_on else "–"),
        )
    screen().print(shown)
    line(say("Fetch what is new: {command}", command="hogerop import --all-tables"), "dim")
