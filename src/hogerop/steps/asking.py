"""Asking: who stands where, why, and who moved."""

from __future__ import annotations

from datetime import date, timedelta

from hogerop import ladder as rungs
from hogerop.contracts import CONTACTS, CREDITS, EVENTS, LEFT_OUT, MEMBERSHIP, STANDINGS
from hogerop.errors import AskedWrongly, TooLittle
from hogerop.ladder import LadderCounts, Moves, Policy, Why
from hogerop.paper import day as day_in_words
from hogerop.rows import Rows
from hogerop.steps.business import Progress
from hogerop.steps.edition import RECORDED, Manifest, find_contact, reading
from hogerop.steps.running import current, usual_day
from hogerop.words import say
from hogerop.workspace import Workspace


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
    edition, manifest = current(workspace, progress)
    day = as_of or usual_day(workspace, manifest.newest_event)
    engine = reading(workspace, edition, ("intervals",))
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
    edition, manifest = current(workspace, progress)
    first = manifest.first_event or manifest.as_of
    engine = reading(workspace, edition, ("intervals",))
    return rungs.by_month(
        engine, first=first, as_of=as_of or usual_day(workspace, manifest.newest_event)
    )


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
    edition, manifest = current(workspace, progress)
    day = as_of or usual_day(workspace, manifest.newest_event)
    engine = reading(workspace, edition, ())
    contact = find_contact(workspace, engine, edition, who)
    for name, promise in (
        ("membership", MEMBERSHIP),
        ("contacts", CONTACTS),
        ("events", EVENTS),
        ("credits", CREDITS),
        ("left_out", LEFT_OUT),
    ):
        engine.read(f"all_{name}", [edition.file(name)], promise)
    rungs.isolate(engine, contact)
    first_seen = rungs.day_date(engine.ask("contacts")["first_seen_day"][0].as_py())
    if day < first_seen:
        raise TooLittle(
            say("This contact had not been seen by then."),
            where=f"{day:%Y-%m-%d}",
            fix=say("Choose a day from {day} on.", day=day_in_words(first_seen)),
        )
    files = {i.number: str(i.says["file"]) for i in workspace.imports()} | {0: RECORDED}
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
    edition, manifest = current(workspace, progress)
    last = until or usual_day(workspace, manifest.newest_event)
    if since >= last:
        raise AskedWrongly(
            say("The first day must be before the last."),
            where=f"{since:%Y-%m-%d} – {last:%Y-%m-%d}",
            fix=say("Choose an earlier first day."),
        )
    return rungs.compare(reading(workspace, edition, ("intervals",)), since, last)


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
    edition, manifest = current(workspace, progress)
    return rungs.people(
        reading(workspace, edition, ("intervals", "contacts", "standings")),
        as_of=as_of or usual_day(workspace, manifest.newest_event),
        rung=rung,
        lapsed=lapsed,
        edition_day=manifest.as_of,
        newest_event=manifest.newest_event or manifest.as_of,
    )


def a_month_before(day: date) -> date:
    """Return the same day of the month before, or that month's last day."""
    last_of_month = max(day, date(1, 2, 1)).replace(day=1) - timedelta(days=1)
    return last_of_month.replace(day=min(day.day, last_of_month.day))


def _notes(manifest: Manifest, day: date, *, chosen: bool) -> tuple[str, ...]:
    found = []
    newest = manifest.newest_event
    if not chosen and newest is not None and day == newest < manifest.made_at.date():
        found.append(
            say(
                "The newest event is of {day}, so this is the ladder of that day.",
                day=day_in_words(day),
            )
        )
    if newest is not None and day > newest:
        found.append(say("The newest event is of {day}.", day=day_in_words(newest)))
    if not manifest.margin_known:
        found.append(say("No margin is known: figures of money are revenue."))
    return tuple(found)
