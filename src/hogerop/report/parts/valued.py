"""Part of the report: what buyers are worth by rung, and what a new one costs beside it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from hogerop import chart
from hogerop.chart import heading_of_concentration, heading_of_worth, in_money
from hogerop.chart.worth_said import in_range, mean_is_outside
from hogerop.paper import day, meant_to_hold
from hogerop.report.month import MonthlyReport, Untold
from hogerop.report.part import Cell, Column, Kind, Part, Row, Table
from hogerop.report.winning import beside_lifetime, by_channel, cost_beside_lifetime
from hogerop.value.prediction.worth import GroupWorth, Worth
from hogerop.words import say

__all__ = ["valued_part"]


def valued_part(month: MonthlyReport) -> Part:
    """Return the part."""
    worth, costs = month.worth, month.costs
    tables = [*([] if isinstance(worth, Untold) else [_by_rung(worth)])]
    tables += [] if isinstance(costs, Untold) else [beside_lifetime(costs), *by_channel(costs)]
    untold = [of for of in (worth, costs) if isinstance(of, Untold)]
    return Part(
        key="value",
        title=say("Value"),
        answer=worth.why if isinstance(worth, Untold) else heading_of_worth(worth),
        commands=(
            f"hogerop value --as-of {month.last} --to value.xlsx",
            f"hogerop costs --as-of {month.last}",
        ),
        about="" if isinstance(worth, Untold) else _about(worth),
        draw=None if isinstance(worth, Untold) else partial(chart.worth, worth),
        tables=tuple(tables),
        said=tuple(_said(month)),
        notes=(*_notes(month), *(f"{of.why} {of.fix}".strip() for of in untold)),
    )


def _about(worth: Worth) -> str:
    if worth.missing:
        return say("Until then this is what each group brought in the 12 months before:")
    said = say("By {model}, on the orders until {day}.", model=worth.speaks, day=day(worth.until))
    counted = say("Counted are those who have bought, lapsed or not, and nobody else.")
    return f"{said} {counted} {meant_to_hold(80)}"


def _by_rung(worth: Worth) -> Table:
    shown = [name for name in _FIGURES if name in worth.business.figures]
    return Table(
        name=say("Value"),
        columns=(
            Column(say("Rung"), "rung"),
            Column(say("buyers"), "count"),
            Column(say("12 months before"), "estimate"),
            *(Column(_head(name, worth), _FIGURES[name], ranged=True) for name in shown),
        ),
        rows=(
            *(_group(group, worth, shown, group.key) for group in worth.groups),
            _group(worth.business, worth, shown, say("all together")),
        ),
        totals=1,
    )


_FIGURES: dict[str, Kind] = {
    "alive": "count",
    "value_12": "estimate",
    "lifetime_value": "estimate",
}


def _head(name: str, worth: Worth) -> str:
    margin = worth.told["money"] == "margin"
    return {
        "alive": say("still buy"),
        "value_12": say("margin, {months} months", months=12)
        if margin
        else say("revenue, {months} months", months=12),
        "lifetime_value": say("lifetime"),
    }[name]


def _group(group: GroupWorth, worth: Worth, shown: list[str], name: str) -> Row:
    cells = [Cell(name), Cell(group.contacts), Cell(group.last_12)]
    for figure in shown:
        found = group.figures[figure]
        outside = mean_is_outside(figure, found, worth.currency)
        said = in_range(figure, found, worth.currency) if outside else ""
        cells.append(Cell(found.expected, found.low, found.high, said))
    return tuple(cells)


def _said(month: MonthlyReport) -> Iterator[str]:
    worth = month.worth
    if not isinstance(worth, Untold):
        yield from worth.missing
        if worth.curve and not worth.missing:
            yield heading_of_concentration(worth) + "."


def _notes(month: MonthlyReport) -> Iterator[str]:
    worth, costs = month.worth, month.costs
    if not isinstance(worth, Untold):
        yield from worth.notes
    if isinstance(costs, Untold):
        return
    yield from costs.notes
    if costs.acquisition.unknown.shoppers and costs.acquisition.spending.lines:
        yield say(
            "Of {n} of the {all} new buyers no channel is known: pro rata is what one costs if they"
            " came as the others did.",
            n=costs.acquisition.unknown.shoppers,
            all=costs.acquisition.whole.shoppers,
        )
    _, lifetime = cost_beside_lifetime(costs)
    if lifetime is not None and month.edition_day != month.last:
        yield say(
            "What a buyer brings from first order to last is reckoned from {day}, as the edition"
            " is: {money}.",
            day=day(month.edition_day),
            money=in_money(lifetime, costs.currency),
        )
