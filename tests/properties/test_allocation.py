"""Laws of choosing, whatever the gains, the costs and the limits."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from hogerop.plan import Allotment, Scarce, allocate

Problem = tuple[np.ndarray, np.ndarray, tuple[Scarce, ...]]


@st.composite
def problems(draw: st.DrawFn, contacts: int = 60) -> Problem:
    """Draw gains with ties and strategies that are not allowed, and up to three limits."""
    random = np.random.default_rng(draw(st.integers(0, 2**32)))
    many, strategies = draw(st.integers(1, contacts)), draw(st.integers(1, 6))
    gains = random.lognormal(2, 1, (strategies, many)) - 3
    gains = np.round(gains / 5) * 5 if draw(st.booleans()) else gains
    gains[random.random(gains.shape) < draw(st.sampled_from([0, 0.3, 1]))] = -np.inf
    costs = random.uniform(0, 6, strategies) * draw(st.sampled_from([0, 1, 5]))
    uses = random.uniform(0, 9, (2, strategies)) * (random.random((2, strategies)) < 0.6)
    limits = [draw(st.sampled_from([0, 0.1, 0.5, 2, np.inf])) * many for _ in range(3)]
    things = zip([costs, *uses], limits, strict=True)
    return gains, costs, tuple(Scarce(use, limit) for use, limit in things)


def checked(problem: Problem) -> Allotment:
    """Choose, and hold the answer against what it says of itself."""
    gains, costs, scarce = problem
    found = allocate(gains, costs, scarce)
    chosen = np.flatnonzero(found.picks >= 0)
    picks = found.picks[chosen]
    worth = gains[picks, chosen].sum() - costs[picks].sum()
    assert np.isclose(worth, found.worth)
    assert np.isfinite(found.worth)
    for thing, used in zip(scarce, found.used, strict=True):
        assert np.isclose(thing.uses[picks].sum(), used)
        assert used <= thing.limit * (1 + 1e-9)
    return found


@given(problems())
def test_no_limit_is_overdrawn_and_no_worth_is_below_nothing_nor_above_the_bound(
    problem: Problem,
) -> None:
    found = checked(problem)
    assert -1e-9 <= found.worth <= found.bound * (1 + 1e-9) + 1e-9
    assert 0 <= found.gap <= 1


@given(problems())
def test_nobody_gets_what_costs_more_than_it_brings(problem: Problem) -> None:
    gains, costs, _ = problem
    found = checked(problem)
    for who in np.flatnonzero(found.picks >= 0):
        assert gains[found.picks[who], who] > costs[found.picks[who]]


@given(problems())
def test_the_same_question_has_the_same_answer(problem: Problem) -> None:
    assert (allocate(*problem).picks == allocate(*problem).picks).all()


@given(problems())
def test_more_of_everything_raises_the_bound_or_leaves_it(problem: Problem) -> None:
    gains, costs, scarce = problem
    more = tuple(Scarce(thing.uses, thing.limit * 1.5) for thing in scarce)
    assert allocate(gains, costs, more).bound >= allocate(*problem).bound * (1 - 1e-6) - 1e-9


@given(problems(contacts=30))
def test_a_solver_that_tries_all_finds_little_more_and_never_more_than_the_bound(
    problem: Problem,
) -> None:
    found, best = checked(problem), exactly(*problem)
    assert found.bound >= best - 1e-6 * max(1.0, best)
    assert found.worth <= best + 1e-6 * max(1.0, best)
    if problem[0].shape[1] >= 10:  # with fewer, one contact is a large part of all
        assert found.worth >= 0.9 * best


def exactly(gains: np.ndarray, costs: np.ndarray, scarce: tuple[Scarce, ...]) -> float:
    """Return what HiGHS finds, which is exact and slow."""
    strategies, contacts = gains.shape
    allowed = np.isfinite(gains)
    net = np.where(allowed, gains - costs[:, None], 0.0).ravel()
    one_each = np.tile(np.eye(contacts), strategies)
    rows = [LinearConstraint(one_each, -np.inf, 1)]
    for thing in scarce:
        if np.isfinite(thing.limit):
            rows.append(LinearConstraint(np.repeat(thing.uses, contacts), -np.inf, thing.limit))
    found = milp(
        -net,
        constraints=rows,
        integrality=np.ones(net.size),
        bounds=Bounds(0, allowed.ravel().astype(float)),
        options={"time_limit": 5},
    )
    return float(-found.fun)
