"""What was typed of a round, made out; all that cannot be is said at once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from hogerop.cli.asked import a_day
from hogerop.errors import AskedWrongly
from hogerop.words import say

_NUMBER = re.compile(r"[+-]?\d+(?:[.,](?!\d{3}$)\d+)?")
"""A whole number, or one with a point or comma before its decimals. Of ``1.000`` and ``1,000`` it
cannot be told whether a thousand is meant."""


@dataclass(frozen=True)
class Typed:
    """A round as it was typed, in numbers and days; None = not typed."""

    budget: float
    hours: float
    hour_cost: float | None
    weeks: int
    start: date | None


def a_round(
    *,
    budget: str,
    hours: str,
    hour_cost: str | None,
    weeks: str | None,
    start: str | None,
    today: date,
) -> Typed:
    """Return a round that was typed.

    Raises
    ------
    AskedWrongly
        With all of it that cannot be: no number, no day, or one that no round has.
    """
    from hogerop.plan import faults_of_a_round, refuse_round
    from hogerop.steps.planning import WEEKS

    faults: list[AskedWrongly] = []
    money = _number("budget", budget, say("Give an amount such as 500 or 249.50."), faults)
    time = _number("hours", hours, say("Give a number such as 8 or 2.5."), faults)
    an_hour = (
        None
        if hour_cost is None
        else _number("hour-cost", hour_cost, say("Give an amount such as 45."), faults)
    )
    long = (
        WEEKS
        if weeks is None
        else _number("weeks", weeks, say("Give a whole number such as 8."), faults)
    )
    first = _day(start, faults)
    faults += faults_of_a_round(
        budget=money, hours=time, hour_cost=an_hour, weeks=long, start=first, today=today
    )
    refuse_round(faults)
    assert money is not None and time is not None and long is not None
    return Typed(money, time, an_hour, int(long), first)


def _number(name: str, typed: str, fix: str, faults: list[AskedWrongly]) -> float | None:
    if _NUMBER.fullmatch(typed.strip()):
        return float(typed.strip().replace(",", "."))
    what = say("{typed} is no number", typed=typed[:40]) + "."
    faults.append(AskedWrongly(what, where=f"--{name}", fix=fix))
    return None


def _day(typed: str | None, faults: list[AskedWrongly]) -> date | None:
    try:
        return a_day(typed)
    except AskedWrongly as fault:
        faults.append(AskedWrongly(f"{fault.what}.", where="--start", fix=fault.fix))
        return None
