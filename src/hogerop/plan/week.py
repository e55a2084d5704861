"""What is still to be done, by whom, and how long it takes. Knows no tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from hogerop.plan.actions import Action, Step

__all__ = ["A_WEEK", "Due", "coming_week", "minutes_promised"]

A_WEEK = timedelta(days=7)
"""The first day and the six that follow it."""


@dataclass(frozen=True)
class Due:
    """A step that is to be done: of which action, and whether its day is past."""

    step: Step
    action: Action
    late: bool


def coming_week(actions: Iterable[Action], *, day: date) -> dict[str, tuple[Due, ...]]:
    """Return for each owner what is to be done in the seven days from a day on, and what is late.

    Steps of drafts are not among them, nor those of actions that are done or stopped, nor what was
    ticked off. Owners stand in the order of the alphabet, their steps in order of the day.
    """
    dues: dict[str, list[Due]] = {}
    for action in actions:
        if not action.open:
            continue
        for step in action.steps:
            if not step.done and step.on < day + A_WEEK:
                dues.setdefault(action.owner, []).append(Due(step, action, step.on < day))
    return {
        owner: tuple(sorted(dues[owner], key=lambda due: due.step.on)) for owner in sorted(dues)
    }


def minutes_promised(actions: Iterable[Action], *, start: date, end: date) -> int:
    """Return the work that open actions still ask between two days, both counted; minutes."""
    return sum(
        step.minutes
        for action in actions
        if action.open
        for step in action.steps
        if not step.done and start <= step.on <= end
    )
