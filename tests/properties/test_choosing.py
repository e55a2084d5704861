"""Laws of a plan, whatever the people, the strategies and the limits."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from hogerop.plan import (
    NAMELESS,
    STEPS,
    Belief,
    Choice,
    Cost,
    Limits,
    People,
    Strategy,
    Why,
    believe,
    choose,
    library,
)

LIBRARY = tuple(library().values())
Asked = tuple[People, tuple[Strategy, ...], Belief, Limits, int]


@st.composite
def asked(draw: st.DrawFn) -> Asked:
    """Draw people of all steps, some strategies of the library at other costs, and limits."""
    random = np.random.default_rng(draw(st.integers(0, 2**32)))
    many, few = draw(st.sampled_from([1, 30, 900])), draw(st.integers(1, 12))
    chosen = [LIBRARY[place] for place in random.choice(len(LIBRARY), few, replace=False)]
    fixed = draw(st.sampled_from([0.0, 20.0]))
    strategies = tuple(
        replace(one, cost=Cost(random.uniform(0, 4), random.uniform(0, 20), fixed))
        for one in chosen
    )
    people = People(
        step=random.integers(-1, len(STEPS), many),
        chance=random.random(many),
        worth=random.normal(60, 60, many),
        worth_sd=random.uniform(0, 30, many),
        suits=random.random((few, many)) < 0.8,
        may=random.random((few, many)) < 0.8,
        held_all_year=random.random(many) < 0.05,
        reached=random.integers(0, 3, many),
    )
    per_head = draw(st.sampled_from([0.0, 0.3, 3.0]))
    limits = Limits(per_head * many, draw(st.sampled_from([0.0, 2.0, 50.0])) * many)
    belief = believe([one.prior for one in strategies], steps=len(STEPS))
    return people, strategies, belief, limits, draw(st.integers(0, 9))


def answered(question: Asked) -> Choice:
    people, strategies, belief, limits, seed = question
    return choose(people, strategies, belief, limits, seed=seed)


@given(asked())
def test_money_and_minutes_are_never_overdrawn_fixed_costs_included(question: Asked) -> None:
    found, limits = answered(question), question[3]
    assert sum(share.costs for share in found.shares) <= limits.budget * (1 + 1e-9)
    assert sum(share.minutes for share in found.shares) <= limits.minutes * (1 + 1e-9)


@given(asked())
def test_nobody_is_reached_who_must_not_be(question: Asked) -> None:
    people, strategies, *_ = question
    found = answered(question)
    who = np.flatnonzero(found.picks >= 0)
    assert not people.held_all_year[who].any()
    assert (people.reached[who] < 2).all()
    assert people.may[found.picks[who], who].all()
    assert people.suits[found.picks[who], who].all()
    for contact in who:
        strategy = strategies[found.picks[contact]]
        assert strategy.place == people.step[contact]
        assert strategy.channel not in NAMELESS


@given(asked())
def test_everybody_has_a_reason_and_only_the_chosen_get_something(question: Asked) -> None:
    found = answered(question)
    gets = np.isin(found.why, [Why.CHOSEN, Why.TRIED])
    assert (gets == (found.picks >= 0)).all()
    assert (found.tried <= gets).all()
    assert sum(share.contacts for share in found.shares) == gets.sum()
