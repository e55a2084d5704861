"""How far predictions were from what happened."""

from __future__ import annotations

import numpy as np
import pytest

from hogerop.value.selection.measures import (
    bias,
    capture,
    deviance,
    mean_absolute_error,
    tracking_error,
)

ACTUAL = np.array([0.0, 0.0, 1.0, 3.0])


def test_bias_is_the_share_that_is_too_many() -> None:
    assert bias(np.array([1.0, 1.0, 1.0, 2.0]), ACTUAL) == pytest.approx(0.25)


def test_predicting_nothing_has_a_small_mean_distance_and_a_great_loss() -> None:
    buys = np.array([0.0] * 9 + [3.0])
    nothing, mean = np.zeros(10), np.full(10, 0.3)
    assert mean_absolute_error(nothing, buys) < mean_absolute_error(mean, buys)
    assert deviance(nothing, buys).mean() > deviance(mean, buys).mean()


def test_the_loss_is_none_where_everything_is_right() -> None:
    assert deviance(np.maximum(ACTUAL, 1e-6), ACTUAL) == pytest.approx([0, 0, 0, 0], abs=1e-5)


def test_the_top_captures_what_fell_to_it() -> None:
    expected = np.array([4.0, 3.0, 2.0, 1.0])
    assert capture(expected, np.array([3.0, 1.0, 0.0, 0.0]), top=0.25) == 0.75


def test_of_those_who_tie_at_the_edge_an_even_part_counts() -> None:
    assert capture(np.ones(4), np.array([4.0, 0.0, 0.0, 0.0]), top=0.25) == 0.25


def test_a_curve_that_is_a_tenth_too_high_is_off_by_a_tenth() -> None:
    assert tracking_error(np.array([11.0, 22.0]), np.array([10.0, 20.0])) == pytest.approx(0.1)


def test_nothing_happened_is_no_number() -> None:
    assert np.isnan(bias(np.ones(2), np.zeros(2)))
    assert np.isnan(capture(np.ones(2), np.zeros(2)))
