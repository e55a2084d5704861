"""Telling a program who climbed, fell or is about to fall: only what is new, and once."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pyarrow.compute as pc
import pyarrow.parquet as pq

from hogerop import ladder as rungs
from hogerop.contracts import HEARD, contact_name
from hogerop.ladder import KEYS, day_date, day_number
from hogerop.steps.days import usual_day
from hogerop.steps.edition import Manifest, manifest_of, reading
from hogerop.workspace import Numbered, Workspace

_QUERIES = Path(__file__).parent / "queries"

KINDS = ("climbed", "fell", "falling")
"""What can be told of somebody; *falling* is who is about to fall."""


@dataclass(frozen=True)
class Hearing:
    """What is new for a listener since it was told last.

    Parameters
    ----------
    number : int
        Rising; no number is given twice.
    edition : int
        Of what it speaks.
    as_of : date
        The day.
    news : dict
        Kind -> how many there are of it.
    """

    number: int
    edition: int
    as_of: date
    news: dict[str, int]


@dataclass(frozen=True)
class Moved:
    """What a listener is told of one contact.

    ``day`` is its first day on the new rung; of who is about to fall the last on the old one.
    """

    contact: str
    from_: str
    to: str
    day: date


def hear(workspace: Workspace, listener: str, *, anew: bool = False) -> None:
    """Note what is new for a listener, where anything may be. A door: reads, and writes.

    It is compared with what the listener heard last. Nothing is told of the past where it hears
    for the first time, where the rules changed, or where the day is an earlier one: nobody did
    anything then.

    Parameters
    ----------
    listener : str
        Its key: letters and figures.
    anew : bool
        Begin anew: whatever happened since is not told.

    Raises
    ------
    WorkspaceFault
        If another writer is busy, or the disk is full or may not be written.
    """
    if not (anew or hears_more(workspace, listener)):
        return
    with workspace.writing():
        edition = workspace.edition()
        if edition is None:
            return
        manifest, last = manifest_of(edition), _last(workspace, listener)
        day = usual_day(workspace, manifest.newest_event)
        tells = not anew and last is not None and _goes_on(last, manifest, day)
        notice = rungs.Policy.parse(workspace.settings.text).notice_days
        with (
            workspace.new_hearing(listener) as draft,
            closing(reading(workspace, edition, ("intervals",))) as engine,
        ):
            engine.read("heard", [] if last is None else [last.file("heard")], HEARD)
            rungs.put_stays(engine)
            engine.make(
                "listened",
                _QUERIES / "listened.sql",
                day=day_number(day),
                falls_by=day_number(day + timedelta(days=notice)),
                tells=tells,
            )
            for name, query in (("news", "news.sql"), ("now_heard", "now_heard.sql")):
                engine.make(name, _QUERIES / query)
            engine.write("news", draft.file("news"))
            engine.write("now_heard", draft.file("heard"))
            kinds = engine.ask("news")["kind"]
            draft.says |= {
                "edition": edition.number,
                "as_of": day.isoformat(),
                "policy": manifest.policy,
                "news": {kind: pc.sum(pc.equal(kinds, kind)).as_py() or 0 for kind in KINDS},
            }


def hears_more(workspace: Workspace, listener: str) -> bool:
    """Say whether anything may be new for a listener. A door: reads what editions say."""
    edition = workspace.edition()
    if edition is None:
        return False
    last = _last(workspace, listener)
    day = usual_day(workspace, manifest_of(edition).newest_event)
    return last is None or (last.says["edition"], last.says["as_of"]) != (
        edition.number,
        day.isoformat(),
    )


def heard(workspace: Workspace, listener: str) -> list[Hearing]:
    """Return what was noted for a listener and is still kept, oldest first. A door: reads."""
    return [
        Hearing(one.number, **{**_said(one), "as_of": date.fromisoformat(str(one.says["as_of"]))})
        for one in workspace.hearings(listener)
    ]


def news_of(
    workspace: Workspace, listener: str, number: int, kind: str, *, first: int, most: int
) -> list[Moved]:
    """Return who is told of in one message, without those who were forgotten since. A door: reads.

    Parameters
    ----------
    number : int
        Of the hearing; nobody where it is not kept any more.
    kind : str
        One of `KINDS`.
    first, most : int
        From which place, from 0, and how many places.
    """
    here = [one for one in workspace.hearings(listener) if one.number == number]
    if not here:
        return []
    wanted = [("kind", "=", kind), ("place", ">=", first), ("place", "<", first + most)]
    rows = pq.read_table(here[0].file("news"), filters=wanted).sort_by("place").to_pylist()
    return [_moved(row) for row in rows]


def hears_no_more(workspace: Workspace, listener: str, *, before: int | None = None) -> None:
    """Remove what was noted for a listener before a number, or all of it. A door: removes."""
    workspace.drop_hearings(listener, before=before)


def _goes_on(last: Numbered, manifest: Manifest, day: date) -> bool:
    """Say whether what differs from what was heard last is what people did."""
    return bool(last.says["policy"] == manifest.policy and str(last.says["as_of"]) <= str(day))


def _last(workspace: Workspace, listener: str) -> Numbered | None:
    there = workspace.hearings(listener)
    return there[-1] if there else None


def _said(one: Numbered) -> dict[str, Any]:
    return {key: one.says[key] for key in ("edition", "news")}


def _moved(row: dict[str, Any]) -> Moved:
    return Moved(
        contact=contact_name(row["contact_id"]),
        from_=KEYS[row["from_rung"]],
        to=KEYS[row["to_rung"]],
        day=day_date(row["day"]),
    )
