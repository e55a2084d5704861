"""``hogerop months``: every rung month by month."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hogerop.cli.asked import a_day, workspace_of
from hogerop.cli.options import AsOf, Force, Json, Picture
from hogerop.cli.picture import may_draw, save_picture
from hogerop.cli.screen import line, screen, table, text, write_json
from hogerop.cli.waiting import waiting
from hogerop.paper import change, month, number
from hogerop.words import say

if TYPE_CHECKING:
    from rich.text import Text

    from hogerop.rows import Rows

ROOM_FOR_NAMES = 112
"""Columns of the screen from which on the headings are names, not only numbers."""

SHOWN = 13
"""Months that the screen shows where no number is given."""

NOBODY = "·"
"""Stands for 0, so that the eye finds the numbers."""

NOT_RECORDED = "–"
"""Stands for a count that nothing was recorded for."""


def months(
    context: typer.Context,
    as_of: AsOf = None,
    last: Annotated[
        int | None,
        typer.Option(
            "--last",
            metavar="NUMBER",
            min=1,
            help="How many months; else 13 on the screen, and all in a picture or JSON.",
        ),
    ] = None,
    picture: Picture = None,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Show counts, entries and exits per rung and month. Reads an edition.

    ``--json``: ``{"months": [{"month", "rung", "contacts", "lapsed", "entries", "exits"}]}``,
    oldest first, all months unless ``--last`` is given; ``month`` is the first day of it.
    Counts are null on a rung that asks for promotions where none is recorded.
    """
    from hogerop import steps

    may_draw(picture, force=force)
    with waiting(silent=as_json) as progress:
        workspace, day = workspace_of(context), a_day(as_of)
        rows = steps.months(workspace, as_of=day, progress=progress)
    if as_json:
        write_json({"months": list(_last(rows, last))})
    else:
        _show(_last(rows, last or SHOWN))
        for note in steps.notes(workspace, as_of=day):
            line(note, "dim")
    if picture is not None:
        from hogerop import chart

        save_picture(chart.months(_last(rows, last)), picture, silent=as_json)


def _last(rows: Rows, months: int | None) -> Rows:
    """Return the rows of the last so many months; all of them where no number is given."""
    if months is None:
        return rows
    import pyarrow.compute as pc

    from hogerop.rows import Rows

    table = rows.arrow()
    newest = sorted(set(table["month"].to_pylist()))[-months:]
    return Rows(table.filter(pc.greater_equal(table["month"], newest[0])))


def _show(counted: Rows) -> None:
    from hogerop.ladder import RUNGS

    wide = screen().width >= ROOM_FOR_NAMES
    heads = [f"{rung.number} {rung.name}" if wide else str(rung.number) for rung in RUNGS]
    shown = table(say("Month"), *heads, right=range(1, 8))
    rows = sorted(counted, key=lambda row: row["month"])
    for when, those in groupby(rows, lambda row: row["month"]):
        of = {row["rung"]: row for row in those}
        shown.add_row(text(month(when)), *(_cell(of[rung.key]) for rung in RUNGS))
    line(say("How many stood on each rung at the end of the month, and who came and left."))
    screen().print(shown)
    if any(row["contacts"] is None for row in rows):
        line(
            say("Referrals and testimonials are not recorded yet; `hogerop record` does that."),
            "dim",
        )


def _cell(row: dict[str, Any]) -> Text:
    if row["contacts"] is None:
        return text(NOT_RECORDED, "dim")
    said = text(number(row["contacts"]), "bold") if row["contacts"] else text(NOBODY, "dim")
    came, left = row["entries"], row["exits"]
    said.append("\n" + (change(came) if came else NOBODY), "green" if came else "dim")
    return said.append(" " + (change(-left) if left else NOBODY), "red" if left else "dim")
