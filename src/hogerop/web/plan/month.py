"""The plan by the month: when actions begin and end, and when their steps are due."""

from __future__ import annotations

from calendar import Calendar
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from babel.dates import format_date
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from hogerop import steps
from hogerop.ladder import KEYS
from hogerop.paper import reader_locale
from hogerop.plan import Action
from hogerop.web.asked import month_asked
from hogerop.web.businesses.roles import Right
from hogerop.web.businesses.wall import Inside, inside
from hogerop.words import say, say_count


@dataclass(frozen=True)
class Entry:
    """Something on a day: of which action, what it is, and whether it is done."""

    id: str
    rung: str
    what: str
    title: str
    done: bool = False


@dataclass(frozen=True)
class Day:
    """A day of the grid: whether it is of the month, whether it is today, and what is on it."""

    iso: str
    number: str
    here: bool
    today: bool
    entries: tuple[Entry, ...]


@require_safe
@inside(Right.LOOK)
def month(request: HttpRequest, inside: Inside) -> HttpResponse:
    """Show one month of the plan, week by week."""
    today = steps.today_of(inside.workspace)
    first = (month_asked(request) or today).replace(day=1)
    by_day = _by_day(inside.ask(steps.plan_actions))
    weeks = [
        [_day(one, first, today, by_day[one]) for one in week]
        for week in Calendar().monthdatescalendar(first.year, first.month)
    ]
    entries = sum(len(one.entries) for week in weeks for one in week)
    return inside.show(
        request,
        "month.html",
        here_is="plan",
        side="month",
        heading=say_count(
            "{n} thing in {month}", "{n} things in {month}", entries, month=_named(first)
        ),
        weekdays=_weekdays(),
        weeks=weeks,
        before=_key(first - timedelta(days=1)),
        after=_key(first + timedelta(days=31)),
        now=_key(today),
        month=_key(first),
    )


def _by_day(there: Sequence[Action]) -> defaultdict[date, list[Entry]]:
    """Return what is on each day, of all that was not stopped."""
    found: defaultdict[date, list[Entry]] = defaultdict(list)
    for action in there:
        if action.state == "stopped":
            continue
        for day, entry in _entries(action):
            found[day].append(entry)
    return found


def _entries(of: Action) -> Iterator[tuple[date, Entry]]:
    rung = KEYS[of.rung]
    begins = say("has begun") if of.begun else say("begins")
    yield of.start, Entry(of.id, rung, begins, of.title, False)
    for step in of.steps:
        yield step.on, Entry(of.id, rung, step.what, of.title, step.done)
    yield of.end, Entry(of.id, rung, say("ends"), of.title, of.over)


def _day(one: date, first: date, today: date, entries: Sequence[Entry]) -> Day:
    here = one.month == first.month
    return Day(one.isoformat(), str(one.day), here, one == today, tuple(entries) if here else ())


def _weekdays() -> list[str]:
    monday = date(2024, 1, 1)
    return [
        format_date(monday + timedelta(days=n), "EEE", locale=reader_locale()) for n in range(7)
    ]


def _named(first: date) -> str:
    return format_date(first, "LLLL y", locale=reader_locale())


def _key(of: date) -> str:
    return f"{of:%Y-%m}"
