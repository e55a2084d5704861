"""The page of results: what was tried, what came of it, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from hogerop import steps
from hogerop.chart import heading_of_effects
from hogerop.errors import HogeropError, TooLittle
from hogerop.paper import day, number, short_day
from hogerop.results import Campaigns
from hogerop.web.asked import day_asked
from hogerop.web.businesses.roles import Right
from hogerop.web.businesses.wall import Inside, inside
from hogerop.web.plan.effects import finding_shown, scales_of
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
    scales = scales_of(found.findings)
    tried = (
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
        parts=[
            (name, [finding_shown(one, scales) for one in those]) for name, those in tried if those
        ],
        campaigns=_campaigns(found.campaigns),
        campaigns_said=found.campaigns.sentences,
        year=_year(request, inside),
        notes=found.notes,
    )


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
