"""The page of settings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from hogerop import steps
from hogerop.errors import HogeropError
from hogerop.ladder import Policy, rule_in_words
from hogerop.web.asked import refuse_overtaken, seen
from hogerop.web.businesses.roles import Right
from hogerop.web.businesses.wall import Inside, inside
from hogerop.web.jobs.placing import placed_later
from hogerop.web.terms.fields import Group, changed, groups
from hogerop.words import say


@require_safe
@inside(Right.LOOK)
def terms(request: HttpRequest, inside: Inside) -> HttpResponse:
    """Show the settings of the business."""
    return _page(request, inside, {})


@require_POST
@inside(Right.DECIDE)
def save(request: HttpRequest, inside: Inside) -> HttpResponse:
    """Change settings, all of the form or none."""
    workspace = inside.workspace
    try:
        with workspace.writing():
            those = groups(workspace.settings, request.POST)
            refuse_overtaken(request.POST, _seen(those))
            found = changed(those)
            steps.change_settings(workspace, found)
    except HogeropError as fault:
        return _page(request, inside, request.POST, fault=fault)
    if name := found.get("business", {}).get("name"):
        inside.business.name = str(name)
        inside.business.save(update_fields=["name"])
    if found:
        messages.success(request, say("The settings are saved; figures follow them from now on."))
    else:
        messages.info(request, say("Nothing changed."))
    return placed_later(inside, "settings") or redirect("terms", slug=inside.business.slug)


def _page(
    request: HttpRequest, inside: Inside, typed: Mapping[str, str], **told: Any
) -> HttpResponse:
    settings = inside.workspace.settings
    those = groups(settings, typed)
    policy = Policy.parse(settings.text)
    page = inside.show(
        request,
        "terms.html",
        here_is="terms",
        heading=say("How {business} counts", business=settings.business.name),
        groups=those,
        seen=_seen(those),
        market=(rule_in_words(policy.written["suspect"]), policy.written["suspect"]),
        **told,
    )
    page.status_code = 400 if "fault" in told else 200
    return page


def _seen(those: list[Group]) -> str:
    return seen(*(field.value for group in those for field in group.fields))
