"""``hogerop forecast``: who will stand on each rung in the coming months, and what they bring."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from hogerop.answers.forecast import json_of
from hogerop.cli.asked import a_day, workspace_of
from hogerop.cli.options import AsOf, Force, Json, Picture
from hogerop.cli.picture import known_drawing, may_draw, save_picture
from hogerop.cli.screen import write_json
from hogerop.cli.waiting import waiting

if TYPE_CHECKING:
    from hogerop.chart.drawing import Drawing
    from hogerop.forecast.foretold import ComingMonths

DRAWINGS = ("rungs", "money")


def forecast(
    context: typer.Context,
    months: Annotated[
        int,
        typer.Option("--months", metavar="NUMBER", min=1, max=36, help="How many months ahead."),
    ] = 12,
    as_of: AsOf = None,
    picture: Picture = None,
    draw: Annotated[
        str | None, typer.Option("--draw", metavar="WHAT", help="What: rungs or money.")
    ] = None,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Show contacts per rung and money of the coming months, with ranges. Reads an edition.

    A range is meant to hold in four of five cases; how often it did stands under it.
    ``--json``: see the page about JSON.
    """
    from hogerop import steps

    known_drawing(draw, DRAWINGS, picture)
    may_draw(picture, force=force)
    with waiting(silent=as_json) as progress:
        found = steps.coming_months(
            workspace_of(context), months=months, as_of=a_day(as_of), progress=progress
        )
    if as_json:
        write_json(json_of(found))
    else:
        from hogerop.cli.forecast_shown import show_forecast

        show_forecast(found)
    if picture is not None:
        save_picture(_drawn(found, draw or DRAWINGS[0]), picture, silent=as_json)


def _drawn(found: ComingMonths, what: str) -> Drawing:
    from hogerop import chart

    return chart.forecast_money(found) if what == "money" else chart.forecast(found)
