"""Why somebody gets what they get, in one sentence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from hogerop.paper import estimated_money, money, round_money, share
from hogerop.plan.strategy import Strategy
from hogerop.words import say

__all__ = ["Why", "Worthwhile", "reason"]


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
            " to make that {lift} likelier ({ground}), and the step is worth {worth}, so it brings"
            " {brings} and costs {costs}.",
            strategy=strategy.name,
            chance=share(expected.chance, 1.0),
            lift=share(expected.lift, 1.0),
            ground=_ground(strategy, measured=expected.measured),
            worth=estimated_money(expected.worth, currency),
            brings=round_money(
                min(expected.lift * expected.chance, 1 - expected.chance) * expected.worth, currency
            ),
            costs=money(strategy.cost.money, currency),
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
            "They stand on top of the ladder or outside it: there is no step to take."
        ),
        Why.REACHED: say("They have been reached often enough this month."),
        Why.NOTHING_SUITS: say("None of your strategies is meant for people like them."),
        Why.MAY_NOT: say("They gave no consent, or no address, for what would suit them."),
        Why.NO_ROOM: say("It would pay, but money and hours bring more with others."),
        Why.LET_GO: say(
            "Lapsed, and better let go: even with luck, nothing earns its cost back with them."
        ),
    }.get(why, say("Nothing is expected to earn its cost back with them: leave them be."))
