"""The owner's monthly report: everything that is told of a month, gathered once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import TypeVar

from hogerop.errors import AskedWrongly, TooLittle
from hogerop.ladder import LadderCounts
from hogerop.paper import day, month_in_full
from hogerop.plan import Action, WrittenPlan
from hogerop.report import MonthlyReport, Tested, Untold
from hogerop.results import Finding, WholeYear
from hogerop.steps.acting import actions
from hogerop.steps.aiming import aims
from hogerop.steps.appraising import worth
from hogerop.steps.asking import ladder, moves
from hogerop.steps.business import Progress, silent, today_of
from hogerop.steps.costing import costs
from hogerop.steps.days import usual_day, within_reach
from hogerop.steps.edition import Manifest
from hogerop.steps.judging import results
from hogerop.steps.judging_a_year import results_of_year
from hogerop.steps.looking_ahead import coming_months, movement, what_if
from hogerop.steps.running import current
from hogerop.steps.writing import written_plan
from hogerop.words import say
from hogerop.workspace import Workspace

Told = TypeVar("Told")

_EVERYONE = "everyone up one rung"
_A_DAY = timedelta(days=1)


def monthly_report(
    workspace: Workspace,
    *,
    month: date | None = None,
    progress: Progress | None = None,
) -> MonthlyReport:
    """Return what is told of a month, from the ladder to what actions did. A door: reads.

    Results are what was known on the last day of the month; where it is not over, today. The plan
    is as it stands today, whatever the month.

    What cannot be told for want of data is an `Untold`, and stops nothing else.

    Parameters
    ----------
    month : date, optional
        Any day of the month; by default the last one that is over.

    Raises
    ------
    AskedWrongly
        If the month is still to come.
    TooLittle
        If nothing is known of it.
    """
    tell = progress or silent
    _, manifest = current(workspace, progress)
    tell(say("who stands where"), 0.0)
    first, last = _days_of(workspace, manifest, month)
    before = first - _A_DAY
    counts = ladder(workspace, as_of=last, compare_with=before)
    year = ladder(workspace, as_of=last, compare_with=_a_year_before(last))
    tell(say("who moved"), 0.1)
    moved = _told(lambda: moves(workspace, before, last))
    moving = _told(lambda: movement(workspace, as_of=last))
    tell(say("what everybody is worth"), 0.2)
    valued = _told(lambda: worth(workspace, as_of=last))
    tell(say("what winning buyers costs"), 0.5)
    costing = _told(lambda: costs(workspace, as_of=last))
    tell(say("looking ahead"), 0.6)
    coming = _told(lambda: coming_months(workspace, as_of=last))
    tell(say("what if everyone moved up"), 0.9)
    supposed = _told(lambda: what_if(workspace, _EVERYONE, as_of=last))
    tell(say("what actions did"), 0.95)
    begun = any(one.begun for one in actions(workspace))
    tell(say("done"), 1.0)
    business = workspace.settings.business
    return MonthlyReport(
        business=business.name,
        currency=business.currency,
        first=first,
        last=last,
        made_on=today_of(workspace),
        edition=manifest.edition,
        edition_day=manifest.as_of,
        policy=manifest.policy,
        ladder=counts,
        a_year_before=year if _seen(year) else None,
        moves=moved,
        movement=moving,
        worth=valued,
        costs=costing,
        forecast=coming,
        what_if=supposed,
        plan=_plan(workspace),
        results=tuple(_tested(workspace, last)) if begun else (),
        whole_year=_of_year(workspace, last) if begun else None,
    )


def months_to_report(workspace: Workspace, *, progress: Progress | None = None) -> tuple[date, ...]:
    """Return the first days of the months of which something is known, newest first. A door."""
    _, manifest = current(workspace, progress)
    first, newest = manifest.first_event, manifest.newest_event
    if first is None or newest is None:
        return ()
    last = min(newest, today_of(workspace))
    ends = range(12 * first.year + first.month - 1, 12 * last.year + last.month)
    return tuple(date(n // 12, n % 12 + 1, 1) for n in reversed(ends))


def _days_of(workspace: Workspace, manifest: Manifest, month: date | None) -> tuple[date, date]:
    """Return the first and the last day that the report speaks of.

    Where no month is asked for it is the last one that is over and of which something is known;
    where there is none, the month that the business is in.
    """
    usual = usual_day(workspace, manifest.newest_event)
    known, newest = manifest.first_event or manifest.as_of, manifest.newest_event or manifest.as_of
    if month is None:
        over = usual if _ends_a_month(usual) else usual.replace(day=1) - _A_DAY
        month = min(over, newest) if over >= known else usual
    first = within_reach(month).replace(day=1)
    _is_known(first, known, newest, today_of(workspace))
    return first, min(_end(first), max(usual, first))


def _is_known(first: date, known: date, newest: date, today: date) -> None:
    """Refuse a month of which nothing can be told."""
    asked = month_in_full(first)
    choose = say(
        "Choose a month from {first} to {last}.",
        first=f"{known:%Y-%m}",
        last=f"{newest:%Y-%m}",
    )
    if first > today:
        raise AskedWrongly(say("This month is still to come."), where=asked, fix=choose)
    if _end(first) < known:
        raise TooLittle(
            say("Nothing is known of this month: the first event is of {day}.", day=day(known)),
            where=asked,
            fix=choose,
        )
    if first > newest:
        raise TooLittle(
            say("Nothing is known of this month: the newest event is of {day}.", day=day(newest)),
            where=asked,
            fix=choose,
        )


def _end(first: date) -> date:
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - _A_DAY


def _ends_a_month(when: date) -> bool:
    return (when + _A_DAY).month != when.month


def _a_year_before(last: date) -> date:
    """Return the same day a year before; of the last day of a month that month's last day."""
    first = last.replace(year=last.year - 1, day=1)
    return _end(first) if _ends_a_month(last) else first.replace(day=min(last.day, _end(first).day))


def _seen(counts: LadderCounts) -> bool:
    return bool(counts.contacts_before)


def _told(ask: Callable[[], Told]) -> Told | Untold:
    """Return an answer, or why there is none: what one part lacks does not stop the others."""
    try:
        return ask()
    except (TooLittle, AskedWrongly) as fault:
        return Untold(fault.what, fault.fix)


def _plan(workspace: Workspace) -> WrittenPlan | None:
    """Return the plan, nobody named; None where nothing was ever planned."""
    if not actions(workspace) and not aims(workspace).sought:
        return None
    return written_plan(workspace, names=False)


def _tested(workspace: Workspace, last: date) -> Iterator[Tested]:
    """Yield what was found of everything tried, up to the last day of the month.

    Of an action that was started and cannot be judged yet it is told why, and when it is known;
    one that was stopped before its first day is no result.
    """
    begun = {one.id: one for one in actions(workspace) if one.begun}
    for one in results(workspace, as_of=last).findings:
        if one.judged:
            yield Tested(one.title, one.rung or 0, one.judged, one.notes)
        elif one.of == "action" and one.name in begun:
            action = begun[one.name]
            if action.stopped_on is None or action.stopped_on >= action.start:
                said = _not_yet(one, action, last, today=today_of(workspace))
                yield Tested(one.title, one.rung or 0, said=said)


def _not_yet(found: Finding, action: Action, last: date, *, today: date) -> tuple[str, ...]:
    """Return why an action that was started is not judged, and when it is known what came of it."""
    assert found.done_on is not None
    if not action.audience.holdout or found.done_on <= last:
        return found.notes
    on = {"start": day(action.start), "day": day(found.done_on)}
    if today < action.start:
        known = say(
            "It begins on {start}; from {day} on it is known of everybody what came of them, and it"
            " may be clear before.",
            **on,
        )
    else:
        known = say(
            "It began on {start}; from {day} on it is known of everybody what came of them, and it"
            " may be clear before.",
            **on,
        )
    return (*(found.notes if action.start <= last else ()), known)


def _of_year(workspace: Workspace, last: date) -> WholeYear | None:
    try:
        return results_of_year(workspace, last.year, as_of=last)
    except TooLittle:
        return None
