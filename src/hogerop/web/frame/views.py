"""The pages that belong to nobody: the health check, the language, and those for what failed."""

from __future__ import annotations

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from hogerop.words import LANGUAGES, say
from hogerop.words import language as spoken


@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """Say that the app is up and its database answers. Runs one query."""
    with connection.cursor() as cursor:
        cursor.execute("select 1")
    return HttpResponse("ok\n", content_type="text/plain")


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Speak another language from here on: kept with the account, else in a cookie."""
    chosen = request.POST.get("language", "")
    back = request.POST.get("back", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        back = "/"
    response = HttpResponseRedirect(back)
    if chosen in LANGUAGES:
        if request.user.is_authenticated:
            request.user.language = chosen
            request.user.save(update_fields=["language"])
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            chosen,
            max_age=365 * 24 * 3600,
            samesite="Lax",
            httponly=True,
            secure=settings.LANGUAGE_COOKIE_SECURE,
        )
    return response


def not_understood(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 400."""
    told = {"what": say("This request cannot be understood."), "fix": say("Go back and try again.")}
    return render(request, "failed.html", told, status=400)


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 403."""
    told = {
        "what": say("You may not do this here."),
        "fix": say("Ask an owner of the business to change your role."),
    }
    return render(request, "failed.html", told, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 404: the same words whether a page is not there or is not yours."""
    told = {
        "what": say("There is no such page here."),
        "fix": say("Check the address, or begin at the first page."),
    }
    return render(request, "failed.html", told, status=404)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer 403 to a form that did not come from a page of ours, or came too late."""
    told = {
        "what": say("This form has expired."),
        "fix": say("Go back, load the page anew and send it again."),
    }
    return render(request, "failed.html", told, status=403)


def ours(request: HttpRequest) -> HttpResponse:
    """Answer 500, without asking the database or a template anything: either may be what broke."""
    said = say("Hogerop itself failed; this is a mistake of ours.")
    page = (
        f'<!doctype html><html lang="{spoken()}"><meta charset="utf-8"><title>{said}</title>'
        f"<main><h1>{said}</h1></main></html>"
    )
    return HttpResponse(page, status=500)
