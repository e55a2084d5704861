"""What an order brings, and when the model of it is refused."""

from __future__ import annotations

import numpy as np
import pytest

from hogerop.value.models.spend import Spend, Spent, fit_spend, goes_with_frequency
from hogerop.words import speaking

FOUND = Spend(np.array([6.0, 4.0, 15.0]), np.eye(3) * 1e-6, 0.0, 100, 0.0)


def spent(contacts: int, seed: int, going_up: float = 0.0) -> Spent:
    """Draw spend with p 6, q 4 and gamma 15; ``going_up`` is by how much it grows with orders."""
    random = np.random.default_rng(seed)
    orders = 1 + random.poisson(random.gamma(1.0, 4.0, contacts))
    own = random.gamma(4.0, 1 / 15, contacts)
    return Spent(orders, random.gamma(6.0 * orders) / own / orders * orders**going_up)


def test_the_mean_to_come_lies_between_the_own_past_and_the_business() -> None:
    past = Spent(np.array([0, 1, 10, 1000]), np.array([0.0, 100.0, 100.0, 100.0]))
    assert FOUND.mean_order == pytest.approx(30.0)
    assert FOUND.expected(past) == pytest.approx([30.0, 76.67, 96.67, 99.97], abs=0.01)


def test_parameters_are_found_again() -> None:
    found = fit_spend(spent(20_000, 1))
    for value, error, truth in zip(
        found.values, found.standard_errors.values(), (6, 4, 15), strict=True
    ):
        assert abs(value - truth) < 3.5 * error
    assert found.refused is None


@pytest.mark.parametrize(
    ("going_up", "words"),
    [(0.5, "Who buys more often also spends more"), (-0.5, "Who buys more often spends less")],
)
def test_spend_that_goes_with_frequency_is_refused(going_up: float, words: str) -> None:
    found = fit_spend(spent(3000, 2, going_up))
    assert found.refused is not None
    assert found.refused.startswith(words)
    assert f"{found.correlation:.2f}" in found.refused


def test_a_correlation_has_a_decimal_comma_in_dutch() -> None:
    with speaking("nl"):
        correlation, refused = goes_with_frequency(spent(3000, 2, 0.5))
    assert f"(rangcorrelatie {correlation:.2f})".replace(".", ",") in str(refused)


def test_no_known_amount_is_refused() -> None:
    found = fit_spend(Spent(np.array([3, 0]), np.array([0.0, 0.0])))
    assert found.refused == "No order has a known amount above 0: there is nothing to learn from."
    assert np.all(np.isfinite(found.values))


def test_draws_average_to_what_is_expected() -> None:
    random, often = np.random.default_rng(4), 40_000
    past = Spent(np.full(often, 5), np.full(often, 20.0))
    totals = FOUND.draw_totals(FOUND.values, past, np.full(often, 3), random)
    expected = 3 * FOUND.expected(past)[0]
    assert abs(totals.mean() - expected) < 4 * totals.std() / often**0.5
