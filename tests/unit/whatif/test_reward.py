from __future__ import annotations

import numpy as np
import pytest

from hogerop.whatif import RewardChain, endless_worth, worth
from hogerop.whatif.reward import discount, worths

ONE_ONE = np.array([3, 4])
MOVES = np.array([[0.9, 0.1], [0.2, 0.8]])
REWARD = np.array([1.0, 5.0])


def chain(births: np.ndarray | None = None) -> RewardChain:
    now = np.array([10, 5])
    return RewardChain(MOVES, REWARD, ONE_ONE, now, np.zeros((0, 0)) if births is None else births)


def test_worth_is_the_sum_of_discounted_rewards() -> None:
    g = 0.9
    powers = [g**h * np.linalg.matrix_power(MOVES, h) @ REWARD for h in range(7)]
    assert worth(chain(), 7, g=g) == pytest.approx(np.sum(powers, axis=0))


def test_no_months_are_worth_nothing_and_one_month_its_reward() -> None:
    assert worths(chain(), 1, g=0.9).tolist() == [[0.0, 0.0], [1.0, 5.0]]


def test_discount_of_nothing_is_one() -> None:
    assert discount(0.0) == 1.0


def test_the_worth_of_a_chain_is_that_of_its_people_played_one_by_one() -> None:
    births = np.array([[0.0, 0.0], [0.06, 0.0]])
    g, random = 0.9, np.random.default_rng(4)
    # So many contacts start in the second cell; each month they are paid, move and bring others.
    contacts, total, times = np.array([0, 40_000]), 0.0, 1.0
    for _ in range(120):
        total += times * float(contacts @ REWARD)
        born = random.poisson(contacts @ births)
        contacts = sum(random.multinomial(n, row) for n, row in zip(contacts, MOVES, strict=True))
        contacts, times = contacts + born, times * g
    assert total / 40_000 == pytest.approx(endless_worth(chain(births), g=g)[1], rel=0.01)
