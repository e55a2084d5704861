"""The sentence above the pictures of movement, and what a standing is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hogerop.ladder import KEYS, rung_name
from hogerop.paper import month, number
from hogerop.words import say, say_count

if TYPE_CHECKING:
    from hogerop.forecast.movement import Movement

__all__ = ["LAPSED", "heading_of_movement", "name_of_standing", "period_of_movement"]

LAPSED = 8
"""What is added to the number of a rung for those who lapsed; see `hogerop.forecast.months`."""


def heading_of_movement(found: Movement) -> str:
    """Return in one sentence how many climbed and how many fell, in all months together."""
    climbed, fell = (
        sum(month.climbed for month in found.months),
        sum(month.fell for month in found.months),
    )
    return say_count(
        "In {n} month {climbed} climbs and {fell} falls; {best}",
        "In {n} months {climbed} climbs and {fell} falls; {best}",
        len(found.months),
        climbed=number(climbed),
        fell=number(fell),
        best=_most(found),
    )


def _most(found: Movement) -> str:
    if not found.falls:
        return say("nobody fell")
    first = found.falls[0]
    return say(
        "most fell from {rung} to {to}",
        rung=rung_name(KEYS[first.rung]),
        to=rung_name(KEYS[first.to]),
    )


def name_of_standing(code: int) -> str:
    """Return the name of a standing: ``Customer``, or ``Customer, lapsed``."""
    name = rung_name(KEYS[code % LAPSED])
    return say("{rung}, lapsed", rung=name) if code >= LAPSED else name


def period_of_movement(found: Movement) -> str:
    """Return the months that are told of."""
    first, last = found.months[0].end, found.months[-1].end
    if first == last:
        return month(last)
    return say("{since} to {until}", since=month(first), until=month(last))
