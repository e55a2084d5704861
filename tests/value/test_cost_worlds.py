"""Two made-up shops with costs; ``python -m tests.value.cost_worlds`` measures as many as asked."""

from __future__ import annotations

import pytest
from scipy.stats import chi2
from tests.value.cost_worlds import off, shop_of, told_times, true_times

WORLDS = range(2)


@pytest.fixture(scope="module")
def told() -> list[dict[str, float]]:
    """How many standard errors LTV : CAC is off, by channel, in each shop."""
    truth = true_times(buyers=100_000)
    shops = [told_times(shop_of(seed)) for seed in WORLDS]
    return [{name: off(times, truth[name]) for name, times in shop.items()} for shop in shops]


def test_value_against_cost_is_as_far_off_as_its_interval_says(
    told: list[dict[str, float]],
) -> None:
    """Channels of one shop err together, as one model values both, so they are not added up."""
    for name in ("", "google ads", "flyers"):
        assert sum(shop[name] ** 2 for shop in told) < chi2.ppf(0.999, len(WORLDS))


def test_two_words_for_a_channel_have_one_value_against_one_cost(
    told: list[dict[str, float]],
) -> None:
    assert all(set(shop) == {"", "google ads", "flyers"} for shop in told)
