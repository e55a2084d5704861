"""Setting what the plan aims at, and taking that back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from math import isfinite

from hogerop import plan
from hogerop.errors import AskedWrongly
from hogerop.ladder import KEYS
from hogerop.plan import Aims, Sought
from hogerop.steps.business import Progress, today_of
from hogerop.steps.how_it_stands import Standing, how_it_stands
from hogerop.words import say
from hogerop.workspace import Workspace


def aims(workspace: Workspace) -> Aims:
    """Return what the plan aims at now. A door: reads the journal."""
    return plan.aims_of(workspace.said(plan.AIMS))[-1]


def aim(
    workspace: Workspace,
    wanted: Mapping[str, float | None],
    *,
    by: str,
    until: date | None = None,
    progress: Progress | None = None,
) -> Aims:
    """Set what the plan aims at; what is not named stays as it is. A door: writes the journal.

    With each aim is kept how it stands today, so that progress can be told from there.

    Parameters
    ----------
    wanted : mapping of str to float
        ``acquisition`` or ``lifetime`` (currency), or the key of a rung (contacts) -> the aim;
        None = no longer aimed at.
    until : date, optional
        The day by which; a year from today where there is none yet.

    Raises
    ------
    AskedWrongly
        If an aim is of nothing that can be aimed at, no number of 0 or more, or its day is past.
    """
    today = today_of(workspace)
    _check(wanted, until, today)
    stands = how_it_stands(workspace, progress=progress)
    with workspace.writing():
        before = aims(workspace)
        new = {
            key: None if number is None else _sought(stands, key, number, today)
            for key, number in wanted.items()
        }
        if until is None and before.until is None:
            until = _a_year_from(today)
        after = plan.with_aims(before, new, until=until)
        workspace.append(plan.AIMS, plan.aimed_line(after, on=today, by=by))
    return after


def undo_aim(workspace: Workspace, *, by: str) -> Aims:
    """Take back the last `aim` that was not taken back yet. A door: writes the journal.

    Raises
    ------
    AskedWrongly
        If there is none.
    """
    with workspace.writing():
        if len(before := plan.aims_of(workspace.said(plan.AIMS))) < 2:
            raise AskedWrongly(
                say("Nothing is aimed at, so there is nothing to take back."),
                where=str(workspace.journal_file(plan.AIMS)),
                fix=say("Set an aim first: {command}", command="hogerop plan aim --rung member=50"),
            )
        line = {"what": "undone", "on": today_of(workspace).isoformat(), "by": by}
        workspace.append(plan.AIMS, line)
    return before[-2]


def _check(wanted: Mapping[str, float | None], until: date | None, today: date) -> None:
    known = (*plan.MONEY_AIMS, *KEYS[1:])
    strange = [key for key in wanted if key not in known]
    if strange:
        raise AskedWrongly(
            say("There is no aim {name}", name=strange[0]),
            fix=say("Choose from {names}.", names=", ".join(known)),
        )
    for key, number in wanted.items():
        if number is None:
            continue
        whole = key in plan.MONEY_AIMS or float(number).is_integer()
        if not isfinite(number) or number < 0 or not whole:
            raise AskedWrongly(
                say("An aim is an amount, or a number of contacts: 0 or more."),
                where=key,
                fix=say("Give a number such as 80; - takes an aim away."),
            )
    if until is not None and until <= today:
        raise AskedWrongly(
            say("The day by which an aim is reached lies in the future."),
            where=until.isoformat(),
            fix=say("Give a later day."),
        )


def _sought(stands: Standing, key: str, number: float, today: date) -> Sought:
    if key not in plan.MONEY_AIMS:
        return Sought(number, today, stands.edition, stands.counts[key])
    now = stands.acquisition if key == "acquisition" else stands.lifetime
    return Sought(number, today, stands.edition, now.value, now.low, now.high)


def _a_year_from(day: date) -> date:
    return day.replace(year=day.year + 1, day=min(day.day, 28) if day.month == 2 else day.day)
