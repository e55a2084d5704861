"""What winning a buyer costs, beside what one brings: as cards, and per channel."""

from __future__ import annotations

from collections.abc import Iterator

from hogerop.chart import heading_of_costs, in_figures, name_of_channel, period_of
from hogerop.paper import meant_to_hold
from hogerop.report.part import Cell, Column, Row, Table
from hogerop.value import Estimate, WhatItCost, Won
from hogerop.words import say

__all__ = ["beside_lifetime", "by_channel", "cost_beside_lifetime"]


def cost_beside_lifetime(found: WhatItCost) -> tuple[Estimate, Estimate | None]:
    """Return what a new buyer costs, and what one brings from the first order to the last."""
    told = found.acquisition.returns.get("")
    return found.acquisition.whole.per_shopper, told.lifetime if told else None


def beside_lifetime(found: WhatItCost) -> Table:
    """Return what a new buyer costs and brings, and what one more order costs, as cards."""
    cost, lifetime = cost_beside_lifetime(found)
    times, told = found.ratio.average, found.acquisition.returns.get("")
    rows = [_amount(say("A new buyer costs"), cost)]
    if lifetime is not None:
        rows.append(_amount(say("From first order to last a buyer brings"), lifetime))
    if times is not None:
        rows.append(_amount(say("One more order of a buyer you have costs"), times.per_order))
    meanings = [say("Spent on winning buyers, by those who came in and bought.")]
    if lifetime is not None:
        times_cost = told.lifetime_to_cost if told else None
        meanings.append(
            say("{times} times what winning one costs.", times=in_figures(times_cost))
            if times_cost
            else say("Of what buyers brought so far, and are expected to bring.")
        )
    if times is not None:
        meanings.append(say("A new buyer costs {times} times that.", times=in_figures(times.times)))
    return Table(
        name=say("Cost and lifetime value"),
        heading=heading_of_costs(found),
        about=f"{period_of(found)}. " + meant_to_hold(95),
        columns=(
            Column(say("what")),
            Column(say("amount"), "money", ranged=True),
            Column(say("what it means")),
        ),
        rows=tuple((*row, Cell(meaning)) for row, meaning in zip(rows, meanings, strict=True)),
        look="cards",
    )


def _amount(what: str, of: Estimate) -> Row:
    return Cell(what), Cell(of.value, of.low, of.high)


def by_channel(found: WhatItCost) -> Iterator[Table]:
    """Give the table of channels, so that what was spent and who came add up; none without cost."""
    of = found.acquisition
    spent = [one for one in of.channels if one.cost]
    free = [one for one in of.channels if not one.cost and one.shoppers]
    if not of.whole.cost:
        return
    yield Table(
        name=say("Channels"),
        columns=(
            Column(say("Channel")),
            Column(say("spent"), "money"),
            Column(say("new buyers"), "count"),
            Column(say("cost of one, at most"), "money", ranged=True),
            Column(say("cost of one, pro rata"), "money"),
        ),
        rows=(
            *(_channel(one, name_of_channel(one.channel)) for one in spent),
            *(_without(name_of_channel(one.channel), spent=one.cost) for one in of.unattributed),
            *(_without(name_of_channel(one.channel), came=one.shoppers) for one in free),
            *([_without(say("not known"), came=of.unknown.shoppers)] * bool(of.unknown.shoppers)),
            _channel(of.whole, say("all together")),
        ),
        totals=1,
    )


def _without(name: str, *, spent: float | None = None, came: int | None = None) -> Row:
    """Return the row of a channel of which only what was spent, or who came, is known."""
    return Cell(name), Cell(spent), Cell(came), Cell(None), Cell(None)


def _channel(one: Won, name: str) -> Row:
    cost = one.per_shopper
    return (
        Cell(name),
        Cell(one.cost),
        Cell(one.shoppers),
        Cell(cost.value, cost.low, cost.high),
        Cell(one.if_alike),
    )
