"""``hogerop results``: what actions and experiments did, against those held out by lot."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hogerop.answers.results import json_of, json_of_year
from hogerop.cli.asked import a_day, workspace_of
from hogerop.cli.options import Force, Json, Picture, UpTo
from hogerop.cli.picture import may_draw, save_picture
from hogerop.cli.screen import write_json
from hogerop.cli.waiting import waiting
from hogerop.errors import AskedWrongly
from hogerop.words import say

if TYPE_CHECKING:
    from hogerop.results import WholeYear

YEAR = ("year", "jaar")


def results(
    context: typer.Context,
    which: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="NAME",
            help="An action, strategy, experiment or campaign; or year, as in year 2026.",
        ),
    ] = None,
    held_out: Annotated[
        str | None,
        typer.Option("--held-out", metavar="ARM", help="Of an experiment: the arm without it."),
    ] = None,
    as_of: UpTo = None,
    picture: Picture = None,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Show what was tried and what it did: it works, it does not, it harms, or it is too early.

    Reads an edition and the plan. A range holds however often you look. ``--json``: see the page
    about JSON.
    """
    from hogerop import steps

    may_draw(picture, force=force)
    asked = which or []
    of_year = bool(asked) and asked[0].lower() in YEAR
    with waiting(silent=as_json) as progress:
        shop, day = workspace_of(context), a_day(as_of)
        if of_year:
            year = _year(asked[1:])
            told = steps.results_of_year(shop, year, as_of=day, progress=progress)
        else:
            name = " ".join(asked) or None
            found = steps.results(shop, name, as_of=day, held_out=held_out, progress=progress)
    if of_year:
        _tell_year(told, picture, as_json=as_json)
        return
    if as_json:
        write_json(json_of(found))
    else:
        from hogerop.cli.results_shown import show_results

        show_results(found, whole=bool(asked))
    if picture is not None:
        from hogerop import chart

        save_picture(chart.effects(found.findings), picture, silent=as_json)


def _year(asked: list[str]) -> int | None:
    if not asked:
        return None
    if len(asked) == 1 and asked[0].isdecimal() and len(asked[0]) == 4:
        return int(asked[0])
    raise AskedWrongly(
        say("A year is four figures"), where=" ".join(asked), fix=say("Such as: results year 2026")
    )


def _tell_year(told: WholeYear, picture: Path | None, *, as_json: bool) -> None:
    if as_json:
        write_json(json_of_year(told))
    else:
        from hogerop.cli.results_shown import show_year

        show_year(told)
    if picture is not None:
        from hogerop import chart

        save_picture(chart.effects_of_year(told), picture, silent=as_json)
