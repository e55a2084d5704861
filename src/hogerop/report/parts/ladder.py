"""Part of the report: who stands where, beside a month and a year before."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from hogerop import chart
from hogerop.chart import heading_of_ladder, remarks_on_ladder
from hogerop.ladder import LadderCounts, RungCount
from hogerop.paper import day, short_day
from hogerop.report.month import MonthlyReport
from hogerop.report.part import Cell, Column, Part, Row, Table
from hogerop.words import say

__all__ = ["ladder_part"]


def ladder_part(month: MonthlyReport) -> Part:
    """Return the part."""
    counts = month.ladder
    as_of = f"--as-of {counts.as_of}"
    compared = f" --compare-with {counts.compared_with}" if counts.compared_with else ""
    return Part(
        key="ladder",
        title=say("The ladder"),
        answer=heading_of_ladder(counts),
        commands=(f"hogerop ladder {as_of}{compared}", f"hogerop contacts {as_of}"),
        about=say("On {day}.", day=day(counts.as_of)),
        draw=partial(chart.ladder, counts),
        tables=(_table(month),),
        notes=remarks_on_ladder(counts),
    )


def _table(month: MonthlyReport) -> Table:
    now, then = month.ladder, _known(month.ladder)
    year = month.a_year_before and _known(month.a_year_before)
    return Table(
        name=say("Ladder"),
        columns=(
            Column(say("Rung"), "rung"),
            Column(short_day(now.as_of), "count"),
            Column(say("of whom lapsed"), "count"),
            *_columns(then),
            *_columns(year),
        ),
        rows=(
            *(_row(rung, then, year) for rung in reversed(now.rungs)),
            _on_it(now, then, year),
            _outside(now, then, year),
        ),
        totals=2,
    )


def _known(counts: LadderCounts) -> LadderCounts | None:
    """Return the counts where anybody was seen on the day that they are compared with."""
    return counts if counts.compared_with and counts.contacts_before else None


def _columns(then: LadderCounts | None) -> Iterator[Column]:
    if then is not None and then.compared_with is not None:
        yield Column(short_day(then.compared_with), "count")
        yield Column(say("change"), "change")


def _row(rung: RungCount, *thens: LadderCounts | None) -> Row:
    if not rung.recorded:
        rest = [Cell(None)] * (2 * sum(then is not None for then in thens))
        return (Cell(rung.key), Cell(None), Cell(None), *rest)
    cells = [Cell(rung.key), Cell(rung.contacts), Cell(rung.lapsed)]
    for then in thens:
        if then is not None:
            before = next(of.before for of in then.rungs if of.key == rung.key)
            cells += [Cell(before), Cell(None if before is None else rung.contacts - before)]
    return tuple(cells)


def _on_it(now: LadderCounts, *thens: LadderCounts | None) -> Row:
    lapsed = sum(rung.lapsed for rung in now.rungs)
    there = now.contacts - now.outside
    before = [(of.contacts_before or 0) - (of.outside_before or 0) for of in thens if of]
    return (Cell(say("on the ladder")), Cell(there), Cell(lapsed), *_changes(there, before))


def _outside(now: LadderCounts, *thens: LadderCounts | None) -> Row:
    before = [of.outside_before or 0 for of in thens if of]
    outside = Cell(say("outside the ladder"))
    return (outside, Cell(now.outside), Cell(None), *_changes(now.outside, before))


def _changes(now: int, before: list[int]) -> Iterator[Cell]:
    for then in before:
        yield Cell(then)
        yield Cell(now - then)
