"""Most contacts get what is believed in; something is tried where knowing is worth it."""

from __future__ import annotations

import numpy as np
import pytest

from hogerop.plan import Belief, Explored, Scarce, explore
from hogerop.plan.knowing import Known, question

CONTACTS = 4_000
COSTS = np.array([1.0, 1.0])
PLENTY = (Scarce(COSTS, 1e9),)
UNIT = np.full(CONTACTS, 10.0)


def known(sure: float, unsure: float, *, sd: float = 0.3, rounds: float = 12.0) -> Known:
    """Return what is believed of two strategies on a step that one contact in ten takes."""
    spread = np.array([[[1e-9]], [[sd**2]]])
    step = np.zeros(CONTACTS, np.int64)
    return Known(Belief(np.array([[sure], [unsure]]), spread), step, UNIT, np.array([9.0]), rounds)


def explored(
    of: Known, scarce: tuple[Scarce, ...] = PLENTY, unit: np.ndarray = UNIT, **other: float
) -> Explored:
    gains = of.belief.mean[:, of.step] * unit
    return explore(gains, COSTS, scarce, of, seed=1, **other)


def test_what_is_not_sure_is_tried_on_some_and_half_of_them_are_held_out() -> None:
    found = explored(known(0.2, 0.15))
    assert 0 < found.tried.sum() < CONTACTS / 2
    assert set(found.picks[found.tried]) == {1}
    assert set(found.held[found.tried]) == {0.5}
    assert set(found.picks[~found.tried]) == {0}


def test_a_trial_costs_a_fifth_of_what_the_round_earns_and_of_the_money_at_most() -> None:
    found = explored(known(0.2, 0.15))
    assert found.tried.sum() * 0.5 * COSTS[1] <= 0.2 * CONTACTS * (0.2 * 10 - 1)
    tight = explored(known(0.2, 0.15), (Scarce(COSTS, 1_000.0),))
    assert 0 < tight.tried.sum() <= 200
    assert tight.used == pytest.approx([1_000.0])


def test_where_nothing_is_expected_to_earn_anything_nothing_is_staked() -> None:
    assert (explored(known(0.05, 0.05)).picks == -1).all()


def test_with_no_share_for_it_nothing_is_tried() -> None:
    found = explored(known(0.2, 0.15), share=0.0)
    assert not found.tried.any()
    assert (found.picks == 0).all()


@pytest.mark.parametrize(
    "hopeless",
    [
        known(0.2, 0.15, rounds=0.0),  # no round is left to use the answer in
        known(0.2, 0.15, sd=0.01),  # the answer is as good as known
        known(0.2, -0.9),  # no likely answer would change anything
    ],
)
def test_what_no_answer_could_change_is_not_asked(hopeless: Known) -> None:
    assert not explored(hopeless).tried.any()


def test_of_what_is_done_anyway_as_many_are_held_out_as_is_worth_knowing() -> None:
    """The second pays as far as is known, and nobody knows how far: more than a tenth is left."""
    unsure, sure = explored(known(0.0, 0.12)), explored(known(0.0, 0.12, sd=0.001))
    assert set(unsure.picks) == set(sure.picks) == {1}
    assert set(sure.held) == {0.1}
    assert unsure.held.min() > 0.1


def test_it_is_tried_on_those_for_whom_it_comes_nearest_to_paying() -> None:
    unit = np.linspace(5.0, 15.0, CONTACTS)
    gains = np.array([np.full(CONTACTS, 2.0), 0.15 * unit])
    found = explore(gains, COSTS, PLENTY, known(0.2, 0.15), seed=1)
    assert found.tried[-1]
    assert not found.tried[0]
    assert (np.diff(found.tried.astype(int)) >= 0).all()


def test_knowing_is_worth_what_better_choices_would_bring() -> None:
    """Checked by drawing truths, what a trial says of them, and what would then be chosen."""
    of = known(0.2, 0.15)
    asked = question(of.belief.mean[:, of.step] * UNIT, COSTS, of, seed=1)
    many, held = np.array([800.0]), np.array([0.5])
    random = np.random.default_rng(5)
    truth = random.normal(0.15, 0.3, 200_000)
    variance = 9.0 * 4 / 800
    told = random.normal(truth, variance**0.5)
    believed = 0.15 + (told - 0.15) * 0.09 / (0.09 + variance)
    better = np.where(believed > 0.2, (truth - 0.2) * 10, 0.0).mean() * CONTACTS * 12
    assert asked.worth(1, 0, many, held)[0] == pytest.approx(better, rel=0.02)


def test_nobody_who_takes_part_tells_nothing() -> None:
    of = known(0.2, 0.15)
    asked = question(of.belief.mean[:, of.step] * UNIT, COSTS, of, seed=1)
    assert asked.worth(1, 0, np.zeros(1), np.array([0.5]))[0] == 0.0
