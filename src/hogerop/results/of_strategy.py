"""One strategy in all its rounds and on all its rungs: each action alone has few people, as a rule.

Words and numbers; runs no query.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from hogerop.paper import number
from hogerop.results.effects import Effect
from hogerop.results.finding import Finding
from hogerop.results.pooling import Pooled, pooled
from hogerop.results.verdict import Course, Judged, judge
from hogerop.words import say

__all__ = ["judge_strategies"]


def judge_strategies(
    found: Sequence[Finding], titles: Mapping[str, str], *, until: date
) -> tuple[Finding, ...]:
    """Return what is found of each strategy that several actions carried out.

    Parameters
    ----------
    found : sequence of Finding
        Of actions. Those that prove nothing are left out.
    titles : mapping of str to str
        What strategies are called, by key; their key where it is not there.
    until : date
        Day up to which orders are known.
    """
    rounds: dict[str, list[Finding]] = {}
    for one in found:
        if one.judged and one.verdict != "no_proof":
            rounds.setdefault(one.strategy, []).append(one)
    return tuple(
        _together(key, titles.get(key, key), several, until)
        for key, several in rounds.items()
        if len(several) > 1
    )


def _together(key: str, title: str, rounds: list[Finding], until: date) -> Finding:
    done_on = max(one.done_on for one in rounds if one.done_on is not None)
    course = Course(until, done_on, sum(one.people for one in rounds))
    outcomes = min(len(one.judged) for one in rounds)
    judged, notes = [], []
    for place in range(outcomes):
        of_each = [one.judged[place] for one in rounds]
        together = _pooled(rounds, [one.effect for one in of_each])
        pays = _least(of_each)
        judged.append(judge(together.effect, of_each[0].outcome, course=course, worthwhile=pays))
        notes.append(together.sentence(of_each[0].outcome))
    count = say(
        "{n} actions, taken together as one. Each has a lot of its own.", n=number(len(rounds))
    )
    return Finding(
        "strategy",
        key,
        title,
        tuple(judged),
        notes=(count, *(note for note in notes if note)),
        strategy=key,
        start=min(one.start for one in rounds if one.start is not None),
        done_on=done_on,
        people=course.units,
    )


def _pooled(rounds: Sequence[Finding], effects: Sequence[Effect]) -> Pooled:
    """Return the effect by rung, and on all of them: first the rounds of a rung, then the rungs."""
    by_rung: dict[int, dict[int, Effect]] = {}
    for place, (one, effect) in enumerate(zip(rounds, effects, strict=True)):
        by_rung.setdefault(one.rung or 0, {})[place] = effect
    return pooled({rung: pooled(several).effect for rung, several in by_rung.items()})


def _least(of_each: Sequence[Judged]) -> float:
    """Return the gain that pays for the mean of all who were treated."""
    treated = [one.effect.treated for one in of_each]
    pays = sum(one.worthwhile * n for one, n in zip(of_each, treated, strict=True))
    return pays / sum(treated)
