"""Rungs on which nobody can stand because what they ask for was never recorded."""

from __future__ import annotations

from hogerop.ladder.asked import calls_of, kinds_of, rule_of
from hogerop.ladder.policy import Policy
from hogerop.ladder.rungs import KEYS, MEMBER, RUNGS
from hogerop.ladder.tree import And, Call, Condition, Or

_PROMOTION = {"referral", "testimonial"}


def rungs_of_promotion(policy: Policy) -> frozenset[str]:
    """Return the rungs that cannot be reached without a referral or a testimonial, by key.

    Examples
    --------
    >>> sorted(rungs_of_promotion(Policy.default()))
    ['advocate', 'fan']
    """
    found: set[str] = set()
    for rung in RUNGS:
        builds_on = policy.sequential and rung.number >= MEMBER and KEYS[rung.number - 1] in found
        if builds_on or _needs_promotion(rule_of(policy, rung.key)):
            found.add(rung.key)
    return frozenset(found)


def _needs_promotion(rule: Condition) -> bool:
    if isinstance(rule, And):
        return any(map(_needs_promotion, rule.parts))
    if isinstance(rule, Or):
        return all(map(_needs_promotion, rule.parts))
    return any(map(_is_promotion, calls_of(rule)))


def _is_promotion(call: Call) -> bool:
    kinds = set(kinds_of(call))
    return call.word == "referred_buyers" or (bool(kinds) and kinds <= _PROMOTION)
