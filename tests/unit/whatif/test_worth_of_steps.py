"""What a plan reckons with: the worth of each step, with its doubt."""

from __future__ import annotations

import numpy as np
import pytest

from hogerop.forecast.months import LAPSED
from hogerop.whatif import Holdout, Seen, parse, what_if, worth_of_steps


@pytest.fixture
def seen() -> Seen:
    """Shoppers of whom a month brings 1, customers of whom it brings 5, and lapsed shoppers."""
    standing = np.array([3, 4, 3 + LAPSED])
    return Seen(
        rows=np.array([[0.9, 0.05, 0.05], [0.0, 0.95, 0.05], [0.02, 0.0, 0.98]]),
        weight=np.full(3, 2000.0),
        reward=np.array([1.0, 5.0, 0.1]),
        reward_se=np.array([0.05, 0.1, 0.01]),
        standing=standing,
        now=np.array([200, 100, 50]),
    )


def test_it_is_the_mean_of_what_an_answer_shows_the_median_of(seen: Seen) -> None:
    found = worth_of_steps(seen)
    shown = what_if(parse("10% shopper -> customer"), seen).steps[0].per_contact[1].change
    assert shown is not None
    assert shown.middle < found.mean[3] < shown.high
    assert found.mean[3] == pytest.approx(shown.middle * np.exp(0.5), rel=0.1)
    assert found.sd[3] > found.mean[3]


def test_coming_back_is_worth_the_difference_with_who_is_awake(seen: Seen) -> None:
    found = worth_of_steps(seen)
    assert found.mean[3 + LAPSED] > 0
    assert np.isnan(found.mean[[0, 1, 2, 4, 5, 12]]).all()


def test_too_few_to_compare_is_not_known(seen: Seen) -> None:
    few = Seen(**{**vars(seen), "now": np.array([200, 29, 50])})
    assert np.isnan(worth_of_steps(few).mean[3])


def test_a_holdout_makes_it_surer(seen: Seen) -> None:
    ceiling = worth_of_steps(seen).mean[3] / (0.3 * np.exp(0.5))
    told = [Holdout(3, "with_order", 0.5 * ceiling * 100, 2.0, 100.0, 12)]
    found = worth_of_steps(seen, holdouts=told)
    assert found.mean[3] == pytest.approx(0.5 * ceiling, rel=0.1)
    assert found.sd[3] < worth_of_steps(seen).sd[3] / 3
