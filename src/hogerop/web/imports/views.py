"""Handing files in, seeing what they would come to, taking them, and taking them back."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from hogerop import steps
from hogerop.answers.set_aside import rows_aside
from hogerop.errors import HogeropError
from hogerop.paper import number, save, short_day
from hogerop.sources import ImportReport
from hogerop.web.businesses.roles import Right
from hogerop.web.businesses.wall import Inside, inside
from hogerop.web.handed import handed
from hogerop.web.imports import waiting, work
from hogerop.web.imports.shown import import_shown, tried_shown
from hogerop.web.imports.telling import told_by
from hogerop.web.imports.trial_child import SHOWN
from hogerop.web.jobs.doing import ask
from hogerop.web.jobs.models import OPEN, Job, State
from hogerop.web.jobs.views import heading as job_heading
from hogerop.words import say, say_count

JOBS_SHOWN = 5
"""Of the newest jobs; those among them that are open or failed are listed."""


@require_safe
@inside(Right.LOOK)
def imports(request: HttpRequest, inside: Inside) -> HttpResponse:
    """Show what was taken in, and where to hand in more."""
    return _imports(request, inside)


def _imports(
    request: HttpRequest, inside: Inside, fault: HogeropError | None = None
) -> HttpResponse:
    taken = steps.imports(inside.workspace)
    removed = steps.removed_imports(inside.workspace)
    page = inside.show(
        request,
        "imports.html",
        here_is="imports",
        heading=say_count("{n} file was taken in.", "{n} files were taken in.", len(taken)),
        taken=[_line(report) for report in reversed(taken)],
        removed=[_line(report) for report in removed],
        jobs=[(one, job_heading(one)) for one in _open_or_failed(inside)],
        fault=fault,
        limit=number(settings.LARGEST_UPLOAD // 1_000_000),
    )
    page.status_code = 400 if fault else 200
    return page


def _open_or_failed(inside: Inside) -> list[Job]:
    """Return the jobs that somebody may still wait for, or has to know about, newest first."""
    newest = Job.objects.filter(business=inside.business)[:JOBS_SHOWN]
    return [one for one in newest if one.state != State.DONE]


def _line(report: ImportReport) -> dict[str, Any]:
    """Return an import as a line of a list, its numbers as they are written."""
    return {
        "number": report.number,
        "file": report.file,
        "kind": say(report.kind),
        "rows": number(report.rows),
        "taken": number(report.taken),
        "aside": number(report.set_aside) if report.set_aside else "",
        "last": short_day(report.last_day) if report.last_day else "",
    }


@require_safe
@inside(Right.LOOK)
def one_import(request: HttpRequest, inside: Inside, number: int) -> HttpResponse:
    """Show what became of every row of a file that was taken in."""
    report = _report(inside, number)
    return inside.show(
        request,
        "one_import.html",
        here_is="imports",
        heading=report.file,
        one=import_shown(report),
        number=number,
    )


@require_safe
@inside(Right.TAKE_IN)
def set_aside(request: HttpRequest, inside: Inside, number: int) -> HttpResponse:
    """Hand over the rows of an import that were set aside, as they stood in the file."""
    report = _report(inside, number)
    headings, cells = rows_aside(steps.set_aside(inside.workspace, number))
    name = say("set aside from {file}", file=report.file)
    return handed(name, ".csv", lambda to: save(to, headings, cells))


def _report(inside: Inside, number: int) -> ImportReport:
    found = [one for one in steps.imports(inside.workspace) if one.number == number]
    if not found:
        raise Http404
    return found[0]


@require_POST
@inside(Right.TAKE_IN)
def hand_in(request: HttpRequest, inside: Inside) -> HttpResponse:
    """Keep the files that were handed in, and have them looked at."""
    files = request.FILES.getlist("files")
    if not files:
        fault = HogeropError(say("No file was chosen."), fix=say("Choose one or more."))
        return _imports(request, inside, fault)
    token = waiting.keep(inside.business, files)
    return _looked_at(inside, token)


def _looked_at(inside: Inside, token: str) -> HttpResponse:
    """Have files looked at, anew where they were before, and go where that is shown."""
    waiting.strike(inside.business, token, "tried")
    ask(inside, work.look_at, token=token, then=f"imports/handed-in/{token}")
    return redirect("handed_in", slug=inside.business.slug, token=token)


@require_safe
@inside(Right.TAKE_IN)
def handed_in(request: HttpRequest, inside: Inside, token: str) -> HttpResponse:
    """Show what the files that were handed in would come to; nothing is taken."""
    if not waiting.kept(inside.business, token):
        raise Http404
    busy = _busy_with(inside, token)
    if busy is not None:
        return redirect("job", slug=inside.business.slug, number=busy.pk)
    found = waiting.noted(inside.business, token, "tried")
    tried = [tried_shown(one, place) for place, one in enumerate(found or ())]
    broken = sum(one["fault"] is not None for one in tried)
    return inside.show(
        request,
        "handed_in.html",
        here_is="imports",
        heading=_heading(tried, broken) if tried else say("These files were not looked at yet."),
        token=token,
        tried=tried,
        broken=broken,
        shown=SHOWN,
    )


def _busy_with(inside: Inside, token: str) -> Job | None:
    mine = Job.objects.filter(business=inside.business, state__in=OPEN, about__token=token)
    return mine.first()


def _heading(tried: list[dict[str, Any]], broken: int) -> str:
    if broken:
        return say_count(
            "{n} file cannot be read; nothing is taken yet.",
            "{n} files cannot be read; nothing is taken yet.",
            broken,
        )
    rows = sum(one["rows_taken"] for one in tried)
    aside = sum(one["rows_aside"] for one in tried)
    return say(
        "Rows that can be taken: {rows}; that would be set aside: {aside}. Nothing is taken yet.",
        rows=number(rows),
        aside=number(aside),
    )


@require_POST
@inside(Right.TAKE_IN)
def tell_of(request: HttpRequest, inside: Inside, token: str, place: int) -> HttpResponse:
    """Note what somebody says of a file that waits, and have the files looked at anew."""
    found = waiting.noted(inside.business, token, "tried")
    if not found or place >= len(found) or _busy_with(inside, token):
        return redirect("handed_in", slug=inside.business.slug, token=token)
    told = [one["told"] for one in found]
    told[place] = told_by(request.POST, found[place])
    waiting.note(inside.business, token, "told", told)
    return _looked_at(inside, token)


@require_POST
@inside(Right.TAKE_IN)
def look_again(request: HttpRequest, inside: Inside, token: str) -> HttpResponse:
    """Have files looked at that were not, or could not be."""
    if not waiting.kept(inside.business, token) or _busy_with(inside, token):
        return redirect("imports", slug=inside.business.slug)
    return _looked_at(inside, token)


@require_POST
@inside(Right.TAKE_IN)
def take(request: HttpRequest, inside: Inside, token: str) -> HttpResponse:
    """Have the files taken that were handed in: all of them, or none where one cannot be read."""
    if not waiting.kept(inside.business, token):
        raise Http404
    job = _busy_with(inside, token) or ask(inside, work.take, token=token, then="imports")
    return redirect("job", slug=inside.business.slug, number=job.pk)


@require_POST
@inside(Right.TAKE_IN)
def leave(request: HttpRequest, inside: Inside, token: str) -> HttpResponse:
    """Take nothing of the files that were handed in, and keep them no longer."""
    if _busy_with(inside, token) is None:
        waiting.forget(inside.business, token)
    return redirect("imports", slug=inside.business.slug)


@require_POST
@inside(Right.TAKE_IN)
def undo(request: HttpRequest, inside: Inside, number: int) -> HttpResponse:
    """Have a whole import put aside; it can be brought back."""
    job = ask(inside, work.undo, number=number, then="imports")
    return redirect("job", slug=inside.business.slug, number=job.pk)


@require_POST
@inside(Right.TAKE_IN)
def restore(request: HttpRequest, inside: Inside, number: int) -> HttpResponse:
    """Have an import brought back that was put aside."""
    job = ask(inside, work.restore, number=number, then="imports")
    return redirect("job", slug=inside.business.slug, number=job.pk)
