"""The page of tokens: which programs come in, and what each may do."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from hogerop.errors import HogeropError
from hogerop.paper import day
from hogerop.web.api import tokens
from hogerop.web.api.models import Token
from hogerop.web.businesses.roles import Right
from hogerop.web.businesses.wall import Inside, inside
from hogerop.words import say, say_count


@require_safe
@inside(Right.LEAD)
def all_tokens(request: HttpRequest, inside: Inside) -> HttpResponse:
    """Show the tokens of a business."""
    return _page(request, inside)


@require_POST
@inside(Right.LEAD)
def make_token(request: HttpRequest, inside: Inside) -> HttpResponse:
    """Make a token, and show it once."""
    asked = request.POST
    try:
        _, secret = tokens.make(
            inside.business,
            asked.get("name", ""),
            asked.getlist("scopes"),
            asked.get("days", ""),
            inside.account,
        )
    except HogeropError as fault:
        return _page(request, inside, fault=fault)
    return _page(request, inside, secret=secret)


@require_POST
@inside(Right.LEAD)
def revoke_token(request: HttpRequest, inside: Inside, number: int) -> HttpResponse:
    """Let a token open nothing any more."""
    tokens.revoke(inside.business, number)
    messages.success(request, say("This token opens nothing any more."))
    return redirect("tokens", slug=inside.business.slug)


def _page(request: HttpRequest, inside: Inside, **told: Any) -> HttpResponse:
    there = Token.objects.filter(business=inside.business).select_related("made_by")
    shown = [_line(one) for one in there.order_by("-made_at")]
    page = inside.show(
        request,
        "tokens.html",
        here_is="terms",
        setting="tokens",
        heading=say_count(
            "One program can come in.",
            "{n} programs can come in.",
            sum(one["is_open"] for one in shown),
        ),
        tokens=shown,
        scopes=[(one.value, _may(one)) for one in tokens.SCOPES],
        longest=tokens.LONGEST_DAYS,
        address=request.build_absolute_uri("/api/v1/"),
        **told,
    )
    page.status_code = 400 if "fault" in told else 200
    return page


def _line(one: Token) -> dict[str, Any]:
    return {
        "number": one.pk,
        "name": one.name,
        "may": ", ".join(_may(right) for right in tokens.SCOPES if right in one.rights),
        "by": str(one.made_by),
        "until": day(one.expires_at.date()),
        "used": day(one.used_at.date()) if one.used_at else say("never"),
        "is_open": one.is_open and tokens.inside_of(one) is not None,
    }


def _may(right: Right) -> str:
    """Return what a program with a right may do."""
    return {
        Right.LOOK: say("look"),
        Right.WORK: say("record, carry out"),
        Right.TAKE_IN: say("take files in"),
        Right.DECIDE: say("change rules and plans"),
    }[right]
