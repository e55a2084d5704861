"""Take one file in: look at it, stage its rows, and let queries say what became of each."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from collections.abc import Mapping as Table
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from hogerop.contracts import Engine
from hogerop.errors import FileFault
from hogerop.sources.asking import LEFT, QUERIES, Progress, ask_all, forget
from hogerop.sources.mapping import Mapping, Told, mapping_of
from hogerop.sources.noting import notes_on_rows
from hogerop.sources.opening import Opened, open_file
from hogerop.sources.recognise import Reading, recognise
from hogerop.sources.report import ImportReport, Recognised
from hogerop.sources.same_file import digest_of
from hogerop.sources.settings import SourceSettings
from hogerop.sources.stage import Staged, stage
from hogerop.sources.zone import zone_of
from hogerop.words import say, say_count

_COUNTED_AT_ONCE = 5_000_000


def look(
    path: Path,
    *,
    settings: SourceSettings,
    mapping: Told = None,
    source: str | None = None,
    dates: str | None = None,
) -> Recognised:
    """Return what would be read of a file; nothing is taken. A door: reads the file.

    Parameters
    ----------
    path : Path
    settings : SourceSettings
    mapping : Mapping, Path or dict, optional
        What the owner says about the file, or the mapping.toml that says it.
    source : str, optional
        Name of the system that the file comes from; goes before the mapping's.
    dates : str, optional
        ``"dmy"`` or ``"mdy"``.

    Raises
    ------
    FileFault
        With every reason why it cannot be read.
    """
    told = mapping_of(mapping)
    with _scratch() as scratch:
        opened = _open(path, scratch, told)
        reading = recognise(
            opened, path, settings=settings, mapping=told, source=source, dates=dates
        )
        return _recognised(path, opened, reading)


def header(path: Path) -> tuple[str, ...]:
    """Return the names of a file's columns, whatever they mean. A door: reads the file.

    Raises
    ------
    FileFault
        If it cannot be opened as a table.
    """
    with _scratch() as scratch:
        return _open(path, scratch, Mapping()).names


def take(
    engine: Engine,
    path: Path,
    *,
    settings: SourceSettings,
    number: int,
    imported_day: int,
    known_files: Table[str, ImportReport] | None = None,
    mapping: Told = None,
    source: str | None = None,
    dates: str | None = None,
    read_again: bool = False,
    progress: Progress | None = None,
) -> ImportReport:
    """Read a file and leave what it tells as relations of the engine. A door.

    Leaves ``records``, ``lines``, ``costs``, ``codes``, ``units`` and ``set_aside`` (see
    `contracts`), for the caller to write to disk; nothing is written to the workspace here. A file
    that was taken before (``report.already``) leaves no relation; where rows of it lay in the
    future then, it is read again, for those whose day has come.

    Parameters
    ----------
    engine : Engine
        Must hold what earlier imports told, as the relations ``known_lines(event_id, kind,
        source, whole, order_ref, import_no)``, ``known_records(row_key, source, source_id)``,
        ``known_costs(cost_id)`` and
        ``known_codes(code_id)``; other columns in them do not matter, so the imports' own tables
        will do.
    number : int
        Number of the import.
    imported_day : int
        Business day of the import, days since 1970-01-01; what is later lies in the future.
    known_files : mapping, optional
        Digest of every file taken before -> its report.
    read_again : bool
        Whether a file that was taken before is read again, for what is no longer known.
    progress : callable, optional
        Told what is being done and the share that is done, 0 to 1.

    Returns
    -------
    ImportReport
        Every row is counted once: set aside, else not about a contact, else repeat, else taken.
        An event file adds a row to ``records`` for each different thing it says of somebody.

    Raises
    ------
    FileFault
        With every reason why the file cannot be taken; then no relation is left.
    """
    told = mapping_of(mapping)
    tell = progress or _say_nothing
    tell(say("looking at the file"), 0.0)
    digest = digest_of(path, settings=settings, mapping=told, source=source, dates=dates)
    before = (known_files or {}).get(digest)
    if before is not None and not read_again and "future" not in before.reasons:
        return _again(before, number)
    with _scratch() as scratch:
        opened = _open(path, scratch, told)
        reading = recognise(
            opened, path, settings=settings, mapping=told, source=source, dates=dates
        )
        staged = _staged(opened, reading, path, scratch, settings, told, tell)
        try:
            ask_all(
                engine,
                reading,
                staged,
                settings=settings,
                number=number,
                imported_day=imported_day,
                file=path.name.split(".")[0],
                scratch=scratch,
                tell=tell,
            )
            report = _report(engine, path, opened, reading, staged, told, settings.currency, number)
        finally:
            forget(engine)
    tell(say("counting"), 1.0)
    if before is not None and not report.taken:
        for name in LEFT:
            engine.drop(name)
        report = replace(report, already=True)
    return replace(report, digest=digest)


def _open(path: Path, scratch: Path, told: Mapping) -> Opened:
    return open_file(
        path, scratch, delimiter=told.delimiter, encoding=told.encoding, sheet=told.sheet
    )


def _staged(
    opened: Opened,
    reading: Reading,
    path: Path,
    scratch: Path,
    settings: SourceSettings,
    told: Mapping,
    tell: Progress,
) -> Staged:
    # Nobody knows how many rows a text file has: the share done is guessed from its bytes.
    likely = max(1, path.stat().st_size // 60)

    def reached(rows: int) -> None:
        tell(say("reading rows"), 0.5 * min(1.0, rows / likely))

    zone = zone_of(settings.time_zone)
    try:
        staged = stage(
            opened,
            reading,
            scratch / "rows.parquet",
            zone=zone,
            cells=told.cells,
            progress=reached,
        )
    except FileFault as fault:
        raise FileFault(fault.what, where=str(path), fix=fault.fix) from fault
    if not staged.rows:
        raise FileFault(
            say("The file has a header and no rows."),
            where=str(path),
            fix=say("Export it again, with its rows."),
        )
    return staged


def _report(
    engine: Engine,
    path: Path,
    opened: Opened,
    reading: Reading,
    staged: Staged,
    told: Mapping,
    currency: str,
    number: int,
) -> ImportReport:
    tally = _tally(engine)
    reasons = engine.ask("set_aside").column("reason").value_counts().to_pylist()
    days = engine.ask(QUERIES / "days.sql").to_pylist()[0]
    return ImportReport(
        number=number,
        file=path.name,
        kind=reading.kind.name,
        source=reading.source,
        rows=tally["rows"],
        taken=tally["taken"],
        set_aside=tally["set_aside"],
        not_about_a_contact=tally["not_about_a_contact"],
        repeats=tally["repeats"],
        money_not_about_a_contact=Decimal(tally["money_of_nobody"]),
        currency=currency,
        kept_repeats=tally["kept_repeats"],
        reasons={r["values"]: r["counts"] for r in reasons},
        columns={c.column: c.field for c in reading.columns},
        unread=reading.unread,
        first_day=_date(days["first_day"]),
        last_day=_date(days["last_day"]),
        notes=(
            *opened.notes,
            *reading.notes,
            *_notes(staged, tally, told),
            *notes_on_rows(engine, reading.source),
        ),
    )


def _tally(engine: Engine) -> dict[str, Any]:
    """Return how many rows ended where, counted some at a time: a file may have many millions."""
    found: Counter[str] = Counter()
    last = engine.ask(QUERIES / "last_row.sql")["last_row"][0].as_py()
    for first in range(0, last + 1, _COUNTED_AT_ONCE):
        some = {"first": first, "past": first + _COUNTED_AT_ONCE}
        found.update(engine.ask(QUERIES / "tally.sql", **some).to_pylist()[0])
    # The engine's sums of counts are decimals; a report holds whole numbers.
    return {name: n if name == "money_of_nobody" else int(n) for name, n in found.items()}


def _notes(staged: Staged, tally: dict[str, int], told: Mapping) -> Iterator[str]:
    if typed := sum(map(len, told.cells.values())):
        yield say_count(
            "{n} cell was typed anew before it was read; the file says otherwise.",
            "{n} cells were typed anew before they were read; the file says otherwise.",
            typed,
        )
    if staged.bad_emails:
        yield say_count(
            "{n} e-mail address cannot be one and was left out; its row was read without it.",
            "{n} e-mail addresses cannot be one and were left out; their rows were read without.",
            staged.bad_emails,
        )
    if tally["kept_repeats"]:
        yield say_count(
            "{n} row equals another and has no number of its own; both were kept.",
            "{n} rows equal another and have no number of their own; all were kept.",
            tally["kept_repeats"],
        )


def _recognised(path: Path, opened: Opened, reading: Reading) -> Recognised:
    return Recognised(
        file=path.name,
        kind=reading.kind.name,
        says=say(reading.kind.says),
        source=reading.source,
        format=opened.format,
        delimiter=opened.delimiter,
        encoding=opened.encoding,
        sheet=opened.sheet,
        decimal=reading.decimal,
        dates=reading.dates if reading.dates_matter else "",
        columns=reading.columns,
        unread=reading.unread,
        notes=(*opened.notes, *reading.notes),
    )


def _again(before: ImportReport, number: int) -> ImportReport:
    """Return the report of a file that was taken before: what was taken is now a repeat."""
    return replace(
        before,
        number=number,
        taken=0,
        repeats=before.repeats + before.taken,
        kept_repeats=0,
        already=True,
    )


def _date(day: int | None) -> date | None:
    return None if day is None else date(1970, 1, 1) + timedelta(days=day)


def _say_nothing(what: str, share: float) -> None:
    """Progress that nobody wants to see."""


@contextmanager
def _scratch() -> Iterator[Path]:
    """Give a folder for passing files, gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="hogerop-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
