"""What `hogerop results` answers, as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hogerop.results import Campaign, Finding, Judged, Overview, Selection, WholeYear


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
