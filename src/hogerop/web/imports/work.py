"""What the worker does of importing: try files out, take them, take an import back or bring it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict
from typing import Any

from django_tasks import task

from hogerop import steps
from hogerop.errors import AskedWrongly, HogeropError, TooLittle
from hogerop.paper import number
from hogerop.sources import ImportReport, contents_of
from hogerop.web.imports import waiting
from hogerop.web.imports.told import keep_for_next_time, told_of
from hogerop.web.imports.trial import refuse_unread, try_out
from hogerop.web.jobs.doing import Tell, carry_out
from hogerop.web.jobs.models import Job
from hogerop.words import say
from hogerop.workspace import Workspace


@task()
def look_at(job: int) -> None:
    """Try out files that wait."""
    carry_out(job, _look_at)


@task()
def take(job: int) -> None:
    """Take files that wait: all of them, or none."""
    carry_out(job, _take, _put_back)


@task()
def undo(job: int) -> None:
    """Put an import aside."""
    carry_out(job, _undo)


@task()
def restore(job: int) -> None:
    """Bring an import back that was put aside."""
    carry_out(job, _restore)


def _look_at(job: Job, workspace: Workspace, tell: Tell) -> dict[str, Any]:
    token = job.about["token"]
    files = waiting.kept(job.business, token)
    tell(say("looking at the files"), 0.0)
    told = waiting.noted(job.business, token, "told") or [None] * len(files)
    found = try_out(workspace.folder, files, told, waiting.trials())
    waiting.note(job.business, token, "told", [one["told"] for one in found])
    waiting.note(job.business, token, "tried", found)
    return {}


def _take(job: Job, workspace: Workspace, tell: Tell) -> dict[str, Any]:
    """Take files, and place everybody anew; begun again, it goes on where it was stopped."""
    token = job.about["token"]
    files = waiting.kept(job.business, token)
    if job.result:
        waiting.forget(job.business, token)
        return dict(job.result)
    if not files:
        raise AskedWrongly(
            say("These files are no longer here."), fix=say("Hand them in once more.")
        )
    found = refuse_unread(waiting.noted(job.business, token, "tried"))
    with workspace.writing():
        if "first" not in job.about:
            job.about["first"] = workspace.next_import()
            job.save(update_fields=["about"])
        reports = steps.take_in(
            workspace,
            files,
            mapping=[told_of(one["told"]) for one in found],
            progress=lambda what, share: tell(what, 0.8 * share),
        )
        _run(workspace, tell)
    for one in found:
        keep_for_next_time(workspace.folder, one["header"], one["told"])
    taken = [_as_first_taken(workspace, one, job.about["first"]) for one in reports]
    # Before the files are gone: stopped in between, it is known that all of it is done.
    result = {"said": _said(taken), "files": [_counts(one) for one in taken]}
    job.keep(result)
    waiting.forget(job.business, token)
    return result


def _as_first_taken(workspace: Workspace, report: ImportReport, first: int) -> ImportReport:
    """Return what became of a file when this job took it, if it was stopped after that."""
    ours = (one for one in steps.imports(workspace) if one.number >= first)
    return next((one for one in ours if one.digest == report.digest), report)


def _counts(report: ImportReport) -> dict[str, Any]:
    keys = ("number", "file", "already", "rows", "taken", "set_aside", "repeats")
    return {key: value for key, value in asdict(report).items() if key in keys}


def _said(reports: list[ImportReport]) -> str:
    return say(
        "Rows taken: {taken}; known already: {repeats}; set aside: {aside}.",
        taken=number(sum(one.taken for one in reports if not one.already)),
        repeats=number(sum(one.rows if one.already else one.repeats for one in reports)),
        aside=number(sum(one.set_aside for one in reports if not one.already)),
    )


def _put_back(job: Job, workspace: Workspace) -> None:
    """Put aside what a job took of its files before it failed: all are taken, or none."""
    first = job.about.get("first")
    if first is None:
        return
    found = waiting.noted(job.business, job.about["token"], "tried") or []
    files = waiting.kept(job.business, job.about["token"])
    sheets = [one.get("read", {}).get("sheet", "") for one in found] or [""] * len(files)
    ours = {contents_of(file, sheet=of) for file, of in zip(files, sheets, strict=True)}
    left = list(_left(workspace, first, ours))
    for one in reversed(left):
        steps.remove_import(workspace, one)
    if left:
        with suppress(HogeropError):
            _run(workspace, lambda what, share: None)


def _left(workspace: Workspace, first: int, contents: set[str]) -> Iterator[int]:
    for one in steps.imports(workspace):
        if one.number >= first and one.contents in contents:
            yield one.number


def _undo(job: Job, workspace: Workspace, tell: Tell) -> dict[str, Any]:
    if _stands(job, workspace, taken=True):
        steps.remove_import(workspace, job.about["number"])
    _run(workspace, tell)
    return {"said": say("It counts no more, and can be brought back.")}


def _restore(job: Job, workspace: Workspace, tell: Tell) -> dict[str, Any]:
    if _stands(job, workspace, taken=False):
        steps.restore_import(workspace, job.about["number"])
    _run(workspace, tell)
    return {"said": say("It counts again.")}


def _stands(job: Job, workspace: Workspace, *, taken: bool) -> bool:
    """Return whether it is still to be done: a job that is begun anew may have done it."""
    there = steps.imports(workspace) if taken else steps.removed_imports(workspace)
    return job.begun == 1 or job.about["number"] in {one.number for one in there}


def _run(workspace: Workspace, tell: Tell) -> None:
    """Place everybody anew where something changed; nobody where nothing is left."""
    with suppress(TooLittle):
        steps.catch_up(workspace, progress=lambda what, share: tell(what, 0.8 + 0.2 * share))
