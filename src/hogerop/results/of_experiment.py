"""What is found of a test that was brought in as a file: each arm beside those held out.

Words and numbers; runs no query.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

import numpy as np

from hogerop.errors import TooLittle
from hogerop.plan import STEPS
from hogerop.results.amounts import Measure, Outcome
from hogerop.results.balance import alike_before, lost
from hogerop.results.effects import Floats, difference, effect_of
from hogerop.results.experiments import Experiment
from hogerop.results.finding import Finding
from hogerop.results.learned import Lesson, Trial, lessons
from hogerop.results.verdict import Course, judge
from hogerop.words import say

__all__ = ["STEP", "judge_experiment", "taught_by"]

STEP = ("step", "stap")
"""Names of the outcome, 1 or 0, from which a strategy learns: whether the unit moved up."""


def judge_experiment(
    of: Experiment, *, as_of: date, strategies: Collection[str] = ()
) -> tuple[Finding, ...]:
    """Return what is found of each arm but the one held out.

    Which part was to be held out is in no file, so that is not checked.

    Parameters
    ----------
    as_of : date
        The day that is looked at; the test is over.
    strategies : collection of str
        Keys of strategies: an arm, or the experiment, with such a name is a trial of it.
    """
    return tuple(_judged(of, arm, as_of, strategies) for arm in of.treatments)


def taught_by(found: Finding, step: str) -> tuple[Lesson, ...]:
    """Return what a test of a strategy teaches of its step; money needs a window, which none tells.

    Parameters
    ----------
    step : str
        Of the strategy: one of `plan.STEPS`.
    """
    told = [one for one in found.judged if one.outcome.name.lower() in STEP]
    if not told or told[0].outcome.measure != "share":
        return ()
    rung = 0 if step == "lapsed" else STEPS.index(step) + 1
    return lessons(Trial(found.name, found.strategy, rung, None), told[0])


def _judged(of: Experiment, arm: str, as_of: date, strategies: Collection[str]) -> Finding:
    there = of.is_in(arm) | of.is_in(of.held_out)
    treated = of.is_in(arm)[there]
    household = None if of.household is None else of.household[there]
    before = alike_before(treated, of.known.among(there), household)
    course = Course(as_of, as_of, int(there.sum()))
    judged, notes = [], []
    for name, values in of.outcomes.items():
        outcome = Outcome(name, _measure(values))
        try:
            units = of.units(arm, name)
        except TooLittle:
            notes.append(say("{outcome}: too little is known of it.", outcome=name))
            continue
        gone = lost(treated, ~np.isnan(values[there]))
        plain, checks = difference(units), (gone, before)
        judged.append(judge(effect_of(units), outcome, course=course, checks=checks, plain=plain))
    return Finding(
        "experiment",
        of.name,
        arm,
        tuple(judged),
        notes=(*notes, *_left_out(of)),
        strategy=next((name for name in (arm, of.name) if name in strategies), ""),
        people=course.units,
    )


def _measure(values: Floats) -> Measure:
    """Return whether an outcome is a yes or no, or a figure; a file does not tell what is money."""
    known = values[~np.isnan(values)]
    return "share" if np.isin(known, (0.0, 1.0)).all() else "figure"


def _left_out(of: Experiment) -> tuple[str, ...]:
    if not of.known.left_out:
        return ()
    return (
        say(
            "Not used, for too many different words: {columns}.",
            columns=", ".join(of.known.left_out),
        ),
    )
