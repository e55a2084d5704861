"""Levers: what one might change, each a small value.

A lever says what changes, not what it brings. Impossible ones are refused when they are made.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from typing import Literal, TypeAlias

from hogerop.errors import AskedWrongly
from hogerop.ladder.rungs import RUNGS
from hogerop.paper import number
from hogerop.words import say

__all__ = [
    "Changed",
    "EveryoneUp",
    "LessFalling",
    "Lever",
    "MoreReferrals",
    "MoreSuspects",
    "StepUp",
    "What",
]

FIRST, LAST = RUNGS[0].number, RUNGS[-1].number
What = Literal["cost", "margin", "order_value"]


@dataclass(frozen=True)
class EveryoneUp:
    """Everyone stands one rung higher; raving fans stay where they are."""

    def said(self) -> str:
        """Return the lever as a phrase."""
        return say("everyone one rung up")


@dataclass(frozen=True)
class StepUp:
    """A share of a rung moves to the next one.

    Parameters
    ----------
    rung : int
        From where, 1 to 6.
    share : float
        Of those who stand there, above 0 and at most 1.
    """

    rung: int
    share: float

    def __post_init__(self) -> None:
        _refuse(
            _rung_problem(self.rung)
            or (
                say("Above {top} there is no rung to move to.", top=_name(LAST))
                if self.rung == LAST
                else ""
            ),
            _share_problem(self.share),
        )

    def said(self) -> str:
        """Return the lever as a phrase."""
        return say(
            "{share} from {rung} to {next}",
            share=_plain(self.share),
            rung=_name(self.rung),
            next=_name(self.rung + 1),
        )


@dataclass(frozen=True)
class LessFalling:
    """Fewer fall from a rung, by a share of those who do now.

    To fall is to come down to a lower rung, to leave the ladder, or to fall asleep: on the rung
    itself, or within the month in which somebody climbed from it.

    Parameters
    ----------
    rung : int
        Where they stand, 2 to 7: nobody falls from the lowest.
    share : float
        Of those who fall, above 0 and at most 1.
    """

    rung: int
    share: float

    def __post_init__(self) -> None:
        _refuse(
            _rung_problem(self.rung)
            or (
                say("Nobody falls from {rung}: no rung is below it.", rung=_name(FIRST))
                if self.rung == FIRST
                else ""
            ),
            _share_problem(self.share),
        )

    def said(self) -> str:
        """Return the lever as a phrase."""
        return say(
            "{share} less falling off from {rung}",
            share=_plain(self.share),
            rung=_name(self.rung),
        )


@dataclass(frozen=True)
class MoreSuspects:
    """More suspects than now, every month.

    Parameters
    ----------
    per_month : float
        How many more, above 0.
    """

    per_month: float

    def __post_init__(self) -> None:
        _refuse(_amount_problem(self.per_month))

    def said(self) -> str:
        """Return the lever as a phrase."""
        if self.per_month == 1:
            return say("1 more suspect a month")
        return say("{n} more suspects a month", n=_amount(self.per_month))


@dataclass(frozen=True)
class Changed:
    """What is paid for new contacts, what is left of an order, or its size, changes.

    Parameters
    ----------
    what : str
        ``cost`` of winning contacts, ``margin`` on what is sold, or ``order_value``.
    share : float
        By how much, as a share of what it is now: above -1, at most 10, not 0.
    """

    what: What
    share: float

    def __post_init__(self) -> None:
        bad = not isfinite(self.share) or self.share == 0 or not -1 < self.share <= 10
        told = say(
            "A change lies between −99% and +1000%, and is not 0%; {given} does not.",
            given=_percent(self.share),
        )
        _refuse(told if bad else "")

    def said(self) -> str:
        """Return the lever as a phrase."""
        return say("{what} {change}", what=_what(self.what), change=_percent(self.share))


@dataclass(frozen=True)
class MoreReferrals:
    """More referrals than now by every raving fan.

    Parameters
    ----------
    per_fan_year : float
        Contacts that each fan brings more in a year, above 0.
    """

    per_fan_year: float

    def __post_init__(self) -> None:
        _refuse(_amount_problem(self.per_fan_year))

    def said(self) -> str:
        """Return the lever as a phrase."""
        if self.per_fan_year == 1:
            return say("1 more referral per fan a year")
        return say("{n} more referrals per fan a year", n=_amount(self.per_fan_year))


Lever: TypeAlias = EveryoneUp | StepUp | LessFalling | MoreSuspects | Changed | MoreReferrals


def _what(what: What) -> str:
    return {
        "cost": say("cost of winning contacts"),
        "margin": say("margin"),
        "order_value": say("value of an order"),
    }[what]


def _rung_problem(rung: int) -> str:
    if FIRST <= rung <= LAST:
        return ""
    return say("There is no rung {given}; the rungs are 1 to 7.", given=rung)


def _share_problem(given: float) -> str:
    if isfinite(given) and 0 < given <= 1:
        return ""
    return say("A share lies above 0% and is at most 100%; {given} does not.", given=_plain(given))


def _amount_problem(given: float) -> str:
    if isfinite(given) and given > 0:
        return ""
    return say("More than now is a number above 0; {given} is not.", given=str(given))


def _refuse(*problems: str) -> None:
    found = [problem for problem in problems if problem]
    if found:
        raise AskedWrongly("\n".join(found))


def _name(rung: int) -> str:
    return RUNGS[rung - 1].name


def _amount(given: float) -> str:
    """Write a number as it was asked; two decimals, for three would be read as thousands."""
    return number(round(given, 2))


def _plain(given: float) -> str:
    """Write a share as it was asked, with the minus that amounts have."""
    if not isfinite(given):
        return str(given)
    return ("−" if given < 0 else "") + f"{number(abs(round(given * 100, 2)))}%"


def _percent(given: float) -> str:
    return ("+" if given > 0 else "") + _plain(given)
