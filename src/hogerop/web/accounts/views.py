"""Signing in by the link that the app shows to whoever started it, and one's own page."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from hogerop.web.accounts.entering import entered_by
from hogerop.web.accounts.second_factor import has_second_factor
from hogerop.words import say

NAME_IS_SHORT = 120


@require_safe
def enter(request: HttpRequest, secret: str) -> HttpResponse:
    """Sign somebody in by a link that works once; afterwards it is as if it never was."""
    account = entered_by(secret)
    if account is None:
        raise Http404
    login(request, account, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect("home")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def me(request: HttpRequest) -> HttpResponse:
    """Show one's own account; take a new name."""
    assert request.user.is_authenticated
    if request.method == "POST":
        request.user.name = request.POST.get("name", "").strip()[:NAME_IS_SHORT]
        request.user.save(update_fields=["name"])
        messages.success(request, say("Saved."))
        return redirect("me")
    return render(request, "me.html", {"second_factor": has_second_factor(request.user)})
