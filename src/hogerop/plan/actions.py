"""An action of the plan: who does what for whom, when, at what cost, and how far it has come.

Knows no tables; reads and writes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from hogerop.errors import AskedWrongly
from hogerop.paper import day as day_in_words
from hogerop.plan.audience import Audience
from hogerop.plan.why import Reckoned
from hogerop.words import say

__all__ = ["STATES", "Action", "State", "Step", "check", "engaged", "may_become"]

State = Literal["draft", "approved", "running", "done", "stopped"]

_NEXT: dict[State, tuple[State, ...]] = {
    "draft": ("approved", "stopped"),
    "approved": ("running", "stopped"),
    "running": ("done", "stopped"),
    "done": (),
    "stopped": (),
}
STATES: tuple[State, ...] = tuple(_NEXT)


@dataclass(frozen=True)
class Step:
    """Something that has to be done for an action.

    Parameters
    ----------
    what : str
        In the owner's own words.
    on : date
        The day by which.
    minutes : int
        Work that it takes, in all; 0 or more.
    done : bool
        Whether it was ticked off.
    """

    what: str
    on: date
    minutes: int = 0
    done: bool = False


@dataclass(frozen=True)
class Action:
    """One action of the plan. Its audience is drawn before it is approved, and stays as it is.

    Parameters
    ----------
    id : str
        Such as ``a3f9k2``; events that come of the action carry it.
    title : str
        What it is called.
    strategy : str
        Key of the strategy that it carries out.
    rung : int
        On which rung the people stand, 1 to 7; 0 = not on the ladder yet.
    owner : str
        Who sees to it.
    channel : str
        Through which people are reached, as their strategy has it: one of `CHANNELS` with names.
    start, end : date
        First and last day.
    steps : tuple of Step
        In the order in which they are done.
    budget : Decimal
        Money that it may cost, 0 or more; currency of the workspace.
    audience : Audience
        Who is treated, who is held out, and the seed of the lots.
    state : str
        One of `STATES`.
    started : bool
        Whether it was started at some time, whatever became of it.
    stopped_on : date, optional
        The day on which it was stopped; None = it was not.
    chance, rise : float, optional
        How likely these people were thought to take the step by themselves when it was drafted, and
        by how much more with the action, 0 to 1; None = nobody reckoned.
    reckoned : Reckoned, optional
        Why each of those treated was chosen; None = nobody reckoned.
    """

    id: str
    title: str
    strategy: str
    rung: int
    owner: str
    channel: str
    start: date
    end: date
    steps: tuple[Step, ...]
    budget: Decimal
    audience: Audience
    state: State = "draft"
    started: bool = False
    stopped_on: date | None = None
    chance: float | None = None
    rise: float | None = None
    reckoned: Reckoned | None = None

    @property
    def state_name(self) -> str:
        """The state in the reader's language."""
        return _named(self.state)

    @property
    def open(self) -> bool:
        """Whether its people are spoken for: no other action takes them, treated or held out."""
        return self.state in ("approved", "running")

    @property
    def can_become(self) -> tuple[State, ...]:
        """The states that it can be brought into from the one it is in."""
        return _NEXT[self.state]

    @property
    def over(self) -> bool:
        """Whether nothing is to be done for it any more."""
        return not _NEXT[self.state]

    @property
    def begun(self) -> bool:
        """Whether people may have been reached; what was stopped before its start never began."""
        return self.started or self.state in ("running", "done")


def may_become(action: Action, state: State) -> None:
    """Refuse a change of state that makes no sense.

    Raises
    ------
    AskedWrongly
        If an action in its state cannot become that.
    """
    if state in _NEXT[action.state]:
        return
    allowed = _NEXT[action.state]
    raise AskedWrongly(
        say(
            "An action that is {now} cannot become {then}.",
            now=action.state_name,
            then=_named(state),
        ),
        where=action.id,
        fix=say("It can become: {states}.", states=", ".join(_named(one) for one in allowed))
        if allowed
        else say("Make a new action."),
    )


def check(action: Action) -> None:
    """Refuse an action that does not hold together; names all that is wrong with it.

    Raises
    ------
    AskedWrongly
        If it does not.
    """
    wrong = []
    if not action.title.strip():
        wrong.append(say("it has no title"))
    if not action.owner.strip():
        wrong.append(say("nobody owns it"))
    if not 0 <= action.rung <= 7:
        wrong.append(say("a rung is a number from 1 to 7, or 0"))
    if action.end < action.start:
        wrong.append(say("it ends before it starts"))
    if not action.budget.is_finite() or action.budget < 0:
        wrong.append(say("its budget is no amount of 0 or more"))
    if any(not step.what.strip() or step.minutes < 0 for step in action.steps):
        wrong.append(say("a step says nothing, or takes less than no time"))
    late = [step for step in action.steps if step.on > action.end]
    if late:
        last = day_in_words(max(step.on for step in late))
        wrong.append(say("a step falls after the end, on {day}", day=last))
    if not action.audience.people:
        wrong.append(say("nobody takes part"))
    if set(action.audience.people) & set(action.audience.holdout):
        wrong.append(say("somebody is both treated and held out"))
    if action.reckoned and len(action.reckoned.chance) != len(action.audience.people):
        wrong.append(say("why people were chosen is kept of other people than take part"))
    if wrong:
        raise AskedWrongly(
            say("This action does not hold together: {problems}.", problems="; ".join(wrong)),
            where=action.id,
            fix=say("Mend all of it and give it again."),
        )


def engaged(actions: Iterable[Action]) -> frozenset[int]:
    """Return the records that are spoken for: treated or held out by an action that is open.

    Whoever is held out by one action must not be reached by another either: it would no longer be
    known what would have become of them without it.
    """
    return frozenset(
        record
        for action in actions
        if action.open
        for arm in (action.audience.people, action.audience.holdout)
        for record in arm
    )


def _named(state: State) -> str:
    return {
        "draft": say("draft"),
        "approved": say("approved"),
        "running": say("running"),
        "done": say("done"),
        "stopped": say("stopped"),
    }[state]
