"""Part of the report: what actions did, beside those who were held out."""

from __future__ import annotations

from collections import Counter

from hogerop.chart import verdicts_in_words
from hogerop.ladder import KEYS
from hogerop.paper import day
from hogerop.report.month import MonthlyReport, Tested
from hogerop.report.part import Cell, Column, Part, Row, Table
from hogerop.results import Judged
from hogerop.words import say, say_count

__all__ = ["proven_part"]


def proven_part(month: MonthlyReport) -> Part:
    """Return the part."""
    year = month.whole_year.sentences if month.whole_year else ()
    judged = tuple(of for of in month.results if of.judged)
    answer = _answer(judged) if judged else _nothing_yet(month.results)
    return Part(
        key="results",
        title=say("Results"),
        answer=answer,
        commands=(f"hogerop results --as-of {month.last}",),
        about=say("Up to {day}.", day=day(month.last)),
        tables=(_verdicts(judged),) if judged else (),
        said=year or (() if judged else (_until_then(),)),
        notes=tuple(f"{of.title}: {' '.join(_told(of))}" for of in month.results),
    )


def _answer(judged: tuple[Tested, ...]) -> str:
    tested = say_count("{n} action was measured", "{n} actions were measured", len(judged))
    verdicts = Counter(str(of.judged[0].verdict) for of in judged)
    return f"{tested}: {verdicts_in_words(verdicts)}"


def _nothing_yet(begun: tuple[Tested, ...]) -> str:
    if not begun:
        return say("Nothing was measured yet")
    return say_count(
        "{n} action was started, and cannot be judged yet",
        "{n} actions were started, and none can be judged yet",
        len(begun),
    )


def _until_then() -> str:
    return say(
        "No action with a part of the people held out by lot has been measured yet; until then"
        " nothing is proven."
    )


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
