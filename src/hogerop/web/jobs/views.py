"""The page of a job: how far it is, and what came of it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe
from django_htmx.http import HttpResponseClientRedirect
from django_htmx.middleware import HtmxDetails

from hogerop.web.businesses.roles import Right
from hogerop.web.businesses.wall import Inside, inside
from hogerop.web.jobs.models import Job, State
from hogerop.words import say


@require_safe
@inside(Right.LOOK)
def job(request: HttpRequest, inside: Inside, number: int) -> HttpResponse:
    """Show how far a job is; where it is done, go to where it led.

    The page asks for its own part of it every second; without scripts it is loaded anew.
    """
    found = get_object_or_404(Job, pk=number, business=inside.business)
    then = f"/b/{inside.business.slug}/{found.about.get('then', 'today')}"
    if found.state == State.DONE:
        if found.result.get("said"):
            messages.success(request, found.result["said"])
        return _gone_on(request, then)
    told = {"here_is": "imports", "job": found, "then": then, "heading": heading(found)}
    if _is_part(request):
        return render(request, "job_part.html", {"inside": inside, **told})
    return inside.show(request, "job.html", **told)


def heading(job: Job) -> str:
    """Return where a job stands, in a sentence."""
    if job.state == State.FAILED:
        return say("This was not done.")
    return say("This is being done.") if job.state == State.RUNNING else say("This waits its turn.")


def _is_part(request: HttpRequest) -> bool:
    asked: HtmxDetails = request.htmx  # type: ignore[attr-defined]  # set by its middleware
    return bool(asked)


def _gone_on(request: HttpRequest, then: str) -> HttpResponse:
    return HttpResponseClientRedirect(then) if _is_part(request) else redirect(then)
