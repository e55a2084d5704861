"""Intervals of contacts and of sums, from the same draws."""

from __future__ import annotations

import numpy as np
import pytest

from hogerop.value import Fitted, Histories
from hogerop.value.models.mbg_nbd import MBGNBD
from hogerop.value.models.spend import Spend, Spent
from hogerop.value.prediction.draws import Money, draw

VALUES = np.array([0.5, 30.0, 0.8, 2.4])
FITTED = Fitted(MBGNBD(), VALUES, np.eye(4) * 0.01, 0.0, 600, 365.25)
BASE = Histories(np.tile([0, 2, 20], 200), np.tile([0.0, 200.0, 390.0], 200), np.full(600, 400.0))
SPEND = Spend(np.array([6.0, 4.0, 15.0]), np.eye(3) * 1e-4, 0.0, 100, 0.0)
SPENT = Spent(BASE.frequency + 1, np.full(600, 25.0))


def test_the_interval_of_a_sum_is_not_the_sum_of_intervals() -> None:
    drawn = draw(FITTED, BASE, 365.25, seed=1)
    low, high = np.quantile(drawn.orders[:, 0], [0.025, 0.975])
    assert drawn.orders_low.sum() < low < high < drawn.orders_high.sum()
    expected = MBGNBD().expected_orders(VALUES, BASE, 365.25).sum()
    assert low < expected < high


def test_groups_are_sums_over_their_contacts() -> None:
    drawn = draw(FITTED, BASE, 365.25, groups=np.tile([0, 1, 2], 200), number=100)
    assert drawn.orders.shape == (100, 3)
    assert drawn.orders.mean(axis=0) == pytest.approx(
        MBGNBD().expected_orders(VALUES, BASE, 365.25).reshape(200, 3).sum(axis=0), rel=0.1
    )


def test_worth_is_what_the_orders_bring_and_later_ones_bring_less() -> None:
    whole = draw(FITTED, BASE, 365.25, money=Money(SPEND, SPENT), number=100)
    later = draw(FITTED, BASE, 365.25, money=Money(SPEND, SPENT, 0.5), number=100)
    assert later.worth.mean() < 0.9 * whole.worth.mean()
    assert later.worth.mean() == pytest.approx(
        MBGNBD().discounted_orders(VALUES, BASE, 365.25, 0.5) @ SPEND.expected(SPENT), rel=0.1
    )
    expected = MBGNBD().expected_orders(VALUES, BASE, 365.25) @ SPEND.expected(SPENT)
    assert whole.worth.mean() == pytest.approx(expected, rel=0.1)


def test_the_same_seed_gives_the_same_draws() -> None:
    one, same, other = (draw(FITTED, BASE, 30, number=10, seed=seed) for seed in (1, 1, 2))
    assert np.array_equal(one.orders, same.orders)
    assert not np.array_equal(one.orders, other.orders)
