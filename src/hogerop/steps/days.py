"""Which day is meant, and how far a ladder reaches."""

from __future__ import annotations

from datetime import date, timedelta

from hogerop.errors import AskedWrongly
from hogerop.steps.business import today_of
from hogerop.words import say
from hogerop.workspace import Workspace

FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)
"""The days between which a ladder is asked for: beyond them lies a slip of the fingers."""

RECENT_DAYS = 60
"""Where the newest event is older than this, the ladder is that of the event's day, not today's."""


def within_reach(day: date) -> date:
    """Return a day that a ladder reaches.

    Raises
    ------
    AskedWrongly
        If it lies before 1900 or after 2199.
    """
    if FIRST <= day <= LAST:
        return day
    raise AskedWrongly(
        say("No ladder reaches this day."),
        where=day.isoformat(),
        fix=say("Choose a day from {first} to {last}.", first=FIRST, last=LAST),
    )


def day_meant(workspace: Workspace, as_of: date | None, newest: date | None) -> date:
    """Return the day that was asked for, else the usual one."""
    return usual_day(workspace, newest) if as_of is None else within_reach(as_of)


def usual_day(workspace: Workspace, newest: date | None) -> date:
    """Return today; the newest event's day where that is long ago, or the clock is behind it."""
    today = today_of(workspace)
    return today if newest is None or 0 <= (today - newest).days <= RECENT_DAYS else newest


def a_month_before(day: date) -> date:
    """Return the same day of the month before, or that month's last day."""
    last_of_month = max(day, date(1, 2, 1)).replace(day=1) - timedelta(days=1)
    return last_of_month.replace(day=min(day.day, last_of_month.day))
