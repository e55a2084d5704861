"""Whether a round can be as it is asked for: all that is wrong with it, at once. Runs no query."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from math import isfinite

from hogerop.errors import AskedWrongly, refuse
from hogerop.words import say

__all__ = ["LONGEST", "check_round", "faults_of_a_round", "refuse_round"]

LONGEST = 26
"""Weeks that a round may last."""
_AHEAD = timedelta(days=366)
"""How far from today a round may begin."""


def faults_of_a_round(
    *,
    budget: float | None,
    hours: float | None,
    hour_cost: float | None,
    weeks: float | None,
    start: date | None,
    today: date,
) -> Iterator[AskedWrongly]:
    """Yield what is wrong with a round, each with where and how to put it right.

    Parameters
    ----------
    budget : float, optional
        Money for the whole round, 0 or more; currency. None, here and below = not looked at.
    hours : float, optional
        Of staff, a week; 0 or more.
    hour_cost : float, optional
        What an hour must bring, 0 or more; currency.
    weeks : float, optional
        A whole number, 1 to `LONGEST`.
    start : date, optional
        Today or later, up to a year from now.
    today : date
    """
    if budget is not None and not (isfinite(budget) and budget >= 0):
        yield AskedWrongly(
            say("A budget is an amount of 0 or more."),
            where=f"budget={budget:g}",
            fix=say("Give an amount such as 500 or 249.50."),
        )
    if hours is not None and not (isfinite(hours) and hours >= 0):
        yield AskedWrongly(
            say("Hours of work a week are a number of 0 or more."),
            where=f"hours={hours:g}",
            fix=say("Give a number such as 8 or 2.5; 0 where nobody has time."),
        )
    if hour_cost is not None and not (isfinite(hour_cost) and hour_cost >= 0):
        yield AskedWrongly(
            say("What an hour of work costs is an amount of 0 or more."),
            where=f"hour_cost={hour_cost:g}",
            fix=say("Give an amount such as 45; 0 where the hours are paid anyway."),
        )
    if weeks is not None and not (1 <= weeks <= LONGEST and weeks == int(weeks)):
        yield AskedWrongly(
            say("A round lasts 1 to {most} weeks.", most=LONGEST),
            where=f"weeks={weeks:g}",
            fix=say("Give a whole number such as 8."),
        )
    if start is not None and start < today:
        yield AskedWrongly(
            say("A round cannot begin in the past."),
            where=start.isoformat(),
            fix=say("Choose today or a later day."),
        )
    if start is not None and start > today + _AHEAD:
        yield AskedWrongly(
            say("A round begins within a year from now."),
            where=start.isoformat(),
            fix=say("Choose a day before {day}.", day=(today + _AHEAD).isoformat()),
        )


def refuse_round(faults: Sequence[AskedWrongly]) -> None:
    """Refuse a round with all that is wrong with it; does nothing where nothing is.

    Raises
    ------
    AskedWrongly
        If anything is wrong.
    """
    refuse(
        faults,
        say("This round cannot be, for {n} reasons:", n=len(faults)),
        fix=say("Put all of them right, and ask again."),
    )


def check_round(
    *,
    budget: float,
    hours: float,
    hour_cost: float | None,
    weeks: float,
    start: date | None,
    today: date,
) -> None:
    """Refuse a round that cannot be; see `faults_of_a_round`.

    Raises
    ------
    AskedWrongly
        With all that is wrong.
    """
    refuse_round(
        [
            *faults_of_a_round(
                budget=budget,
                hours=hours,
                hour_cost=hour_cost,
                weeks=weeks,
                start=start,
                today=today,
            )
        ]
    )
