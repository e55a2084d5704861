"""Fetching what is new in tables of databases and lakes, and taking it in as any file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow.compute as pc
import pyarrow.parquet as pq

from hogerop.errors import FileFault
from hogerop.sources import ImportReport, Mapping, Recognised
from hogerop.sources.fetching import Fetched, Wanted, fetch, fetch_some
from hogerop.steps.business import Progress, now_of
from hogerop.steps.tables import (
    KnownBefore,
    checked,
    definition_of,
    known_of,
    told_of,
    wanted_of,
)
from hogerop.steps.taking_in import FromTable, look, look_at_all, part_of, take_one
from hogerop.words import say
from hogerop.workspace import Workspace


@dataclass(frozen=True)
class TableTaken:
    """What was taken of a table; ``report`` None = there was nothing new."""

    name: str
    report: ImportReport | None


@dataclass(frozen=True)
class _Brought:
    """A table that was fetched into a file, before it is taken."""

    wanted: Wanted
    path: Path
    told: dict[str, Any]
    fetched: Fetched
    known: KnownBefore
    definition: str


def look_at_tables(workspace: Workspace, names: Sequence[str]) -> list[Recognised]:
    """Return how tables would be read; nothing is taken. A door: fetches their first rows.

    Raises
    ------
    AskedWrongly
        If the settings do not name one of them.
    FileFault
        If one cannot be fetched or read.
    """
    found = []
    with workspace.scratch() as scratch:
        for name in checked(workspace, names):
            wanted, path = wanted_of(workspace, name), scratch / name
            if not fetch_some(wanted, path):
                raise _no_rows(wanted)
            with _said_of(wanted, path):
                found.append(look(workspace, path, **told_of(workspace, name)))
    return found


def take_tables(
    workspace: Workspace,
    names: Sequence[str],
    *,
    afresh: bool = False,
    today: date | None = None,
    progress: Progress | None = None,
) -> list[TableTaken]:
    """Fetch what is new in tables and take it in, each an import. A door: writes the workspace.

    All are fetched and looked at before the first is taken: if one cannot be, none is.

    Parameters
    ----------
    afresh : bool
        Whether everything is fetched again and takes the place of what was taken before. So it
        goes by itself where the settings of a table changed.

    Raises
    ------
    AskedWrongly
        If the settings do not name one of them.
    FileFault
        If one cannot be fetched or read.
    """
    names = checked(workspace, names)

    def tell(place: int, begins: float) -> Progress | None:
        return _half(progress, place, len(names), begins)

    with workspace.scratch() as scratch:
        brought = [
            _bring(workspace, name, scratch / name, afresh, tell(n, 0.0))
            for n, name in enumerate(names)
        ]
        new = [one for one in brought if one.fetched.rows]
        with workspace.writing():
            sheets = [_look(workspace, one) for one in new]
            taken = {
                one.wanted.name: _take(workspace, one, seen, today, tell(n, 0.5))
                for n, (one, seen) in enumerate(zip(new, sheets, strict=True))
            }
    return [TableTaken(name, taken.get(name)) for name in names]


def _bring(
    workspace: Workspace, name: str, path: Path, afresh: bool, progress: Progress | None
) -> _Brought:
    wanted = wanted_of(workspace, name)
    definition = definition_of(workspace, name, wanted)
    known = known_of(workspace, name, definition, afresh=afresh)
    now = now_of(workspace)
    fetched = fetch(wanted, path, now=now, before=known.before, progress=progress)
    if not fetched.rows and known.before is None:
        raise _no_rows(wanted)
    return _Brought(wanted, path, told_of(workspace, name), fetched, known, definition)


def _look(workspace: Workspace, one: _Brought) -> Recognised:
    with _said_of(one.wanted, one.path):
        return look_at_all(workspace, [one.path], [one.told])[0]


def _take(
    workspace: Workspace,
    one: _Brought,
    seen: Recognised,
    today: date | None,
    progress: Progress | None,
) -> ImportReport | None:
    """Take a fetched table in; None where it held nothing new."""
    told: Mapping = one.told["mapping"]
    whole = told.whole if told.whole is not None else one.known.whole
    if whole is None:
        whole = _one_row_an_order(one.path, seen)
    if whole is not None:
        one = replace(one, told={**one.told, "mapping": replace(told, whole=whole)})
    before, reached = one.known.before, one.fetched.reached
    noted = {
        "table": one.wanted.name,
        "definition": one.definition,
        "column": one.wanted.watermark,
        "since": before.reached.noted if before else None,
        "reached": reached.noted if reached else None,
        "again": one.fetched.again,
        "whole": whole,
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
    }

    def counts(report: ImportReport) -> bool:
        moved = bool(one.wanted.watermark) and (before is None or reached != before.reached)
        return moved or bool(one.known.replaces) or _tells_new(report, one.known.last)

    with _said_of(one.wanted, one.path):
        report = take_one(
            *(workspace, one.path, seen.sheet, one.told, today, progress),
            FromTable(noted, one.known.replaces, counts),
        )
    if report.already or not counts(report):
        return None
    return report


def _tells_new(report: ImportReport, last: ImportReport | None) -> bool:
    """Return whether a report says more than that all was known, or cannot be read, as before."""
    if report.taken or last is None:
        return True
    ours, theirs = ((r.set_aside, r.not_about_a_contact) for r in (report, last))
    return ours != theirs and ours != (0, 0)


def _one_row_an_order(path: Path, seen: Recognised) -> bool | None:
    """Return whether each order is one row, so that a newer row takes its place. A door: reads.

    None where that is no question: the rows are no orders, or have no numbers.
    """
    column = next((c.column for c in seen.columns if c.field == "order_ref"), None)
    if seen.kind != "orders" or column is None:
        return None
    numbers = pq.read_table(path, columns=[column]).column(0).drop_null()
    return len(pc.unique(numbers)) == len(numbers)


def _no_rows(wanted: Wanted) -> FileFault:
    return FileFault(
        say("The table has no rows."),
        where=wanted.where,
        fix=say("Check that it is the table that you mean."),
    )


@contextmanager
def _said_of(wanted: Wanted, path: Path) -> Iterator[None]:
    """Name the table in what is said of its file, which lay in a folder that is gone by then."""
    try:
        yield
    except FileFault as fault:
        where = fault.where.replace(str(path), wanted.where)
        raise FileFault(
            fault.what, where=where or wanted.where, fix=fault.fix, problems=fault.problems
        ) from fault


def _half(progress: Progress | None, place: int, of: int, begins: float) -> Progress | None:
    """Return what tells half of the work on one of several tables: fetching it, or taking it."""
    told = part_of(progress, place, of)
    return told and (lambda what, share: told(what, begins + share / 2))
