"""What those on a rung lack for the next one, counted part by part of its rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from hogerop.contracts import Engine, contact_name
from hogerop.ladder.asked import Values, ask, calls_of, rule_of
from hogerop.ladder.place import walk_some
from hogerop.ladder.policy import Policy
from hogerop.ladder.program import compile_policy
from hogerop.ladder.rule_said import condition_in_words
from hogerop.ladder.rungs import KEYS
from hogerop.ladder.single import called, isolate, timeline_of
from hogerop.ladder.tree import And, Condition, Or

_QUERIES = Path(__file__).parent / "queries"

MOST_LOOKED_AT = 2_000
"""People of a rung that are looked at; of more a part is drawn, the same each time."""
NAMED = 3


@dataclass(frozen=True)
class Lack:
    """One part of the next rung's rule; the parts are joined by *and*.

    Parameters
    ----------
    sentence : str
        What it asks, in words.
    people : int
        How many of those looked at do not meet it.
    only : int
        How many of those lack nothing else.
    such_as : tuple of (str, str)
        Id and name of some who lack only this.
    """

    sentence: str
    people: int
    only: int
    such_as: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Lacking:
    """What those on a rung lack for the next.

    Parameters
    ----------
    rung, next : str
        Keys of the rung they stand on, and of the one above it.
    contacts : int
        How many stand there.
    looked_at : int
        How many of them were looked at; all, or `MOST_LOOKED_AT`.
    lacks : tuple of Lack
        As the rule has them.
    nothing : int
        How many of those looked at meet the whole rule, and not that of a rung below it.
    """

    rung: str
    next: str
    contacts: int
    looked_at: int
    lacks: tuple[Lack, ...]
    nothing: int


def lacking(engine: Engine, policy: Policy, rung: str, *, as_of: int) -> Lacking | None:
    """Count what those who stand on a rung on a day lack for the next; None from the top.

    Reads ``intervals``, ``all_membership``, ``all_contacts``, ``all_events``, ``all_credits`` and
    ``all_left_out``.

    Parameters
    ----------
    rung : str
        Key of a rung below the top.
    as_of : int
        The day. What happened after it is not looked at.
    """
    here = KEYS.index(rung)
    if here + 1 >= len(KEYS):
        return None
    found = engine.ask(_QUERIES / "some_on_rung.sql", rung=here, day=as_of, most=MOST_LOOKED_AT)
    chosen = found["contact_id"].to_pylist()
    rule = rule_of(policy, KEYS[here + 1])
    parts = rule.parts if isinstance(rule, And) else (rule,)
    met = np.zeros((0, len(parts)), bool)
    people: list[dict[str, Any]] = []
    if chosen:
        isolate(engine, chosen)
        people = engine.ask("contacts").to_pylist()
        met = np.array(list(_met(engine, policy, KEYS[here + 1], parts, people, as_of)))
    lacks = (~met).sum(axis=1)
    return Lacking(
        rung=rung,
        next=KEYS[here + 1],
        contacts=int(found["in_all"][0].as_py()) if chosen else 0,
        looked_at=len(people),
        lacks=tuple(
            _lack(part, ~met[:, place], lacks == 1, people) for place, part in enumerate(parts)
        ),
        nothing=int((lacks == 0).sum()),
    )


def _met(
    engine: Engine,
    policy: Policy,
    key: str,
    parts: Sequence[Condition],
    people: Sequence[dict[str, Any]],
    day: int,
) -> Iterator[list[bool]]:
    """Yield, per person, which parts of a rung's rule they meet on the evening of a day."""
    calls = tuple(dict.fromkeys(call for part in parts for call in calls_of(part)))
    program = compile_policy(policy, calls)
    events = timeline_of(engine)
    known = events.filter(np.asarray(events["day"]) <= day)
    walked = walk_some(known, engine.ask("contacts"), program, as_of=day)
    for about, measured in zip(people, walked.values.tolist(), strict=True):
        values = dict(zip(program.calls, measured, strict=True))
        yield [_holds(part, key, values, about, policy.least_days) for part in parts]


def _holds(
    condition: Condition, key: str, values: Values, about: dict[str, Any], least_days: float
) -> bool:
    if isinstance(condition, And | Or):
        each = (_holds(part, key, values, about, least_days) for part in condition.parts)
        return all(each) if isinstance(condition, And) else any(each)
    return ask(key, condition, values, about, least_days).holds


def _lack(
    part: Condition, lack: np.ndarray[Any, Any], last: Any, people: Sequence[dict[str, Any]]
) -> Lack:
    only = np.flatnonzero(lack & last)
    return Lack(
        sentence=condition_in_words(part),
        people=int(lack.sum()),
        only=len(only),
        such_as=tuple(
            (contact_name(who["contact_id"]), called(who))
            for who in (people[place] for place in only[:NAMED])
        ),
    )
