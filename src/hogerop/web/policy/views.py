"""The page of the policy: read, try, save, take back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from hogerop import steps
from hogerop.errors import HogeropError
from hogerop.ladder import KEYS, Policy, Tried, rung_name
from hogerop.paper import change, number, share
from hogerop.web.asked import refuse_overtaken, seen
from hogerop.web.businesses.roles import Right
from hogerop.web.businesses.wall import Inside, inside
from hogerop.web.jobs.placing import placed_later
from hogerop.web.policy.rules import Days, Rule, changed_text, days, rules
from hogerop.words import say, say_count


@require_safe
@inside(Right.LOOK)
def policy(request: HttpRequest, inside: Inside) -> HttpResponse:
    """Show the rules in force, in words and as they are written."""
    return _page(request, inside, {})


@require_POST
@inside(Right.DECIDE)
def preview(request: HttpRequest, inside: Inside) -> HttpResponse:
    """Show who would move under other rules; nothing is saved."""
    typed = request.POST
    try:
        text = _changed(inside, typed)
        if not text:
            messages.info(request, say("No rule changed."))
            return redirect("policy", slug=inside.business.slug)
        tried = steps.policy_try(inside.reading, text, name=say("the form"))
    except HogeropError as fault:
        return _page(request, inside, typed, fault=fault)
    return _page(request, inside, typed, **_tried(inside, tried))


@require_POST
@inside(Right.DECIDE)
def save(request: HttpRequest, inside: Inside) -> HttpResponse:
    """Put the rules of the form in force."""
    workspace = inside.workspace
    try:
        with workspace.writing():
            text = _changed(inside, request.POST)
            changes = steps.policy_set(workspace, text, name=say("the form")) if text else ()
    except HogeropError as fault:
        return _page(request, inside, request.POST, fault=fault)
    if changes:
        messages.success(request, say("These rules are in force from now on."))
    else:
        messages.info(request, say("No rule changed."))
    return placed_later(inside, "policy") or redirect("policy", slug=inside.business.slug)


@require_POST
@inside(Right.DECIDE)
def take_back(request: HttpRequest, inside: Inside) -> HttpResponse:
    """Put the rules back that stood before the last change."""
    try:
        steps.policy_undo(inside.workspace)
        messages.success(request, say("The rules of before are in force again."))
    except HogeropError as fault:
        messages.error(request, fault.what)
    return placed_later(inside, "policy") or redirect("policy", slug=inside.business.slug)


def _changed(inside: Inside, typed: Mapping[str, str]) -> str:
    in_force = Policy.parse(inside.workspace.settings.text)
    those, besides = rules(in_force, typed), days(in_force, typed)
    refuse_overtaken(typed, _seen(those, besides))
    return changed_text(those, besides)


def _seen(those: list[Rule], besides: list[Days]) -> str:
    return seen(*(one.written for one in those), *(one.written for one in besides))


def _page(
    request: HttpRequest, inside: Inside, typed: Mapping[str, str], **told: Any
) -> HttpResponse:
    text = inside.workspace.settings.text
    in_force = Policy.parse(text)
    those, besides = rules(in_force, typed), days(in_force, typed)
    own = sum(one.own for one in those)
    heading = say_count(
        "One of your rules is your own; the others are Hogerop’s.",
        "{n} of your rules are your own; the others are Hogerop’s.",
        own,
    )
    page = inside.show(
        request,
        "policy.html",
        **{
            "here_is": "policy",
            "heading": heading if own else say("All your rules are Hogerop’s own."),
            "rules": those,
            "days": besides,
            "seen": _seen(those, besides),
            "may_go_back": steps.policy_may_go_back(inside.workspace),
            "doubts": steps.policy_check(text),
            **told,
        },
    )
    if "fault" in told:
        page.status_code = 400
    return page


def _tried(inside: Inside, tried: Tried) -> dict[str, Any]:
    names = {
        row["contact"]: row["name"] or row["email"]
        for row in steps.called(inside.reading, [one.contact for one in tried.people])
    }
    return {
        "tried": True,
        "heading": say_count(
            "{number} contact would stand elsewhere ({share})",
            "{number} contacts would stand elsewhere ({share})",
            tried.changed,
            number=number(tried.changed),
            share=share(tried.changed, tried.before.contacts),
        )
        + ".",
        "doubts": tried.warnings,
        "counts": [
            (
                before.key,
                rung_name(before.key),
                number(before.contacts),
                number(after.contacts),
                change(after.contacts - before.contacts),
            )
            for before, after in reversed(
                list(zip(tried.before.rungs, tried.after.rungs, strict=True))
            )
        ],
        "moves": [
            (
                _climbs(one.from_, one.to),
                rung_name(one.from_),
                rung_name(one.to),
                number(one.contacts),
            )
            for one in sorted(tried.moves, key=lambda one: -one.contacts)
            if one.from_ != one.to
        ],
        "people": [
            (
                one.contact,
                names.get(one.contact) or one.contact,
                _climbs(one.from_, one.to),
                rung_name(one.from_),
                rung_name(one.to),
            )
            for one in tried.people
        ],
        "more": number(tried.changed - len(tried.people))
        if tried.changed > len(tried.people)
        else "",
    }


def _climbs(start: str, end: str) -> bool:
    return KEYS.index(end) > KEYS.index(start)
