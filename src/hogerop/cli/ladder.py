"""``hogerop ladder``: how many stand on each rung."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from hogerop.answers.ladder import json_of
from hogerop.cli.asked import a_day, workspace_of
from hogerop.cli.options import AsOf, Force, Json, Picture
from hogerop.cli.picture import may_draw, save_picture
from hogerop.cli.screen import write_json
from hogerop.cli.waiting import waiting

if TYPE_CHECKING:
    pass


def ladder(
    context: typer.Context,
    as_of: AsOf = None,
    compare_with: Annotated[
        str | None,
        typer.Option("--compare-with", metavar="DAY", help="The day to compare with."),
    ] = None,
    picture: Picture = None,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Show the ladder on a day. Reads an edition, and makes it first where there is none.

    ``--json``: ``{"as_of", "policy", "unit", "contacts", "outside", "rungs": [{"key", "contacts",
    "lapsed", "before"}], "outside_market", "compared_with", "contacts_before",
    "outside_before", "records_promotions", "notes"}``; seven rungs, lowest first;
    ``contacts`` = ``outside`` + the seven.
    """
    from hogerop import steps

    may_draw(picture, force=force)
    workspace = workspace_of(context)
    with waiting(silent=as_json) as progress:
        counts = steps.ladder(
            workspace, as_of=a_day(as_of), compare_with=a_day(compare_with), progress=progress
        )
    if as_json:
        write_json(json_of(counts))
    else:
        from hogerop.cli.ladder_shown import show_ladder

        show_ladder(counts)
    if picture is not None:
        from hogerop import chart

        save_picture(chart.ladder(counts), picture, silent=as_json)
