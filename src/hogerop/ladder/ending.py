"""What ended the stay before this one: tried out, by leaving out what happened on its last day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from hogerop.ladder.asked import Asked, ask, leaves, rule_of
from hogerop.ladder.policy import Policy
from hogerop.ladder.program import Program
from hogerop.ladder.rungs import CUSTOMER, KEYS
from hogerop.ladder.single import Fact, Life, Stay, standing_on
from hogerop.ladder.vocabulary import Kind
from hogerop.ladder.walk import Walked


@dataclass(frozen=True)
class Ending:
    """How a contact came down a rung.

    ``day`` is the first day on which the rung's rules no longer held, with grace before the fall
    itself; ``cause`` are the kinds of what happened that day without which they would have held,
    empty if time alone ended it; ``order_days`` are the days of the orders given back, ``whole``
    says whether one of these was ended; ``broken`` is what no longer held.
    """

    rung: int
    day: int
    cause: tuple[Kind, ...]
    order_days: tuple[int, ...]
    whole: bool
    broken: tuple[Asked, ...]


def ending(
    life: Life, program: Program, policy: Policy, about: Mapping[str, Any], before: Stay
) -> Ending:
    """Return what ended a stay after which the contact came down.

    Parameters
    ----------
    life : Life
        The contact, as known on the day asked about.
    program : Program
        With all the words of the policy's rules.
    about : mapping
        The contact's columns.
    before : Stay
        The stay that ended, on a higher rung than the one after it.
    """
    assert before.to_day is not None
    at_once = replace(program, grace_days=0)
    day = before.to_day - program.grace_days
    known = life.until(day)
    cause = _cause(known, at_once, before.rung, day)
    back = _given_back(known, at_once, before.rung, day) if Kind.REFUND in cause else []
    return Ending(
        rung=before.rung,
        day=day,
        cause=cause,
        order_days=tuple(sorted({fact[4] for fact in back})),
        whole=any(fact[5] for fact in back),
        broken=_broken(known, at_once, policy, about, before.rung, day),
    )


def _cause(life: Life, program: Program, rung: int, day: int) -> tuple[Kind, ...]:
    """Return the fewest kinds of events of the day without which the rung would have been kept."""
    kinds = tuple(sorted({Kind(fact[0]) for fact in life.facts if fact[1] == day}))
    for some in (*((kind,) for kind in kinds), kinds):
        of_them = [f for f in life.facts if f[1] == day and f[0] in some]
        if some and _kept_without(life, program, rung, day, of_them):
            return some
    return ()


def _given_back(life: Life, program: Program, rung: int, day: int) -> list[Fact]:
    """Return the refunds of the day that matter: those that alone brought the contact down."""
    refunds = [f for f in life.facts if f[1] == day and f[0] == Kind.REFUND]
    return [f for f in refunds if _kept_without(life, program, rung, day, [f])] or refunds


def _kept_without(
    life: Life, program: Program, rung: int, day: int, left_out: Sequence[Fact]
) -> bool:
    kept = tuple(fact for fact in life.facts if fact not in left_out)
    return replace(life, facts=kept).rung_on(program, day) >= rung


def _broken(
    life: Life, program: Program, policy: Policy, about: Mapping[str, Any], rung: int, day: int
) -> tuple[Asked, ...]:
    """Return the comparisons of the rule at fault that held the evening before and no longer do."""
    eve, then = life.until(day - 1).walk(program, day - 1), life.walk(program, day)
    down = standing_on(then, day)[0]
    key = KEYS[_at_fault(program, rung, down)]
    found = []
    for leaf in leaves(rule_of(policy, key)):
        held, holds = (
            ask(key, leaf, _values(program, walked), about, policy.least_days)
            for walked in (eve, then)
        )
        if held.holds and not holds.holds:
            found.append(holds)
    return tuple(found)


def _at_fault(program: Program, rung: int, down: int) -> int:
    """Return the rung whose own rule stopped: above Customer, the lowest that no longer holds."""
    return max(down + 1, CUSTOMER) if program.sequential and rung > CUSTOMER else rung


def _values(program: Program, walked: Walked) -> dict[Any, float]:
    return dict(zip(program.calls, walked.values[0].tolist(), strict=True))
