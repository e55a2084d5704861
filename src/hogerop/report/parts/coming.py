"""Part of the report: who will stand where in the coming months, and how far to trust that."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from hogerop import chart
from hogerop.chart import heading_of_forecast
from hogerop.forecast import ComingMonths, contacts_checked, money_checked
from hogerop.forecast.foretold import Forecast, Range
from hogerop.forecast.months import rung_of
from hogerop.ladder import KEYS
from hogerop.paper import day, meant_to_hold, month, short_day
from hogerop.report.month import MonthlyReport, Untold
from hogerop.report.part import Cell, Column, Part, Row, Table
from hogerop.words import say

__all__ = ["coming_part"]

_SHOWN = (5, 11)
"""Places of the months that have a column on paper; the workbook has all."""


def coming_part(report: MonthlyReport) -> Part:
    """Return the part."""
    title, coming = say("Forecast"), report.forecast
    commands = (f"hogerop forecast --as-of {report.last}",)
    if isinstance(coming, Untold):
        notes = (coming.fix,) if coming.fix else ()
        return Part("forecast", title, coming.why, commands, notes=notes)
    found = coming.forecast
    checked = dict.fromkeys((*contacts_checked(found.checks), *money_checked(found.checks)))
    return Part(
        key="forecast",
        title=title,
        answer=heading_of_forecast(coming),
        commands=commands,
        about=say(
            "Looking ahead from {day}. Counted are all who are on the ladder then, and those who"
            " have yet to come.",
            day=day(found.as_of),
        )
        + " "
        + meant_to_hold(80),
        checked=tuple(checked),
        draw=partial(chart.forecast, coming),
        tables=(_at_a_glance(coming), _in_full(coming)),
        notes=tuple(note for note in found.notes if note not in checked),
    )


def _at_a_glance(coming: ComingMonths) -> Table:
    found = coming.forecast
    shown = [place for place in _SHOWN if place < len(found.ends)]
    rows = tuple(
        (
            Cell(KEYS[rung_of(rung.standing)]),
            Cell(rung.past[-1]),
            *(_cell(rung.months[place]) for place in shown),
            Cell(round(rung.months[-1].mean) - rung.past[-1]),
        )
        for rung in reversed(found.rungs)
    )
    return Table(
        name=say("Forecast"),
        columns=(
            Column(say("Rung"), "rung"),
            Column(short_day(found.as_of), "count"),
            *(Column(month(found.ends[place]), "count", ranged=True) for place in shown),
            Column(say("change"), "change"),
        ),
        rows=rows,
    )


def _cell(of: Range) -> Cell:
    return Cell(of.mean, of.low_80, of.high_80)


def _in_full(coming: ComingMonths) -> Table:
    """Return every month of every rung, and the money, for whoever wants to reckon on."""
    return Table(
        name=say("Forecast by month"),
        columns=(
            Column(say("month"), "day"),
            Column(say("what"), "rung"),
            Column(say("on average"), "decimal"),
            Column(say("low, 80%"), "decimal"),
            Column(say("high, 80%"), "decimal"),
            Column(say("low, 95%"), "decimal"),
            Column(say("high, 95%"), "decimal"),
        ),
        rows=tuple(_every_month(coming.forecast)),
        look="workbook",
    )


def _every_month(found: Forecast) -> Iterator[Row]:
    margin = say("Margin a month") if found.money_is == "margin" else say("Revenue a month")
    lines = [(KEYS[rung_of(of.standing)], of.months) for of in reversed(found.rungs)]
    for name, months in [*lines, *([(margin, found.money)] if found.money else [])]:
        for end, of in zip(found.ends, months, strict=True):
            figures = (of.mean, of.low_80, of.high_80, of.low_95, of.high_95)
            yield (Cell(end), Cell(name), *map(Cell, figures))
