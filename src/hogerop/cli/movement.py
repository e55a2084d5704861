"""``hogerop movement``: who climbs and who falls, month by month, and how long they stay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from hogerop.answers.movement import json_of
from hogerop.cli.asked import a_day, workspace_of
from hogerop.cli.options import AsOf, Force, Json, Picture
from hogerop.cli.picture import known_drawing, may_draw, save_picture
from hogerop.cli.screen import write_json
from hogerop.cli.waiting import waiting

if TYPE_CHECKING:
    from hogerop.chart.drawing import Drawing
    from hogerop.forecast.movement import Movement

DRAWINGS = ("months", "matrix")


def movement(
    context: typer.Context,
    last: Annotated[
        int,
        typer.Option("--last", metavar="NUMBER", min=1, help="How many months are counted."),
    ] = 12,
    as_of: AsOf = None,
    picture: Picture = None,
    draw: Annotated[
        str | None, typer.Option("--draw", metavar="WHAT", help="What: months or matrix.")
    ] = None,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Show who climbed and who fell, how long they stay, how fast they climb. Reads an edition.

    How long people stay, and how fast they climb, is told from all months known. ``--json``: see
    the page about JSON.
    """
    from hogerop import steps

    known_drawing(draw, DRAWINGS, picture)
    may_draw(picture, force=force)
    with waiting(silent=as_json) as progress:
        found = steps.movement(
            workspace_of(context), last=last, as_of=a_day(as_of), progress=progress
        )
    if as_json:
        write_json(json_of(found))
    else:
        from hogerop.cli.movement_shown import show_movement

        show_movement(found)
    if picture is not None:
        save_picture(_drawn(found, draw or DRAWINGS[0]), picture, silent=as_json)


def _drawn(found: Movement, what: str) -> Drawing:
    from hogerop import chart

    return chart.movement_matrix(found) if what == "matrix" else chart.movement(found)
