"""Part of the report: what actions did, beside those who were held out."""

from __future__ import annotations

from collections import Counter

from hogerop.ladder import KEYS
from hogerop.report.month import MonthlyReport, Tested
from hogerop.report.part import Cell, Column, Part, Row, Table
from hogerop.results import Judged
from hogerop.words import say, say_count

__all__ = ["proven_part"]


def proven_part(month: MonthlyReport) -> Part:
    """Return the part."""
    title, commands = say("Results"), ("hogerop results",)
    year = month.whole_year.sentences if month.whole_year else ()
    if not month.results:
        return Part(
            "results",
            title,
            year[0].rstrip(".") if year else say("Nothing was measured yet"),
            commands,
            said=year[1:]
            if year
            else (
                say(
                    "No action with a part of the people held out by lot has been measured yet;"
                    " until then nothing is proven."
                ),
            ),
        )
    return Part(
        key="results",
        title=title,
        answer=_answer(month.results),
        commands=commands,
        tables=(_verdicts(month.results),),
        said=year,
        notes=tuple(f"{of.title}: {' '.join(_told(of))}" for of in month.results),
    )


def _answer(results: tuple[Tested, ...]) -> str:
    tested = say_count("{n} action was measured", "{n} actions were measured", len(results))
    verdicts = Counter(of.judged[0].verdict for of in results if of.judged)
    said = ", ".join(f"{n} {_named(verdict)}" for verdict, n in verdicts.most_common())
    return f"{tested}: {said}" if said else tested


def _verdicts(results: tuple[Tested, ...]) -> Table:
    return Table(
        name=say("Results"),
        about=say("The true difference lies within the range (95%), however often you look."),
        columns=(
            Column(say("action")),
            Column(say("rung"), "rung"),
            Column(say("outcome")),
            Column(say("treated"), "count"),
            Column(say("held out"), "count"),
            Column(say("difference")),
            Column(say("verdict")),
        ),
        rows=tuple(_row(tested, judged) for tested in results for judged in tested.judged),
    )


def _row(tested: Tested, judged: Judged) -> Row:
    outcome, effect = judged.outcome, judged.effect
    low, high = outcome.gain(judged.low), outcome.gain(judged.high)
    ranged = "" if judged.few else say("{low} to {high}", low=low, high=high)
    return (
        Cell(tested.title),
        Cell(KEYS[tested.rung] if tested.rung else None),
        Cell(outcome.name),
        Cell(effect.treated),
        Cell(effect.held_out),
        Cell(outcome.gain(effect.gain), range_said=ranged),
        Cell(_named(judged.verdict)),
    )


def _named(verdict: str) -> str:
    return {
        "works": say("works"),
        "does_not": say("does not work"),
        "too_early": say("too early"),
        "harmful": say("harms"),
        "no_proof": say("no proof"),
    }[verdict]


def _told(tested: Tested) -> tuple[str, ...]:
    return (*(line for judged in tested.judged[:1] for line in judged.sentences), *tested.said)
