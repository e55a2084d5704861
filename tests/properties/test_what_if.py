"""Laws of "what if", on any ladder."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hogerop.errors import AskedWrongly
from hogerop.whatif import (
    Answer,
    EveryoneUp,
    Lever,
    Range,
    Seen,
    StepUp,
    Terms,
    chain_of,
    parse,
    what_if,
    worth,
)
from hogerop.whatif.pulling import less_falling

STANDINGS = np.array([0, 1, 1, 2, 3, 3, 11, 4, 12, 5, 13, 6, 7, 15])
TERMS = Terms(yearly_rate=0.1)


@st.composite
def ladders(draw: st.DrawFn) -> Seen:
    random = np.random.default_rng(draw(st.integers(0, 2**32)))
    size = len(STANDINGS)
    now = random.integers(0, draw(st.sampled_from([40, 400, 40_000])), size)
    now[:5] += 60
    rows = random.dirichlet(np.full(size, draw(st.sampled_from([0.1, 1.0]))), size)
    reward = random.gamma(1.0, 10.0, size) - draw(st.sampled_from([0.0, 3.0]))
    return Seen(rows, now + 1.0, reward, np.abs(reward) / 5, STANDINGS, now)


def ask(seen: Seen, *levers: Lever, months: int = 12) -> Answer:
    return what_if(levers, seen, terms=TERMS, months=months, draws=8)


def ceiling(answer: Answer) -> Range:
    assert answer.ceiling.change is not None
    return answer.ceiling.change


@given(seen=ladders())
@settings(max_examples=30, deadline=None)
def test_every_range_holds_its_middle_and_none_is_missing(seen: Seen) -> None:
    answer = ask(seen, EveryoneUp())
    figures = [*answer.figures, *(f for step in answer.steps for f in step.per_contact)]
    ranges = [figure.change for figure in figures if figure.kind != "proven"]
    assert all(of is not None and of.low <= of.middle <= of.high for of in ranges)


@given(seen=ladders(), share=st.floats(0.01, 1.0))
@settings(max_examples=8, deadline=None)
def test_a_share_of_a_step_is_that_share_of_the_whole_step(seen: Seen, share: float) -> None:
    for step in ask(seen, EveryoneUp()).steps:
        whole, part = (
            ceiling(ask(seen, StepUp(step.rung, 1.0))),
            ceiling(ask(seen, StepUp(step.rung, share))),
        )
        assert part.middle == pytest.approx(share * whole.middle, rel=1e-6, abs=1e-6)


@given(seen=ladders())
@settings(max_examples=20, deadline=None)
def test_everyone_up_is_all_steps_together(seen: Seen) -> None:
    everyone = ask(seen, EveryoneUp())
    one_by_one = ask(seen, *(StepUp(step.rung, 1.0) for step in everyone.steps))
    assert ceiling(one_by_one).middle == pytest.approx(ceiling(everyone).middle)
    assert one_by_one.moved == everyone.moved


@given(seen=ladders(), rung=st.integers(1, 7), share=st.floats(0.01, 1.0))
def test_less_falling_moves_chances_and_makes_none(seen: Seen, rung: int, share: float) -> None:
    chain = chain_of(seen)
    better = less_falling(chain, rung, share)
    assert better.transitions.sum(axis=1) == pytest.approx(chain.transitions.sum(axis=1))
    assert better.transitions.min() >= 0
    others = chain.rung != rung
    assert np.array_equal(better.transitions[others], chain.transitions[others])


@given(seen=ladders(), months=st.integers(0, 40))
def test_no_month_can_make_a_contact_worth_more_than_the_best_reward(
    seen: Seen, months: int
) -> None:
    value = worth(chain_of(seen), months, g=1.0)
    assert value.max(initial=0) <= months * max(seen.reward.max(), 0) + 1e-6


@given(text=st.text(alphabet="0123456789%+-.,; >→shoperlidnaarmgtué\t", max_size=40))
@settings(max_examples=300)
def test_whatever_is_written_is_read_or_refused_in_words(text: str) -> None:
    try:
        levers = parse(text)
    except AskedWrongly as wrong:
        assert wrong.what and wrong.fix
    else:
        assert levers
