"""``hogerop months``: every rung month by month."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hogerop.cli.asked import a_day, may_write, workspace_of
from hogerop.cli.options import AsOf, Force, Json, Picture
from hogerop.cli.picture import save_picture
from hogerop.cli.screen import line, screen, table, text, write_json
from hogerop.cli.waiting import waiting
from hogerop.paper import change, month, number
from hogerop.words import say

if TYPE_CHECKING:
    from rich.text import Text

ROOM_FOR_NAMES = 112
"""Columns of the screen from which on the headings are names, not only numbers."""

NOBODY = "·"
"""Stands for 0, so that the eye finds the numbers."""


def months(
    context: typer.Context,
    as_of: AsOf = None,
    last: Annotated[
        int, typer.Option("--last", metavar="NUMBER", min=1, help="How many months to show.")
    ] = 13,
    picture: Picture = None,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Show counts, entries and exits per rung and month. Reads an edition.

    ``--json``: ``{"months": [{"month", "rung", "contacts", "lapsed", "entries", "exits"}]}``,
    all months, oldest first; ``month`` is the first day of it.
    """
    from hogerop import steps

    may_write(picture, force=force)
    with waiting(silent=as_json) as progress:
        workspace, day = workspace_of(context), a_day(as_of)
        rows = steps.months(workspace, as_of=day, progress=progress)
    if as_json:
        write_json({"months": list(rows)})
        return
    if picture is not None:
        from hogerop import chart

        save_picture(chart.months(rows), picture)
        return
    _show(list(rows), last)
    for note in steps.notes(workspace, as_of=day):
        line(note, "dim")


def _show(rows: list[dict[str, Any]], last: int) -> None:
    from hogerop.ladder import RUNGS

    wide = screen().width >= ROOM_FOR_NAMES
    heads = [f"{rung.number} {rung.name}" if wide else str(rung.number) for rung in RUNGS]
    shown = table(say("Month"), *heads, right=range(1, 8))
    rows = sorted(rows, key=lambda row: row["month"])
    by_month = [(when, list(those)) for when, those in groupby(rows, lambda row: row["month"])]
    for when, those in by_month[-last:]:
        of = {row["rung"]: row for row in those}
        shown.add_row(text(month(when)), *(_cell(of[rung.key]) for rung in RUNGS))
    line(say("How many stood on each rung at the end of the month, and who came and left."))
    screen().print(shown)


def _cell(row: dict[str, Any]) -> Text:
    said = text(number(row["contacts"]), "bold") if row["contacts"] else text(NOBODY, "dim")
    came, left = row["entries"], row["exits"]
    said.append("\n" + (change(came) if came else NOBODY), "green" if came else "dim")
    return said.append(" " + (change(-left) if left else NOBODY), "red" if left else "dim")
