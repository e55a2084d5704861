"""Taking files in, and looking back at what came in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from hogerop import sources
from hogerop.contracts import CODES, COSTS, LINES, RECORDS, SET_ASIDE, UNITS, Engine
from hogerop.errors import AskedWrongly, FileFault
from hogerop.identity import mailboxes_of_several
from hogerop.ladder import day_number
from hogerop.paper import number as counted
from hogerop.rows import Rows
from hogerop.sources import ImportReport, Recognised
from hogerop.sources.mapping import Told
from hogerop.steps.business import Progress, plain, source_settings, today_of
from hogerop.steps.marking import leave_out_forgotten
from hogerop.words import say, say_count
from hogerop.workspace import Numbered, Workspace

OF_AN_IMPORT = {
    "records": RECORDS,
    "lines": LINES,
    "costs": COSTS,
    "codes": CODES,
    "units": UNITS,
    "set_aside": SET_ASIDE,
}


@dataclass(frozen=True)
class FromTable:
    """What an import notes of the table that its file was fetched from.

    Parameters
    ----------
    fetched : dict
        See `ImportReport`.
    replaces : tuple of int
        Imports of the same table whose place this one takes.
    counts : callable
        Whether a report tells anything new; else no import is made of it.
    """

    fetched: dict[str, Any]
    replaces: tuple[int, ...]
    counts: Callable[[ImportReport], bool]


def look(
    workspace: Workspace,
    file: Path | str,
    *,
    source: str | None = None,
    mapping: Told = None,
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
    mapping: Told | Sequence[Told] = None,
    dates: str | None = None,
    today: date | None = None,
    progress: Progress | None = None,
) -> list[ImportReport]:
    """Take files in, each an import of its own. A door: writes the workspace.

    All files are looked at before the first is taken: if one cannot be read, none is. A file that
    was taken before and is read otherwise now takes the place of that import, which is put aside.

    Parameters
    ----------
    files : sequence of path
        CSV, Excel, Parquet, JSON or JSON lines.
    source : str, optional
        The system that they come from, where they do not tell.
    mapping : path or Mapping, optional
        A mapping.toml that overrides what is recognised; or a list of as many as there are files.
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
    each = list(mapping) if isinstance(mapping, list | tuple) else [mapping] * len(paths)
    told = [{"source": source, "mapping": one, "dates": dates} for one in each]
    with workspace.writing():
        looks = look_at_all(workspace, paths, told)
        return [
            take_one(
                workspace, path, looks[n].sheet, told[n], today, part_of(progress, n, len(paths))
            )
            for n, path in enumerate(paths)
        ]


def part_of(progress: Progress | None, place: int, of: int) -> Progress | None:
    """Return what tells the progress with one file as that with all of them."""
    if progress is None or of == 1:
        return progress

    def tell(what: str, share: float) -> None:
        said = say("file {n} of {all}: {what}", n=place + 1, all=of, what=what)
        progress(said, (place + share) / of)

    return tell


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
        raise no_import(number)
    return Rows(pq.read_table(found.file("set_aside")))


def no_import(number: int) -> AskedWrongly:
    """Return the fault of a number that no import has."""
    return AskedWrongly(
        say("There is no import {number}.", number=number),
        fix=say("See `hogerop imports list` for their numbers."),
    )


def look_at_all(
    workspace: Workspace, paths: Iterable[Path], told: Iterable[dict[str, Any]]
) -> list[Recognised]:
    """Return what would be read of each file. A door: reads them.

    Raises
    ------
    FileFault
        With every reason of every file.
    """
    found, faults = [], []
    for path, of_this in zip(paths, told, strict=True):
        try:
            found.append(look(workspace, path, **of_this))
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
    return found


def take_one(
    workspace: Workspace,
    path: Path,
    sheet: str,
    told: dict[str, Any],
    today: date | None,
    progress: Progress | None,
    table: FromTable | None = None,
) -> ImportReport:
    """Take one file in, and return what became of its rows. A door: writes the workspace."""
    settings = source_settings(workspace)
    contents = sources.contents_of(path, sheet=sheet)
    digest = sources.digest_of(path, settings=settings, **told)
    reports = [report_of(entry) for entry in workspace.imports()]
    same = [r for r in reports if r.contents == contents]
    # Read otherwise now, it is not to be compared with what was made of it then.
    replaces = () if any(r.digest == digest for r in same) else tuple(r.number for r in same)
    if table is not None:
        replaces = tuple(dict.fromkeys((*replaces, *table.replaces)))
    with closing(workspace.engine()) as engine:
        for name in ("lines", "records", "costs", "codes"):
            kept = [e.file(name) for e in workspace.imports() if e.number not in replaces]
            engine.read(f"known_{name}", kept, OF_AN_IMPORT[name])
        report = sources.take(
            engine,
            path,
            settings=settings,
            number=workspace.next_import(),
            imported_day=day_number(today or today_of(workspace)),
            known_files={r.digest: r for r in reports if r.number not in replaces},
            read_again=_lacks_what_was_removed(workspace, same),
            progress=progress,
            **told,
        )
        report = _with_shared_mailboxes(engine, leave_out_forgotten(workspace, engine, report))
        report = replace(report, contents=contents, replaces=replaces)
        if table is not None:
            report = replace(report, fetched=table.fetched)
        if not report.already and (table is None or table.counts(report)):
            with workspace.new_import() as draft:
                for name in OF_AN_IMPORT:
                    engine.write(name, draft.file(name))
                draft.says |= plain(asdict(report))
    return report


def _with_shared_mailboxes(engine: Engine, report: ImportReport) -> ImportReport:
    """Return the report with how many mailboxes of the file carry the names of several people."""
    several = 0 if report.already else mailboxes_of_several(engine)
    if not several:
        return report
    note = say_count(
        "{number} mailbox carries the names of several people; it counts as one contact, for its"
        " rows have no number of their own. Export this file with customer numbers to keep them"
        " apart.",
        "{number} mailboxes carry the names of several people; each counts as one contact, for"
        " these rows have no number of their own. Export this file with customer numbers to keep"
        " them apart.",
        several,
        number=counted(several),
    )
    return replace(report, several_people=several, notes=(*report.notes, note))


def _lacks_what_was_removed(workspace: Workspace, same: Sequence[ImportReport]) -> bool:
    """Return whether a file was taken without rows that an import held which was removed since."""
    gone = [entry.number for entry in workspace.removed_imports()]
    return any(r.repeats and number < r.number for r in same for number in gone)


def report_of(entry: Numbered) -> ImportReport:
    """Return the report that an import wrote."""
    says: dict[str, Any] = {k: v for k, v in entry.says.items() if k != "files"}
    for day in ("first_day", "last_day"):
        says[day] = None if says[day] is None else date.fromisoformat(str(says[day]))
    says["money_not_about_a_contact"] = Decimal(str(says["money_not_about_a_contact"]))
    for several in ("unread", "notes", "replaces"):
        says[several] = tuple(says.get(several, ()))
    return ImportReport(**says)
