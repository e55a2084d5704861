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
    on_it = counts.contacts - counts.outside
    if not on_it:
        return say("Nobody on the ladder yet")
    if not buyers:
        return say_count(
            "{number} contact on the ladder, and no buyer yet",
            "{number} contacts on the ladder, and no buyer yet",
            on_it,
            number=number(on_it),
        )
    lapsed = sum(by_key[key].lapsed for key in BUYERS)
    return f"{_top(counts)}; {_lapsed(lapsed, buyers)}"


def _lapsed(lapsed: int, buyers: int) -> str:
    on = {"lapsed": number(lapsed), "buyers": number(buyers)}
    if buyers == 1:
        return say("your only buyer has lapsed") if lapsed else say("your only buyer is active")
    if not lapsed:
        return say("none of your {buyers} buyers has lapsed", **on)
    if lapsed == buyers:
        return say("all of your {buyers} buyers have lapsed", **on)
    return say_count(
        "{lapsed} of your {buyers} buyers has lapsed",
        "{lapsed} of your {buyers} buyers have lapsed",
        lapsed,
        **on,
    )


def remarks_on_ladder(counts: LadderCounts) -> tuple[str, ...]:
    """Return what a reader must know of the counts, a sentence each; what they note first."""
    found = [*counts.notes, _counted_by(counts.unit)]
    if not counts.records_promotions:
        found.append(
            say("Referrals and testimonials are not recorded yet; `hogerop record` does that.")
        )
    if counts.outside_market:
        found.append(
            say("{n} of them are outside your target market.", n=number(counts.outside_market))
        )
    return tuple(found)


def _counted_by(unit: str) -> str:
    """Return what one contact is: every count states it."""
    if unit == "person":
        return say("Counted by person.")
    return say("Whoever works at a company stands under that company; others stand for themselves.")


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
    """Return how many stand at the top; where nobody does, on the highest rung with a buyer."""
    by_key = {rung.key: rung.contacts for rung in counts.rungs}
    fans, advocates = by_key["fan"], by_key["advocate"]
    if counts.records_promotions and (fans or advocates):
        return say(
            "{fans} and {advocates}",
            fans=say_count(
                "{number} raving fan", "{number} raving fans", fans, number=number(fans)
            ),
            advocates=say_count(
                "{number} advocate", "{number} advocates", advocates, number=number(advocates)
            ),
        )
    for key in ("member", "customer"):
        if n := by_key[key]:
            return _on_a_rung(key, n)
    return _on_a_rung("shopper", by_key["shopper"])


def _on_a_rung(key: str, n: int) -> str:
    on = {"number": number(n)}
    if key == "member":
        return say_count("{number} member", "{number} members", n, **on)
    if key == "customer":
        return say_count("{number} customer", "{number} customers", n, **on)
    return say_count("{number} shopper", "{number} shoppers", n, **on)
