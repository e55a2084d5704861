"""What it costs to win somebody: per channel and month, for a prospect and for a new buyer.

People count for the month in which they came in, for that is when the money was spent on them;
who is still to buy of those who came lately is estimated from how long others took.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from hogerop.contracts import Engine
from hogerop.value.allocation import Allocation
from hogerop.value.buying.late_records import LateRecords
from hogerop.value.channels import REFERRAL
from hogerop.value.costs.came import Came, Won
from hogerop.value.costs.returns import Returns, returns
from hogerop.value.costs.spending import Spending, spending
from hogerop.value.counted import Estimate
from hogerop.value.days import calendar, date_of, number_of
from hogerop.value.people import new_buyers, read_arrivals


@dataclass(frozen=True)
class Acquisition:
    """What it costs to win somebody, between two days.

    Parameters
    ----------
    since, until, as_of : date
        First and last day of the period; the day up to which orders count.
    money : str
        Of the returns: ``margin``, ``revenue`` or ``none``.
    spending : Spending
        Every line of costs, and how it was divided.
    whole : Won
        All channels together: all cost of winning buyers, everybody who came in.
    channels : tuple of Won
        Channels with cost or people in the period, the costliest first.
    unattributed : tuple of Won
        Cost that no new contact can be set against: no channel was given, or nobody is known
        who came through it. Their cost is in ``whole``.
    unknown : Won
        People of whom no channel is known. They are in ``whole``.
    new_buyers : dict
        Channel (empty = not known) -> who first bought in the period, whenever they came in.
    returns : dict
        Channel (empty = all together) -> what its new buyers brought.
    months : tuple of (date, Won)
        By month of coming in (its first day) and channel (empty = all together).
    horizon : int
        Days after coming in up to which somebody's first order is expected.
    """

    since: date
    until: date
    as_of: date
    money: str
    spending: Spending
    whole: Won
    channels: tuple[Won, ...]
    unattributed: tuple[Won, ...]
    unknown: Won
    new_buyers: Mapping[str, int]
    returns: Mapping[str, Returns]
    months: tuple[tuple[date, Won], ...]
    horizon: int

    @property
    def per_suspect(self) -> float | None:
        """What a suspect costs; None where no channel with cost brought any.

        Of each channel's cost the part that suspects are of those who came in through it: whoever
        came in by asking or ordering was won by the same money. Those of whom no channel is known,
        suspects and others each, are taken to have come as the others did.
        """
        told = [one for one in self.channels if one.channel != REFERRAL]
        suspects = _scale(sum(one.suspects for one in told), self.unknown.suspects)
        others = _scale(sum(map(_others, told)), _others(self.unknown))
        came = [
            (one.cost, one.suspects * suspects, _others(one) * others)
            for one in self.channels
            if one.cost > 0 and one.suspects
        ]
        cost = sum(cost * cold / (cold + warm) for cost, cold, warm in came)
        return cost / sum(cold for _, cold, _ in came) if came else None


def _others(won: Won) -> int:
    return won.people - won.suspects


def _scale(known: int, unknown: int) -> float:
    """Return by what to multiply the known, so that the unknown are among them."""
    return (known + unknown) / known if known else 1.0


def acquisition(
    engine: Engine,
    allocation: Allocation,
    *,
    since: date,
    until: date,
    as_of: date,
    money: str,
    hour_cost: float | None = None,
    late: LateRecords | None = None,
    lifetime: Mapping[str, Estimate] | None = None,
    seed: int = 0,
) -> Acquisition:
    """Return what it costs to win somebody. A door: runs queries.

    Parameters
    ----------
    engine : Engine
        Holds ``costs``, ``contacts``, ``events``, ``membership``, ``takings`` (see
        `people.read_takings`), ``channels`` and ``buyers`` (see `people.read_buyers`).
    since, until : date
        The period in which the money was spent and people came in; ``until`` not after ``as_of``.
    money : str
        What the money of ``takings`` is (see `orders_known.OrdersKnown`).
    hour_cost : float, optional
        Currency per hour of own work.
    late : LateRecords, optional
        Who was seen in those first weeks is not counted: they did not come in then.
    lifetime : mapping, optional
        Channel (empty = all together) -> lifetime value of a new buyer.
    seed : int
        Where chance begins, for the intervals of what buyers brought.
    """
    first, last, day = number_of(since), number_of(until), number_of(as_of)
    spent = spending(engine, allocation, since=first, until=last, hour_cost=hour_cost)
    read_arrivals(engine, day, late=late)
    came, cost = Came.read(engine, day), _cost_by_channel(spent)
    known = set(came.channels()) - {""}
    alike = _alike(came, first, last)
    whole = came.won("", spent.acquire, {*known, ""}, first, last, alike)
    channels = _channels(came, cost, known, first, last, alike)
    told = [whole, *channels] if money != "none" else []
    by_margin = money == "margin"
    return Acquisition(
        since=since,
        until=until,
        as_of=as_of,
        money=money,
        spending=spent,
        whole=whole,
        channels=tuple(channels),
        unattributed=tuple(
            came.won(channel, cost[channel], set(), first, last, alike)
            for channel in sorted(cost)
            if channel not in known and cost[channel]
        ),
        unknown=came.won("", 0.0, {""}, first, last, alike),
        new_buyers=new_buyers(engine, first, last),
        returns=returns(engine, day, told, lifetime or {}, by_margin=by_margin, seed=seed),
        months=tuple(_months(came, spent, [one.channel for one in channels], first, last, alike)),
        horizon=came.curve("bought", "").horizon,
    )


def _channels(
    came: Came,
    cost: Mapping[str, float],
    known: set[str],
    first: int,
    last: int,
    alike: float | None,
) -> list[Won]:
    """Return the channels with cost or people in the period, the costliest first."""
    found = [
        came.won(channel, cost.get(channel, 0.0), {channel}, first, last, alike)
        for channel in known
        if cost.get(channel) or came.people({channel}, first, last)
    ]
    return sorted(found, key=lambda one: (-one.cost, -one.shoppers, one.channel))


def _alike(came: Came, since: int, until: int) -> float | None:
    """Return by what to multiply the new buyers of a channel, if the unknown came as the known.

    Referrals have a record of their own, whether or not anybody asked how the buyer came: they say
    nothing of the unknown.
    """
    known = came.bought(set(came.channels()) - {"", REFERRAL}, since, until)
    return (known + came.bought({""}, since, until)) / known if known else None


def _months(
    came: Came, spent: Spending, channels: list[str], first: int, last: int, alike: float | None
) -> list[tuple[date, Won]]:
    found = []
    everything = set(came.channels()) | {""}
    for start, end in calendar(first, last):
        opened = number_of(date_of(start).replace(day=1))
        in_all = sum(cost for (_, month), cost in spent.by_month.items() if month == opened)
        found.append((date_of(opened), came.won("", in_all, everything, start, end, None)))
        for channel in channels:
            cost = spent.by_month.get((channel, opened), 0.0)
            one = came.won(channel, cost, {channel}, start, end, alike)
            if one.cost or one.people:
                found.append((date_of(opened), one))
    return found


def _cost_by_channel(spent: Spending) -> dict[str, float]:
    cost: dict[str, float] = {}
    for line in spent.lines:
        cost[line.channel] = cost.get(line.channel, 0.0) + line.acquire
    return cost
