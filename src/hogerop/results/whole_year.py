"""What all actions of a year brought together, beside those whom none of them reached.

Words and numbers; runs no query. Actions help and hinder one another, and each is judged against
its own holdout only. The few whom no action reaches all year tell what it all came to.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hogerop.paper import day, estimated_money, number
from hogerop.results.amounts import Outcome
from hogerop.results.came_of import CameOf
from hogerop.results.verdict import Course, Judged, judge
from hogerop.words import say

__all__ = ["WholeYear", "whole_year"]


@dataclass(frozen=True)
class WholeYear:
    """A year of actions.

    Parameters
    ----------
    year : int
        Which.
    moved, money : Judged
        Whether people moved up more, and what they brought more; per person.
    brought : tuple of float
        Money more of all who might be reached, the least and the most that it may be (95%).
    cost : float or None
        What the actions of the year cost; None = not known.
    notes : tuple of str
        What else a reader must know.
    """

    year: int
    moved: Judged
    money: Judged
    brought: tuple[float, float, float]
    cost: float | None = None
    notes: tuple[str, ...] = ()

    @property
    def sentences(self) -> tuple[str, ...]:
        """What the year brought, in money and in moves, with what to think of it."""
        told = tuple(dict.fromkeys((*_found(self.money), *_found(self.moved))))
        if self.money.verdict == "no_proof":
            return (*told, *self.notes)
        if self.money.verdict == "too_early":
            return (self._not_yet(), *told, self._when(), *self.notes)
        return (self._in_all(), *self._beside_its_cost(), *told, *self.notes)

    def _not_yet(self) -> str:
        year = str(self.year)
        if self.money.over:
            return say("It cannot be told what all actions of {year} brought together.", year=year)
        return say(
            "It is too early to tell what all actions of {year} brought together.", year=year
        )

    def _when(self) -> str:
        """When it could be known, or why it will not be."""
        if self.money.known_on is None:
            return say(
                "With {n} who are left alone it will not be known of this year. What each action"
                " did can be.",
                n=number(self.money.effect.held_out),
            )
        if self.money.few:
            return say(
                "With {n} who are left alone there is too little to compare with yet: look again on"
                " {day}.",
                n=number(self.money.effect.held_out),
                day=day(self.money.known_on),
            )
        return say("It could be known on {day}.", day=day(self.money.known_on))

    def _in_all(self) -> str:
        gain, low, high = self.brought
        currency, more = self.money.outcome.currency, gain >= 0
        said = {
            "year": str(self.year),
            "gain": estimated_money(abs(gain), currency),
            "low": estimated_money(low if more else -high, currency),
            "high": estimated_money(high if more else -low, currency),
        }
        if more:
            return say(
                "In {year} all actions together brought {gain} more than none would have (95%:"
                " {low} to {high}).",
                **said,
            )
        return say(
            "In {year} all actions together brought {gain} less than none would have (95%: {low} to"
            " {high} less).",
            **said,
        )

    def _beside_its_cost(self) -> tuple[str, ...]:
        if self.cost is None:
            return (say("What they cost is not known."),)
        cost = estimated_money(self.cost, self.money.outcome.currency)
        _, low, high = self.brought
        if low > self.cost:
            return (say("They cost {cost}, and brought more than that.", cost=cost),)
        if high < self.cost:
            return (say("They cost {cost}, and brought less than that.", cost=cost),)
        return (say("They cost {cost}; whether they brought more is not shown.", cost=cost),)


def _found(of: Judged) -> tuple[str, ...]:
    """Return what was found; what to do is for a year another matter than for an action."""
    early = of.verdict == "too_early"
    return tuple(said for said in of.sentences if not (early and said == of.advice))


def whole_year(
    came_of: CameOf,
    *,
    year: int,
    as_of: date,
    money: Outcome,
    share_treated: float,
    cost: float | None = None,
) -> WholeYear:
    """Return what a year of actions brought.

    Parameters
    ----------
    came_of : CameOf
        Of everybody, from the first day of the year on; held out are those whom no action reaches.
    as_of : date
        Day up to which it was counted.
    money : Outcome
        What its money is called, in which currency: margin, or revenue where no margin is known.
    share_treated : float
        Part of all contacts that actions may reach, between 0 and 1.
    cost : float, optional
        What the actions cost, in the same currency.
    """
    checks = came_of.checks(share_treated=share_treated)
    course = Course(as_of, date(year, 12, 31), int(came_of.there.sum()))
    steps, brought = came_of.effect("moved").effect, came_of.effect("money").effect
    moved = judge(steps, Outcome(say("moved up"), "share"), course=course, checks=checks)
    judged = judge(brought, money, course=course, checks=checks)
    bounds = (brought.gain, judged.low, judged.high)
    low_to_high = tuple(of * brought.treated for of in bounds)
    return WholeYear(year, moved, judged, (low_to_high[0], low_to_high[1], low_to_high[2]), cost)
