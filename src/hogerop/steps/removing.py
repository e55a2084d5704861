"""Undoing an import: putting it aside, and bringing it back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from hogerop.errors import AskedWrongly
from hogerop.sources import ImportReport
from hogerop.steps.taking_in import no_import, report_of
from hogerop.words import say
from hogerop.workspace import Numbered, Workspace

_COUNTED_TWICE = {"lines": "event_id", "costs": "cost_id", "codes": "code_id"}
"""Tables of an import whose rows must be in force once only, and their keys."""


@dataclass(frozen=True)
class Removed:
    """An import that was put aside.

    Parameters
    ----------
    report : ImportReport
        What it held.
    again : tuple of ImportReport
        Later imports that left out rows as known already: read their files again.
    """

    report: ImportReport
    again: tuple[ImportReport, ...]


def remove_import(workspace: Workspace, number: int) -> Removed:
    """Put an import aside: it counts no more, until it is restored. A door: writes the workspace.

    Raises
    ------
    AskedWrongly
        If there is no import of that number.
    """
    with workspace.writing():
        entry = _of_number(workspace.imports(), number)
        workspace.remove_import(entry)
        later = (report_of(i) for i in workspace.imports() if i.number > number)
        return Removed(report_of_removed(workspace, number), tuple(r for r in later if r.repeats))


def restore_import(workspace: Workspace, number: int) -> ImportReport:
    """Bring back an import that was put aside. A door: writes the workspace.

    Raises
    ------
    AskedWrongly
        If none of that number was put aside, or its rows were taken again since.
    """
    with workspace.writing():
        report = report_of_removed(workspace, number)
        entry = _of_number(workspace.removed_imports(), number)
        for other in workspace.imports():
            if _is_read_otherwise(report, report_of(other)) or _share_rows(entry, other):
                raise AskedWrongly(
                    say(
                        "What import {number} holds was taken again, in import {other}.",
                        number=number,
                        other=other.number,
                    ),
                    fix=say(
                        "Remove that one first: {command}",
                        command=f"hogerop imports remove {other.number}",
                    ),
                )
        workspace.restore_import(entry)
        return report


def removed_imports(workspace: Workspace) -> list[ImportReport]:
    """Return the reports of the imports that were put aside, lowest number first. A door: reads."""
    return [report_of(entry) for entry in workspace.removed_imports()]


def report_of_removed(workspace: Workspace, number: int) -> ImportReport:
    """Return the report of an import that was put aside."""
    return report_of(_of_number(workspace.removed_imports(), number))


def _of_number(entries: Iterable[Numbered], number: int) -> Numbered:
    found = next((entry for entry in entries if entry.number == number), None)
    if found is None:
        raise no_import(number)
    return found


def _is_read_otherwise(one: ImportReport, other: ImportReport) -> bool:
    return bool(one.contents) and one.contents == other.contents and one.digest != other.digest


def _share_rows(one: Numbered, other: Numbered) -> bool:
    """Return whether something that counts is held by both imports."""
    for table, key in _COUNTED_TWICE.items():
        if one.file(table).exists() and other.file(table).exists():
            ours, theirs = (_keys(entry, table, key) for entry in (one, other))
            if pc.any(pc.is_in(ours, value_set=theirs)).as_py():
                return True
    return False


def _keys(entry: Numbered, table: str, key: str) -> pa.ChunkedArray:
    return pq.read_table(entry.file(table), columns=[key]).column(key)
