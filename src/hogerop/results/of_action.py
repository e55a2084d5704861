"""What is found of one action: whether people moved up because of it, and what they brought.

Words and numbers; runs no query.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hogerop.errors import TooLittle
from hogerop.paper import day
from hogerop.plan import Action
from hogerop.results.amounts import Outcome
from hogerop.results.came_of import CameOf, What
from hogerop.results.finding import Finding
from hogerop.results.learned import Lesson, Trial, lessons
from hogerop.results.verdict import Course, judge
from hogerop.words import say, say_count

__all__ = ["WINDOW_DAYS", "before", "judge_action", "learned_of", "window_days"]

WINDOW_DAYS = 90
"""How long it is counted what came of people; longer where the action itself takes longer."""


def window_days(action: Action) -> int:
    """Return over how many days it is counted what came of an action, from its first day on."""
    return max(WINDOW_DAYS, (action.end - action.start).days + 1)


def before(action: Action, until: date, *, today: date) -> Finding:
    """Return what can be said of an action before it is looked at what came of anybody.

    Parameters
    ----------
    until : date
        Day up to which orders are known.
    today : date
        On which it is looked at.
    """
    found = Finding(
        "action",
        action.id,
        action.title,
        strategy=action.strategy,
        rung=action.rung,
        state=action.state,
        state_name=action.state_name,
        start=action.start,
        done_on=action.start + timedelta(days=window_days(action) - 1),
        people=len(action.audience.people) + len(action.audience.holdout),
    )
    if not action.begun:
        said = say("It was stopped before it began.") if action.over else say("It has not begun.")
        return replace(found, notes=(said,))
    if action.stopped_on is not None and action.stopped_on < action.start:
        return replace(
            found,
            notes=(
                say(
                    "It was stopped before its first day, {start}: there is nothing to judge.",
                    start=day(action.start),
                ),
            ),
        )
    if not action.audience.holdout:
        return replace(found, notes=_nobody_held_out())
    if not action.audience.people:
        return replace(found, notes=(say("Nobody is left of those whom it reached."),))
    if today < action.start:
        said = say("It was started, and begins on {start}.", start=day(action.start))
        return replace(found, notes=(said,))
    if until < action.start:
        return replace(
            found,
            notes=(
                say(
                    "It began on {start}, and orders are known up to {until}: bring in newer ones.",
                    start=day(action.start),
                    until=day(until),
                ),
            ),
        )
    return found


def judge_action(
    action: Action,
    came_of: CameOf,
    *,
    until: date,
    money: Outcome | None,
    cost: float = 0.0,
    back: bool = False,
) -> Finding:
    """Return what is found of an action that `before` had nothing against.

    Parameters
    ----------
    came_of : CameOf
        Of everybody who was drawn, up to the day.
    until : date
        Day up to which orders are known.
    money : Outcome or None
        What its money is called; None where no amount is known.
    cost : float
        What it costs for each who is treated, in the same money; 0 = any gain pays.
    back : bool
        Whether it is about lapsed people, who are to come back.
    """
    found = before(action, until, today=until)
    assert found.done_on is not None
    notes = _in_both(came_of.in_both)
    course = Course(until, found.done_on, int(came_of.there.sum()))
    try:
        checks = came_of.checks(share_treated=1 - action.audience.share)
        judged, apart = [], []
        for what, outcome, worthwhile in _outcomes(money, back=back, pays=cost):
            together = came_of.effect(what)
            judged.append(
                judge(together.effect, outcome, course=course, checks=checks, worthwhile=worthwhile)
            )
            apart.append("" if judged[-1].verdict == "no_proof" else together.sentence(outcome))
    except TooLittle:
        few = say("There are too few people to tell at all: look at them one by one.")
        return replace(found, notes=(few, *notes))
    told = tuple(sentence for sentence in apart[:2] if sentence)
    return replace(
        found,
        judged=tuple(judged[:2]),
        carry_over=judged[2] if money else None,
        notes=(*told, *notes),
        people=course.units,
    )


def learned_of(found: Finding, *, until: date, back: bool = False) -> tuple[Lesson, ...]:
    """Return what an action teaches: nothing before its window is over, whatever it seems to do.

    To learn from those alone that were clear early would be to learn what is not so. Whoever came
    back moved up no rung: that says nothing of what a move up brings.
    """
    if not found.judged or found.start is None or found.done_on is None or until < found.done_on:
        return ()
    trial = Trial(
        found.name, found.strategy, found.rung or 0, (found.done_on - found.start).days + 1
    )
    money = found.judged[1] if len(found.judged) > 1 else None
    told = lessons(trial, found.judged[0], with_order=money, carry_over=found.carry_over)
    return tuple(replace(one, induced_moves=None) for one in told) if back else told


def _outcomes(
    money: Outcome | None, *, back: bool, pays: float
) -> list[tuple[What, Outcome, float]]:
    """Return what is looked at, the step first, and the gain that each of them needs."""
    step = Outcome(say("came back") if back else say("moved up"), "share")
    if money is None:
        return [("moved", step, 0.0)]
    return [("moved", step, 0.0), ("money", money, pays), ("carry_over", money, 0.0)]


def _nobody_held_out() -> tuple[str, ...]:
    return (
        say("Nobody was held out by lot: what it brings cannot be known."),
        say(
            "Leave a part of the people out by lot next time: then it can be known what it brings."
        ),
    )


def _in_both(contacts: int) -> tuple[str, ...]:
    if not contacts:
        return ()
    return (
        say_count(
            "{n} contact turned out to be on both sides, and is left out.",
            "{n} contacts turned out to be on both sides, and are left out.",
            contacts,
        ),
    )
