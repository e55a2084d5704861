"""``hogerop moves``: who went from which rung to which between two days."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hogerop.answers.moves import json_of
from hogerop.cli.asked import a_day, workspace_of
from hogerop.cli.list_file import may_save, save_list
from hogerop.cli.options import Force, Json, Picture
from hogerop.cli.picture import may_draw, save_picture
from hogerop.cli.screen import write_json
from hogerop.cli.waiting import waiting

if TYPE_CHECKING:
    pass


def moves(
    context: typer.Context,
    since: Annotated[
        str | None,
        typer.Option("--from", metavar="DAY", help="The first day; else a month earlier."),
    ] = None,
    until: Annotated[
        str | None, typer.Option("--to", metavar="DAY", help="The last day; else today.")
    ] = None,
    who: Annotated[
        Path | None,
        typer.Option("--who", metavar="FILE", help="Save who moved, by name: .csv or .xlsx."),
    ] = None,
    picture: Picture = None,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Show the moves between two days, those who stayed included. Reads an edition.

    ``--json``: ``{"from", "to", "moves": [{"from", "to", "contacts"}]}``; ``from`` is a rung,
    ``outside`` or ``new``, ``to`` is a rung, ``outside`` or ``erased``, so that it adds up.
    """
    from hogerop import steps

    may_save(who, force=force)
    may_draw(picture, force=force)
    workspace = workspace_of(context)
    first, last = a_day(since), a_day(until)
    with waiting(silent=as_json) as progress:
        if first is None:
            counts = steps.ladder(workspace, as_of=last, progress=progress)
            first = steps.a_month_before(counts.as_of)
        moved = steps.moves(workspace, first, last, progress=progress)
    if as_json:
        write_json(json_of(moved))
    else:
        from hogerop.cli.moves_shown import show_moves

        show_moves(moved)
    if who is not None:
        save_list(steps.movers(workspace, first, last), who, silent=as_json)
    if picture is not None:
        from hogerop import chart

        save_picture(chart.moves(moved), picture, silent=as_json)
