"""The page of results: what was tried, what came of it, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from hogerop import steps
from hogerop.chart import heading_of_effects
from hogerop.errors import HogeropError, TooLittle
from hogerop.paper import day, number, short_day
from hogerop.results import Campaigns, Finding, Judged, Outcome
from hogerop.web.asked import day_asked
from hogerop.web.businesses.roles import Right
from hogerop.web.businesses.wall import Inside, inside
from hogerop.words import say

WAITING = ("draft", "approved")
"""States of an action of which there is nothing to tell yet."""
CAMPAIGNS = 20
"""Campaigns that the page names, the last ones."""


@require_safe
@inside(Right.LOOK)
def results(request: HttpRequest, inside: Inside) -> HttpResponse:
    """Show what was tried, each with its verdict and range, and the year as a whole."""
    asked = day_asked(request)
    found = inside.ask(steps.results, as_of=asked)
    scales = _scales(found.findings)
    parts = (
        (say("Actions"), [one for one in found.actions if one.state not in WAITING]),
        (say("Strategies in several rounds"), found.strategies),
        (say("Experiments"), found.experiments),
    )
    return inside.show(
        request,
        "results.html",
        here_is="plan",
        heading=heading_of_effects(found.findings),
        day=day(found.as_of),
        as_of=found.as_of.isoformat(),
        parts=[(name, [_finding(one, scales) for one in those]) for name, those in parts if those],
        campaigns=_campaigns(found.campaigns),
        campaigns_said=found.campaigns.sentences,
        year=_year(request, inside),
        notes=found.notes,
    )


def _scales(findings: Sequence[Finding]) -> dict[Outcome, float]:
    """Return for each outcome how far the widest range reaches to one side of none."""
    reach: dict[Outcome, float] = {}
    for one in chain.from_iterable(found.judged for found in findings):
        ends = [abs(one.effect.gain)] if one.few else [abs(one.low), abs(one.high)]
        reach[one.outcome] = max(reach.get(one.outcome, 0.0), *ends)
    return reach


def _finding(of: Finding, scales: dict[Outcome, float]) -> dict[str, Any]:
    return {
        "of": of.of,
        "name": of.name,
        "title": of.title or of.name,
        "state": of.state_name,
        "verdict": of.verdict or "",
        "people": number(of.people) if of.people else "",
        "outcomes": [_outcome(one, scales) for one in of.judged],
        "said": of.paragraphs,
    }


def _outcome(of: Judged, scales: dict[Outcome, float]) -> dict[str, Any]:
    """Return one outcome: what changed, the range, and where both lie from 0 to 100."""
    told, reach = of.outcome, scales[of.outcome]

    def place(at: float) -> str:
        return f"{50 + 48 * at / reach:.2f}" if reach else "50"

    return {
        "name": told.name,
        "gain": told.gain(of.effect.gain),
        "range": ""
        if of.few
        else say("{low} to {high}", low=told.gain(of.low), high=told.gain(of.high)),
        "dot": place(of.effect.gain),
        "ends": None if of.few else (place(of.low), place(of.high)),
        "verdict": of.verdict,
        "said": _verdict(of),
        "treated": number(of.effect.treated),
        "held_out": number(of.effect.held_out),
    }


def _verdict(of: Judged) -> str:
    if of.verdict == "too_early" and of.over:
        return say("cannot be told")
    return {
        "works": say("works"),
        "does_not": say("does not work"),
        "harmful": say("does harm"),
        "no_proof": say("proves nothing"),
        "too_early": say("too early to tell"),
    }[of.verdict]


def _campaigns(of: Campaigns) -> list[tuple[str, str, str]]:
    return [
        (one.name, short_day(one.since), number(one.reached)) for one in of.each[-CAMPAIGNS:][::-1]
    ]


def _year(request: HttpRequest, inside: Inside) -> dict[str, Any]:
    """Return what a year of actions brought together, or why that cannot be told."""
    typed = request.GET.get("year", "")
    year = int(typed) if typed.isdecimal() and len(typed) == 4 else None
    try:
        told = inside.ask(steps.results_of_year, year, as_of=day_asked(request))
    except TooLittle as fault:
        return {"said": tuple(_lines(fault)), "verdict": "", "asked": typed}
    return {"said": told.sentences, "verdict": told.money.verdict, "asked": str(told.year)}


def _lines(fault: HogeropError) -> Iterator[str]:
    yield fault.what
    if fault.fix:
        yield fault.fix
