"""The front of the report: six figures that tell how the business stands, each with its range."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hogerop.chart import climbs_and_falls, in_figures
from hogerop.chart.ahead_said import in_money_range
from hogerop.ladder import LadderCounts
from hogerop.paper import change, estimated_money, number, round_money, short_day
from hogerop.report.month import MonthlyReport, Untold
from hogerop.report.winning import cost_beside_lifetime
from hogerop.value import Estimate
from hogerop.words import say

__all__ = ["Front", "front"]


@dataclass(frozen=True)
class Front:
    """One figure of the front: what it is, how much, its range or change, and what is beside it."""

    what: str
    figure: str
    beside: str = ""


def front(month: MonthlyReport) -> tuple[Front, ...]:
    """Return the figures of the front; those that cannot be told are a dash."""
    return (
        _on_it(month),
        _fans(month),
        _moved(month),
        *_cost_and_lifetime(month),
        _to_come(month),
    )


def _on_it(month: MonthlyReport) -> Front:
    now = month.ladder
    there = now.contacts - now.outside
    before = [
        ((of.contacts_before or 0) - (of.outside_before or 0), of) for of in _comparisons(month)
    ]
    return Front(say("On the ladder"), number(there), _since(there, before))


def _fans(month: MonthlyReport) -> Front:
    fans = month.ladder.rungs[-1]
    if not fans.recorded:
        return Front(say("Raving fans"), "–", say("not recorded"))
    before = [(of.rungs[-1].before or 0, of) for of in _comparisons(month)]
    return Front(say("Raving fans"), number(fans.contacts), _since(fans.contacts, before))


def _comparisons(month: MonthlyReport) -> Iterator[LadderCounts]:
    for of in (month.ladder, month.a_year_before):
        if of is not None and of.contacts_before and of.compared_with:
            yield of


def _since(now: int, before: list[tuple[int, LadderCounts]]) -> str:
    return "; ".join(
        say("{change} since {day}", change=change(now - then), day=short_day(of.compared_with))
        for then, of in before
        if of.compared_with
    )


def _moved(month: MonthlyReport) -> Front:
    what = say("Climbed and fell")
    if isinstance(month.moves, Untold):
        return Front(what, "–")
    climbed, fell = climbs_and_falls(month.moves)
    return Front(what, f"↑ {number(climbed)}  ↓ {number(fell)}", say("in the month"))


def _cost_and_lifetime(month: MonthlyReport) -> Iterator[Front]:
    costs, what = month.costs, (say("A new buyer costs"), say("A buyer brings in a lifetime"))
    if isinstance(costs, Untold):
        yield from (Front(one, "–") for one in what)
        return
    cost, lifetime = cost_beside_lifetime(costs)
    told = costs.acquisition.returns.get("")
    times = told.lifetime_to_cost if told else None
    yield _estimated(what[0], cost, costs.currency)
    yield _estimated(
        what[1],
        lifetime,
        costs.currency,
        say("{times} times its cost", times=in_figures(times)) if times else "",
    )


def _estimated(what: str, of: Estimate | None, currency: str, beside: str = "") -> Front:
    if of is None or of.value is None:
        return Front(what, "–")
    ends = [None if end is None else round_money(end, currency) for end in (of.low, of.high)]
    ranged = say("{low} to {high}", low=ends[0], high=ends[1]) if all(ends) else ""
    return Front(what, round_money(of.value, currency), "; ".join(filter(None, (ranged, beside))))


def _to_come(month: MonthlyReport) -> Front:
    coming = month.forecast
    if isinstance(coming, Untold) or coming.forecast.money_total is None:
        return Front(say("The coming 12 months"), "–")
    total, margin = coming.forecast.money_total, coming.forecast.money_is == "margin"
    what = say("Margin, the coming 12 months") if margin else say("Revenue, the coming 12 months")
    ranged = in_money_range(total, coming.currency)
    counted = say("those included who have yet to come")
    return Front(what, estimated_money(total.mean, coming.currency), f"{ranged}; {counted}")
