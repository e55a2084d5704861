"""What was not tried, or not taken, while a model was chosen: as facts, and in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from hogerop.paper import day, number, share
from hogerop.words import say

__all__ = ["Refusal", "Sort", "in_words"]

Sort = Literal["channel", "kind"]
What = Literal["channel", "kind", "rhythm", "seasons", "occasions", "once"]


@dataclass(frozen=True)
class Refusal:
    """One thing that was not tried or not taken.

    Parameters
    ----------
    what : str
        ``channel`` or ``kind`` (buyers told apart by it), ``rhythm``, ``seasons``,
        ``occasions`` or ``once`` (buyers who bought once).
    why : str
        ``unknown`` (of too many), ``one`` (sort that is large enough), ``none`` (is seen),
        ``short`` (the time known), ``few`` (orders), ``no_nearer`` (on the time held out), or
        ``surely_there`` (whoever bought once, in the models that did best).
    found, needed : float
        How much there is of what it needs; 0 where that is no number.
    """

    what: What
    why: Literal["unknown", "one", "none", "short", "few", "no_nearer", "surely_there"]
    found: float = 0.0
    needed: float = 0.0


def in_words(refusal: Refusal, split: date) -> str:
    """Return the refusal as a sentence; ``split`` is the last day before the time held out."""
    what, why = refusal.what, refusal.why
    if what in ("channel", "kind"):
        return _sort_in_words(refusal, split)
    if what == "rhythm":
        return say(
            "No rhythm is seen: the days between orders are as uneven as chance makes them, and"
            " then the model of regular buyers (MBG/CNBD-k) is MBG/NBD."
        )
    if what == "once":
        return say(
            "BG/NBD or BG/CNBD-k came nearest, and stands there to compare with: in it nobody who"
            " bought once ever leaves, so it does not speak for a business that has such buyers."
        )
    if what == "occasions":
        return say(
            "Orders do not come on a few days for everybody, such as market days: the model of"
            " occasions (BG/BB) was not tried."
        )
    if why == "short":
        return say(
            "Seasons were not tried: {months} months of orders before the time held out;"
            " {needed} are needed.",
            months=number(refusal.found),
            needed=number(refusal.needed),
        )
    if why == "few":
        return say(
            "Seasons were not tried: {orders} orders before the time held out; {needed} are"
            " needed to tell a season from chance.",
            orders=number(refusal.found),
            needed=number(refusal.needed),
        )
    if why == "none":
        return say("Seasons were not tried: here time is told by market days.")
    return say("Seasons were tried and left out: they did not foretell the weeks held out better.")


def _sort_in_words(refusal: Refusal, split: date) -> str:
    channel = refusal.what == "channel"
    if refusal.why == "unknown":
        shares = {"found": share(refusal.found, 1), "needed": share(refusal.needed, 1)}
        shares["day"] = day(split)
        if channel:
            return say(
                "Buyers were not told apart by channel: of those who had bought by {day} it is"
                " known of {found}; {needed} is needed.",
                **shares,
            )
        return say(
            "Buyers were not told apart by kind (person or company): of those who had bought by"
            " {day} it is known of {found}; {needed} is needed.",
            **shares,
        )
    if channel:
        return say(
            "Buyers were not told apart by channel: that takes two channels with {needed} buyers"
            " each who came back.",
            needed=number(refusal.needed),
        )
    return say(
        "Buyers were not told apart by kind: that takes {needed} persons and {needed} companies"
        " who came back.",
        needed=number(refusal.needed),
    )
