"""The page of webhooks: which programs are told of what, and what became of it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from hogerop.errors import HogeropError
from hogerop.web.businesses.roles import Right
from hogerop.web.businesses.wall import Inside, inside
from hogerop.web.hooks import registering, work
from hogerop.web.hooks.models import TRIAL, Delivery, Hook, Off
from hogerop.web.hooks.shown import KINDS_SAID, line_of, sent_line
from hogerop.words import say, say_count

LAST = 20
"""Messages of which the page tells."""


@require_safe
@inside(Right.LEAD)
def all_hooks(request: HttpRequest, inside: Inside) -> HttpResponse:
    """Show the webhooks of a business, and the last messages."""
    return _page(request, inside)


@require_POST
@inside(Right.LEAD)
def make_hook(request: HttpRequest, inside: Inside) -> HttpResponse:
    """Make a webhook, and show its secret once."""
    asked = request.POST
    url, wants = asked.get("url", ""), asked.getlist("wants")
    try:
        hook, secret = registering.make(inside.business, url, wants, inside.account)
    except HogeropError as fault:
        return _page(request, inside, fault=fault, url=url, wants=wants)
    _begin(hook)
    return _page(request, inside, secret=secret)


@require_POST
@inside(Right.LEAD)
def send_trial(request: HttpRequest, inside: Inside, number: int) -> HttpResponse:
    """Have a message without news sent."""
    hook = _hook(inside, number)
    one = Delivery.objects.create(hook=hook, kind=TRIAL, next_at=None)
    work.try_out.enqueue(one.pk)
    messages.success(request, say("A trial message is sent; below stands what became of it."))
    return redirect("hooks", slug=inside.business.slug)


@require_POST
@inside(Right.LEAD)
def hook_on(request: HttpRequest, inside: Inside, number: int) -> HttpResponse:
    """Tell a program of what happens from now on."""
    hook = _hook(inside, number)
    if not hook.is_on:
        registering.switch_on(hook, inside.account)
        _begin(hook)
    messages.success(request, say("It is told of what happens from now on."))
    return redirect("hooks", slug=inside.business.slug)


@require_POST
@inside(Right.LEAD)
def hook_off(request: HttpRequest, inside: Inside, number: int) -> HttpResponse:
    """Tell a program nothing more."""
    hook = _hook(inside, number)
    if hook.is_on:
        registering.switch_off(hook, Off.BY_HAND)
    messages.success(request, say("It is told nothing more."))
    return redirect("hooks", slug=inside.business.slug)


@require_POST
@inside(Right.LEAD)
def remove_hook(request: HttpRequest, inside: Inside, number: int) -> HttpResponse:
    """Remove a webhook, and what was kept for it."""
    registering.remove(_hook(inside, number))
    messages.success(request, say("The webhook is removed."))
    return redirect("hooks", slug=inside.business.slug)


def _begin(hook: Hook) -> None:
    work.begin.enqueue(hook.pk)
    work.come_round()


def _hook(inside: Inside, number: int) -> Hook:
    return get_object_or_404(Hook, pk=number, business=inside.business)


def _page(request: HttpRequest, inside: Inside, **told: Any) -> HttpResponse:
    there = Hook.objects.filter(business=inside.business).select_related("made_by").order_by("pk")
    sent = Delivery.objects.filter(hook__business=inside.business).select_related("hook")
    shown = [line_of(one) for one in there]
    page = inside.show(
        request,
        "hooks.html",
        here_is="terms",
        setting="hooks",
        heading=say_count(
            "One program is told of what happens.",
            "{n} programs are told of what happens.",
            sum(one["is_on"] for one in shown),
        ),
        hooks=shown,
        sent=[sent_line(one) for one in sent.order_by("-pk")[:LAST]],
        kinds=[(kind, said(), kind in told.get("wants", ())) for kind, said in KINDS_SAID.items()],
        **told,
    )
    page.status_code = 400 if "fault" in told else 200
    return page
