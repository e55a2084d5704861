"""What a reader of a forecast has to know, in words."""

from __future__ import annotations

from hogerop.forecast.foretold import Checks
from hogerop.forecast.months import Panel
from hogerop.paper import decimal, number, share
from hogerop.words import say

__all__ = ["contacts_checked", "money_checked", "notes_of"]

_A_YEAR = 12


def contacts_checked(found: Checks | None) -> tuple[str, ...]:
    """Return how often the ranges of contacts held what came, a sentence each."""
    if found is None:
        return (say("There were too few months to check this forecast on the past."),)
    told = [
        say(
            "In the last {checks} checks, up to {ahead} months ahead, the 80% range held the truth"
            " {held} times out of {of} (one for each standing and month), the 95% range {held_95}"
            " times.",
            checks=len(found.origins),
            ahead=found.ahead,
            held=number(found.held_80),
            held_95=number(found.held_95),
            of=number(found.forecasts),
        )
    ]
    if found.widening > 1:
        told.append(
            say(
                "The {share} range held it too seldom: all ranges of contacts were made {times}"
                " times as wide, with which they would have held it {held} and {held_95} times.",
                share=share(found.widened_for, 1),
                times=decimal(found.widening),
                held=number(found.wider_held_80),
                held_95=number(found.wider_held_95),
            )
        )
    return tuple(told)


def money_checked(found: Checks | None) -> tuple[str, ...]:
    """Return how often the ranges of money held what came, a sentence each."""
    if found is None:
        return (say("There were too few months to check this forecast on the past."),)
    told = []
    if found.money:
        told.append(
            say(
                "Of the money of up to {ahead} months together, checked {of} times, the 80% range"
                " held the truth {held} times.",
                ahead=found.ahead,
                held=found.money_held_80,
                of=found.money,
            )
        )
    if found.money_widening > 1:
        told.append(
            say(
                "The ranges of money were made {times} times as wide after these checks.",
                times=decimal(found.money_widening),
            )
        )
    return tuple(told)


def notes_of(panel: Panel, months: int, found: Checks | None, *, seasonal: bool) -> tuple[str, ...]:
    """Return everything a reader has to know, the first the most important."""
    told = list(dict.fromkeys(contacts_checked(found) + money_checked(found)))
    if months > _A_YEAR:
        told.append(say("Beyond twelve months this is an extrapolation."))
    if panel.warm_up:
        told.append(
            say(
                "The first {months} months serve to look back on only: what was before them is not"
                " known.",
                months=panel.warm_up,
            )
        )
    if not seasonal:
        told.append(say("Months of the year are not told apart: that takes two years."))
    told.append(
        say("The whole past is seen by the policy of today; another policy gives another past.")
    )
    return tuple(told)
