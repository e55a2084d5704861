"""The log, for owners: who did what upon what, and when; as a page and as a file."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import chain
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from hogerop.contracts import contact_number
from hogerop.paper import moment, number, save
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
        [
            _at(one).isoformat(timespec="seconds"),
            _who(one),
            one.kind,
            one.page,
            one.upon,
        ]
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
        "at": moment(_at(one)),
        "who": _who(one),
        "kind": Kind(one.kind).said,
        "page": place_of(one.page),
        "address": one.page,
        "contact": contact_number(one.upon) is not None,
        "upon": say("somebody forgotten") if one.upon == FORGOTTEN else one.upon,
    }


def _at(one: Line) -> datetime:
    """Return when, in the time zone of the business."""
    return timezone.localtime(one.at)


def place_of(page: str) -> str:
    """Return in which part of the app an address or an operation is; its own name if in none."""
    parts = _parts()
    words = sorted(parts, key=len, reverse=True)
    begins = (word for word in words if f"{page}_".startswith(f"{word}_"))
    ends = (word for word in words if page.endswith(f"_{word}"))
    return parts.get(next(chain(begins, ends), ""), page)


def _parts() -> dict[str, str]:
    """Return how addresses and operations of one part begin or end, and what it is called."""
    people, data = say("People"), say("Import")
    mine, plan = say("Settings"), say("Plan")
    return {
        **dict.fromkeys(("people", "person", "contact", "contacts", "record", "unrecord"), people),
        **dict.fromkeys(("note", "unnote", "same", "apart", "undecided", "copy_of"), people),
        **dict.fromkeys(("timeline", "why", "review", "forget"), people),
        **dict.fromkeys(("import", "imports", "hand_in", "handed_in", "tell_of"), data),
        **dict.fromkeys(("take", "leave_files", "look_again", "set_aside"), data),
        **dict.fromkeys(("plan", "strategy", "strategies", "channels"), plan),
        **dict.fromkeys(("terms", "token", "tokens", "hook", "hooks", "log", "export"), mine),
        **dict.fromkeys(("business", "everything"), mine),
        **dict.fromkeys(("team", "invite", "withdraw", "role"), say("Team")),
        "policy": say("Policy"),
        "report": say("Reports"),
        "reports": say("Reports"),
        "today": say("Today"),
        "place_anew": say("Today"),
        "movement": say("Movement"),
        "costs": say("Costs"),
    }


def _who(one: Line) -> str:
    who = say("somebody who left") if one.account is None else str(one.account)
    return who if one.token is None else say("{who}, by token {n}", who=who, n=one.token)
