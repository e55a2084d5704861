"""Files in: what they would come to, taking them, and taking them back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.http import Http404
from ninja import File, UploadedFile

from hogerop import steps
from hogerop.answers import matched, set_aside
from hogerop.errors import AskedWrongly, FileFault
from hogerop.web.api.asked import Limit, Number, Page, a_page
from hogerop.web.api.door import does, reads, tries
from hogerop.web.businesses.roles import Right
from hogerop.web.businesses.wall import Inside
from hogerop.web.imports import waiting
from hogerop.web.imports.told import told_of
from hogerop.web.imports.trial import Tried, try_out
from hogerop.words import say

MOST = 20
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
    return {"import": report, **matched.json_of(steps.matched(inside.workspace, number))}


@reads("/imports/{number}/set-aside", sees=True)
def import_set_aside(inside: Inside, number: Number, page: Page = 1, limit: Limit = 100) -> Any:
    """Return the rows of a file that were set aside, as they stood in it, each with its reason."""
    _known(inside, number)
    rows = [set_aside.json_of(row) for row in steps.set_aside(inside.workspace, number)]
    return a_page(rows, page, limit)


@tries("/trials", Right.TAKE_IN)
def import_try(inside: Inside, files: Files) -> Any:
    """Return what files would come to: how they are read, what is taken, what set aside and why."""
    with _handed(inside, files) as there:
        return {"files": [_tried(one) for one in _tried_out(inside, there)]}


@does("/imports", Right.TAKE_IN)
def import_take(inside: Inside, files: Files) -> Any:
    """Take files in: all of them, or none where one cannot be read."""
    with _handed(inside, files) as there:
        tried = _tried_out(inside, there)
        _refuse([FileFault(**one["fault"]) for one in tried if one["fault"]])
        told = [told_of(one["told"]) for one in tried]
        reports = steps.take_in(inside.workspace, there, mapping=told)
    inside.catch_up()
    return {"files": [asdict(one) for one in reports]}


@does("/imports/{number}/undo", Right.TAKE_IN)
def import_undo(inside: Inside, number: Number) -> Any:
    """Put a whole import aside; it can be brought back."""
    _known(inside, number)
    removed = steps.remove_import(inside.workspace, number)
    inside.catch_up()
    return asdict(removed)


@does("/imports/{number}/restore", Right.TAKE_IN)
def import_restore(inside: Inside, number: Number) -> Any:
    """Bring back an import that was put aside."""
    if number not in {one.number for one in steps.removed_imports(inside.workspace)}:
        raise Http404
    back = steps.restore_import(inside.workspace, number)
    inside.catch_up()
    return {"import": asdict(back)}


def _tried_out(inside: Inside, files: list[Path]) -> list[Tried]:
    """Return what files would come to. A door: a process of its own opens them first."""
    untold = [None] * len(files)
    return try_out(inside.workspace.folder, files, untold, waiting.trials())


def _refuse(faults: list[FileFault]) -> None:
    if len(faults) == 1:
        raise faults[0]
    if faults:
        raise FileFault(
            say("{n} files cannot be read; none was taken.", n=len(faults)),
            fix=say("Mend them, or leave them out."),
            problems=[str(fault) for fault in faults],
        )


@contextmanager
def _handed(inside: Inside, files: Files) -> Iterator[list[Path]]:
    """Keep files on disk for as long as they are read. A door: writes."""
    if len(files) > MOST:
        raise AskedWrongly(
            say("These are too many files: at most {n} at once.", n=MOST),
            fix=say("Send them in several requests."),
        )
    token = waiting.keep(inside.business, files)
    try:
        yield waiting.kept(inside.business, token)
    finally:
        waiting.forget(inside.business, token)


def _known(inside: Inside, number: int) -> dict[str, Any]:
    for one in steps.imports(inside.workspace):
        if one.number == number:
            return asdict(one)
    raise Http404


def _tried(one: Tried) -> dict[str, Any]:
    return {
        "file": one["name"],
        "read": one.get("read"),
        "report": one.get("report"),
        "set_aside": [set_aside.json_of(row) for row in one.get("wrong", ())],
        "fault": one["fault"],
    }
