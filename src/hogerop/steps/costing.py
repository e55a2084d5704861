"""What it costs to win somebody, and the period that is spoken of."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from hogerop import value
from hogerop.errors import AskedWrongly
from hogerop.steps.business import Progress
from hogerop.steps.buying import Bought, what_was_bought
from hogerop.steps.channels import allocation_of
from hogerop.steps.days import within_reach
from hogerop.value import WhatItCost
from hogerop.words import say
from hogerop.workspace import Workspace

MONTHS = 12
"""Calendar months of the usual period, the one of its last day included."""


def costs(
    workspace: Workspace,
    *,
    since: date | None = None,
    until: date | None = None,
    as_of: date | None = None,
    lifetime: Mapping[str, value.Estimate] | None = None,
    seed: int = 0,
    progress: Progress | None = None,
) -> WhatItCost:
    """Return what it costs to win somebody, per channel. A door: reads.

    Parameters
    ----------
    since, until : date, optional
        The period in which money was spent and people came in; by default twelve calendar months,
        the last of them the newest of which costs are known.
    as_of : date, optional
        The day up to which orders count; by default that of the newest order, and never later.
    lifetime : mapping, optional
        Channel (empty = all together) -> lifetime value of a new buyer; by default what buyers
        brought so far and what the edition's values expect.
    seed : int
        Where chance begins, for intervals.

    Raises
    ------
    AskedWrongly
        If the period ends before it begins.
    """
    engine, bought = what_was_bought(workspace, as_of, progress, until=until)
    known = value.costs_known(engine)
    first, last = period_meant(since, until, bought, known)
    settings = workspace.settings
    allocation = allocation_of(settings)
    found = value.acquisition(
        engine,
        allocation,
        since=first,
        until=last,
        as_of=bought.day,
        money=bought.money,
        hour_cost=_float(settings.money.hour_cost),
        late=bought.late,
        lifetime=value.lifetimes(engine, allocation) if lifetime is None else lifetime,
        seed=seed,
    )
    ratio = value.own_ratio(engine, found, late=bought.late)
    return WhatItCost(found, ratio, settings.business.currency, known, bought.late, bought.notes)


def period_meant(
    since: date | None, until: date | None, bought: Bought, known: tuple[date, date] | None
) -> tuple[date, date]:
    """Return the period that was asked for, else twelve calendar months.

    Parameters
    ----------
    bought : Bought
        Its day is the last up to which orders count; no period goes beyond it. Where nothing was
        asked the period begins after the first weeks of records that begin late.
    known : (date, date) or None
        The first and last day that costs speak of. Where nothing was asked the period ends with the
        month of the last: people of later days would seem to have come for nothing.

    Raises
    ------
    AskedWrongly
        If it ends before it begins, or begins after the day.
    """
    day, late = bought.day, bought.late
    last = min(within_reach(until), day) if until else day
    if until is None and known is not None and known[0] <= day:
        last = min(last, value.months_after(known[1], 1) - timedelta(days=1))
    first = within_reach(since) if since else value.months_after(last, 1 - MONTHS)
    if late is not None and since is None:
        first = min(max(first, value.date_of(late.last_day + 1)), last)
    if first > last:
        raise AskedWrongly(
            say("The first day must be before the last."),
            where=f"{first:%Y-%m-%d} – {last:%Y-%m-%d}",
            fix=say("Choose an earlier first day."),
        )
    return first, last


def _float(number: object) -> float | None:
    return None if number is None else float(str(number))
