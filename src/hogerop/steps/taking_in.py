"""Taking files in, and looking back at what came in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from hogerop import sources
from hogerop.contracts import CODES, COSTS, LINES, RECORDS, SET_ASIDE
from hogerop.errors import AskedWrongly, FileFault
from hogerop.ladder import day_number
from hogerop.rows import Rows
from hogerop.sources import ImportReport, Recognised
from hogerop.steps.business import Progress, plain, source_settings, today_of
from hogerop.words import say
from hogerop.workspace import Numbered, Workspace

OF_AN_IMPORT = {
    "records": RECORDS,
    "lines": LINES,
    "costs": COSTS,
    "codes": CODES,
    "set_aside": SET_ASIDE,
}


def look(
    workspace: Workspace,
    file: Path | str,
    *,
    source: str | None = None,
    mapping: Path | None = None,
    dates: str | None = None,
) -> Recognised:
    """Return what would be read of a file; nothing is taken. A door: reads the file.

    Raises
    ------
    FileFault
        With every reason why it cannot be read.
    """
    settings = source_settings(workspace)
    return sources.look(Path(file), settings=settings, source=source, mapping=mapping, dates=dates)


def take_in(
    workspace: Workspace,
    files: Sequence[Path | str],
    *,
    source: str | None = None,
    mapping: Path | None = None,
    dates: str | None = None,
    today: date | None = None,
    progress: Progress | None = None,
) -> list[ImportReport]:
    """Take files in, each an import of its own. A door: writes the workspace.

    All files are looked at before the first is taken: if one cannot be read, none is.

    Parameters
    ----------
    files : sequence of path
        CSV, Excel, Parquet, JSON or JSON lines.
    source : str, optional
        The system that they come from, where they do not tell.
    mapping : path, optional
        A mapping.toml that overrides what is recognised.
    dates : str, optional
        ``"dmy"`` or ``"mdy"``, where no date in a file proves which.
    today : date, optional
        Day of the import; what is later is set aside. By default today.

    Returns
    -------
    list of ImportReport
        One per file, in the same order; its rows are counted once each.

    Raises
    ------
    FileFault
        With every reason of every file.
    """
    paths = [Path(file) for file in files]
    told = {"source": source, "mapping": mapping, "dates": dates}
    with workspace.writing():
        _look_at_all(workspace, paths, told)
        return [_take_one(workspace, path, told, today, progress) for path in paths]


def imports(workspace: Workspace) -> list[ImportReport]:
    """Return the reports of all imports, oldest first. A door: reads."""
    return [report_of(entry) for entry in workspace.imports()]


def set_aside(workspace: Workspace, number: int) -> Rows:
    """Return the rows of an import that were set aside, each with the key of its reason.

    A door: reads. `sources.reason_said` says a reason in words.

    Raises
    ------
    AskedWrongly
        If there is no import of that number.
    """
    found = next((i for i in workspace.imports() if i.number == number), None)
    if found is None:
        raise AskedWrongly(
            say("There is no import {number}.", number=number),
            fix=say("See `hogerop imports` for their numbers."),
        )
    return Rows(pq.read_table(found.file("set_aside")))


def _look_at_all(workspace: Workspace, paths: Iterable[Path], told: dict[str, Any]) -> None:
    faults = []
    for path in paths:
        try:
            look(workspace, path, **told)
        except FileFault as fault:
            faults.append(fault)
    if len(faults) == 1:
        raise faults[0]
    if faults:
        raise FileFault(
            say("{n} files cannot be read; none was taken.", n=len(faults)),
            fix=say("Mend them, or leave them out."),
            problems=[str(fault) for fault in faults],
        )


def _take_one(
    workspace: Workspace,
    path: Path,
    told: dict[str, Any],
    today: date | None,
    progress: Progress | None,
) -> ImportReport:
    engine = workspace.engine()
    before = workspace.imports()
    for name in ("lines", "records", "costs", "codes"):
        files = [entry.file(name) for entry in before]
        engine.read(f"known_{name}", files, OF_AN_IMPORT[name])
    reports = {report.digest: report for report in (report_of(entry) for entry in before)}
    number = before[-1].number + 1 if before else 1
    report = sources.take(
        engine,
        path,
        settings=source_settings(workspace),
        number=number,
        imported_day=day_number(today or today_of(workspace)),
        known_files=reports,
        progress=progress,
        **told,
    )
    if not report.already:
        with workspace.new_import() as draft:
            for name in OF_AN_IMPORT:
                engine.write(name, draft.file(name))
            draft.says |= plain(asdict(report))
    engine.close()
    return report


def report_of(entry: Numbered) -> ImportReport:
    """Return the report that an import wrote."""
    says: dict[str, Any] = {k: v for k, v in entry.says.items() if k != "files"}
    for day in ("first_day", "last_day"):
        says[day] = None if says[day] is None else date.fromisoformat(str(says[day]))
    says["money_not_about_a_contact"] = Decimal(str(says["money_not_about_a_contact"]))
    for several in ("unread", "notes"):
        says[several] = tuple(says[several])
    return ImportReport(**says)
