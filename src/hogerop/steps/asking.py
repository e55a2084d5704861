"""Asking: who stands where, why, and who moved."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from hogerop import ladder as rungs
from hogerop.errors import AskedWrongly, TooLittle
from hogerop.ladder import Lacking, LadderCounts, Moves, Policy, Why
from hogerop.paper import day as day_in_words
from hogerop.paper import number
from hogerop.rows import Rows
from hogerop.steps.business import Progress, today_of
from hogerop.steps.days import a_month_before, day_meant, within_reach
from hogerop.steps.edition import Manifest, find_contact, read_table, reading
from hogerop.steps.running import current
from hogerop.words import say, say_count
from hogerop.workspace import DuckDBEngine, Numbered, Workspace


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
    day = day_meant(workspace, as_of, manifest.newest_event)
    compared = within_reach(compare_with) if compare_with else a_month_before(day)
    of_the_day = _of_the_day(workspace, edition, manifest, day, chosen=as_of is not None)
    engine = reading(workspace, edition, ("intervals",))
    read_table(engine, edition, "standings", called="markets")
    counts = rungs.count(
        engine,
        Policy.parse(workspace.settings.text),
        as_of=day,
        compare_with=compared,
        records_promotions=manifest.records_promotions,
        notes=_notes(manifest, day, compared, of_the_day),
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
    """Return month x rung with contacts, lapsed, entries and exits. A door: reads.

    Counts are null on a rung that asks for referrals or testimonials where none was recorded.
    """
    edition, manifest = current(workspace, progress)
    first = manifest.first_event or manifest.as_of
    engine = reading(workspace, edition, ("intervals",))
    return rungs.by_month(
        engine,
        Policy.parse(workspace.settings.text),
        first=first,
        as_of=day_meant(workspace, as_of, manifest.newest_event),
        records_promotions=manifest.records_promotions,
    )


def why(
    workspace: Workspace, who: str, *, as_of: date | None = None, progress: Progress | None = None
) -> Why:
    """Explain where a contact stands on a day, and what is missing for the next rung. A door.

    Parameters
    ----------
    who : str
        A contact's id, ``source:id``, e-mail address, or (part of) a name.

    Raises
    ------
    WhoIsMeant
        If nobody, or more than one contact, answers to it.
    TooLittle
        If the contact had not been seen by that day.
    """
    edition, manifest = current(workspace, progress)
    day = day_meant(workspace, as_of, manifest.newest_event)
    engine = reading(workspace, edition, ())
    contact = find_contact(workspace, engine, edition, who)
    _read_all(engine, edition)
    rungs.isolate(engine, [contact])
    first_seen = rungs.day_date(engine.ask("contacts")["first_seen_day"][0].as_py())
    if day < first_seen:
        raise TooLittle(
            say("This contact had not been seen by then."),
            where=f"{day:%Y-%m-%d}",
            fix=say("Choose a day from {day} on.", day=day_in_words(first_seen)),
        )
    files = {i.number: str(i.says["file"]) for i in workspace.imports()}
    return rungs.explain(engine, Policy.parse(workspace.settings.text), as_of=day, files=files)


def _read_all(engine: DuckDBEngine, edition: Numbered) -> None:
    """Name what `rungs.isolate` chooses from."""
    for table in ("membership", "contacts", "events", "credits", "left_out"):
        read_table(engine, edition, table, called=f"all_{table}")


def lacking(
    workspace: Workspace,
    rung: str,
    *,
    as_of: date | None = None,
    progress: Progress | None = None,
) -> Lacking | None:
    """Count what those on a rung lack for the next one, part by part. A door: reads.

    Of more than `rungs.MOST_LOOKED_AT` a part is looked at. None from the top.

    Parameters
    ----------
    rung : str
        Key of a rung.

    Raises
    ------
    AskedWrongly
        If there is no such rung.
    """
    if rung not in rungs.KEYS:
        raise AskedWrongly(
            say("There is no rung {name}", name=rung),
            fix=say("Choose from {names}.", names=", ".join(rungs.KEYS)),
        )
    edition, manifest = current(workspace, progress)
    day = day_meant(workspace, as_of, manifest.newest_event)
    engine = reading(workspace, edition, ("intervals",))
    _read_all(engine, edition)
    policy = Policy.parse(workspace.settings.text)
    return rungs.lacking(engine, policy, rung, as_of=rungs.day_number(day))


def moves(
    workspace: Workspace,
    since: date,
    until: date | None = None,
    *,
    progress: Progress | None = None,
) -> Moves:
    """Return how many moved from where to where between two evenings. A door: reads.

    Raises
    ------
    AskedWrongly
        If the first day is not before the last, or is out of reach.
    """
    edition, manifest = current(workspace, progress)
    last = _last_of(workspace, manifest, since, until)
    return rungs.compare(reading(workspace, edition, ("intervals",)), since, last)


def movers(
    workspace: Workspace,
    since: date,
    until: date | None = None,
    *,
    newcomers: bool = True,
    most: int | None = None,
    progress: Progress | None = None,
) -> Rows:
    """Return who moved between the evenings of two days, and where. A door: reads.

    One row per contact: contact, name, email, source_ids, from and to; the highest rung first, then
    by name. Who was not in the book any more on the last day has an id only.

    Parameters
    ----------
    newcomers : bool
        Also who was not yet seen on the first day.
    most : int, optional
        How many at most.

    Raises
    ------
    AskedWrongly
        If the first day is not before the last, or is out of reach.
    """
    edition, manifest = current(workspace, progress)
    last = _last_of(workspace, manifest, since, until)
    engine = reading(workspace, edition, ("intervals", "contacts"))
    return rungs.movers(engine, since, last, newcomers=newcomers, most=most)


def _last_of(workspace: Workspace, manifest: Manifest, since: date, until: date | None) -> date:
    """Return the last day of two that are compared."""
    last = day_meant(workspace, until, manifest.newest_event)
    if within_reach(since) >= last:
        raise AskedWrongly(
            say("The first day must be before the last."),
            where=f"{since:%Y-%m-%d} – {last:%Y-%m-%d}",
            fix=say("Choose an earlier first day."),
        )
    return last


def contacts(
    workspace: Workspace,
    *,
    rung: str | None = None,
    lapsed: bool | None = None,
    as_of: date | None = None,
    among: Sequence[str] | None = None,
    progress: Progress | None = None,
) -> Rows:
    """Return who stands where on a day (``as_of``), the top rung first. A door: reads.

    Parameters
    ----------
    rung : str, optional
        Key of one rung, or ``outside``.
    lapsed : bool, optional
        Only those with the flag, or without it.
    among : sequence of str, optional
        Only these contacts, by their ids.
    """
    edition, manifest = current(workspace, progress)
    day = day_meant(workspace, as_of, manifest.newest_event)
    found = rungs.people(
        reading(workspace, edition, ("intervals", "contacts", "standings")),
        as_of=day,
        rung=rung,
        lapsed=lapsed,
        edition_day=manifest.as_of,
        newest_event=manifest.newest_event or manifest.as_of,
    )
    table = found.arrow()
    if among is not None:
        table = table.filter(pc.is_in(table["contact"], pa.array(among, pa.string())))
    return Rows(table.append_column("as_of", pa.repeat(pa.scalar(day), table.num_rows)))


def day_spoken_of(
    workspace: Workspace, *, as_of: date | None = None, progress: Progress | None = None
) -> date:
    """Return the day that an answer speaks about. A door: reads."""
    _, manifest = current(workspace, progress)
    return day_meant(workspace, as_of, manifest.newest_event)


def notes(
    workspace: Workspace, *, as_of: date | None = None, progress: Progress | None = None
) -> tuple[str, ...]:
    """Return what a reader must know of the day that an answer speaks about. A door: reads."""
    edition, manifest = current(workspace, progress)
    day = day_meant(workspace, as_of, manifest.newest_event)
    return _of_the_day(workspace, edition, manifest, day, chosen=as_of is not None)


def _notes(
    manifest: Manifest, day: date, compared: date, of_the_day: tuple[str, ...]
) -> tuple[str, ...]:
    # Who is missing from either day looks like somebody new on the other.
    found = (*of_the_day, *_undated(manifest, min(day, compared)))
    if not manifest.margin_known:
        found = (*found, say("No margin is known: figures of money are revenue."))
    return found


def _of_the_day(
    workspace: Workspace, edition: Numbered, manifest: Manifest, day: date, *, chosen: bool
) -> tuple[str, ...]:
    found, today = [], today_of(workspace)
    newest = manifest.newest_event
    if not chosen and newest is not None and day == newest < manifest.made_at.date():
        found.append(
            say(
                "The newest event is of {day}, so this is the ladder of that day.",
                day=day_in_words(day),
            )
        )
    if day > today:
        found.append(say("This day is still to come: so it will be if nothing new happens."))
    if newest is not None and day > newest:
        found.append(say("The newest event is of {day}.", day=day_in_words(newest)))
    if not chosen and day < today:
        found += _known_since(workspace, edition, day, today)
    return tuple(found)


def _known_since(workspace: Workspace, edition: Numbered, day: date, today: date) -> list[str]:
    """Say how many contacts the usual day is too early for, and how to see them."""
    more, last = rungs.known_since(reading(workspace, edition, ("contacts",)), day, today)
    if last is None:
        return []
    return [
        say_count(
            "{number} contact more is known since; see it with {option}.",
            "{number} contacts more are known since; see them with {option}.",
            more,
            number=number(more),
            option=f"--as-of {last.isoformat()}",
        )
    ]


def _undated(manifest: Manifest, first: date) -> tuple[str, ...]:
    """Say how many contacts a day lacks because only the day of their import is known."""
    missing = sum(n for day, n in manifest.undated.items() if first.isoformat() < day)
    if not missing:
        return ()
    said = say_count(
        "{n} contact without a date of its own is counted from the day it was imported.",
        "{n} contacts without a date of their own are counted from the day they were imported.",
        missing,
    )
    return (said,)
