"""What cannot be answered: levers that cannot be pulled, and rungs with too few contacts.

Words; runs no query. All problems are told at once.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from hogerop.errors import AskedWrongly, TooLittle
from hogerop.forecast.months import FARTHEST, LAPSED
from hogerop.ladder.rungs import FAN, RUNGS, SUSPECT
from hogerop.paper import number, share
from hogerop.whatif.climbing import LEAST, Climb, contacts_by_standing
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
from hogerop.whatif.seen import Seen
from hogerop.words import say

__all__ = ["check", "left_out", "not_answered"]


def check(
    levers: Sequence[Lever], seen: Seen, steps: Sequence[Climb], terms: Terms, months: int
) -> None:
    """Refuse what cannot be answered, every problem at once.

    Raises
    ------
    AskedWrongly
        No lever; levers that contradict each other; months outside 1 to 36; a cost that is changed
        but not known.
    TooLittle
        Fewer than 30 contacts on a rung that is asked about.
    """
    wrong = _contradictions(levers)
    if not levers:
        wrong.append(say("Nothing was asked: name at least one change."))
    if not 1 <= months <= FARTHEST:
        wrong.append(say("An answer spans 1 to {most} months.", most=FARTHEST))
    if terms.cost_a_month is None and any(
        isinstance(lever, Changed) and lever.what == "cost" for lever in levers
    ):
        wrong.append(say("What winning contacts costs is not known: record costs first."))
    if wrong:
        raise AskedWrongly("\n".join(wrong))
    few = _too_few(levers, seen, steps)
    if few:
        raise TooLittle(
            "\n".join(few),
            fix=say(
                "A mean of fewer than {least} contacts says too little to answer from.", least=LEAST
            ),
        )


def left_out(levers: Sequence[Lever], steps: Sequence[Climb]) -> tuple[str, ...]:
    """Return what the answer leaves out, a sentence each."""
    return tuple(
        say(
            "Left out: {n} contacts on {rung}; fewer than {least} on it or above it, awake or"
            " asleep as they are, to compare them with.",
            n=number(climb.left_out),
            rung=RUNGS[climb.rung - 1].name,
            least=LEAST,
        )
        for climb in not_answered(levers, steps)
    )


def not_answered(levers: Sequence[Lever], steps: Sequence[Climb]) -> tuple[Climb, ...]:
    """Return the steps asked about from which some are left out."""
    return tuple(
        climb
        for climb in steps
        if climb.left_out
        and any(
            isinstance(lever, EveryoneUp)
            or (isinstance(lever, StepUp) and lever.rung == climb.rung)
            for lever in levers
        )
    )


def _contradictions(levers: Sequence[Lever]) -> list[str]:
    out = []
    everyone = sum(isinstance(lever, EveryoneUp) for lever in levers)
    if everyone and any(isinstance(lever, StepUp) for lever in levers):
        out.append(say("Everyone goes up already: a share of a rung cannot go up as well."))
    if everyone > 1:
        out.append(say("Everyone can go up one rung only once."))
    shares: dict[int, float] = defaultdict(float)
    for lever in levers:
        if isinstance(lever, StepUp):
            shares[lever.rung] += lever.share
    out += [
        say(
            "Together {share} of {rung} would go up: more than there are.",
            share=share(of, 1),
            rung=RUNGS[rung - 1].name,
        )
        for rung, of in shares.items()
        if of > 1 + 1e-9
    ]
    kept = Counter(lever.rung for lever in levers if isinstance(lever, LessFalling))
    out += [
        say("Falling off from {rung} is changed more than once.", rung=RUNGS[rung - 1].name)
        for rung, times in kept.items()
        if times > 1
    ]
    return out


def _too_few(levers: Sequence[Lever], seen: Seen, steps: Sequence[Climb]) -> list[str]:
    there = contacts_by_standing(seen.standing, seen.now)
    on = {rung: int(there[rung] + there[rung + LAPSED]) for rung in range(1, FAN + 1)}
    needed = {rung for lever in levers for rung in _needed(lever)}
    out = [
        say(
            "On {rung} stand {n} contacts; at least {least} are needed.",
            rung=RUNGS[rung - 1].name,
            n=number(on[rung]),
            least=LEAST,
        )
        for rung in sorted(needed)
        if on[rung] < LEAST
    ]
    answered = {climb.rung for climb in steps if climb.contacts}
    out += [
        say(
            "On {rung} and {next} stand too few who are alike, awake or asleep: at least {least} on"
            " each are needed.",
            rung=RUNGS[lever.rung - 1].name,
            next=RUNGS[lever.rung].name,
            least=LEAST,
        )
        for lever in levers
        if isinstance(lever, StepUp) and lever.rung not in answered and not out
    ]
    if any(isinstance(lever, EveryoneUp) for lever in levers) and not answered:
        out.append(
            say("No two rungs that follow each other have {least} contacts each.", least=LEAST)
        )
    return out


def _needed(lever: Lever) -> tuple[int, ...]:
    """Return the rungs on which a lever needs enough contacts."""
    if isinstance(lever, StepUp):
        return lever.rung, lever.rung + 1
    if isinstance(lever, LessFalling):
        return (lever.rung,)
    if isinstance(lever, MoreSuspects):
        return (SUSPECT,)
    return (FAN,) if isinstance(lever, MoreReferrals) else ()
