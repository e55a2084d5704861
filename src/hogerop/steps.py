"""The whole story in order: one function per step.

This is the only module that knows every room. Commands, pages and notebooks call these functions
and nothing behind them.
"""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pyarrow as pa
import pyarrow.parquet as pq

from hogerop import history, identity, sample, sources
from hogerop import ladder as rungs
from hogerop.contracts import (
    CODES,
    CONTACTS,
    COSTS,
    CREDITS,
    EVENTS,
    INTERVALS,
    LEFT_OUT,
    LINES,
    MEMBERSHIP,
    RECORDS,
    SET_ASIDE,
    STANDINGS,
)
from hogerop.errors import AskedWrongly, FileFault, HogeropError, TooLittle, WhoIsMeant
from hogerop.ladder import LadderCounts, Moves, Policy, Tried, Why
from hogerop.rows import Rows
from hogerop.sources import ImportReport, Recognised, SourceSettings
from hogerop.words import language as spoken
from hogerop.words import say
from hogerop.workspace import DuckDBEngine, Numbered, Workspace, with_policy, with_values

Progress = Callable[[str, float], None]
"""Told what is being done, in words, and the share that is done, 0 to 1."""

RECENT_DAYS = 60
"""Where the newest event is older than this, the ladder is that of the event's day, not today's."""

_OF_AN_IMPORT = {
    "records": RECORDS,
    "lines": LINES,
    "costs": COSTS,
    "codes": CODES,
    "set_aside": SET_ASIDE,
}
_RECORDED = "recorded"


@dataclass(frozen=True)
class Manifest:
    """What an edition says of itself: what it was made from, when, and of which day it speaks.

    ``imports`` are the numbers of the imports, ``recorded`` the lines of the journal, and
    ``settings`` the hash of everything in the settings that bears on the figures.
    """

    edition: int
    as_of: date
    first_event: date | None
    newest_event: date | None
    policy: str
    settings: str
    imports: tuple[int, ...]
    recorded: int
    contacts: int
    events: int
    records_promotions: bool
    margin_known: bool
    settled: dict[str, Any]
    made_at: datetime
    versions: dict[str, str]


def start(
    folder: Path | str,
    *,
    name: str | None = None,
    currency: str = "EUR",
    time_zone: str = "Europe/Amsterdam",
    language: str | None = None,
) -> Workspace:
    """Make the workspace of a business. A door: writes a folder.

    Parameters
    ----------
    folder : path
        Where it comes; files that lie there are left alone.
    name : str, optional
        The business's name; else the folder's.
    currency : str
        ISO 4217 code.
    time_zone : str
        IANA name; days are counted in it.
    language : str, optional
        ``"nl"`` or ``"en"``; else the language now spoken.

    Raises
    ------
    AskedWrongly, WorkspaceFault
        If there is one already, or it cannot be made.
    """
    return Workspace.create(
        folder,
        name=name,
        currency=currency,
        time_zone=time_zone,
        language=language or spoken(),
    )


def open(folder: Path | str) -> Workspace:
    """Open a workspace. A door: reads its settings.

    Raises
    ------
    WorkspaceFault
        If there is none, or it cannot be used.
    """
    return Workspace.open(folder)


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
    settings = _source_settings(workspace)
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


def record(
    workspace: Workspace,
    kind: str,
    who: str,
    *,
    on: date | None = None,
    whom: str | None = None,
    note: str | None = None,
) -> None:
    """Record what no file holds: a referral, a testimonial, an enquiry, joining or leaving.

    A door: adds one line to the workspace's journal.

    Parameters
    ----------
    kind : str
        ``referral``, ``testimonial``, ``enquiry``, ``joined`` or ``left``.
    who, whom : str
        A contact's id, ``source:id`` or e-mail address; an address nobody has yet is a new contact.
    on : date, optional
        The day; today by default.
    note : str, optional
        Kept beside it, never shown elsewhere.

    Raises
    ------
    AskedWrongly, WhoIsMeant
        If the kind is not known, or it is not clear who is meant.
    """
    edition = workspace.edition()
    anchor = (lambda name: name) if edition is None else (lambda name: _anchor(workspace, name))
    line = sources.recorded_line(
        kind,
        anchor(who),
        on or _today(workspace),
        whom=None if whom is None else anchor(whom),
        note=note,
    )
    workspace.append(_RECORDED, line)


def run(
    workspace: Workspace, *, as_of: date | None = None, progress: Progress | None = None
) -> Manifest:
    """Make a new edition: who is who, what happened, and who stands where. A door.

    Readers see the edition before until this one is complete.

    Parameters
    ----------
    as_of : date, optional
        Day of the standings. By default today; where the newest event is over 60 days old, its day.

    Raises
    ------
    PolicyFault
        If the policy cannot be read.
    TooLittle
        If nothing has been imported.
    """
    tell = progress or _silent
    policy = Policy.parse(workspace.settings.text)
    with workspace.writing(), workspace.new_edition() as draft:
        engine = workspace.engine()
        imports = workspace.imports()
        tell(say("reading what came in"), 0.0)
        records, lines = sources.recorded(workspace.journal_file(_RECORDED))
        if not imports and not records.num_rows:
            raise TooLittle(
                say("Nothing has been imported yet."),
                where=str(workspace.folder),
                fix=say("Take files in with `hogerop import FILE`."),
            )
        _read_all(engine, imports, draft.folder, {"records": records, "lines": lines})
        tell(say("who is who"), 0.1)
        identity.resolve(engine, source_order=workspace.settings.sources.order)
        sources.who_sent_whom(engine)
        engine.write("sent", draft.file("sent"))
        extra = [draft.file("recorded_lines"), draft.file("sent")]
        engine.read("lines", [*(i.file("lines") for i in imports), *extra], LINES)
        tell(say("what happened"), 0.25)
        settled = history.settle(engine, money=_money_settings(workspace))
        for name in ("membership", "contacts", "events"):
            engine.write(name, draft.file(name))
        _read_edition(engine, draft.folder, ("membership", "contacts", "events"))
        spans = rungs.spans(engine)
        day = as_of or _usual_day(workspace, spans.newest_event)
        tell(say("who stands where"), 0.5)
        contacts = _write_standings(engine, policy, day, draft.folder, tell)
        rungs.publish_credits(engine)
        for name in ("credits", "left_out"):
            engine.write(name, draft.file(name))
        manifest = Manifest(
            edition=draft.number,
            as_of=day,
            first_event=_date(spans.first_event),
            newest_event=_date(spans.newest_event),
            policy=policy.hash,
            settings=_fingerprint(workspace),
            imports=tuple(i.number for i in imports),
            recorded=len(workspace.journal(_RECORDED)),
            contacts=contacts,
            events=settled.events,
            records_promotions=spans.records_promotions,
            margin_known=spans.margin_known,
            settled=asdict(settled),
            made_at=datetime.now(tz=ZoneInfo("UTC")).replace(microsecond=0),
            versions=_versions(),
        )
        draft.says |= _plain(asdict(manifest))
        tell(say("done"), 1.0)
    return manifest


def ladder(
    workspace: Workspace,
    *,
    as_of: date | None = None,
    compare_with: date | None = None,
    progress: Progress | None = None,
) -> LadderCounts:
    """Count who stands on each rung on a day, compared with an earlier one. A door: reads.

    Parameters
    ----------
    as_of : date, optional
        The day; by default today, or the newest event's day where that is over 60 days old.
    compare_with : date, optional
        By default a month earlier.

    Raises
    ------
    TooLittle
        If nothing has been imported, or the day is before the first sight of anybody.
    """
    edition, manifest = _current(workspace, progress)
    day = as_of or manifest.as_of
    engine = _reading(workspace, edition, ("intervals",))
    engine.read("markets", [edition.file("standings")], STANDINGS)
    counts = rungs.count(
        engine,
        Policy.parse(workspace.settings.text),
        as_of=day,
        compare_with=compare_with or a_month_before(day),
        records_promotions=manifest.records_promotions,
        notes=_notes(manifest, day, chosen=as_of is not None),
    )
    if not counts.contacts:
        raise TooLittle(
            say("On this day nobody had been seen yet."),
            where=f"{day:%Y-%m-%d}",
            fix=say("Choose a later day."),
        )
    return counts


def months(
    workspace: Workspace, *, as_of: date | None = None, progress: Progress | None = None
) -> Rows:
    """Return month x rung with contacts, lapsed, entries and exits. A door: reads."""
    edition, manifest = _current(workspace, progress)
    first = manifest.first_event or manifest.as_of
    engine = _reading(workspace, edition, ("intervals",))
    return rungs.by_month(engine, first=first, as_of=as_of or manifest.as_of)


def why(
    workspace: Workspace, who: str, *, as_of: date | None = None, progress: Progress | None = None
) -> Why:
    """Explain where a contact stands on a day, and what is missing for the next rung. A door.

    Parameters
    ----------
    who : str
        A contact's id, ``source:id`` or e-mail address.

    Raises
    ------
    WhoIsMeant
        If nobody, or more than one contact, answers to it.
    TooLittle
        If the contact had not been seen by that day.
    """
    edition, manifest = _current(workspace, progress)
    day = as_of or manifest.as_of
    engine = _reading(workspace, edition, ())
    contact = _find(workspace, engine, edition, who)
    for name, promise in (
        ("membership", MEMBERSHIP),
        ("contacts", CONTACTS),
        ("events", EVENTS),
        ("credits", CREDITS),
        ("left_out", LEFT_OUT),
    ):
        engine.read(f"all_{name}", [edition.file(name)], promise)
    rungs.isolate(engine, contact)
    first_seen = _date(engine.ask("contacts")["first_seen_day"][0].as_py())
    if first_seen is None or day < first_seen:
        raise TooLittle(
            say("This contact had not been seen by then."),
            where=f"{day:%Y-%m-%d}",
            fix=say("Choose a day from {day} on.", day=f"{first_seen:%Y-%m-%d}"),
        )
    files = {i.number: str(i.says["file"]) for i in workspace.imports()} | {0: _RECORDED}
    return rungs.explain(engine, Policy.parse(workspace.settings.text), as_of=day, files=files)


def moves(
    workspace: Workspace,
    since: date,
    until: date | None = None,
    *,
    progress: Progress | None = None,
) -> Moves:
    """Return who moved from where to where between the evenings of two days. A door: reads.

    Raises
    ------
    AskedWrongly
        If the first day is not before the last.
    """
    edition, manifest = _current(workspace, progress)
    last = until or manifest.as_of
    if since >= last:
        raise AskedWrongly(
            say("The first day must be before the last."),
            where=f"{since:%Y-%m-%d} – {last:%Y-%m-%d}",
            fix=say("Choose an earlier first day."),
        )
    return rungs.compare(_reading(workspace, edition, ("intervals",)), since, last)


def contacts(
    workspace: Workspace,
    *,
    rung: str | None = None,
    lapsed: bool | None = None,
    as_of: date | None = None,
    progress: Progress | None = None,
) -> Rows:
    """Return who stands where on a day, the top rung first. A door: reads.

    Parameters
    ----------
    rung : str, optional
        Key of one rung, or ``outside``.
    lapsed : bool, optional
        Only those with the flag, or without it.
    """
    edition, manifest = _current(workspace, progress)
    return rungs.people(
        _reading(workspace, edition, ("intervals", "contacts", "standings")),
        as_of=as_of or manifest.as_of,
        rung=rung,
        lapsed=lapsed,
        edition_day=manifest.as_of,
        newest_event=manifest.newest_event or manifest.as_of,
    )


def policy_text(workspace: Workspace) -> str:
    """Return the policy's part of the settings, comments and all. A door: reads."""
    return workspace.settings.policy_text


def policy_check(text: str) -> tuple[str, ...]:
    """Return what a policy allows but its owner can hardly mean.

    Raises
    ------
    PolicyFault
        If it cannot be read, with every fault.
    """
    return Policy.parse(text, name=say("the policy")).warnings()


def policy_try(workspace: Workspace, text: str, *, progress: Progress | None = None) -> Tried:
    """Return what another policy would do; nothing is saved. A door: reads."""
    policy = Policy.parse(text, name=say("the policy"))
    before = ladder(workspace, progress=progress)
    edition, _ = _current(workspace, progress)
    engine = _reading(workspace, edition, ("intervals", "events", "membership", "contacts"))
    tell = progress or _silent
    return rungs.try_out(
        engine, policy, before, progress=lambda share: tell(say("who would stand where"), share)
    )


def policy_set(workspace: Workspace, text: str) -> None:
    """Save another policy in the settings; the next run follows it. A door: writes."""
    Policy.parse(text, name=say("the policy"))
    workspace.change_settings(with_policy(workspace.settings.text, text))


def imports(workspace: Workspace) -> list[ImportReport]:
    """Return the reports of all imports, oldest first. A door: reads."""
    return [_report(entry) for entry in workspace.imports()]


def set_aside(workspace: Workspace, number: int) -> Rows:
    """Return the rows of an import that were set aside, each with its reason. A door: reads.

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
    rows = pq.read_table(found.file("set_aside"))
    said = [sources.reason_said(reason) for reason in rows["reason"].to_pylist()]
    at = rows.column_names.index("reason")
    return Rows(rows.set_column(at, "reason", pa.array(said, pa.string())))


def demo(
    folder: Path | str, *, seed: int = 2026, progress: Progress | None = None
) -> tuple[Workspace, list[ImportReport]]:
    """Make the sample business: its files, and a workspace that holds them. A door: writes.

    The files are simulated and lie in ``files/``, in the shapes that real packages export; they
    are imported as anybody would. Where the workspace is there already, it is used as it is.
    """
    folder = Path(folder)
    made = sample.make(folder / "files", seed=seed, progress=progress)
    try:
        workspace = open(folder)
    except HogeropError:
        workspace = start(folder, name="Fietswerkplaats De Ketting")
        text = with_values(
            workspace.settings.text,
            "money",
            prices_include_vat=True,
            vat_rate=0.21,
            margin_rate=0.38,
        )
        workspace.change_settings(text)
    reports = take_in(
        workspace, [made.folder / written.file for written in made.files], progress=progress
    )
    run(workspace, progress=progress)
    return workspace, reports


def a_month_before(day: date) -> date:
    """Return the same day of the month before, or that month's last day."""
    last_of_month = day.replace(day=1) - timedelta(days=1)
    return last_of_month.replace(day=min(day.day, last_of_month.day))


# taking in


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
        engine.read(f"known_{name}", files, _OF_AN_IMPORT[name])
    reports = {report.digest: report for report in (_report(entry) for entry in before)}
    number = before[-1].number + 1 if before else 1
    report = sources.take(
        engine,
        path,
        settings=_source_settings(workspace),
        number=number,
        imported_day=rungs.day_number(today or _today(workspace)),
        known_files=reports,
        progress=progress,
        **told,
    )
    if not report.already:
        with workspace.new_import() as draft:
            for name in _OF_AN_IMPORT:
                engine.write(name, draft.file(name))
            draft.says |= _plain(asdict(report))
    engine.close()
    return report


def _report(entry: Numbered) -> ImportReport:
    """Return the report that an import wrote."""
    says: dict[str, Any] = {k: v for k, v in entry.says.items() if k != "files"}
    for day in ("first_day", "last_day"):
        says[day] = None if says[day] is None else date.fromisoformat(str(says[day]))
    says["money_not_about_a_contact"] = Decimal(str(says["money_not_about_a_contact"]))
    for several in ("unread", "notes"):
        says[several] = tuple(says[several])
    return ImportReport(**says)


# running


def _read_all(
    engine: DuckDBEngine, entries: Sequence[Numbered], folder: Path, recorded: dict[str, pa.Table]
) -> None:
    """Name what all imports hold; what was recorded by hand is one import more."""
    for name, table in recorded.items():
        engine.put(f"recorded_{name}", table)
        engine.write(f"recorded_{name}", folder / f"recorded_{name}.parquet")
    for name in ("records", "lines", "codes"):
        files = [entry.file(name) for entry in entries]
        if name in recorded:
            files.append(folder / f"recorded_{name}.parquet")
        engine.read(name, files, _OF_AN_IMPORT[name])


def _write_standings(
    engine: DuckDBEngine, policy: Policy, as_of: date, folder: Path, tell: Progress
) -> int:
    """Walk everybody, some contacts at a time, and write as it goes; return how many there are."""
    contacts = 0

    def walked(share: float) -> None:
        tell(say("who stands where"), 0.5 + 0.5 * share)

    with (
        pq.ParquetWriter(
            folder / "intervals.parquet", INTERVALS.schema, compression="zstd"
        ) as stays,
        pq.ParquetWriter(
            folder / "standings.parquet", STANDINGS.schema, compression="zstd"
        ) as here,
    ):
        day = rungs.day_number(as_of)
        for placed in rungs.place(engine, policy, as_of=day, progress=walked):
            stays.write_table(placed.intervals)
            here.write_table(placed.standings)
            contacts += placed.standings.num_rows
    return contacts


# reading


_OF_AN_EDITION = {
    "membership": MEMBERSHIP,
    "contacts": CONTACTS,
    "events": EVENTS,
    "intervals": INTERVALS,
    "standings": STANDINGS,
    "credits": CREDITS,
    "left_out": LEFT_OUT,
}


def _current(workspace: Workspace, progress: Progress | None) -> tuple[Numbered, Manifest]:
    """Return the edition in force; make a new one first where something came in or changed."""
    edition = workspace.edition()
    manifest = None if edition is None else _manifest(edition)
    if manifest is None or _is_behind(workspace, manifest):
        run(workspace, progress=progress)
        edition = workspace.edition()
    assert edition is not None
    return edition, _manifest(edition)


def _is_behind(workspace: Workspace, manifest: Manifest) -> bool:
    return (
        manifest.imports != tuple(entry.number for entry in workspace.imports())
        or manifest.recorded != len(workspace.journal(_RECORDED))
        or manifest.settings != _fingerprint(workspace)
    )


def _manifest(edition: Numbered) -> Manifest:
    says: dict[str, Any] = {k: v for k, v in edition.says.items() if k != "files"}
    for day in ("as_of", "first_event", "newest_event"):
        says[day] = None if says[day] is None else date.fromisoformat(str(says[day]))
    says["imports"] = tuple(says["imports"])
    says["made_at"] = datetime.fromisoformat(str(says["made_at"]))
    return Manifest(**says)


def _reading(workspace: Workspace, edition: Numbered, names: Sequence[str]) -> DuckDBEngine:
    engine = workspace.engine()
    _read_edition(engine, edition.folder, names)
    return engine


def _read_edition(engine: DuckDBEngine, folder: Path, names: Sequence[str]) -> None:
    for name in names:
        engine.read(name, [folder / f"{name}.parquet"], _OF_AN_EDITION[name])


def _find(workspace: Workspace, engine: DuckDBEngine, edition: Numbered, who: str) -> int:
    files = [entry.file("records") for entry in workspace.imports()]
    engine.read("records", [*files, edition.folder / "recorded_records.parquet"], RECORDS)
    engine.read("membership", [edition.file("membership")], MEMBERSHIP)
    return identity.find(engine, who)


def _anchor(workspace: Workspace, who: str) -> str:
    """Return ``source:id`` of somebody in the book; an address nobody has is left as it is."""
    edition, _ = _current(workspace, None)
    engine = _reading(workspace, edition, ())
    try:
        contact = _find(workspace, engine, edition, who)
    except WhoIsMeant as fault:
        if "@" in who and not fault.candidates:
            return who
        raise
    engine.read("all_contacts", [edition.file("contacts")], CONTACTS)
    return str(rungs.anchor(engine, contact))


def _notes(manifest: Manifest, day: date, *, chosen: bool) -> tuple[str, ...]:
    found = []
    newest = manifest.newest_event
    if not chosen and newest is not None and day == newest:
        found.append(
            say(
                "The newest event is of {day}, so this is the ladder of that day.",
                day=f"{day:%Y-%m-%d}",
            )
        )
    if newest is not None and day > newest:
        found.append(say("The newest event is of {day}.", day=f"{newest:%Y-%m-%d}"))
    if not manifest.margin_known:
        found.append(say("No margin is known: figures of money are revenue."))
    return tuple(found)


# settings and days


def _source_settings(workspace: Workspace) -> SourceSettings:
    settings = workspace.settings
    rates = settings.money.rates
    return SourceSettings(
        currency=settings.business.currency,
        time_zone=settings.business.time_zone,
        prices_include_vat=settings.money.prices_include_vat,
        vat_rate=float(settings.money.vat_rate),
        rates=None if rates is None else workspace.folder / rates,
        order=settings.sources.order,
    )


def _money_settings(workspace: Workspace) -> history.MoneySettings:
    money = workspace.settings.money
    return history.MoneySettings(
        prices_include_vat=money.prices_include_vat,
        vat_rate=float(money.vat_rate),
        margin_rate=None if money.margin_rate is None else float(money.margin_rate),
    )


def _fingerprint(workspace: Workspace) -> str:
    """Return a hash of everything in the settings that bears on an edition's figures."""
    settings = workspace.settings
    meaning = f"{Policy.parse(settings.text).hash}-{settings.money}-{settings.sources}"
    return sha256(meaning.encode()).hexdigest()[:12]


def _usual_day(workspace: Workspace, newest_event: int | None) -> date:
    today = _today(workspace)
    newest = _date(newest_event)
    return newest if newest and (today - newest).days > RECENT_DAYS else today


def _today(workspace: Workspace) -> date:
    return datetime.now(ZoneInfo(workspace.settings.business.time_zone)).date()


def _date(day: int | None) -> date | None:
    return None if day is None else rungs.day_date(day)


def _versions() -> dict[str, str]:
    names = ("hogerop", "duckdb", "numba", "pyarrow")
    return {"python": platform.python_version(), **{name: version(name) for name in names}}


def _plain(says: Any) -> Any:
    """Return what JSON can hold: dates as text, money as text."""
    if isinstance(says, dict):
        return {key: _plain(value) for key, value in says.items()}
    if isinstance(says, list | tuple):
        return [_plain(value) for value in says]
    if isinstance(says, date | datetime):
        return says.isoformat()
    return str(says) if isinstance(says, Decimal) else says


def _silent(what: str, share: float) -> None:
    """Tell nobody."""
