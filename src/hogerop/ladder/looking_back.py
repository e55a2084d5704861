"""How far back the rules of a policy look: for how long without news they keep somebody.

Where nothing more happens, a rule holds for a while and then no longer, on a day that can be told
beforehand. Who looks ahead must tell contacts apart by how near that day is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hogerop.contracts import EVENT_KINDS
from hogerop.ladder.asked import calls_of, leaves, rule_of
from hogerop.ladder.policy import Policy
from hogerop.ladder.rungs import KEYS
from hogerop.ladder.tree import And, Compare, Condition, InRhythm, Or
from hogerop.ladder.vocabulary import WORDS, Kind

__all__ = ["LooksBack", "looks_back"]


@dataclass(frozen=True)
class LooksBack:
    """How far back a policy looks.

    Parameters
    ----------
    silence : float
        Days without an order after which no rule changes any more, of who orders as often as the
        business's usual gap has it; 0 where no rule minds.
    orders : int
        Days of the longest window over which orders are counted; 0 without one.
    thresholds : tuple of float
        Numbers of orders that rules ask for in a window, ascending.
    signs : tuple of str
        Kinds of events that make a prospect for a while.
    prospect : float
        Days for which they do; 0 where a prospect stays one.
    """

    silence: float
    orders: int
    thresholds: tuple[float, ...]
    signs: tuple[str, ...]
    prospect: float


def looks_back(policy: Policy) -> LooksBack:
    """Return how far back a policy looks."""
    rules = [rule_of(policy, key) for key in (*KEYS[1:], "lapsed")]
    windows, thresholds = _counted_orders(rules)
    made = rule_of(policy, "prospect")
    signs = sorted({kind for call in calls_of(made) for kind in WORDS[call.word].kinds})
    prospect = _outlasts(made, policy, frozenset(signs))
    silences = [_outlasts(rule, policy, _ORDERED) for rule in rules]
    return LooksBack(
        silence=max((days for days in silences if days), default=0.0),
        orders=max(windows, default=0),
        thresholds=tuple(sorted(thresholds)),
        signs=tuple(name for kind in signs if (name := _event(kind)) in EVENT_KINDS),
        prospect=prospect or 0.0,
    )


def _event(kind: Kind) -> str:
    """Return the word for a kind of event; none for one that changes orders."""
    return "" if kind in _ORDERED else kind.name.lower()


_ORDERED = frozenset({Kind.ORDER, Kind.REFUND, Kind.UNMATCHED_REFUND})


def _counted_orders(rules: Iterable[Condition]) -> tuple[set[int], set[float]]:
    """Return the windows over which orders or their money are counted, and how many are asked."""
    windows, thresholds = set(), set()
    for leaf in (leaf for rule in rules for leaf in leaves(rule) if isinstance(leaf, Compare)):
        for call in calls_of(leaf):
            if Kind.ORDER in WORDS[call.word].kinds and isinstance(call.argument, int):
                windows.add(call.argument)
                if WORDS[call.word].unit == "count" and call.argument:
                    thresholds.add(_bound(leaf))
    return windows, thresholds


def _outlasts(rule: Condition, policy: Policy, kinds: frozenset[Kind]) -> float | None:
    """Return the days, grace included, for which a rung outlasts the last event of some kinds.

    None where their absence never ends it.
    """
    days = _holds(rule, policy, kinds)
    return None if days is None else days + policy.grace_days


def _holds(rule: Condition, policy: Policy, kinds: frozenset[Kind]) -> float | None:
    """Return the days through which a rule can go on as it is without events of some kinds."""
    if isinstance(rule, And | Or):
        parts = [_holds(part, policy, kinds) for part in rule.parts]
        known = [days for days in parts if days is not None]
        if isinstance(rule, And):
            return min(known, default=None)
        return max(known) if len(known) == len(parts) else None
    if isinstance(rule, InRhythm):
        days = max(rule.gaps * policy.business_gap, policy.least_days)
        return days if Kind.ORDER in kinds else None
    if not isinstance(rule, Compare):
        return None
    return min(_windows(rule, kinds), default=None)


def _windows(leaf: Compare, kinds: frozenset[Kind]) -> list[float]:
    """Return the days after which events of these kinds no longer bear on a comparison."""
    found = []
    for call in calls_of(leaf):
        word = WORDS[call.word]
        if not kinds.intersection(word.kinds):
            continue
        if word.takes == "window" and call.argument:
            found.append(float(call.argument))
        elif word.name == "days_since_order":
            found.append(_bound(leaf))
    return found


def _bound(leaf: Compare) -> float:
    return abs(leaf.right.constant - leaf.left.constant)
