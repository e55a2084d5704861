"""Why money of a round stays in the purse, and what would change that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hogerop.paper import decimal, number, round_money
from hogerop.plan import Why
from hogerop.words import say, say_count

if TYPE_CHECKING:
    from hogerop.plan import Proposal

LEAST = 0.1
"""Part of the budget that stays from which on it is worth a sentence."""
_ALL = 0.9
"""Part of a limit that is taken from which on it is all but full."""


def purse_said(found: Proposal) -> str:
    """Say why money stays, with the one thing that stands most in its way; nothing where none does.

    Money is set aside for everybody who was chosen, and not spent on those who are then held out.
    """
    budget, stays = found.limits.budget, found.limits.budget - found.costs
    if stays < LEAST * budget or stays < 1:
        return ""
    told = say(
        "{stays} of {budget} stays in your purse:",
        stays=round_money(stays, found.currency),
        budget=round_money(budget, found.currency),
    )
    return f"{told} {_because(found)}"


def hours_said(minutes: float) -> str:
    """Return minutes as hours: 0.5, 12, 1,200."""
    hours = round(minutes / 60, 1)
    return number(int(hours)) if hours == int(hours) else decimal(hours, 1)


def _because(found: Proposal) -> str:
    shares, waiting = found.choice.shares, found.why.get(Why.NO_ROOM, 0)
    if sum(one.costs for one in shares) >= _ALL * found.limits.budget:
        return say("it was set aside for those who are then held out by lot.")
    if waiting and sum(one.minutes for one in shares) >= _ALL * found.limits.minutes:
        return say_count(
            "hours are short. In {hours} hours of work there is no time for {n} more contact with"
            " whom it would pay.",
            "hours are short. In {hours} hours of work there is no time for {n} more contacts with"
            " whom it would pay.",
            waiting,
            hours=hours_said(found.limits.minutes),
        )
    if waiting and found.why.get(Why.TRIED, 0):
        return say_count(
            "first a few try out what is not sure yet; {n} more contact waits for the answer.",
            "first a few try out what is not sure yet; {n} more contacts wait for the answer.",
            waiting,
        )
    if found.drafts:
        nothing = say("nothing else is expected to earn its cost back.")
    else:
        nothing = say("nothing is expected to earn its cost back.")
    why, many = max(found.choice.barred.items(), key=lambda one: one[1])
    return f"{nothing} {_would(why, many)}" if many else nothing


def _would(why: Why, many: int) -> str:
    n = number(many)
    if why == Why.HELD_ALL_YEAR:
        return say("It would pay with {n} who are held out all year to measure the year.", n=n)
    if why == Why.REACHED:
        return say("It would pay with {n} who were reached often enough this month.", n=n)
    return say("It would pay with {n} who gave no consent, or no address, for it.", n=n)
