"""Why somebody gets what they get, in one sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from hogerop.paper import estimated_money, round_money, share
from hogerop.plan.strategy import Strategy
from hogerop.words import say

__all__ = ["Reckoned", "Why", "Worthwhile", "reason", "reasons"]

_MANY = 100
"""Contacts of whom it is told what something brings and costs: of one both are often cents."""


class Why(IntEnum):
    """Why somebody was chosen, or was not."""

    CHOSEN = 0
    TRIED = 1
    HELD_ALL_YEAR = 2
    NO_STEP = 3
    REACHED = 4
    NOTHING_SUITS = 5
    MAY_NOT = 6
    NO_ROOM = 7
    LET_GO = 8
    DOES_NOT_PAY = 9


@dataclass(frozen=True)
class Worthwhile:
    """What a strategy is expected to do for one contact.

    Attributes
    ----------
    chance : float
        That they take the step by themselves, 0 to 1.
    lift : float
        By which part of itself that chance is expected to rise.
    worth : float
        What the step is worth, currency.
    measured : bool
        Whether holdouts of this business have said anything of the strategy.
    """

    chance: float
    lift: float
    worth: float
    measured: bool

    @property
    def brings(self) -> float:
        """Margin that is expected of it; currency. A chance does not rise above 1."""
        return min(self.lift * self.chance, 1 - self.chance) * self.worth


@dataclass(frozen=True)
class Reckoned:
    """Why those whom an action treats were chosen, as it was reckoned when it was drafted.

    Attributes
    ----------
    lift : float
        By which part of itself the chance of the step was expected to rise.
    measured : bool
        Whether holdouts of this business had said anything of the strategy.
    chance, worth : tuple of float
        Of each of the action's people, in their order, what `Worthwhile` holds.
    tried : tuple of bool
        Of each: chosen to try it out.
    """

    lift: float
    measured: bool
    chance: tuple[float, ...]
    worth: tuple[float, ...]
    tried: tuple[bool, ...]


def reasons(
    reckoned: Reckoned, people: Sequence[int], strategy: Strategy, currency: str
) -> Mapping[int, str]:
    """Say why each of an action's people was chosen, by record, to whoever knows the action.

    Parameters
    ----------
    people : sequence of int
        As the audience has them: those who are treated.
    strategy : Strategy
        As it stands today; what it costs may have changed since.
    currency : str
        ISO 4217 code.
    """
    each = zip(people, reckoned.chance, reckoned.worth, reckoned.tried, strict=True)
    found = {}
    for record, chance, worth, tried in each:
        expected = Worthwhile(chance, reckoned.lift, worth, reckoned.measured)
        found[record] = (
            say("Tried out on some first: what it does here is worth knowing.")
            if tried
            else _brings(expected, strategy, currency)
        )
    return found


def _brings(expected: Worthwhile, strategy: Strategy, currency: str) -> str:
    return say(
        "Of people like this {chance} take the step by themselves, and it is worth {worth}: with"
        " 100 of them this brings {brings} and costs {costs}.",
        chance=share(expected.chance, 1.0),
        worth=estimated_money(expected.worth, currency),
        brings=estimated_money(_MANY * expected.brings, currency),
        costs=round_money(_MANY * strategy.cost.money, currency),
    )


def reason(
    why: Why,
    *,
    strategy: Strategy | None = None,
    expected: Worthwhile | None = None,
    currency: str = "EUR",
) -> str:
    """Say in one sentence why somebody gets this, or nothing.

    Parameters
    ----------
    why : Why
    strategy : Strategy, optional
        What they get; needed where they get something.
    expected : Worthwhile, optional
        What it is expected to do; needed where it was chosen for that.
    currency : str
        ISO 4217 code.

    Examples
    --------
    >>> reason(Why.HELD_ALL_YEAR)
    'Held out all year: nobody reaches them, so that the year can be measured.'
    """
    if why == Why.CHOSEN and strategy and expected:
        return say(
            "{strategy}: of people like this {chance} take the step by themselves, it is expected"
            " to make that {lift} likelier ({ground}), and the step is worth {worth}, so with 100"
            " of them it brings {brings} and costs {costs}.",
            strategy=strategy.name,
            chance=share(expected.chance, 1.0),
            lift=share(expected.lift, 1.0),
            ground=_ground(strategy, measured=expected.measured),
            worth=estimated_money(expected.worth, currency),
            brings=estimated_money(_MANY * expected.brings, currency),
            costs=round_money(_MANY * strategy.cost.money, currency),
        )
    if why == Why.TRIED and strategy:
        return say(
            "{strategy}: tried out on some first, half of whom are left alone by lot, since what it"
            " does here is not sure yet and is worth knowing.",
            strategy=strategy.name,
        )
    return _why_nothing(why)


def _ground(strategy: Strategy, *, measured: bool) -> str:
    if measured:
        return say("measured here too")
    return {
        "R": say("after trials elsewhere"),
        "Q": say("after comparisons elsewhere"),
    }.get(strategy.evidence, say("a careful guess: nobody has tried it fairly"))


def _why_nothing(why: Why) -> str:
    return {
        Why.HELD_ALL_YEAR: say(
            "Held out all year: nobody reaches them, so that the year can be measured."
        ),
        Why.NO_STEP: say(
            "They stand on top of the ladder, not lapsed, or outside it: there is no step to take."
        ),
        Why.REACHED: say("They have been reached often enough this month."),
        Why.NOTHING_SUITS: say("None of your strategies is meant for people like them."),
        Why.MAY_NOT: say("They gave no consent, or no address, for what would suit them."),
        Why.NO_ROOM: say("It would pay, but money and hours bring more with others."),
        Why.LET_GO: say(
            "Lapsed, and better let go: even with luck, nothing earns its cost back with them."
        ),
    }.get(why, say("Nothing is expected to earn its cost back with them: leave them be."))
