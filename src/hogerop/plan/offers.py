"""Who may be offered what, and what it is expected to bring: the question that a choice answers.

Numbers only; runs no query.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hogerop.errors import AskedWrongly
from hogerop.plan.strategy import NAMELESS, Strategy
from hogerop.plan.weighing import Floats
from hogerop.words import say

__all__ = ["A_MONTH", "Bools", "Ints", "Limits", "People", "allowed", "gains"]

Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]

A_MONTH = 2
"""Messages to one person a month, unless the owner says otherwise."""


@dataclass(frozen=True)
class People:
    """Those who may be chosen, as the other rooms know them.

    Attributes
    ----------
    step : array of int, contacts
        Place in `STEPS` of the step that is before them: their rung, or lapsed; -1 = none.
    chance : array of float, contacts
        That they take it in this round if nothing is done, 0 to 1.
    worth, worth_sd : array of float, contacts
        What the step is worth, and how unsure that is (standard deviation); currency.
    suits : array of bool, strategies x contacts
        The strategy's own rule holds.
    may : array of bool, strategies x contacts
        They may be reached by its channel: consent, or a customer who never said no.
    held_all_year : array of bool, contacts
        In the yearly holdout, which no action ever reaches.
    reached : array of int, contacts
        How often they were reached this month already.
    """

    step: Ints
    chance: Floats
    worth: Floats
    worth_sd: Floats
    suits: Bools
    may: Bools
    held_all_year: Bools
    reached: Ints

    def __len__(self) -> int:
        return len(self.step)


@dataclass(frozen=True)
class Limits:
    """What a round may take.

    Attributes
    ----------
    budget : float
        Money for all contacts together, fixed costs included; currency.
    minutes : float
        Of staff.
    a_month : int
        How often one person may be reached in a month.
    hour_cost : float
        What an hour of staff must bring at least; currency. It is no part of the budget.
    """

    budget: float
    minutes: float
    a_month: int = A_MONTH
    hour_cost: float = 0.0

    def __post_init__(self) -> None:
        if not min(self.budget, self.minutes, self.a_month, self.hour_cost) >= 0:
            raise AskedWrongly(
                say("Budget, minutes, messages a month and cost of an hour must be 0 or more."),
                where=f"budget={self.budget}, minutes={self.minutes}, a_month={self.a_month}",
            )


def allowed(people: People, strategies: Sequence[Strategy], limits: Limits) -> Bools:
    """Say which strategy may be used with whom at all, strategies x contacts.

    A strategy is for those on its own step who meet its rule and may be reached by its channel.
    Nobody of the yearly holdout is, nor who was reached often enough this month, nor anybody
    by what reaches no names.
    """
    _checked(people, len(strategies))
    open_to_all = ~people.held_all_year & (people.reached < limits.a_month)
    of_step = np.array([one.place for one in strategies])[:, None] == people.step
    by_name = np.array([one.channel not in NAMELESS for one in strategies])[:, None]
    found: Bools = of_step & by_name & open_to_all & people.suits & people.may
    return found


def gains(people: People, lifts: Floats, may: Bools) -> Floats:
    """Return what each strategy is expected to bring with each contact, strategies x contacts.

    Parameters
    ----------
    people : People
    lifts : array of float, strategies x contacts
        Relative lift of the step that is before each contact.
    may : array of bool, strategies x contacts
        As `allowed` returns it; what is not allowed brings minus infinity.

    Returns
    -------
    array of float
        Margin: the lift of the step's chance, times what the step is worth; currency. A chance
        does not rise above 1.
    """
    more = np.minimum(lifts * people.chance, 1 - people.chance)
    return np.where(may, more * people.worth, -np.inf)


def _checked(people: People, strategies: int) -> None:
    contacts = len(people.step)
    one_each = (people.chance, people.worth, people.worth_sd, people.held_all_year, people.reached)
    of_both = (people.suits, people.may)
    shaped = all(len(of) == contacts for of in one_each)
    shaped = shaped and all(of.shape == (strategies, contacts) for of in of_both)
    fine = shaped and bool(((people.chance >= 0) & (people.chance <= 1)).all())
    if not (fine and np.isfinite(people.worth).all() and (people.worth_sd >= 0).all()):
        raise AskedWrongly(
            say("People need a chance from 0 to 1 and a worth for each, of the same contacts."),
            where=f"people={contacts}, strategies={strategies}",
        )
