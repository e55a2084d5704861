"""The plan as it is written down: what is aimed at, and what is done for it.

Knows no tables; what stands here was counted and reckoned elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hogerop.paper import number
from hogerop.plan.actions import Action
from hogerop.plan.people import Person
from hogerop.words import say, say_count

__all__ = ["Aim", "Planned", "Target", "WrittenPlan", "audience_said"]


@dataclass(frozen=True)
class Aim:
    """One of the plan's first lines: an amount of money, at the start, aimed at, measured since.

    Parameters
    ----------
    what : str
        What it is: the cost of winning a buyer, the lifetime value of one.
    now, aim, measured : float, optional
        Currency of the workspace; None = not known, not aimed at, not measured yet.
    low, high : float, optional
        The range of ``now``, where it is an estimate.
    since : date, optional
        The day of ``now``, on which the aim was set; None = today.
    """

    what: str
    now: float | None
    aim: float | None = None
    measured: float | None = None
    low: float | None = None
    high: float | None = None
    since: date | None = None


@dataclass(frozen=True)
class Target:
    """How many are to stand on a rung by the end of the plan.

    Parameters
    ----------
    rung : int
        1 to 7.
    now, aim : int
        Contacts, when the aim was set and aimed at; None = not known.
    quarters : tuple of int
        Contacts at the end of each three months since, the oldest first.
    measured : int, optional
        Contacts today; None where the aim was set today.
    since : date, optional
        The day of ``now``; None = today.
    """

    rung: int
    now: int | None
    aim: int
    quarters: tuple[int, ...] = ()
    measured: int | None = None
    since: date | None = None


@dataclass(frozen=True)
class Planned:
    """An action as the plan shows it.

    Parameters
    ----------
    action : Action
        What it is.
    why : str
        What the strategy rests on, in a sentence or two.
    power : str
        What can be concluded with this audience.
    people : tuple of Person
        Who is treated, as they are known today.
    """

    action: Action
    why: str = ""
    power: str = ""
    people: tuple[Person, ...] = ()


@dataclass(frozen=True)
class WrittenPlan:
    """The whole plan of a business.

    Parameters
    ----------
    business : str
        Its name.
    currency : str
        ISO 4217 code.
    made_on : date
        The day that it speaks of.
    heading : str
        The plan in one sentence.
    edition : str
        What the figures were reckoned from, so that each can be found back.
    until : date, optional
        The day by which the aims are to be reached.
    aims, targets, actions : tuples
        What is aimed at, per rung too, and what is done for it.
    notes : tuple of str
        What a reader must know besides.
    """

    business: str
    currency: str
    made_on: date
    heading: str
    edition: str
    until: date | None = None
    aims: tuple[Aim, ...] = ()
    targets: tuple[Target, ...] = ()
    actions: tuple[Planned, ...] = ()
    notes: tuple[str, ...] = ()


def audience_said(action: Action) -> str:
    """Say how many take part, how many are held out, and by which lot."""
    people, held = len(action.audience.people), len(action.audience.holdout)
    told = say_count("{count} person", "{count} people", people, count=number(people))
    if not held:
        return told
    return say(
        "{people}, and {held} held out by lot (seed {seed})",
        people=told,
        held=number(held),
        seed=action.audience.seed,
    )
