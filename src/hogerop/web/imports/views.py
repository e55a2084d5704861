"""Handing files in, seeing what they would come to, taking them, and taking them back."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from hogerop import steps
from hogerop.errors import HogeropError
from hogerop.paper import number, share, short_day
from hogerop.sources import ImportReport, reason_said
from hogerop.sources.fields import FIELDS
from hogerop.web.businesses.roles import Right
from hogerop.web.businesses.wall import Inside, inside
from hogerop.web.imports import waiting
from hogerop.web.imports.trial import SHOWN, Tried, try_out
from hogerop.words import say, say_count

MOST_FILES = 20


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
        fault=fault,
        limit=number(settings.LARGEST_UPLOAD // 1_000_000),
    )
    page.status_code = 400 if fault else 200
    return page


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


@require_POST
@inside(Right.TAKE_IN)
def hand_in(request: HttpRequest, inside: Inside) -> HttpResponse:
    """Keep the files that were handed in, and show what they would come to."""
    files = request.FILES.getlist("files")[:MOST_FILES]
    if not files:
        fault = HogeropError(say("No file was chosen."), fix=say("Choose one or more."))
        return _imports(request, inside, fault)
    token = waiting.keep(inside.business, files)
    return redirect("handed_in", slug=inside.business.slug, token=token)


@require_safe
@inside(Right.TAKE_IN)
def handed_in(request: HttpRequest, inside: Inside, token: str) -> HttpResponse:
    """Show what the files that were handed in would come to; nothing is taken."""
    files = waiting.kept(inside.business, token)
    if not files:
        raise Http404
    tried = [_tried(one) for one in try_out(inside.workspace, files)]
    broken = sum(one["fault"] is not None for one in tried)
    return inside.show(
        request,
        "handed_in.html",
        here_is="imports",
        heading=_heading(tried, broken),
        token=token,
        tried=tried,
        broken=broken,
        shown=SHOWN,
    )


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
        "{rows} rows can be taken, {aside} would be set aside; nothing is taken yet.",
        rows=number(rows),
        aside=number(aside),
    )


def _tried(one: Tried) -> dict[str, Any]:
    """Return what a file would come to, as the page writes it."""
    if one.read is None or one.report is None:
        return {"name": one.name, "fault": one.fault, "rows_taken": 0, "rows_aside": 0}
    report = one.report
    return {
        "name": one.name,
        "fault": None,
        "rows_taken": report.taken,
        "rows_aside": report.set_aside,
        "read_as": say("Read as {kind}", kind=say(report.kind)),
        "rows": number(report.rows),
        "taken": number(report.taken),
        "not_about": number(report.not_about_a_contact),
        "aside": number(report.set_aside),
        "columns": [(c.column, _means(c.field)) for c in one.read.columns],
        "unread": ", ".join(one.read.unread),
        "notes": (*one.read.notes, *report.notes),
        "reasons": [
            (number(rows), share(rows, report.rows), reason_said(reason))
            for reason, rows in sorted(report.reasons.items(), key=lambda item: -item[1])
        ],
        "wrong": [
            (number(row["source_row"]), row["column"] or "", reason_said(row["reason"]))
            for row in one.aside
        ],
    }


def _means(field: str) -> str:
    return say(FIELDS[field].means) if field in FIELDS else field


@require_POST
@inside(Right.TAKE_IN)
def take(request: HttpRequest, inside: Inside, token: str) -> HttpResponse:
    """Take the files that were handed in: all of them, or none where one cannot be read."""
    files = waiting.kept(inside.business, token)
    if not files:
        raise Http404
    try:
        reports = steps.take_in(inside.workspace, files)
        inside.catch_up()
    except HogeropError as fault:
        return _imports(request, inside, fault)
    waiting.forget(inside.business, token)
    messages.success(
        request,
        say(
            "{taken} rows are taken, {repeats} were known already, {aside} are set aside.",
            taken=number(sum(one.taken for one in reports if not one.already)),
            repeats=number(sum(one.rows if one.already else one.repeats for one in reports)),
            aside=number(sum(one.set_aside for one in reports if not one.already)),
        ),
    )
    return redirect("imports", slug=inside.business.slug)


@require_POST
@inside(Right.TAKE_IN)
def leave(request: HttpRequest, inside: Inside, token: str) -> HttpResponse:
    """Take nothing of the files that were handed in, and keep them no longer."""
    waiting.forget(inside.business, token)
    return redirect("imports", slug=inside.business.slug)


@require_POST
@inside(Right.TAKE_IN)
def undo(request: HttpRequest, inside: Inside, number: int) -> HttpResponse:
    """Put a whole import aside; it can be brought back."""
    return _undone(request, inside, number, back=False)


@require_POST
@inside(Right.TAKE_IN)
def restore(request: HttpRequest, inside: Inside, number: int) -> HttpResponse:
    """Bring back an import that was put aside."""
    return _undone(request, inside, number, back=True)


def _undone(request: HttpRequest, inside: Inside, number: int, *, back: bool) -> HttpResponse:
    try:
        if back:
            steps.restore_import(inside.workspace, number)
        else:
            steps.remove_import(inside.workspace, number)
        inside.catch_up()
    except HogeropError as fault:
        return _imports(request, inside, fault)
    said = say("It counts again.") if back else say("It counts no more, and can be brought back.")
    messages.success(request, said)
    return redirect("imports", slug=inside.business.slug)
