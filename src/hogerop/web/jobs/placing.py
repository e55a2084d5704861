"""Placing everybody anew; where that takes long, the worker does it."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST
from django_tasks import task

from hogerop import steps
from hogerop.errors import TooLittle
from hogerop.web.businesses.roles import Right
from hogerop.web.businesses.wall import Inside, inside
from hogerop.web.jobs.doing import Tell, ask, carry_out
from hogerop.web.jobs.models import Job
from hogerop.words import say
from hogerop.workspace import Workspace


@task()
def place(job: int) -> None:
    """Place everybody by what came in or changed since."""
    carry_out(job, _place)


@require_POST
@inside(Right.WORK)
def place_anew(request: HttpRequest, inside: Inside) -> HttpResponse:
    """Have everybody placed by what came in or changed since."""
    return _asked(inside, "today")


def placed_later(inside: Inside, then: str) -> HttpResponse | None:
    """Have everybody placed anew and lead to how far that is; None where it is soon done.

    A door: reads, or writes a job.

    Parameters
    ----------
    then : str
        Page of the business to go to when it is done.
    """
    if steps.placed_soon(inside.workspace) or not inside.waits:
        return None
    return _asked(inside, then)


def _asked(inside: Inside, then: str) -> HttpResponse:
    job = ask(inside, place, then=then)
    return redirect("job", slug=inside.business.slug, number=job.pk)


def _place(job: Job, workspace: Workspace, tell: Tell) -> dict[str, Any]:
    with suppress(TooLittle):
        steps.catch_up(workspace, tell)
    return {"said": say("Everybody is placed anew.")}
