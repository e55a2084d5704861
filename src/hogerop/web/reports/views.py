"""The page of reports: of which months there is one, and each as a file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from hogerop import steps
from hogerop.ladder import OUTSIDE
from hogerop.paper import month_in_full, number
from hogerop.report import save_report_pdf, save_report_workbook
from hogerop.web.asked import month_asked
from hogerop.web.businesses.roles import Right
from hogerop.web.businesses.wall import Inside, inside
from hogerop.web.handed import handed
from hogerop.words import say

FAN = "fan"


@require_safe
@inside(Right.LOOK)
def reports(request: HttpRequest, inside: Inside) -> HttpResponse:
    """Show of which months a report can be made, the newest first."""
    months = _months(inside)
    today = steps.today_of(inside.workspace)
    over = next((one for one in months if one["first"] < today.replace(day=1)), None)
    heading = (
        say("The newest month that is over: {month}.", month=over["name"])
        if over
        else say("There is no month yet of which a report can be made.")
    )
    return inside.show(request, "reports.html", here_is="reports", heading=heading, months=months)


def _months(inside: Inside) -> list[dict[str, Any]]:
    """Return every month with those who stood on the ladder at its end, the newest first."""
    counts: dict[date, dict[str, int]] = {}
    for row in inside.ask(steps.months):
        counts.setdefault(row["month"], {})[row["rung"]] = row["contacts"] or 0
    return [_row(first, counts.get(first, {})) for first in inside.ask(steps.months_to_report)]


def _row(first: date, counts: Mapping[str, int]) -> dict[str, Any]:
    return {
        "key": f"{first:%Y-%m}",
        "first": first,
        "name": month_in_full(first),
        "on_it": number(sum(n for rung, n in counts.items() if rung != OUTSIDE)),
        "fans": number(counts.get(FAN, 0)),
    }


@require_safe
@inside(Right.LOOK)
def report(request: HttpRequest, inside: Inside, ending: str) -> HttpResponse:
    """Hand over the report of a month, in the language of whoever asks for it."""
    month = month_asked(request)
    found = inside.ask(steps.monthly_report, month=month)

    def write(to: Path) -> None:
        if ending == ".pdf":
            save_report_pdf(to, found, made_at=datetime.now(tz=UTC).replace(microsecond=0))
        else:
            save_report_workbook(to, found)

    return handed(f"{inside.business.slug}-{found.first:%Y-%m}", ending, write)
