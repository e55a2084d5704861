"""Making an edition: who is who, what happened, and who stands where."""

from __future__ import annotations

import platform
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from importlib.metadata import version
from pathlib import Path
from zoneinfo import ZoneInfo

import pyarrow as pa
import pyarrow.parquet as pq

from hogerop import history, identity, sources
from hogerop import ladder as rungs
from hogerop.contracts import INTERVALS, LINES, STANDINGS
from hogerop.errors import TooLittle
from hogerop.ladder import Policy
from hogerop.ladder.stood import Stood, as_they_stood, stood
from hogerop.steps.business import (
    Progress,
    date_of,
    fingerprint,
    money_settings,
    plain,
    silent,
)
from hogerop.steps.days import day_meant, within_reach
from hogerop.steps.edition import RECORDED, Manifest, is_behind, manifest_of, read_edition
from hogerop.steps.taking_in import OF_AN_IMPORT
from hogerop.steps.telling_apart import STOOD, who_is_who
from hogerop.steps.valuing import write_values
from hogerop.words import say
from hogerop.workspace import DuckDBEngine, Numbered, Workspace


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
    AskedWrongly
        If the day lies before 1900 or after 2199.
    PolicyFault
        If the policy cannot be read.
    TooLittle
        If nothing has been imported.
    """
    tell = progress or silent
    if as_of is not None:
        within_reach(as_of)
    with workspace.writing(), workspace.new_edition() as draft:
        # Both are read once: what changes while this runs makes the edition look behind.
        settings = workspace.settings
        journal = workspace.journal(RECORDED)
        decided = workspace.journal(identity.DECISIONS).digest
        policy = Policy.parse(settings.text)
        engine = workspace.engine()
        imports = workspace.imports()
        tell(say("reading what came in"), 0.0)
        records, lines = sources.recorded(
            journal.lines, where=str(workspace.journal_file(RECORDED))
        )
        if not imports and not records.num_rows:
            raise TooLittle(
                say("Nothing has been imported yet."),
                where=str(workspace.folder),
                fix=say("Take files in with `hogerop import FILE`."),
            )
        _read_all(engine, imports, draft.folder, {"records": records, "lines": lines})
        tell(say("who is who"), 0.1)
        history.leave_out_replaced(engine)
        who, bearing = who_is_who(workspace, engine, settings, edition=draft.number)
        sources.who_sent_whom(engine)
        engine.write("sent", draft.file("sent"))
        extra = [draft.file("recorded_lines"), draft.file("sent")]
        engine.read("lines", [*(i.file("lines") for i in imports), *extra], LINES)
        tell(say("what happened"), 0.25)
        settled = history.settle(engine, money=money_settings(settings))
        for name in (*identity.TABLES, "events"):
            engine.write(name, draft.file(name))
        read_edition(engine, draft.folder, ("membership", "contacts", "events"))
        spans = rungs.spans(engine)
        day = day_meant(workspace, as_of, date_of(spans.newest_event))
        tell(say("who stands where"), 0.5)
        forgotten = stood(workspace.said(STOOD))
        contacts = _write_standings(engine, policy, day, draft.folder, forgotten, tell)
        engine.read("intervals", [draft.file("intervals")], INTERVALS)
        valued = write_values(
            engine,
            draft,
            rungs.day_number(day),
            settings,
            lambda share: tell(say("what everybody is worth"), 0.8 + 0.2 * share),
        )
        rungs.publish_credits(engine)
        for name in ("credits", "left_out"):
            engine.write(name, draft.file(name))
        manifest = Manifest(
            edition=draft.number,
            as_of=day,
            first_event=date_of(spans.first_event),
            newest_event=date_of(spans.newest_event),
            policy=policy.hash,
            settings=fingerprint(settings),
            imports=tuple(i.number for i in imports),
            recorded=len(journal.lines),
            journal=journal.digest,
            decided=decided,
            who=bearing,
            contacts=contacts,
            value=valued,
            shared=who.shared,
            undated={f"{rungs.day_date(day)}": n for day, n in who.undated.items()},
            events=settled.events,
            records_promotions=spans.records_promotions,
            margin_known=spans.margin_known,
            settled=asdict(settled),
            made_at=datetime.now(tz=ZoneInfo("UTC")).replace(microsecond=0),
            versions=_versions(),
        )
        draft.says |= plain(asdict(manifest))
        tell(say("done"), 1.0)
    return manifest


def current(workspace: Workspace, progress: Progress | None) -> tuple[Numbered, Manifest]:
    """Return the edition in force; make a new one first where something came in or changed."""
    edition = workspace.edition()
    manifest = None if edition is None else manifest_of(edition)
    if manifest is None or is_behind(workspace, manifest):
        run(workspace, progress=progress)
        edition = workspace.edition()
    assert edition is not None
    return edition, manifest_of(edition)


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
        engine.read(name, files, OF_AN_IMPORT[name])


def _write_standings(
    engine: DuckDBEngine,
    policy: Policy,
    as_of: date,
    folder: Path,
    forgotten: Mapping[int, Stood],
    tell: Progress,
) -> int:
    """Walk everybody, some contacts at a time, and write as it goes; return how many there are."""
    contacts = 0

    def walked(share: float) -> None:
        tell(say("who stands where"), 0.5 + 0.3 * share)

    with (
        pq.ParquetWriter(
            folder / "intervals.parquet", INTERVALS.schema, compression="zstd"
        ) as stays,
        pq.ParquetWriter(
            folder / "standings.parquet", STANDINGS.schema, compression="zstd"
        ) as here,
    ):
        day = rungs.day_number(as_of)
        for walked_there in rungs.place(engine, policy, as_of=day, progress=walked):
            placed = as_they_stood(walked_there, forgotten)
            stays.write_table(placed.intervals)
            here.write_table(placed.standings)
            contacts += placed.standings.num_rows
    return contacts


def _versions() -> dict[str, str]:
    names = ("hogerop", "duckdb", "numba", "pyarrow", "scipy")
    return {"python": platform.python_version(), **{name: version(name) for name in names}}
