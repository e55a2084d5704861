"""The pages of value and of costs."""

from __future__ import annotations

from datetime import date
from typing import cast, get_args

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from hogerop import steps
from hogerop.chart import (
    heading_of_cohorts,
    heading_of_concentration,
    heading_of_costs,
    heading_of_referrals,
    heading_of_worth,
    in_figures,
    in_money,
    period_of,
)
from hogerop.chart.costs_told import lacking, remarks
from hogerop.errors import TooLittle
from hogerop.paper import day
from hogerop.value.prediction.worth import By
from hogerop.web.asked import day_asked
from hogerop.web.businesses.roles import Right
from hogerop.web.businesses.wall import Inside, inside
from hogerop.web.worth.costs_shown import channels, division, referrers, some_unknown
from hogerop.web.worth.value_shown import AGES, cohort_rows, curve, groups, heads
from hogerop.words import say


@require_safe
@inside(Right.LOOK)
def value(request: HttpRequest, inside: Inside) -> HttpResponse:
    """Show what buyers are worth, how much the best of them carry, and who goes on buying."""
    by, asked = request.GET.get("by", "rung"), day_asked(request)
    if by not in get_args(By):
        by = "rung"
    worth = inside.ask(steps.worth, by=cast("By", by), as_of=asked)
    going_on = inside.ask(steps.cohorts, as_of=asked)
    return inside.show(
        request,
        "value.html",
        here_is="value",
        by=by,
        ways=[
            ("rung", say("by rung")),
            ("cohort", say("by month")),
            ("channel", say("by channel")),
        ],
        as_of=asked.isoformat() if asked else "",
        heading=heading_of_worth(worth),
        model=say(
            "By {model}, on the orders until {day}.", model=worth.speaks, day=day(worth.until)
        )
        if not worth.missing
        else "",
        missing=worth.missing,
        notes=worth.notes,
        heads=heads(worth),
        groups=groups(worth),
        concentration=heading_of_concentration(worth) if worth.curve else "",
        curve=curve(worth),
        cohorts_heading=heading_of_cohorts(going_on),
        cohorts=cohort_rows(going_on),
        cohort_notes=going_on.notes,
        ages=[str(age) for age in AGES],
    )


@require_safe
@inside(Right.LOOK)
def costs(request: HttpRequest, inside: Inside) -> HttpResponse:
    """Show what a new buyer costs, how that is divided, and what referrals bring."""
    since, until = day_asked(request, "since"), day_asked(request, "until")
    found = inside.ask(steps.costs, since=since, until=until)
    ratio = found.ratio
    told = found.acquisition.returns.get("")
    return inside.show(
        request,
        "costs.html",
        here_is="value",
        heading=heading_of_costs(found),
        period=period_of(found),
        since=found.acquisition.since.isoformat(),
        until=found.acquisition.until.isoformat(),
        channels=channels(found),
        alike=some_unknown(found),
        lifetime=(in_money(told.lifetime, found.currency), in_figures(told.lifetime_to_cost))
        if told and told.lifetime and told.lifetime_to_cost
        else None,
        division=division(found),
        order=(in_money(ratio.average.per_order, found.currency), in_figures(ratio.average.times))
        if ratio.average
        else None,
        lacking=[lacking(what) for what in ratio.missing],
        remarks=remarks(found),
        **_sent(inside, since, until),
    )


def _sent(inside: Inside, since: date | None, until: date | None) -> dict[str, object]:
    """Return what is told of referrals; nothing where nobody has bought yet."""
    try:
        found = inside.ask(steps.referrals, since=since, until=until, named=10)
    except TooLittle:
        return {}
    return {"sent_heading": heading_of_referrals(found), "referrers": referrers(found)}
