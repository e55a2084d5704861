"""Making an edition: who is who, what happened, and who stands where."""

from __future__ import annotations

import platform
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pyarrow.parquet as pq

from hogerop import history, identity, plan, sources
from hogerop import ladder as rungs
from hogerop.contracts import INTERVALS, LINES, STANDINGS
from hogerop.errors import NotPlacedYet, TooLittle
from hogerop.history import Settled
from hogerop.identity import Resolved
from hogerop.ladder import Policy
from hogerop.ladder.stood import Stood, as_they_stood, gone_by, stood
from hogerop.steps import touched
from hogerop.steps.business import (
    Progress,
    date_of,
    fingerprint,
    money_settings,
    plain,
    silent,
)
from hogerop.steps.cells_kept import TABLES as CELLS_KEPT
from hogerop.steps.cells_kept import last_known, write_cells
from hogerop.steps.days import day_meant, within_reach
from hogerop.steps.edition import (
    RECORDED,
    STOOD,
    Manifest,
    is_behind,
    manifest_of,
    read_edition,
    settings_changed,
)
from hogerop.steps.since import Before, before_of, keep, rests_on
from hogerop.steps.taking_in import OF_AN_IMPORT
from hogerop.steps.telling_apart import bearing_of, known_of, who_is_who
from hogerop.steps.valuing import TABLES as VALUED
from hogerop.steps.valuing import write_values
from hogerop.words import say
from hogerop.workspace import ROWS_TOGETHER, Draft, DuckDBEngine, Numbered, Workspace

_QUERIES = Path(__file__).parent / "queries"
_SETTLED = ("membership", "contacts", "events")
_READ_ON = (*_SETTLED, "intervals", "standings", "credits", "left_out")

SOON = 20_000
"""Contacts that are placed anew while a page is waited for."""

WEEK = 7
"""Days for which the models of a larger business stay as they are, unless it says otherwise."""


def run(
    workspace: Workspace,
    *,
    as_of: date | None = None,
    anew: bool = False,
    progress: Progress | None = None,
) -> Manifest:
    """Make a new edition: who is who, what happened, and who stands where. A door.

    Readers see the edition before until this one is complete. Where that is of the same rules and
    settings, only those are looked at whom it touches what came in since; the tables are the same.

    Parameters
    ----------
    as_of : date, optional
        Day of the standings. By default today; where the newest event is over 60 days old, its day.
    anew : bool
        Whether everything is worked out anew, whatever the edition before says.

    Raises
    ------
    AskedWrongly
        If the day lies before 1900 or after 2199.
    PolicyFault
        If the policy cannot be read.
    TooLittle
        If nothing has been imported.
    """
    if as_of is not None:
        within_reach(as_of)
    with workspace.writing(), workspace.new_edition() as draft:
        manifest = _Making(workspace, draft, progress or silent, anew=anew).edition(as_of)
        draft.says |= plain(asdict(manifest))
    return manifest


class _Making:
    """One edition in the making, step by step."""

    def __init__(self, workspace: Workspace, draft: Draft, tell: Progress, *, anew: bool) -> None:
        # All of it is read once: what changes while this runs makes the edition look behind.
        self.settings = workspace.settings
        self.journal = workspace.journal(RECORDED)
        self.decided = workspace.journal(identity.DECISIONS).digest
        self.touches = workspace.journal(plan.TOUCHES)
        self.policy = Policy.parse(self.settings.text)
        self.imports = workspace.imports()
        self.engine = workspace.engine()
        self.workspace, self.draft, self.tell = workspace, draft, tell
        self.forgotten = stood(workspace.said(STOOD))
        self.rests_on = rests_on(workspace, self.settings)
        self.bearing = bearing_of(
            workspace, self.settings, recorded=self.journal.digest, decided=self.decided
        )
        self.before = None if anew else before_of(workspace, self.rests_on)
        self.anew = anew
        self.walked: int | None = None
        self.rewrote: dict[str, int] = {}

    def edition(self, as_of: date | None) -> Manifest:
        """Make the tables, and return what the edition says of itself."""
        self.tell(say("reading what came in"), 0.0)
        self.read_what_came_in()
        self.tell(say("who is who"), 0.1)
        resolved = self.before is None or not self.same_people(self.before)
        who = self.find_who_is_who(resolved=resolved)
        self.tell(say("what happened"), 0.25)
        if self.before is None:
            settled = self.settle()
        else:
            settled, who = self.settle_touched(self.before, who, resolved=resolved)
        rungs.credit(self.engine)
        self.write("credits", "left_out")
        spans = rungs.spans(self.engine)
        day = day_meant(self.workspace, as_of, date_of(spans.newest_event))
        self.tell(say("who stands where"), 0.5)
        if self.before is None or day < self.before.manifest.as_of:
            self.place_everybody(day)
        else:
            self.place_touched(self.before, day)
        read_edition(self.engine, self.draft, _READ_ON)
        contacts = self.engine.ask(_QUERIES / "how_many_stand.sql")["contacts"][0].as_py()
        valued, ahead = self.value(day)
        self.tell(say("done"), 1.0)
        return Manifest(
            edition=self.draft.number,
            as_of=day,
            first_event=date_of(spans.first_event),
            newest_event=date_of(spans.newest_event),
            policy=self.policy.hash,
            settings=fingerprint(self.settings),
            imports=tuple(i.number for i in self.imports),
            recorded=len(self.journal.lines),
            journal=self.journal.digest,
            decided=self.decided,
            touches=self.touches.digest,
            who=self.bearing,
            rests_on=self.rests_on,
            walked=self.walked,
            rewrote=self.rewrote,
            contacts=contacts,
            value=valued,
            ahead=ahead,
            shared=who.shared,
            undated={f"{rungs.day_date(day)}": n for day, n in who.undated.items()},
            events=settled.events,
            records_promotions=spans.records_promotions,
            margin_known=spans.margin_known,
            settled=asdict(settled),
            made_at=datetime.now(tz=ZoneInfo("UTC")).replace(microsecond=0),
            versions=_versions(),
        )

    def read_what_came_in(self) -> None:
        """Name what all imports hold; what was recorded by hand is one import more."""
        records, lines = sources.recorded(
            self.journal.lines, where=str(self.workspace.journal_file(RECORDED))
        )
        if not self.imports and not records.num_rows:
            raise TooLittle(
                say("Nothing has been imported yet."),
                where=str(self.workspace.folder),
                fix=say("Take files in with `hogerop import FILE`."),
            )
        recorded = {"records": records, "lines": lines}
        for name, table in recorded.items():
            self.engine.put(f"recorded_{name}", table)
            self.engine.write(f"recorded_{name}", self.draft.file(f"recorded_{name}"))
        self.name_what_came_in()

    def name_what_came_in(self) -> None:
        """Name what all imports hold, what was recorded by hand included."""
        for name in ("records", "lines", "codes"):
            files = [entry.file(name) for entry in self.imports]
            if name != "codes":
                files.append(self.draft.file(f"recorded_{name}"))
            self.engine.read(name, files, OF_AN_IMPORT[name])

    def same_people(self, before: Before) -> bool:
        """Say whether nothing that came in, or was decided, bears on who is who."""
        same = touched.nobody_new(
            self.engine,
            before,
            self.draft,
            settings=self.settings,
            decisions=bool(self.workspace.said(identity.DECISIONS)),
        )
        self.name_what_came_in()
        return same and before.manifest.decided == self.decided

    def find_who_is_who(self, *, resolved: bool) -> Resolved:
        """Leave and write who is who, and who sent whom; return counts.

        ``resolved``: whether it is found anew, where the edition before does not know it too.
        """
        history.leave_out_replaced(self.engine)
        if self.before is None or resolved:
            found = who_is_who(
                self.workspace,
                self.engine,
                self.settings,
                edition=self.draft.number,
                bearing=self.bearing,
                anew=self.anew,
            )
            self.write(*identity.TABLES)
        else:
            touched.take_over(self.engine, self.before, self.draft)
            found = known_of(self.before.edition)
        sources.who_sent_whom(self.engine)
        self.write("sent")
        self.what_went_out()
        lines = [*(i.file("lines") for i in self.imports), *touched.passing(self.draft)]
        self.engine.read("lines", lines, LINES)
        return found

    def what_went_out(self) -> None:
        """Leave and write whom the plan's actions reached.

        Only once it is known who is who: whom we wrote to is not known the longer for it.
        """
        where = str(self.workspace.journal_file(plan.TOUCHES))
        self.engine.put("touches", plan.touches(self.touches.lines, where=where))
        self.write("touches")

    def settle(self) -> Settled:
        """Leave and write what happened."""
        settled = history.settle(self.engine, money=money_settings(self.settings))
        # What one of them did is looked up by everybody who opens a person.
        self.engine.write("events", self.draft.file("events"), by="record_id")
        read_edition(self.engine, self.draft, _SETTLED)
        return settled

    def settle_touched(
        self, before: Before, who: Resolved, *, resolved: bool
    ) -> tuple[Settled, Resolved]:
        """Leave and write what happened, made anew for those whom it touches what came in."""
        touched.find_touched(self.engine, before, self.draft, resolved=resolved)
        settled = touched.settle_theirs(
            self.engine, before, self.draft, money_settings(self.settings)
        )
        if not resolved:
            order = self.settings.sources.order
            who = touched.describe_theirs(self.engine, before, self.draft, who, order)
        read_edition(self.engine, self.draft, _SETTLED)
        return settled, who

    def place_everybody(self, day: date) -> None:
        """Write who stands where on a day."""
        _write_standings(
            self.engine, self.policy, day, self.draft.folder, self.forgotten, self.tell
        )

    def place_touched(self, before: Before, day: date) -> None:
        """Write who stands where on a day; walk those of whom something changed."""
        touched.place_theirs(
            self.engine, before, self.draft, self.policy, rungs.day_number(day), self.forgotten
        )
        self.walked = self.engine.ask("walked").num_rows
        self.rewrote = touched.rewritten(self.engine, before)

    def value(self, day: date) -> tuple[dict[str, Any], dict[str, Any]]:
        """Write what everybody is worth, and who moves where; return what the edition says.

        The models stay as they are for some days, and so does what they foretold.
        """
        if self.before is not None and not self.refit(self.before.manifest, day):
            keep(self.draft, self.before.edition, *VALUED, *CELLS_KEPT)
            return self.before.manifest.value, self.before.manifest.ahead
        valued = self.value_everybody(day)
        return valued, write_cells(self.engine, self.draft, self.policy, last_known(day, valued))

    def refit(self, before: Manifest, day: date) -> bool:
        """Say whether it is time to fit the models anew; an earlier day has a fit of its own."""
        days = self.settings.value.refit_days
        if days is None:
            days = 0 if before.contacts <= SOON else WEEK
        fitted = before.value.get("fitted")
        return fitted is None or not (0 <= (day - date.fromisoformat(fitted["day"])).days < days)

    def value_everybody(self, day: date) -> dict[str, Any]:
        """Write what everybody is worth; return what the edition says of it."""
        told = write_values(
            self.engine,
            self.draft,
            rungs.day_number(day),
            self.settings,
            lambda share: self.tell(say("what everybody is worth"), 0.8 + 0.2 * share),
            gone_by(self.forgotten, rungs.day_number(day)),
        )
        return told | {"fitted": {"edition": self.draft.number, "day": day.isoformat()}}

    def write(self, *names: str) -> None:
        """Write relations of the engine as tables of the edition."""
        for name in names:
            self.engine.write(name, self.draft.file(name))


def current(workspace: Workspace, progress: Progress | None) -> tuple[Numbered, Manifest]:
    """Return the edition in force; make a new one first where something came in or changed.

    Of a shared workspace it is the edition in force as long as it goes by the rules of now: who
    looks waits for no import. `catch_up` places what came in.

    Raises
    ------
    NotPlacedYet
        If the rules of a shared workspace changed that is too large to wait for.
    """
    edition = workspace.edition()
    manifest = None if edition is None else manifest_of(edition)
    behind = settings_changed if workspace.shared else is_behind
    if manifest is None or behind(workspace, manifest):
        if workspace.shared and manifest is not None and manifest.contacts > SOON:
            raise NotPlacedYet(
                say("The rules or settings changed, and nobody is placed by them yet."),
                fix=say("Have everybody placed anew; this takes some minutes."),
            )
        alone = replace(workspace, shared=False, most=None)
        with alone.writing():
            # Somebody else may have placed everybody while this one waited for the lock.
            edition = workspace.edition()
            if edition is None or behind(workspace, manifest_of(edition)):
                run(alone, progress=progress)
        edition = workspace.edition()
    assert edition is not None
    return edition, manifest_of(edition)


def waits_to_be_placed(workspace: Workspace) -> bool:
    """Say whether something came in or changed since everybody was placed. A door: reads."""
    edition = workspace.edition()
    return edition is not None and is_behind(workspace, manifest_of(edition))


def placed_soon(workspace: Workspace) -> bool:
    """Say whether placing everybody anew is soon done. A door: reads."""
    edition = workspace.edition()
    return edition is None or manifest_of(edition).contacts <= SOON


def catch_up(workspace: Workspace, progress: Progress | None = None) -> Manifest:
    """Place everybody anew where something came in or changed since. A door: reads, or writes.

    Raises
    ------
    TooLittle
        If nothing has been imported.
    """
    return current(replace(workspace, shared=False, most=None), progress)[1]


def _write_standings(
    engine: DuckDBEngine,
    policy: Policy,
    as_of: date,
    folder: Path,
    forgotten: Mapping[int, Stood],
    tell: Progress,
) -> None:
    """Walk everybody, some contacts at a time, and write as it goes."""

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
            stays.write_table(placed.intervals, row_group_size=ROWS_TOGETHER)
            here.write_table(placed.standings, row_group_size=ROWS_TOGETHER)


def _versions() -> dict[str, str]:
    names = ("hogerop", "duckdb", "numba", "pyarrow", "scipy")
    return {"python": platform.python_version(), **{name: version(name) for name in names}}
