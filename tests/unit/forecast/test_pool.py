from __future__ import annotations

import numpy as np
import pytest

from hogerop.forecast.pool import DISAGREEMENT, NARROWER, Figures, pooled


def test_members_that_agree_are_taken_a_little_narrower() -> None:
    mean, spread = pooled(np.full((3, 1), 50.0), np.full((3, 1), 4.0))
    assert (mean.tolist(), spread.tolist()) == ([50.0], [pytest.approx(4.0 * NARROWER)])


def test_what_members_disagree_makes_the_range_wider() -> None:
    means = np.array([[40.0], [50.0], [60.0]])
    mean, spread = pooled(means, np.zeros((3, 1)))
    assert mean.tolist() == [50.0]
    assert spread == pytest.approx(NARROWER * np.sqrt(DISAGREEMENT * 200 / 3))


def test_a_wider_range_holds_more_and_begins_at_nothing_at_the_least() -> None:
    found = Figures(np.array([1.0]), np.array([2.0]), whole=True)
    assert found.holds(np.array([4.0]), 0.8).tolist() == [True]
    assert found.holds(np.array([5.0]), 0.8).tolist() == [False]
    assert found.holds(np.array([5.0]), 0.8, 2.0).tolist() == [True]
    assert found.ends(2.0).ravel().tolist() == [0.0, 6.0, 0.0, 9.0]
