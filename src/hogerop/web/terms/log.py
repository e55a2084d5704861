"""The log, for owners: who did what upon what, and when; as a page and as a file."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from hogerop.paper import number, save
from hogerop.web.asked import day_asked, page_asked
from hogerop.web.audit.log import FORGOTTEN, sweep
from hogerop.web.audit.models import Kind, Line
from hogerop.web.businesses.models import Membership
from hogerop.web.businesses.roles import Right
from hogerop.web.businesses.wall import Inside, inside
from hogerop.web.handed import handed
from hogerop.words import say, say_count

SIZE = 100


@require_safe
@inside(Right.LEAD)
def log(request: HttpRequest, inside: Inside) -> HttpResponse:
    """Show the log, a page at a time."""
    sweep()
    found, page = _asked(request, inside), page_asked(request)
    in_all, first = found.count(), (page - 1) * SIZE
    kept = {name: value for name, value in request.GET.items() if name != "page" and value}
    return inside.show(
        request,
        "log.html",
        here_is="terms",
        setting="log",
        heading=say_count("{number} line", "{number} lines", in_all, number=number(in_all)),
        lines=[_told(one) for one in found[first : first + SIZE]],
        kept_days=number(settings.LOG_DAYS),
        people=_people(inside),
        kinds=[(kind.value, kind.said) for kind in Kind],
        who=request.GET.get("who", ""),
        kind=request.GET.get("kind", ""),
        on=request.GET.get("on", ""),
        query=urlencode(kept),
        before=urlencode({**kept, "page": page - 1}) if page > 1 else "",
        after=urlencode({**kept, "page": page + 1}) if first + SIZE < in_all else "",
    )


@require_safe
@inside(Right.LEAD)
def log_file(request: HttpRequest, inside: Inside) -> HttpResponse:
    """Hand over the log as CSV."""
    headings = [say("When"), say("Who"), say("What"), say("Page"), say("Upon")]
    rows = (
        [one.at.isoformat(timespec="seconds"), _who(one), one.kind, one.page, one.upon]
        for one in _asked(request, inside).iterator()
    )
    name = f"{inside.business.slug}-log"
    return handed(name, ".csv", lambda to: save(to, headings, rows))


def _asked(request: HttpRequest, inside: Inside) -> QuerySet[Line]:
    """Return the lines that an address asks for, the newest first."""
    found = Line.objects.filter(business=inside.business).select_related("account")
    who, kind = request.GET.get("who", ""), request.GET.get("kind", "")
    if who.isdecimal() and len(who) < 15:
        found = found.filter(account_id=int(who))
    if kind in list(Kind):
        found = found.filter(kind=kind)
    if (on := day_asked(request, "on")) is not None:
        found = found.filter(at__date__gte=on, at__date__lt=on + timedelta(days=1))
    return found.order_by("-at", "-pk")


def _people(inside: Inside) -> Iterable[tuple[str, str]]:
    members = Membership.objects.filter(business=inside.business).select_related("account")
    return [(f"{one.account_id}", str(one.account)) for one in members.order_by("account__email")]


def _told(one: Line) -> dict[str, Any]:
    return {
        "at": f"{one.at:%Y-%m-%d %H:%M}",
        "who": _who(one),
        "kind": Kind(one.kind).said,
        "page": one.page,
        "upon": say("somebody forgotten") if one.upon == FORGOTTEN else one.upon,
    }


def _who(one: Line) -> str:
    who = say("somebody who left") if one.account is None else str(one.account)
    return who if one.token is None else say("{who}, by token {n}", who=who, n=one.token)
