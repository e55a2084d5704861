"""What a policy allows but its owner can hardly mean."""

from __future__ import annotations

from hogerop.ladder.implied import implies
from hogerop.ladder.policy import Policy
from hogerop.ladder.rungs import rung_name
from hogerop.ladder.tree import Always, And, Condition, InRhythm, Or, without_nots
from hogerop.words import say


def doubts(policy: Policy) -> tuple[str, ...]:
    """Return a sentence per doubt; none for the default policy."""
    found = []
    lapsed = without_nots(policy.rules["lapsed"])
    silence = _least_gaps(lapsed, kept=False)
    for key in ("shopper", "customer", "member", "advocate", "fan"):
        rule = without_nots(policy.rules[key])
        if rule == Always(False):
            found.append(say("Nobody can ever stand on {rung}.", rung=rung_name(key)))
        rhythm = _least_gaps(rule, kept=True)
        if silence is not None and rhythm is not None and rhythm <= silence:
            found.append(
                say(
                    "Nobody on {rung} can be lapsed: they fall from it after {fall} usual gaps of"
                    " silence, and lapse only after {lapse}.",
                    rung=rung_name(key),
                    fall=f"{rhythm:g}",
                    lapse=f"{silence:g}",
                )
            )
    if policy.sequential and not implies(
        without_nots(policy.rules["customer"]), without_nots(policy.rules["shopper"])
    ):
        found.append(
            say(
                "Somebody may be {rung} who does not meet the rule of {below}: up to {rung} the"
                " highest rung whose rule holds counts.",
                rung=rung_name("customer"),
                below=rung_name("shopper"),
            )
        )
    return tuple(found)


def _least_gaps(rule: Condition, *, kept: bool) -> float | None:
    """Return the number of usual gaps that a rule surely asks for, None if it does not."""
    match rule:
        case InRhythm(gaps, keeps) if keeps == kept:
            return gaps
        case And(parts):
            found = [g for part in parts if (g := _least_gaps(part, kept=kept)) is not None]
            return min(found, default=None) if kept else max(found, default=None)
        case Or(parts):
            asked = [_least_gaps(part, kept=kept) for part in parts]
            if any(gaps is None for gaps in asked):
                return None
            known = [gaps for gaps in asked if gaps is not None]
            return max(known) if kept else min(known)
    return None
