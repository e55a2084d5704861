"""What a place is worth: the numbers of Pfeifer & Carraway (2000), and of a chain of referrals.

Pfeifer, P. E., & Carraway, R. L. (2000). Modeling customer relationships as Markov chains. Journal
of Interactive Marketing 14(2), 43-55. A buyer orders again with chance .3, .2, .15 and .05 after
one, two, three and four periods, and is given up after that; an order brings 40, being remembered
costs 4.
"""

from __future__ import annotations

import numpy as np
import pytest

from hogerop.errors import AskedWrongly
from hogerop.whatif import RewardChain, endless_worth, radius, worth

AGAIN = (0.3, 0.2, 0.15, 0.05)
MOVES = np.array(
    [
        [0.30, 0.70, 0.00, 0.00, 0.00],
        [0.20, 0.00, 0.80, 0.00, 0.00],
        [0.15, 0.00, 0.00, 0.85, 0.00],
        [0.05, 0.00, 0.00, 0.00, 0.95],
        [0.00, 0.00, 0.00, 0.00, 1.00],
    ]
)
NOBODY = np.zeros(5, np.int64)
BUYERS = RewardChain(MOVES, np.array([36.0, -4, -4, -4, 0]), NOBODY, NOBODY)
G = 1 / 1.2


def test_with_a_horizon_of_four_periods_after_this_one() -> None:
    assert worth(BUYERS, 5, g=G) == pytest.approx([50.115, 4.220, 0.592, -1.980, 0], abs=5e-4)


def test_without_a_horizon() -> None:
    assert endless_worth(BUYERS, g=G) == pytest.approx([52.320, 5.554, 1.251, -1.820, 0], abs=5e-4)


def test_whoever_is_no_longer_written_to_after_the_third_period_is_worth_more() -> None:
    moves = MOVES.copy()
    moves[3] = [0, 0, 0, 0, 1]
    curtailed = RewardChain(moves, np.array([36.0, -4, -4, 0, 0]), NOBODY, NOBODY)
    assert endless_worth(curtailed, g=G) == pytest.approx([53.149, 6.621, 2.644, 0, 0], abs=5e-4)


def test_a_long_horizon_comes_to_the_same_as_none() -> None:
    assert worth(BUYERS, 400, g=G) == pytest.approx(endless_worth(BUYERS, g=G))


def chain_of_one(*, stays: float, brings: float) -> RewardChain:
    one = np.ones(1, np.int64)
    return RewardChain(np.array([[stays]]), np.array([10.0]), 7 * one, one, np.array([[brings]]))


def test_a_chain_of_referrals() -> None:
    alone, together = chain_of_one(stays=0.8, brings=0.0), chain_of_one(stays=0.8, brings=0.05)
    assert endless_worth(alone, g=1 / 1.1)[0] == pytest.approx(36.6667, abs=5e-5)
    assert endless_worth(together, g=1 / 1.1)[0] == pytest.approx(44.0, abs=5e-5)


def test_a_chain_that_feeds_itself_has_no_end_and_that_is_said() -> None:
    feeding = chain_of_one(stays=0.8, brings=0.4)
    assert radius(feeding, g=1 / 1.1) == pytest.approx(1.2 / 1.1)
    with pytest.raises(AskedWrongly, match=r"has no end here.* 1\.091 times"):
        endless_worth(feeding, g=1 / 1.1)
