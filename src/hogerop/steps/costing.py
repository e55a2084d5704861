"""What it costs to win somebody, and the owner's division of costs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from hogerop import value
from hogerop.contracts import COSTS, PURPOSES, VALUE_GROUPS, VALUES
from hogerop.errors import AskedWrongly
from hogerop.steps.business import Progress
from hogerop.steps.channels import allocation_of
from hogerop.steps.days import day_meant, within_reach
from hogerop.steps.edition import Manifest, reading
from hogerop.steps.running import current
from hogerop.value import LateRecords, WhatItCost
from hogerop.words import say
from hogerop.workspace import DuckDBEngine, Workspace, with_values

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
    engine, manifest = _reading(workspace, progress)
    day = seen_up_to(workspace, engine, as_of, manifest)
    money = value.read_takings(engine, value.number_of(day))
    late = value.records_begin_late(engine, value.number_of(day))
    known = value.costs_known(engine)
    first, last = period_meant(since, until, day, known, late)
    settings = workspace.settings
    allocation = allocation_of(settings)
    found = value.acquisition(
        engine,
        allocation,
        since=first,
        until=last,
        as_of=day,
        money=money,
        hour_cost=_float(settings.money.hour_cost),
        late=late,
        lifetime=value.lifetimes(engine, allocation) if lifetime is None else lifetime,
        seed=seed,
    )
    ratio = value.own_ratio(engine, found, late=late)
    return WhatItCost(found, ratio, settings.business.currency, known, late)


def divide_costs(
    workspace: Workspace, what: str, share: float | None, *, purpose: bool = False
) -> None:
    """Say which share of a channel's costs is for winning new buyers. A door: writes.

    Comments in ``hogerop.toml`` stay.

    Parameters
    ----------
    what : str
        A channel; with ``purpose`` one of `contracts.PURPOSES`.
    share : float or None
        0 to 1; None = as if nothing had been said.

    Raises
    ------
    AskedWrongly
        If the share is no share, or there is no such purpose.
    """
    word = what.strip().lower()
    if purpose and word not in PURPOSES:
        raise AskedWrongly(
            say("There is no purpose {name}", name=what),
            where="[costs]",
            fix=say("Choose from {names}.", names=", ".join(PURPOSES)),
        )
    if not word or (share is not None and not 0 <= share <= 1):
        raise AskedWrongly(
            say("A share lies between 0 and 1"),
            where="[costs]",
            fix=say("Write 60 % as 0.6."),
        )
    section = "costs" if purpose else "costs.channels"
    _change(workspace, section, {word: share})


def same_channel(workspace: Workspace, word: str, channel: str | None) -> None:
    """Say that a word stands for a channel, in costs and in contacts alike. A door: writes.

    Parameters
    ----------
    channel : str or None
        ``""`` = the word names no channel; None = as if nothing had been said.

    Raises
    ------
    AskedWrongly
        If it would stand for itself, or for a word that itself stands for another.
    """
    plain, meant = word.strip().lower(), None if channel is None else channel.strip().lower()
    known = {w.strip().lower() for w in workspace.settings.costs.same}
    targets = {c.strip().lower() for c in workspace.settings.costs.same.values()}
    if not plain or plain == meant or (meant and (meant in known or plain in targets)):
        raise AskedWrongly(
            say("A word stands for one channel, and that for no other"),
            where="[costs.same]",
            fix=say("Name the channel itself."),
        )
    _change(workspace, "costs.same", {plain: meant})


def seen_up_to(
    workspace: Workspace, engine: DuckDBEngine, as_of: date | None, manifest: Manifest
) -> date:
    """Return the day up to which somebody was watched: not after the newest order.

    Who has not bought since then may have; nobody looked. What else was noted later, a testimonial
    or a farewell, does not say that nobody bought.
    """
    day = day_meant(workspace, as_of, manifest.newest_event)
    newest = value.newest_order(engine, value.number_of(day))
    return day if newest is None else value.date_of(newest)


def period_meant(
    since: date | None,
    until: date | None,
    day: date,
    known: tuple[date, date] | None,
    late: LateRecords | None = None,
) -> tuple[date, date]:
    """Return the period that was asked for, else twelve calendar months.

    Parameters
    ----------
    day : date
        The day up to which orders count; no period goes beyond it.
    known : (date, date) or None
        The first and last day that costs speak of. Where nothing was asked the period ends with the
        month of the last: people of later days would seem to have come for nothing.
    late : LateRecords or None
        Where nothing was asked the period begins after those first weeks.

    Raises
    ------
    AskedWrongly
        If it ends before it begins, or begins after the day.
    """
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


def _reading(workspace: Workspace, progress: Progress | None) -> tuple[DuckDBEngine, Manifest]:
    edition, manifest = current(workspace, progress)
    engine = reading(workspace, edition, ("contacts", "events", "membership", "left_out"))
    engine.read("costs", [entry.file("costs") for entry in workspace.imports()], COSTS)
    for name, table in (("valued", VALUES), ("valued_groups", VALUE_GROUPS)):
        file = edition.file(table.name)
        engine.read(name, [file] if file.exists() else [], table)
    return engine, manifest


def _change(workspace: Workspace, section: str, values: dict[str, object]) -> None:
    with workspace.writing():
        workspace.change_settings(with_values(workspace.settings.text, section, **values))


def _float(number: object) -> float | None:
    return None if number is None else float(str(number))
