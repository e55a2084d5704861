"""``hogerop whatif``: what would change if people moved up, stayed, came in, or sent others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from hogerop.answers.whatif import json_of
from hogerop.cli.asked import a_day, workspace_of
from hogerop.cli.options import AsOf, Force, Json, Picture
from hogerop.cli.picture import known_drawing, may_draw, save_picture
from hogerop.cli.screen import write_json
from hogerop.cli.waiting import waiting

if TYPE_CHECKING:
    from hogerop.chart.drawing import Drawing
    from hogerop.whatif.answer import Answer

DRAWINGS = ("answer", "steps")
EVERYONE = "everyone up one rung"
"""What is asked where nothing is: the question of the method."""


def whatif(
    context: typer.Context,
    what: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="WHAT ...",
            help='Such as "10% shopper -> customer"; else everyone up one rung.',
        ),
    ] = None,
    months: Annotated[
        int,
        typer.Option(
            "--months", metavar="NUMBER", min=1, max=36, help="Over how many months it is counted."
        ),
    ] = 12,
    as_of: AsOf = None,
    picture: Picture = None,
    draw: Annotated[
        str | None, typer.Option("--draw", metavar="WHAT", help="What: answer or steps.")
    ] = None,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Show what a change would bring: a ceiling, what to reckon with, what is proven.

    Reads an edition. A range is meant to hold in 19 of 20 cases. Several changes stand apart by a
    comma. ``--json``: see the page about JSON.
    """
    from hogerop import steps

    known_drawing(draw, DRAWINGS, picture)
    may_draw(picture, force=force)
    with waiting(silent=as_json) as progress:
        found = steps.what_if(
            workspace_of(context),
            " ".join(what) if what else EVERYONE,
            months=months,
            as_of=a_day(as_of),
            progress=progress,
        )
    if as_json:
        write_json(json_of(found))
    else:
        from hogerop.cli.whatif_shown import show_answer

        show_answer(found, steps=draw == "steps")
    if picture is not None:
        save_picture(_drawn(found, draw or DRAWINGS[0]), picture, silent=as_json)


def _drawn(found: Answer, what: str) -> Drawing:
    from hogerop import chart

    return chart.one_up(found) if what == "steps" else chart.what_if(found)
