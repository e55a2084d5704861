"""Examples of what may be asked: of each kind of change one, and none that would be refused."""

from __future__ import annotations

from hogerop.errors import HogeropError
from hogerop.ladder.rungs import ADVOCATE, CUSTOMER, FAN, MEMBER, PROSPECT, SHOPPER, SUSPECT
from hogerop.whatif.climbing import climbs
from hogerop.whatif.levers import (
    Changed,
    EveryoneUp,
    LessFalling,
    Lever,
    MoreReferrals,
    MoreSuspects,
    StepUp,
)
from hogerop.whatif.pulling import Terms
from hogerop.whatif.refusing import check
from hogerop.whatif.seen import Seen
from hogerop.words import say

__all__ = ["examples"]

_KINDS: tuple[tuple[Lever, ...], ...] = (
    (EveryoneUp(),),
    tuple(StepUp(rung, 0.1) for rung in (SHOPPER, CUSTOMER, PROSPECT, SUSPECT, MEMBER, ADVOCATE)),
    tuple(LessFalling(rung, 0.2) for rung in (MEMBER, CUSTOMER, SHOPPER, ADVOCATE, FAN, PROSPECT)),
    (MoreSuspects(50),),
    (Changed("margin", 0.05),),
    (Changed("order_value", 0.05),),
    (Changed("cost", -0.1),),
    (MoreReferrals(1),),
)
"""Of each kind the likeliest first."""


def examples(seen: Seen | None = None, *, terms: Terms | None = None) -> str:
    """Return what may be asked, in a sentence: of this ladder where one is given, else of any."""
    offered = (_first(kind, seen, terms or Terms()) for kind in _KINDS)
    return say(
        "Write for example: {changes}. Join several with a comma.",
        changes="; ".join(lever.said() for lever in offered if lever is not None),
    )


def _first(kind: tuple[Lever, ...], seen: Seen | None, terms: Terms) -> Lever | None:
    """Return the first change of a kind that is not refused; None where each of them is."""
    if seen is None:
        return kind[0]
    steps = climbs(seen.standing, seen.now)
    for lever in kind:
        try:
            check([lever], seen, steps, terms, months=1)
        except HogeropError:
            continue
        return lever
    return None
