"""Judging a year: what all its actions brought, beside the few whom none of them reached."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from hogerop import plan, results
from hogerop.errors import TooLittle
from hogerop.paper import day as day_in_words
from hogerop.paper import number
from hogerop.results import CameOf, WholeYear
from hogerop.steps.acting import actions
from hogerop.steps.business import Progress
from hogerop.steps.drawn import read_book
from hogerop.words import say, say_count
from hogerop.workspace import Workspace


def results_of_year(
    workspace: Workspace,
    year: int | None = None,
    *,
    as_of: date | None = None,
    progress: Progress | None = None,
) -> WholeYear:
    """Return what all actions of a year brought, beside those left alone. A door: reads.

    Parameters
    ----------
    year : int, optional
        Which; by default that of the newest order.
    as_of : date, optional
        Up to which day; by default that of the newest order, and never later.

    Raises
    ------
    TooLittle
        If nobody was left alone by lot in that year, or nothing is known of it yet.
    """
    drawn_on, key = _left_alone(workspace)
    book = read_book(workspace, as_of, progress)
    if book.money is None:
        raise TooLittle(
            say("No order has a known amount: there are no figures of money."),
            where=str(workspace.folder),
            fix=say("Import orders with amounts."),
        )
    asked = year or book.until.year
    start, last = _days_of(asked, drawn_on, book.until)
    of_year = [one for one in actions(workspace) if one.begun and start <= one.start <= last]
    book.draw_the_year(key, asked, start)
    window_days = (date(asked, 12, 31) - start).days + 1
    came_of = results.read_came_of(
        book.engine, None, start=start, window_days=window_days, as_of=book.until
    )
    try:
        told = results.whole_year(
            came_of,
            year=asked,
            as_of=book.until,
            money=book.money,
            share_treated=1 - plan.ALL_YEAR,
            cost=float(sum(one.budget for one in of_year)) if of_year else None,
        )
    except TooLittle as few:
        raise _too_few(came_of, asked, start) from few
    return replace(told, notes=(*book.notes, *_notes(of_year, asked, start, last)))


def _days_of(year: int, drawn_on: date, until: date) -> tuple[date, date]:
    """Return the first and the last day of a year of which something is known.

    Raises
    ------
    TooLittle
        If there is none.
    """
    start, last = max(date(year, 1, 1), drawn_on), min(date(year, 12, 31), until)
    if start <= last:
        return start, last
    raise TooLittle(
        say("Nothing is known yet of those who are left alone in {year}.", year=str(year)),
        where=say(
            "left alone from {start} on; orders are known up to {day}",
            start=day_in_words(start),
            day=day_in_words(until),
        ),
        fix=say("Bring in newer orders, or ask for another year."),
    )


def _too_few(came_of: CameOf, year: int, start: date) -> TooLittle:
    """Return in words that too few are left alone, and how many it takes."""
    return TooLittle(
        say("Too few were left alone in {year} to tell anything.", year=str(year)),
        where=say(
            "of the {n} contacts who were there on {day}, {alone} are left alone",
            n=number(len(came_of.treated)),
            day=day_in_words(start),
            alone=number(int((~came_of.treated).sum())),
        ),
        fix=say(
            "One in twenty is left alone, and it takes {least} of them: some {contacts}"
            " contacts. What each action did can be known with fewer.",
            least=results.LEAST,
            contacts=number(round(results.LEAST / plan.ALL_YEAR)),
        ),
    )


def _notes(of_year: list[plan.Action], year: int, start: date, last: date) -> Iterator[str]:
    """Yield what must be known of a year besides its figures."""
    if start > date(year, 1, 1):
        yield say(
            "It is counted from {day} on: until then nobody was left alone by lot.",
            day=day_in_words(start),
        )
    if of_year:
        yield say("What they cost is what they were allowed to cost.")
    if running := sum(one.end > last for one in of_year):
        yield say_count(
            "{n} action of them went on after {day}: all of its cost is counted, of what it"
            " brings only what came until then.",
            "{n} actions of them went on after {day}: all of their cost is counted, of what"
            " they bring only what came until then.",
            running,
            day=day_in_words(last),
        )


def _left_alone(workspace: Workspace) -> tuple[date, bytes]:
    """Return since when some are left alone by lot, and the key of the lot.

    Raises
    ------
    TooLittle
        If nobody is.
    """
    lines = workspace.said(plan.PLANS)
    key = plan.holdout_key(lines)
    if key is None:
        raise TooLittle(
            say("Nobody was left alone by lot yet."),
            where=str(workspace.folder),
            fix=say("Draft actions: from then on one in twenty is left alone by all of them."),
        )
    return date.fromisoformat(next(line["on"] for line in lines if line["what"] == "key")), key
