"""The sentence above the ladder and above the moves: the answer first, the numbers after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hogerop.paper import day, number
from hogerop.words import say, say_count

if TYPE_CHECKING:
    from hogerop.ladder.answers import LadderCounts, Moves

BUYERS = ("shopper", "customer", "member", "advocate", "fan")
"""Rungs of those who bought: only they can lapse."""

_ORDER = ("suspect", "prospect", "shopper", "customer", "member", "advocate", "fan")


def heading_of_ladder(counts: LadderCounts) -> str:
    """Return the ladder in one sentence: how many stand at its top, how many buyers lapsed."""
    by_key = {rung.key: rung for rung in counts.rungs}
    buyers = sum(by_key[key].contacts for key in BUYERS)
    if not buyers:
        return say_count(
            "{people} person on the ladder, and no buyer yet",
            "{people} people on the ladder, and no buyer yet",
            counts.contacts - counts.outside,
            people=number(counts.contacts - counts.outside),
        )
    top = _top(counts) if counts.records_promotions else _members(by_key["member"].contacts)
    lapsed = sum(by_key[key].lapsed for key in BUYERS)
    if not lapsed:
        return say("{top}; none of your {buyers} buyers has lapsed", top=top, buyers=number(buyers))
    return say_count(
        "{top}; {lapsed} of your {buyers} buyers has lapsed",
        "{top}; {lapsed} of your {buyers} buyers have lapsed",
        lapsed,
        top=top,
        lapsed=number(lapsed),
        buyers=number(buyers),
    )


def heading_of_moves(moves: Moves) -> str:
    """Return the moves in one sentence: how many climbed, how many fell."""
    climbed, fell = climbs_and_falls(moves)
    return say(
        "{up} climbed and {down} fell",
        up=say_count("{number} contact", "{number} contacts", climbed, number=number(climbed)),
        down=number(fell),
    )


def climbs_and_falls(moves: Moves) -> tuple[int, int]:
    """Return how many contacts climbed and how many fell, from one rung to another or outside."""
    places = {"outside": 0} | {key: n for n, key in enumerate(_ORDER, start=1)}
    on_ladder = [m for m in moves.moves if m.from_ in places and m.to in places]
    climbed = sum(m.contacts for m in on_ladder if places[m.to] > places[m.from_])
    fell = sum(m.contacts for m in on_ladder if places[m.to] < places[m.from_])
    return climbed, fell


def period(moves: Moves) -> str:
    """Return the days between which the moves were counted, in words."""
    return say("From {since} to {until}", since=day(moves.since), until=day(moves.until))


def _top(counts: LadderCounts) -> str:
    by_key = {rung.key: rung.contacts for rung in counts.rungs}
    fans, advocates = by_key["fan"], by_key["advocate"]
    if not fans and not advocates:
        return _members(by_key["member"])
    return say(
        "{fans} and {advocates}",
        fans=say_count("{number} raving fan", "{number} raving fans", fans, number=number(fans)),
        advocates=say_count(
            "{number} advocate", "{number} advocates", advocates, number=number(advocates)
        ),
    )


def _members(members: int) -> str:
    return say_count("{number} member", "{number} members", members, number=number(members))
