"""The steps of actions as a calendar (iCalendar), which phones and mail programs take in.

Each step is a day of its own. It keeps its number, so that a calendar that is taken in again
moves what was moved and adds what is new.

References
----------
RFC 5545, Internet Calendaring and Scheduling Core Object Specification (iCalendar).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from icalendar import Calendar, Event

from hogerop.paper import inert, save_bytes
from hogerop.plan.actions import Action, Step
from hogerop.plan.outlets.mailing_list import LONGEST
from hogerop.plan.people import Person
from hogerop.words import language, say, say_count

__all__ = ["save_calendar"]

_NAMES = 20
"""Names that a step tells of those whom it is for."""


def save_calendar(
    path: Path,
    actions: Iterable[Action],
    *,
    made_at: datetime,
    owner: str | None = None,
    people: Mapping[str, Sequence[Person]] | None = None,
) -> int:
    """Write what is still to be done to an ``.ics`` file, and return how many steps. Writes a file.

    Steps of drafts are not among them, nor of actions that are done or stopped, nor what was ticked
    off.

    Parameters
    ----------
    made_at : datetime
        The moment that the calendar speaks of, with its time zone: the newest one counts.
    owner : str, optional
        Whose steps; everybody's by default.
    people : mapping of str to sequence of Person, optional
        Whom each action, by its id, is for. They are named on the days of work with them: on the
        steps that take time, or on all where none says how long it takes.

    Raises
    ------
    FileFault
        If the file cannot be written.
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//Hogerop//Plan//{language().upper()}")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    written = 0
    for action in actions:
        if not action.open or owner not in (None, action.owner):
            continue
        everybody = (people or {}).get(action.id, ())
        timed = any(step.minutes for step in action.steps)
        for number, step in enumerate(action.steps, start=1):
            if not step.done:
                whom = everybody if step.minutes or not timed else ()
                calendar.add_component(_event(action, number, step, whom, made_at))
                written += 1
    save_bytes(path, calendar.to_ical())
    return written


def _event(
    action: Action, number: int, step: Step, whom: Sequence[Person], made_at: datetime
) -> Event:
    event = Event()
    event.add("uid", f"{action.id}-{number}@hogerop")
    event.add("dtstamp", made_at)
    event.add("dtstart", step.on)
    event.add("dtend", step.on + timedelta(days=1))
    event.add("summary", f"{inert(action.title, LONGEST)}: {inert(step.what, LONGEST)}")
    event.add("description", "\n".join(_told(action, step, whom)))
    event.add("transp", "TRANSPARENT")  # a day on which something is due is no day away
    return event


def _told(action: Action, step: Step, whom: Sequence[Person]) -> list[str]:
    told = [say("{owner} sees to it.", owner=inert(action.owner, LONGEST))]
    if step.minutes:
        told.append(say_count("Takes {n} minute.", "Takes {n} minutes.", step.minutes))
    told += [f"- {inert(person.called, LONGEST)}" for person in whom[:_NAMES]]
    if len(whom) > _NAMES:
        more = len(whom) - _NAMES
        told.append(say("and {n} more", n=more))
    return told
