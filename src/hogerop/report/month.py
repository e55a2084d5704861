"""What a month's report is made of, as it was counted and reckoned elsewhere. Knows no tables."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias, TypeVar

from hogerop.forecast import ComingMonths, Movement
from hogerop.ladder import LadderCounts, Moves
from hogerop.paper import day
from hogerop.plan import WrittenPlan
from hogerop.results import Judged, WholeYear
from hogerop.value import WhatItCost
from hogerop.value.prediction.worth import Worth
from hogerop.whatif import Answer
from hogerop.words import say

__all__ = ["Maybe", "MonthlyReport", "Tested", "Untold"]

Told = TypeVar("Told")


@dataclass(frozen=True)
class Untold:
    """Why something cannot be told, and what would mend that; a sentence each."""

    why: str
    fix: str = ""


Maybe: TypeAlias = Told | Untold
"""What is told, or why it cannot be."""


@dataclass(frozen=True)
class Tested:
    """What came of an action, or of an experiment that was taken in.

    Parameters
    ----------
    title : str
        What it is called.
    rung : int
        On which rung its people stood, 1 to 7; 0 = on several, or none.
    judged : tuple of Judged
        One for each outcome, the first the most important; empty where nothing may be concluded.
    said : tuple of str
        What else is to be said of it, or why nothing may be concluded; a sentence each.
    """

    title: str
    rung: int = 0
    judged: tuple[Judged, ...] = ()
    said: tuple[str, ...] = ()


@dataclass(frozen=True)
class MonthlyReport:
    """The month of a business.

    Parameters
    ----------
    business, currency : str
        Its name, and the ISO 4217 code of its money.
    first, last : date
        The days that are spoken of: a month, up to today where it is not over.
    made_on : date
        The day on which the plan is as it stands.
    edition : int
        Number of the edition that everything is reckoned from.
    edition_day : date
        Of which day the edition is.
    policy : str
        Fingerprint of the ladder's rules.
    ladder : LadderCounts
        Of the last day, compared with the last day of the month before.
    a_year_before : LadderCounts or None
        Of the last day, compared with the same day a year before; None where nobody was seen then.
    moves : Moves or Untold
        In the month.
    movement : Movement or Untold
        In the twelve months up to the last day.
    worth : Worth or Untold
        By rung.
    costs : WhatItCost or Untold
    forecast : ComingMonths or Untold
        Of twelve months.
    what_if : Answer or Untold
        Everyone one rung up.
    plan : WrittenPlan or None
        None = there is none.
    results : tuple of Tested
        Up to the last day: what was judged, and what has begun and cannot be judged yet.
    whole_year : WholeYear or None
        What all actions of the year brought together.
    """

    business: str
    currency: str
    first: date
    last: date
    made_on: date
    edition: int
    edition_day: date
    policy: str
    ladder: LadderCounts
    a_year_before: LadderCounts | None
    moves: Maybe[Moves]
    movement: Maybe[Movement]
    worth: Maybe[Worth]
    costs: Maybe[WhatItCost]
    forecast: Maybe[ComingMonths]
    what_if: Maybe[Answer]
    plan: WrittenPlan | None = None
    results: tuple[Tested, ...] = ()
    whole_year: WholeYear | None = None

    @property
    def reckoned_from(self) -> str:
        """What every figure was reckoned from, so that it can be found back."""
        return say(
            "Edition {number} of {day}, rules {policy}",
            number=str(self.edition),
            day=day(self.edition_day),
            policy=self.policy[:8],
        )
