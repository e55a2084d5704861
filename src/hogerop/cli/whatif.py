"""``hogerop whatif``: what would change if people moved up, stayed, came in, or sent others."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hogerop.cli.asked import a_day, workspace_of
from hogerop.cli.options import AsOf, Force, Json, Picture
from hogerop.cli.picture import known_drawing, may_draw, save_picture
from hogerop.cli.screen import write_json
from hogerop.cli.waiting import waiting

if TYPE_CHECKING:
    from hogerop.chart.drawing import Drawing
    from hogerop.whatif.answer import Answer, Best, Step
    from hogerop.whatif.figures import Figure

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


def json_of(answer: Answer) -> dict[str, Any]:
    """Return an answer with the keys that other programs build on: no number without its label."""
    return {
        "asked": [lever.said() for lever in answer.levers],
        "as_of": None if answer.as_of is None else answer.as_of.isoformat(),
        "months": answer.months,
        "extrapolated": answer.extrapolated,
        "currency": answer.currency,
        "before": asdict(answer.before),
        "moved": answer.moved,
        "left_out": answer.left_out,
        "sends": answer.sends,
        **_figures(answer.figures),
        "winning": None if answer.winning is None else asdict(answer.winning),
        "steps": [_step(step) for step in answer.steps],
        "best": None if answer.best is None else _best(answer.best),
        "refused": answer.refused,
        "warnings": answer.warnings,
        "longer": None if answer.longer is None else json_of(answer.longer),
    }


def _step(step: Step) -> dict[str, Any]:
    from hogerop.ladder import KEYS

    return {
        "from": KEYS[step.rung],
        "to": KEYS[step.rung + 1],
        "contacts": step.contacts,
        "left_out": step.left_out,
        "value": asdict(step.value),
        "next_value": asdict(step.next_value),
        "per_contact": _figures(step.per_contact),
        "in_all": _figures(step.in_all),
        "as_suspects": _figures(step.as_suspects),
    }


def _best(best: Best) -> dict[str, Any]:
    from hogerop.ladder import KEYS

    rungs = {"per_contact": KEYS[best.per_contact], "in_all": KEYS[best.in_all]}
    return asdict(best) | rungs | {"sentence": best.sentence}


def _figures(figures: tuple[Figure, ...]) -> dict[str, Any]:
    return {figure.kind: figure.as_dict() for figure in figures}


def _drawn(found: Answer, what: str) -> Drawing:
    from hogerop import chart

    return chart.one_up(found) if what == "steps" else chart.what_if(found)
