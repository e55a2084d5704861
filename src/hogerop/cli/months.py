"""``hogerop months``: every rung month by month."""

from __future__ import annotations

from itertools import groupby
from typing import Annotated, Any

import typer

from hogerop.cli.asked import a_day, workspace_of
from hogerop.cli.options import AsOf, Json, Picture
from hogerop.cli.picture import save_picture
from hogerop.cli.screen import line, screen, table, text, write_json
from hogerop.paper import month, number
from hogerop.words import say


def months(
    context: typer.Context,
    as_of: AsOf = None,
    last: Annotated[int, typer.Option("--last", min=1, help="How many months to show.")] = 13,
    picture: Picture = None,
    as_json: Json = False,
) -> None:
    """Show counts, entries and exits per rung and month. Reads an edition.

    ``--json``: ``{"months": [{"month", "rung", "contacts", "lapsed", "entries", "exits"}]}``,
    all months, oldest first; ``month`` is the first day of it.
    """
    from hogerop import steps

    rows = steps.months(workspace_of(context), as_of=a_day(as_of))
    if as_json:
        write_json({"months": list(rows)})
        return
    if picture is not None:
        from hogerop import chart

        save_picture(chart.months(rows), picture)
        return
    _show(list(rows), last)


def _show(rows: list[dict[str, Any]], last: int) -> None:
    from hogerop.ladder import RUNGS

    keys = [rung.key for rung in RUNGS]
    shown = table(say("Month"), *(rung.name for rung in RUNGS), right=tuple(range(1, 8)))
    rows = sorted(rows, key=lambda row: row["month"])
    by_month = [(when, list(those)) for when, those in groupby(rows, lambda row: row["month"])]
    for when, those in by_month[-last:]:
        of = {row["rung"]: row for row in those}
        shown.add_row(text(month(when)), *(_cell(of.get(key)) for key in keys))
    line(say("How many stood on each rung at the end of the month, and who came and left."))
    screen().print(shown)


def _cell(row: dict[str, Any] | None) -> Any:
    if row is None:
        return text("0", "dim")
    said = text(number(row["contacts"]))
    said.append(f" +{number(row['entries'])}", "green")
    said.append(f" −{number(row['exits'])}", "red")
    return said
