"""Planning channels, where there are no names yet: what to spend on each, and how to test it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from hogerop import plan
from hogerop.errors import TooLittle
from hogerop.plan import Channel, Spend
from hogerop.plan.lots import Floats
from hogerop.steps.business import Progress, today_of
from hogerop.steps.costing import costs
from hogerop.value import REFERRAL, WhatItCost, Won
from hogerop.words import say
from hogerop.workspace import Workspace

_A_WEEK = 12 / 52.18
LONGEST = 26
"""Weeks after which a test of a channel is given up."""
_OFTEN = 0.5
"""Part of the months in which a channel must have cost something to be planned by the month."""


@dataclass(frozen=True)
class Tested:
    """How a channel can be tested: weeks with it and weeks without.

    Attributes
    ----------
    pairs : int or None
        Pairs of weeks that it takes; None = nobody is known to come through it.
    on, off : tuple of date
        Mondays of the weeks with it and without, drawn by lot; none where it would take longer
        than `LONGEST` weeks.
    through, newcomers : float
        How many ask or buy in a week through the channel, and in all.
    """

    pairs: int | None
    on: tuple[date, ...]
    off: tuple[date, ...]
    through: float
    newcomers: float


@dataclass(frozen=True)
class ChannelPlan:
    """What to spend on each channel in a month.

    Attributes
    ----------
    since, until : date
        The whole months that it was learnt from.
    currency : str
    budget, unspent : float
        Money a month for all of them; what of it would not come back. Currency.
    seed : int
    channels : tuple of Spend
        The costliest first.
    tests : mapping of str to Tested
        By channel.
    nameless : int
        People who came in the time spoken of through a channel that is not known; they are taken to
        have come as the others did.
    pays_anyway : tuple of str
        Channels whose last euro is expected to come back even if none of those came through them.
    left_out : tuple of str
        Channels that cannot be planned, each with the reason in a sentence.
    """

    since: date
    until: date
    currency: str
    budget: float
    unspent: float
    seed: int
    channels: tuple[Spend, ...]
    tests: dict[str, Tested]
    nameless: int
    pays_anyway: tuple[str, ...]
    left_out: tuple[str, ...]


def channels(
    workspace: Workspace,
    *,
    budget: float | None = None,
    start: date | None = None,
    seed: int | None = None,
    progress: Progress | None = None,
) -> ChannelPlan:
    """Return what to spend on each channel in a month, within 30% of what it was. A door: reads.

    Parameters
    ----------
    budget : float, optional
        Money a month for all channels; else what was spent on them so far.
    start : date, optional
        Day from which a test would run; else today. It begins on the Monday that follows.
    seed : int, optional
        For ranges and for the weeks of a test; else the day number of that Monday.

    Raises
    ------
    TooLittle
        If no margin is known, or no channel has two whole months of spending.
    AskedWrongly
        If the budget is less than 70% of what was spent.
    """
    found = costs(workspace, progress=progress)
    if found.acquisition.money != "margin":
        raise TooLittle(
            say("No margin is known, so it cannot be told what brings its cost back."),
            where=str(workspace.folder),
            fix=say("Set margin_rate in hogerop.toml, or import orders with their margin."),
        )
    months = _whole_months(found)
    fine, left_out = _known(found, months, alike=True)
    if not fine:
        raise TooLittle(
            say("No channel can be planned yet."),
            fix=" ".join(left_out) or say("Import what you spent, month by month."),
        )
    day = start or today_of(workspace)
    monday = day + timedelta(days=-day.weekday() % 7)
    lot = monday.toordinal() if seed is None else seed
    named, _ = _known(found, months, alike=False)
    before = sum(float(one.spent[one.spent > 0].mean()) for one in fine)
    came = _column(_all_together(found), months, "prospects")
    money = before if budget is None else budget
    spread = plan.spread_over(fine, money, seed=lot)
    at_worst = plan.spread_over(named, money, seed=lot)
    return ChannelPlan(
        since=months[0],
        until=_next(months[-1]) - timedelta(days=1),
        currency=found.currency,
        budget=money,
        unspent=spread.unspent,
        seed=lot,
        channels=spread.channels,
        tests={one.name: _tested(one, came, monday, lot) for one in fine},
        nameless=found.acquisition.unknown.people,
        pays_anyway=tuple(one.name for one in at_worst.channels if one.pays),
        left_out=tuple(left_out),
    )


def _whole_months(found: WhatItCost) -> list[date]:
    """Return the first day of each month that is spoken of from its first day to its last."""
    won = found.acquisition
    there = sorted({month for month, _ in won.months})
    return [m for m in there if m >= won.since and _next(m) <= won.until + timedelta(days=1)]


def _next(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1)


def _known(
    found: WhatItCost, months: list[date], *, alike: bool
) -> tuple[list[Channel], list[str]]:
    """Return the channels that can be planned, and why the others cannot.

    Parameters
    ----------
    alike : bool
        Whether those of whom no channel is known came as the others did; else none of them came
        through these.
    """
    fine, left_out = [], []
    for won in found.acquisition.channels:
        if won.cost <= 0:
            continue
        by_month = {month: one for month, one in found.acquisition.months if _of(one, won)}
        spent = _column(by_month, months, "cost")
        worth = _worth(found, won.channel)
        if won.channel == REFERRAL:
            left_out.append(
                say("Referrals are left out: what is paid for them follows who was sent.")
            )
        elif (spent > 0).sum() < max(2, _OFTEN * len(months)):
            left_out.append(
                say(
                    "{channel} is left out: money was spent on it in {n} of {months} whole months,"
                    " which is too seldom to plan it by the month.",
                    channel=won.channel,
                    n=int((spent > 0).sum()),
                    months=len(months),
                )
            )
        elif worth is None:
            left_out.append(
                say(
                    "{channel} is left out: what its buyers bring is not known.",
                    channel=won.channel,
                )
            )
        else:
            many = _many(won) if alike else 1.0
            prospects = many * _column(by_month, months, "prospects")
            shoppers = many * _column(by_month, months, "shoppers")
            fine.append(Channel(won.channel, spent, prospects, shoppers, worth))
    left_out += [
        say("{channel} is left out: nobody is known to have come through it.", channel=one.channel)
        for one in found.acquisition.unattributed
        if one.channel and one.cost > 0
    ]
    return fine, left_out


def _all_together(found: WhatItCost) -> dict[date, Won]:
    return {month: one for month, one in found.acquisition.months if not one.channel}


def _of(one: Won, channel: Won) -> bool:
    return one.channel == channel.channel


def _column(by_month: dict[date, Won], months: list[date], what: str) -> Floats:
    """Return one figure month by month; of people those who are still to come too."""

    def figure(one: Won) -> float:
        return {
            "cost": max(one.cost, 0.0),
            "prospects": one.prospects + one.prospects_to_come,
            "shoppers": one.expected,
        }[what]

    return np.array([figure(by_month[m]) if m in by_month else 0.0 for m in months])


def _many(won: Won) -> float:
    """Return how many came for each that is known, if the nameless came as the others did."""
    known = won.per_shopper.value
    return known / won.if_alike if known and won.if_alike else 1.0


def _worth(found: WhatItCost, channel: str) -> float | None:
    """Return what a new buyer of a channel brings: in a lifetime, else in the first year."""
    of = found.acquisition.returns.get(channel)
    told = () if of is None else (of.lifetime, of.first_year)
    return next((one.value for one in told if one is not None and one.value is not None), None)


def _tested(one: Channel, came: Floats, monday: date, seed: int) -> Tested:
    """Return how many weeks it takes to see whether a channel brings whom it is said to bring.

    What counts is everybody who asks or buys, month by month in ``came``, and not who names the
    channel: those who would have come anyway come through another.
    """
    through, a_week = float(one.prospects.mean()) * _A_WEEK, float(came.mean()) * _A_WEEK
    if through <= 0:
        return Tested(None, (), (), 0.0, a_week)
    swing = max(1.0, float(came.var(ddof=1) / came.mean()))
    pairs = plan.pairs_needed(a_week, min(through / a_week, 1.0), swing=swing)
    if 2 * pairs > LONGEST:
        return Tested(pairs, (), (), through, a_week)
    lots = plan.on_weeks(pairs, seed=seed)
    on, off = (tuple(_mondays(monday, lots == side)) for side in (True, False))
    return Tested(pairs, on, off, through, a_week)


def _mondays(first: date, which: np.ndarray) -> Iterator[date]:
    for week in np.flatnonzero(which).tolist():
        yield first + timedelta(weeks=week)
