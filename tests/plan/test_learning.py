"""A few worlds of learning from holdouts; ``make learning`` judges all 200."""

from __future__ import annotations

import numpy as np
from tests.plan.learning import (
    RUNGS,
    believe,
    by_mean,
    oracle,
    played,
    rungs_apart,
    world,
)

from hogerop.plan.posterior import Measured, Prior


def test_a_holdout_measures_the_true_lift_neither_too_high_nor_too_low() -> None:
    one = world(1000, 200_000)
    done = by_mean(one, believe(one.priors, steps=RUNGS), 0, 12)
    told = [m for seed in range(200) for m in one.measure(done, np.random.default_rng(seed))]
    off = np.array([(m.lift - one.lift[m.strategy, m.step]) / m.se for m in told])
    assert abs(off.mean()) < 0.1
    assert 0.85 < off.std() < 1.15


def test_nobody_earns_more_than_who_knows_the_truth() -> None:
    for seed in range(1000, 1003):
        one = played(seed, 20_000)
        assert max(one.shares.values()) <= 1
        assert oracle(world(seed, 20_000)) > 0


def test_learning_earns_more_than_believing_the_library_for_ever() -> None:
    lines = [played(seed, 200_000) for seed in range(1000, 1004)]
    assert np.mean([line.shares["both"] - line.shares["never learns"] for line in lines]) > 0.1


def test_the_same_world_is_played_the_same() -> None:
    assert played(1002, 20_000) == played(1002, 20_000)


def test_with_rungs_apart_what_is_measured_on_one_says_nothing_of_another() -> None:
    found = rungs_apart([Prior(0.1, 0.2)], [Measured(0, 1, 0.4, 0.2)], steps=3)
    assert found.mean[0].round(9).tolist() == [0.1, 0.25, 0.1]
    assert found.sd[0].round(9).tolist() == [0.2, round(0.2 / 2**0.5, 9), 0.2]
