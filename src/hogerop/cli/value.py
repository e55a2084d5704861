"""``hogerop value``: what the buyers are worth, and how that is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, cast

import typer

from hogerop.answers.value import json_of, json_of_one
from hogerop.cli.asked import a_day, workspace_of
from hogerop.cli.list_file import may_save, save_list
from hogerop.cli.options import AsOf, Force, Json, Picture, ToFile
from hogerop.cli.picture import known_drawing, may_draw, save_picture
from hogerop.cli.screen import write_json
from hogerop.cli.waiting import waiting
from hogerop.cli.who import naming_who_may_be_meant
from hogerop.errors import TooLittle
from hogerop.words import say

if TYPE_CHECKING:
    from hogerop.chart.drawing import Drawing
    from hogerop.value.prediction.worth import By, Worth

DRAWINGS = ("groups", "concentration", "tracking", "alive")


def value(
    context: typer.Context,
    by: Annotated[
        str,
        typer.Option("--by", metavar="WHAT", help="Put together by rung, cohort or channel."),
    ] = "rung",
    contact: Annotated[
        str | None,
        typer.Option("--contact", metavar="WHO", help="One buyer: e-mail, id, or name."),
    ] = None,
    models: Annotated[
        bool, typer.Option("--models", help="Show how the models did on the time held out.")
    ] = False,
    as_of: AsOf = None,
    to: ToFile = None,
    picture: Picture = None,
    draw: Annotated[
        str | None,
        typer.Option(
            "--draw", metavar="WHAT", help="What: groups, concentration, tracking or alive."
        ),
    ] = None,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Show what buyers are worth: orders and money to come, with ranges. Reads an edition.

    A range is meant to hold in four of five cases. As of another day than the edition's all is
    reckoned anew.
    ``--json``: see the page about JSON.
    """
    from hogerop import steps

    known_drawing(draw, DRAWINGS, picture)
    may_save(to, force=force)
    may_draw(picture, force=force)
    workspace, day = workspace_of(context), a_day(as_of)
    with naming_who_may_be_meant(workspace, day), waiting(silent=as_json) as progress:
        if contact is not None:
            one = steps.worth_of(workspace, contact, as_of=day, progress=progress)
            found = one.worth
        if contact is None or by != "rung":
            found = steps.worth(workspace, by=cast("By", by), as_of=day, progress=progress)
    drawn = None if picture is None else _drawn(found, draw or DRAWINGS[0])
    from hogerop.cli.models_shown import show_models
    from hogerop.cli.value_shown import show_one, show_worth

    if as_json:
        write_json(json_of(found) if contact is None else json_of_one(one))
    elif contact is not None:
        show_one(one)
    elif models:
        show_models(found)
    elif draw is None:
        show_worth(found)
    if to is not None:
        save_list(steps.values(workspace, as_of=day), to, silent=as_json)
    if picture is not None and drawn is not None:
        save_picture(drawn, picture, silent=as_json)


def _drawn(found: Worth, what: str) -> Drawing:
    """Return what was asked for.

    Raises
    ------
    TooLittle
        If the drawing would be empty.
    """
    from hogerop import chart
    from hogerop.value.prediction.silence import chances

    whole = found.business
    empty = {
        "tracking": found.told["tracking"] is None,
        "alive": found.model is None or not chances(found),
        "concentration": not found.curve,
        "groups": found.worth == "last_12" and not whole.last_12,
    }
    if empty[what]:
        raise TooLittle(
            say("There is nothing to draw yet"),
            fix=" ".join(found.missing) or say("Choose another drawing."),
        )
    if what == "concentration":
        return chart.concentration(found)
    if what == "tracking":
        return chart.tracking(found)
    return chart.alive(found) if what == "alive" else chart.worth(found)
