"""Five rungs of which the upper ones send others: the sum without end, reckoned in other ways.

A published example of five rungs gives its answers and not its chain, so it cannot be reckoned
again. This one gives both; what holds it is a simulation, and the sum of its generations.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from hogerop.whatif import RewardChain, endless_worth, radius, worth

# From: prospect, shopper, customer, member, fan. What is missing in a row has left for good.
MOVES = np.array(
    [
        [0.80, 0.10, 0.00, 0.00, 0.00],
        [0.00, 0.80, 0.08, 0.00, 0.00],
        [0.00, 0.05, 0.82, 0.06, 0.00],
        [0.00, 0.00, 0.08, 0.84, 0.04],
        [0.00, 0.00, 0.00, 0.05, 0.90],
    ]
)
REWARD = np.array([0.0, 4.0, 9.0, 20.0, 30.0])
SENDS = np.array([0.0, 0.0, 0.01, 0.03, 0.08])
"""Prospects that one of them sends in a month."""
BIRTHS = np.outer(SENDS, [1.0, 0, 0, 0, 0])
NOBODY = np.zeros(5, np.int64)
ALONE = RewardChain(MOVES, REWARD, NOBODY, NOBODY)
SENDING = replace(ALONE, births=BIRTHS)
G = 0.99
LIVES, MONTHS = 4_000, 240


def test_the_sum_is_that_of_all_generations() -> None:
    own = endless_worth(ALONE, g=G)
    later = np.linalg.solve(np.eye(5) - G * MOVES, G * BIRTHS)
    generations = [own]
    for _ in range(60):
        generations.append(later @ generations[-1])
    assert endless_worth(SENDING, g=G) == pytest.approx(np.sum(generations, axis=0))
    assert (own <= own + generations[1]).all()
    assert (own + generations[1] <= endless_worth(SENDING, g=G)).all()


def test_lives_that_are_played_bring_what_is_reckoned() -> None:
    random = np.random.default_rng(1)
    leaving = 1.0 - MOVES.sum(axis=1, keepdims=True)
    rows = np.hstack([MOVES, leaving])
    members = np.zeros((LIVES, 6), np.int64)
    members[:, 3] = 1
    brought = np.zeros(LIVES)
    for month in range(MONTHS):
        brought += G**month * (members[:, :5] @ REWARD)
        sent = random.poisson(members[:, :5] @ SENDS)
        members = sum(random.multinomial(members[:, rung], rows[rung]) for rung in range(5))
        members[:, 5] = 0
        members[:, 0] += sent
    error = brought.std() / np.sqrt(LIVES)
    assert abs(brought.mean() - endless_worth(SENDING, g=G)[3]) < 4 * error


def test_the_sum_has_an_end_where_the_radius_is_below_one() -> None:
    assert radius(SENDING, g=G) < 1
    assert worth(SENDING, 1500, g=G) == pytest.approx(endless_worth(SENDING, g=G))


def test_whoever_sends_is_worth_more_the_higher_the_more() -> None:
    more = endless_worth(SENDING, g=G) - endless_worth(ALONE, g=G)
    assert (np.diff(more) > 0).all()
