"""``hogerop forecast``: who will stand on each rung in the coming months, and what they bring."""

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
    from hogerop.forecast.foretold import Ahead, ComingMonths, Forecast

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


def json_of(coming: ComingMonths) -> dict[str, Any]:
    """Return the forecast with the keys that other programs build on."""
    found = coming.forecast
    return {
        "as_of": found.as_of,
        "months": found.ends,
        "past": found.past,
        "contacts": found.contacts,
        "rungs": [_line(line) for line in found.rungs],
        "standings": [_line(line, lapsed=True) for line in found.standings],
        "newcomers": [asdict(kind) for kind in found.newcomers],
        "currency": coming.currency,
        "money": found.money_is,
        "money_past": found.money_past,
        "money_months": [asdict(one) for one in found.money],
        "money_total": None if found.money_total is None else asdict(found.money_total),
        "checks": _checks(found),
        "notes": found.notes,
        "draws": found.draws,
        "seed": found.seed,
    }


def _drawn(found: ComingMonths, what: str) -> Drawing:
    from hogerop import chart

    return chart.forecast_money(found) if what == "money" else chart.forecast(found)


def _line(line: Ahead, *, lapsed: bool = False) -> dict[str, Any]:
    from hogerop.forecast.months import is_lapsed, rung_of
    from hogerop.ladder import KEYS

    flag = {"lapsed": is_lapsed(line.standing)} if lapsed else {}
    return {
        "rung": KEYS[rung_of(line.standing)],
        **flag,
        "past": line.past,
        "months": [asdict(one) for one in line.months],
        "arrived": line.arrived,
    }


def _checks(found: Forecast) -> dict[str, Any] | None:
    return None if found.checks is None else asdict(found.checks)
