"""Finding people: a page of those who are asked for, and what happened to one of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from hogerop import ladder as rungs
from hogerop import plan
from hogerop.contracts import VALUES, contact_name, contact_number
from hogerop.errors import AskedWrongly
from hogerop.ladder import KEYS, day_date, day_number
from hogerop.steps.business import Progress, today_of
from hogerop.steps.days import day_meant
from hogerop.steps.edition import Manifest, read_edition, read_table, reading
from hogerop.steps.running import current
from hogerop.words import say
from hogerop.workspace import DuckDBEngine, Numbered, Workspace

_QUERIES = Path(__file__).parent / "queries"

LARGEST_PAGE = 500
MOST_CHANNELS = 50
"""Channels that can be chosen from."""


@dataclass(frozen=True)
class People:
    """A page of the people who were asked for.

    Parameters
    ----------
    as_of : date
        The day that it speaks of.
    in_all : int
        How many there are on all pages together.
    rows : tuple of dict
        One per contact on this page, with the columns of `contacts`.
    """

    as_of: date
    in_all: int
    rows: tuple[dict[str, Any], ...]


@dataclass(frozen=True)
class Whom:
    """Which people are asked for; the words are those of `people`."""

    words: str = ""
    rung: str | None = None
    lapsed: bool | None = None
    falling: bool = False
    ahead: bool = False
    channel: str | None = None
    reach: str | None = None
    due: bool = False


@dataclass(frozen=True)
class Happened:
    """One thing that somebody did, and the row of the file that says so."""

    day: date
    kind: str
    amount: Decimal | None
    state: str
    scope: str
    file: str
    row: int


@dataclass(frozen=True)
class Said:
    """What somebody said last of being reached by one way: given or withdrawn."""

    scope: str
    state: str
    day: date


@dataclass(frozen=True)
class Timeline:
    """What happened to somebody up to a day, the newest first, and what they consent to."""

    happened: tuple[Happened, ...]
    more: bool
    consents: tuple[Said, ...]


def people(
    workspace: Workspace,
    *,
    words: str = "",
    rung: str | None = None,
    lapsed: bool | None = None,
    falling: bool = False,
    ahead: bool = False,
    channel: str | None = None,
    reach: str | None = None,
    due: bool = False,
    by_value: bool = False,
    page: int = 1,
    size: int | None = 50,
    as_of: date | None = None,
    progress: Progress | None = None,
) -> People:
    """Return a page of the people who are asked for. A door: reads.

    Whoever is on the page is looked up in full, and nobody else: a first page of a million takes no
    longer than its search.

    Parameters
    ----------
    words : str
        Part of a name, address, telephone or number.
    rung : str, optional
        Key of one rung, or ``outside``.
    lapsed : bool, optional
        Only those with the flag, or without it.
    falling : bool
        Only who comes down within the policy's days of notice if nothing happens, the first first.
    ahead : bool
        Only who does already what a higher rung than the next asks.
    channel : str, optional
        Only who came through this channel, as `channels_of_people` names them.
    reach : str, optional
        Only whom a message may reach by ``email``, ``phone`` or ``post`` (see `plan.permissions`).
    due : bool
        Only of whom there was no sign for as many years as the settings keep somebody
        (``privacy.keep_years``, up to today), the longest silent first; each row then has
        ``last_sign``.
    by_value : bool
        Those first of whom most is expected, on the edition's day.
    page, size : int
        Which page, from 1, and how many are on it, 1 to 500; None = everybody on one.

    Raises
    ------
    AskedWrongly
        If there is no such page, or the settings do not say how long somebody is kept.
    """
    if page < 1 or (size is not None and not 1 <= size <= LARGEST_PAGE):
        raise AskedWrongly(say("There is no such page."), fix=say("Begin at the first page."))
    edition, manifest = current(workspace, progress)
    day = day_meant(workspace, as_of, manifest.newest_event)
    engine = reading(workspace, edition, ("contacts", "standings"))
    whom = Whom(words, rung, lapsed, falling, ahead, channel, reach, due)
    found = _found(
        workspace,
        engine,
        edition,
        whom,
        day,
        by_value=by_value,
        size=size,
        skip=(page - 1) * (size or 0),
    )
    in_all = int(found["in_all"][0].as_py())
    there = found.filter(pc.is_valid(found["contact_id"])).select(["contact_id"])
    if not there.num_rows:
        return People(day, in_all, ())
    engine.put("page", there)
    engine.make("intervals", _QUERIES / "intervals_of_a_page.sql")
    for name in ("contacts", "standings"):
        engine.make(name, _QUERIES / f"{name}_of_a_page.sql")
    known = _in_full(engine, manifest, day)
    rows = tuple(known[contact_name(number)] for number in there["contact_id"].to_pylist())
    if due:
        silent = found["moment"].to_pylist()
        rows = tuple(
            {**row, "last_sign": day_date(last)} for row, last in zip(rows, silent, strict=True)
        )
    return People(day, in_all, rows)


def whoever_is(
    workspace: Workspace, whom: Whom, *, as_of: date | None = None, progress: Progress | None = None
) -> tuple[str, ...]:
    """Return the ids of all who are asked for, as `people` finds them. A door: reads."""
    edition, manifest = current(workspace, progress)
    day = day_meant(workspace, as_of, manifest.newest_event)
    engine = reading(workspace, edition, ("contacts", "standings"))
    found = _found(workspace, engine, edition, whom, day)
    there = found["contact_id"].drop_null().to_pylist()
    return tuple(contact_name(number) for number in there)


def _found(
    workspace: Workspace,
    engine: DuckDBEngine,
    edition: Numbered,
    whom: Whom,
    day: date,
    *,
    by_value: bool = False,
    size: int | None = None,
    skip: int = 0,
) -> pa.Table:
    """Return a page of contact_id, and on each row how many there are on all pages."""
    notice = rungs.Policy.parse(workspace.settings.text).notice_days
    last = day_number(day + timedelta(days=notice)) if whom.falling else None
    read_table(engine, edition, "intervals", called="all_intervals")
    _read_worth(engine, edition, asked=by_value)
    _read_permissions(engine, edition, whom.reach, day)
    due_before = _due_before(workspace) if whom.due else None
    _read_signs(engine, edition, asked=whom.due)
    return engine.ask(
        _QUERIES / "found.sql",
        day=day_number(day),
        words=whom.words.strip().lower(),
        rung=-1 if whom.rung is None else KEYS.index(whom.rung),
        lapsed=whom.lapsed,
        falls_by=last,
        ahead=whom.ahead,
        channel=whom.channel,
        reach=whom.reach is not None,
        due_before=due_before,
        by_value=by_value,
        size=size,
        skip=skip,
    )


def channels_of_people(workspace: Workspace) -> tuple[str, ...]:
    """Return the channels that people came through, those with most of them first. A door: reads.

    No more than `MOST_CHANNELS`.
    """
    edition, _ = current(workspace, None)
    engine = reading(workspace, edition, ("contacts",))
    found = engine.ask(_QUERIES / "channels_of_people.sql", most=MOST_CHANNELS)
    return tuple(found["channel"].to_pylist())


def _read_worth(engine: DuckDBEngine, edition: Numbered, *, asked: bool) -> None:
    if asked:
        read_table(engine, edition, "values")
    else:
        engine.read("values", [], VALUES)


def _read_permissions(
    engine: DuckDBEngine, edition: Numbered, channel: str | None, day: date
) -> None:
    if channel is None:
        engine.put("permissions", pa.table({"contact_id": [0], "permission": [""]}).slice(1))
        return
    read_edition(engine, edition, ("events", "membership"))
    plan.permissions(engine, channel=channel, day=day)


def _due_before(workspace: Workspace) -> int:
    """Return the first day from which a sign keeps somebody."""
    years = workspace.settings.privacy.keep_years
    if years is None:
        raise AskedWrongly(
            say("It is not said how long people are kept."),
            where="[privacy] keep_years",
            fix=say("Set keep_years under [privacy] in the settings."),
        )
    return day_number(_years_before(today_of(workspace), years))


def _years_before(day: date, years: int) -> date:
    """Return the same day so many years before, of 29 February the 28th."""
    year = max(day.year - years, 1)
    return day.replace(year=year, day=min(day.day, 28) if day.month == 2 else day.day)


def _read_signs(engine: DuckDBEngine, edition: Numbered, *, asked: bool) -> None:
    if not asked:
        engine.put("signs", pa.table({"contact_id": [0], "last_day": [0]}).slice(1))
        return
    read_edition(engine, edition, ("events", "membership"))
    engine.make("signs", _QUERIES / "signs.sql")


def _in_full(engine: DuckDBEngine, manifest: Manifest, day: date) -> dict[str, dict[str, Any]]:
    """Return who is on the page, by id, with the columns of `contacts`."""
    there = rungs.people(
        engine,
        as_of=day,
        edition_day=manifest.as_of,
        newest_event=manifest.newest_event or manifest.as_of,
    )
    return {row["contact"]: row for row in there}


def timeline(
    workspace: Workspace,
    contact: str,
    *,
    most: int = 40,
    as_of: date | None = None,
    progress: Progress | None = None,
) -> Timeline:
    """Return what happened to somebody, with the rows that say so. A door: reads.

    Parameters
    ----------
    contact : str
        A contact's id.
    most : int
        How many things at most, 1 or more.
    """
    edition, manifest = current(workspace, progress)
    day = day_number(day_meant(workspace, as_of, manifest.newest_event))
    engine = reading(workspace, edition, ("events", "membership"))
    asked = {"contact": contact_number(contact), "day": day}
    rows = engine.ask(_QUERIES / "events_of.sql", most=most + 1, **asked).to_pylist()
    said = engine.ask(_QUERIES / "consents_of.sql", **asked).to_pylist()
    files = {entry.number: str(entry.says["file"]) for entry in workspace.imports()}
    return Timeline(
        happened=tuple(_happened(row, files) for row in rows[:most]),
        more=len(rows) > most,
        consents=tuple(Said(s["scope"], s["state"] or "", day_date(s["day"])) for s in said),
    )


def _happened(row: dict[str, Any], files: dict[int, str]) -> Happened:
    return Happened(
        day=day_date(row["day"]),
        kind=row["kind"],
        amount=row["amount"],
        state=row["state"] or "",
        scope=row["scope"] or "",
        file=files.get(row["import_no"], ""),
        row=row["source_row"],
    )
