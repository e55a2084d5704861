"""``hogerop results``: what actions and experiments did, against those held out by lot."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hogerop.cli.asked import a_day, workspace_of
from hogerop.cli.options import Force, Json, Picture, UpTo
from hogerop.cli.picture import may_draw, save_picture
from hogerop.cli.screen import write_json
from hogerop.cli.waiting import waiting
from hogerop.errors import AskedWrongly
from hogerop.words import say

if TYPE_CHECKING:
    from hogerop.results import Campaign, Finding, Judged, Overview, Selection, WholeYear

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


def json_of(found: Overview) -> dict[str, Any]:
    """Return results with the keys that other programs build on."""
    campaigns = found.campaigns
    return {
        "as_of": found.as_of,
        "currency": found.currency,
        "actions": [_finding(one) for one in found.actions],
        "strategies": [_finding(one) for one in found.strategies],
        "experiments": [_finding(one) for one in found.experiments],
        "campaigns": {
            "each": [_campaign(one) for one in campaigns.each],
            "compared": _selection(campaigns.compared),
            "sentences": campaigns.sentences,
        },
        "campaign": None if found.campaign is None else _campaign(found.campaign),
        "notes": found.notes,
    }


def json_of_year(told: WholeYear) -> dict[str, Any]:
    """Return a year with the keys that other programs build on."""
    return {
        "year": told.year,
        "moved": _judged(told.moved),
        "money": _judged(told.money),
        "brought": dict(zip(("gain", "low", "high"), told.brought, strict=True)),
        "cost": told.cost,
        "sentences": told.sentences,
    }


def _finding(found: Finding) -> dict[str, Any]:
    from hogerop.ladder import KEYS

    return {
        "name": found.name,
        "title": found.title,
        "strategy": found.strategy or None,
        "rung": None if found.rung is None else KEYS[found.rung],
        "state": found.state,
        "start": found.start,
        "done_on": found.done_on,
        "people": found.people,
        "verdict": found.verdict,
        "outcomes": [_judged(one) for one in found.judged],
        "sentences": [sentence for part in found.paragraphs for sentence in part],
    }


def _judged(one: Judged) -> dict[str, Any]:
    effect, plain = one.effect, one.plain
    return {
        "outcome": one.outcome.name,
        "measure": one.outcome.measure,
        "verdict": one.verdict,
        "known_on": one.known_on,
        "treated": effect.treated,
        "held_out": effect.held_out,
        "treated_mean": effect.treated_mean,
        "held_out_mean": effect.held_out_mean,
        "gain": effect.gain,
        "se": effect.se,
        "low": one.low,
        "high": one.high,
        "worthwhile": one.worthwhile,
        "variance_removed": effect.removed,
        "unadjusted": None
        if plain is None
        else {"gain": plain.gain, "se": plain.se}
        | dict(zip(("low", "high"), plain.looked_at_once(), strict=True)),
        "checks": [
            {"what": c.what, "chance": c.chance, "alarm": c.alarm, "sentence": c.sentence}
            for c in one.checks
        ],
    }


def _campaign(one: Campaign) -> dict[str, Any]:
    return {
        "name": one.name,
        "since": one.since,
        "reached": one.reached,
        "compared": _selection(one.compared),
    }


def _selection(of: Selection | None) -> dict[str, Any] | None:
    """Return two figures and no difference: there is none to be had."""
    if of is None:
        return None
    return {
        "outcome": of.outcome.name,
        "chosen": of.chosen,
        "others": of.others,
        "chosen_mean": of.chosen_mean,
        "others_mean": of.others_mean,
        "chosen_before": of.chosen_before,
        "others_before": of.others_before,
        "sentences": of.sentences,
    }
