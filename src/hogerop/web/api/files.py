"""Files in: what they would come to, taking them, and taking them back."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.conf import settings
from django.http import Http404
from ninja import File, UploadedFile

from hogerop import steps
from hogerop.answers import matched, set_aside
from hogerop.errors import AskedWrongly, HogeropError
from hogerop.web.api.asked import Limit, Number, Page, a_page
from hogerop.web.api.door import Asked, does, json_of_job, reads, tries
from hogerop.web.businesses.roles import Right
from hogerop.web.businesses.wall import Inside
from hogerop.web.imports import waiting, work
from hogerop.web.imports.trial import Tried, refuse_unread, try_out
from hogerop.web.jobs.doing import ask
from hogerop.web.jobs.models import Job
from hogerop.web.jobs.placing import place
from hogerop.words import say

Files = File[list[UploadedFile]]


@reads("/imports")
def imports(inside: Inside, page: Page = 1, limit: Limit = 100) -> Any:
    """Return the files that were taken in, and the numbers of those that were put aside."""
    removed = [one.number for one in steps.removed_imports(inside.workspace)]
    taken = [asdict(one) for one in steps.imports(inside.workspace)]
    return a_page(taken, page, limit, removed=removed)


@reads("/imports/{number}")
def import_shown(inside: Inside, number: Number) -> Any:
    """Return one file: its rows, and which of its names were known."""
    report = _known(inside, number)
    return {"import": report, **matched.json_of(inside.ask(steps.matched, number))}


@reads("/imports/{number}/set-aside", Right.TAKE_IN, sees=True)
def import_set_aside(inside: Inside, number: Number, page: Page = 1, limit: Limit = 100) -> Any:
    """Return the rows of a file that were set aside, as they stood in it, each with its reason."""
    _known(inside, number)
    rows = [set_aside.json_of(row) for row in steps.set_aside(inside.workspace, number)]
    return a_page(rows, page, limit)


@tries("/trials", Right.TAKE_IN)
def import_try(inside: Inside, files: Files) -> Any:
    """Return what files would come to: how they are read, what is taken, what set aside and why."""
    token = _handed_in(inside, files)
    try:
        return {"files": [_shown(one) for one in _tried(inside, token)]}
    finally:
        waiting.forget(inside.business, token)


@does("/imports", Right.TAKE_IN)
def import_take(inside: Inside, files: Files) -> Any:
    """Have files taken in: all of them, or none where one cannot be read. Answers with a job."""
    token = _handed_in(inside, files)
    try:
        found = refuse_unread(_tried(inside, token))
    except HogeropError:
        waiting.forget(inside.business, token)
        raise
    waiting.note(inside.business, token, "told", [one["told"] for one in found])
    waiting.note(inside.business, token, "tried", found)
    return Asked(ask(inside, work.take, token=token, then="imports"))


@does("/imports/{number}/undo", Right.TAKE_IN)
def import_undo(inside: Inside, number: Number) -> Any:
    """Have a whole import put aside; it can be brought back. Answers with a job."""
    _known(inside, number)
    return Asked(ask(inside, work.undo, number=number, then="imports"))


@does("/imports/{number}/restore", Right.TAKE_IN)
def import_restore(inside: Inside, number: Number) -> Any:
    """Have an import brought back that was put aside. Answers with a job."""
    if number not in {one.number for one in steps.removed_imports(inside.workspace)}:
        raise Http404
    return Asked(ask(inside, work.restore, number=number, then="imports"))


@does("/place-anew", Right.WORK)
def place_anew(inside: Inside) -> Any:
    """Have everybody placed by what came in or changed since. Answers with a job."""
    return Asked(ask(inside, place, then="today"))


@reads("/jobs/{number}")
def job_shown(inside: Inside, number: Number) -> Any:
    """Return how far a job is, what came of it, or why it failed."""
    found = Job.objects.filter(business=inside.business, pk=number).first()
    if found is None:
        raise Http404
    return json_of_job(found)


def _handed_in(inside: Inside, files: Files) -> str:
    """Keep files on disk for as long as they are worked at; return their token. A door: writes."""
    if len(files) > settings.DATA_UPLOAD_MAX_NUMBER_FILES:
        raise AskedWrongly(
            say(
                "These are too many files: at most {n} at once.",
                n=settings.DATA_UPLOAD_MAX_NUMBER_FILES,
            ),
            fix=say("Send them in several requests."),
        )
    return waiting.keep(inside.business, files)


def _tried(inside: Inside, token: str) -> list[Tried]:
    files = waiting.kept(inside.business, token)
    return try_out(inside.workspace.folder, files, [None] * len(files), waiting.trials())


def _known(inside: Inside, number: int) -> dict[str, Any]:
    for one in steps.imports(inside.workspace):
        if one.number == number:
            return asdict(one)
    raise Http404


def _shown(one: Tried) -> dict[str, Any]:
    return {
        "file": one["name"],
        "read": one.get("read"),
        "report": one.get("report"),
        "set_aside": [set_aside.json_of(row) for row in one.get("wrong", ())],
        "fault": one["fault"],
    }
