"""The page that lays one's businesses side by side."""

from __future__ import annotations

from typing import Any, cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hogerop import plan, steps
from hogerop.chart.heading import climbs_and_falls
from hogerop.errors import HogeropError
from hogerop.ladder import RUNGS
from hogerop.paper import number, short_day
from hogerop.web.accounts.models import Account
from hogerop.web.businesses.wall import Inside, all_of, lacks_second_factor
from hogerop.words import say_count


@require_safe
@login_required
def side_by_side(request: HttpRequest) -> HttpResponse:
    """Show each of one's businesses: who stands where, who moved, and what is due."""
    mine = all_of(cast(Account, request.user))
    if any(map(lacks_second_factor, mine)):
        return redirect("mfa_activate_totp")
    shown = [_shown(one) for one in mine]
    due = sum(one.get("due", 0) for one in shown)
    return render(
        request,
        "side_by_side.html",
        {
            "businesses": shown,
            "rungs": [(rung.key, rung.name) for rung in reversed(RUNGS)],
            "heading": say_count(
                "{number} business", "{number} businesses", len(shown), number=number(len(shown))
            ),
            "due": say_count(
                "{number} step is due this week.",
                "{number} steps are due this week.",
                due,
                number=number(due),
            ),
        },
    )


def _shown(inside: Inside) -> dict[str, Any]:
    """Return a business as a column; what it lacks to be shown, where it lacks something."""
    told: dict[str, Any] = {"slug": inside.business.slug, "name": inside.business.name}
    try:
        counts = inside.ask(steps.ladder)
        moves = inside.ask(steps.moves, steps.a_month_before(counts.as_of), counts.as_of)
        climbed, fell = climbs_and_falls(moves)
        actions = inside.ask(steps.plan_actions)
        week = plan.coming_week(actions, day=steps.today_of(inside.workspace))
    except HogeropError as fault:
        return told | {"fault": fault.what}
    return told | {
        "day": short_day(counts.as_of),
        "rungs": {rung.key: number(rung.contacts) for rung in counts.rungs},
        "climbed": number(climbed),
        "fell": number(fell),
        "due": sum(map(len, week.values())),
        "open": number(sum(one.open for one in actions)),
    }
