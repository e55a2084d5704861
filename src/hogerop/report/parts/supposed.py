"""Part of the report: what if everyone moved up one rung, each number with its label."""

from __future__ import annotations

from functools import partial

from hogerop import chart
from hogerop.chart import heading_of_answer, heading_of_steps
from hogerop.chart.answer_said import figure_of
from hogerop.paper import estimated_money
from hogerop.report.month import MonthlyReport, Untold
from hogerop.report.part import Cell, Column, Part, Row, Table
from hogerop.whatif import Answer
from hogerop.whatif.answer import Step
from hogerop.whatif.figures import Range
from hogerop.words import say

__all__ = ["supposed_part"]


def supposed_part(month: MonthlyReport) -> Part:
    """Return the part."""
    title, answer = say("What if everyone moved up one rung?"), month.what_if
    commands = (f"hogerop whatif --as-of {month.last}",)
    if isinstance(answer, Untold):
        notes = (answer.fix,) if answer.fix else ()
        return Part("what_if", title, answer.why, commands, notes=notes)
    return Part(
        key="what_if",
        title=title,
        answer=heading_of_answer(answer),
        commands=commands,
        about=_about(answer),
        draw=partial(chart.what_if, answer),
        tables=(_figures(answer), *([_steps(answer)] if answer.steps else ())),
        said=(answer.best.sentence,) if answer.best else (),
        notes=(*answer.refused, *answer.warnings),
    )


def _about(answer: Answer) -> str:
    before = answer.before
    said = say(
        "As it is now, all who are on the ladder today bring {money} in {months} months (95%: {low}"
        " to {high}); nobody is counted who has yet to come.",
        money=estimated_money(before.middle, answer.currency),
        months=answer.months,
        low=estimated_money(before.low, answer.currency),
        high=estimated_money(before.high, answer.currency),
    )
    return f"{said} {answer.since}".strip()


def _figures(answer: Answer) -> Table:
    return Table(
        name=say("What if"),
        columns=(
            Column(say("what")),
            Column(say("amount"), "estimate", ranged=True),
            Column(say("what it means")),
        ),
        rows=tuple(
            (Cell(figure.label), _amount(figure.change), Cell(figure.meaning))
            for figure in answer.figures
        ),
        look="cards",
    )


def _amount(of: Range | None) -> Cell:
    if of is None:
        return Cell(None, range_said=say("not measured"))
    return Cell(of.middle, of.low, of.high)


def _steps(answer: Answer) -> Table:
    return Table(
        name=say("Steps"),
        heading=heading_of_steps(answer),
        columns=(
            Column(say("Step")),
            Column(say("contacts"), "count"),
            Column(say("each, calibrated"), "estimate", ranged=True),
            Column(say("all, calibrated"), "estimate", ranged=True),
            Column(say("each, ceiling"), "estimate", ranged=True),
        ),
        rows=tuple(_step(step) for step in reversed(answer.steps)),
    )


def _step(step: Step) -> Row:
    return (
        Cell(step.name),
        Cell(step.contacts),
        _amount(figure_of(step.per_contact, "calibrated")),
        _amount(figure_of(step.in_all, "calibrated")),
        _amount(figure_of(step.per_contact, "ceiling")),
    )
