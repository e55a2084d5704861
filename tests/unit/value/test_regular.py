"""Buyers with a rhythm: each figure beside the same one reached by another road."""

from __future__ import annotations

from math import exp

import numpy as np
import pytest
from scipy.stats import poisson

from hogerop.errors import HogeropError
from hogerop.value.fitting.estimation import fit
from hogerop.value.fitting.model import Histories
from hogerop.value.models.bg_nbd import BGNBD
from hogerop.value.models.mbg_nbd import MBGNBD
from hogerop.value.models.regular import Regular
from hogerop.value.models.regular_kernel import _after_many
from hogerop.value.selection.regularity import fit_regular

PARAMETERS = np.array([1.2, 20.0, 0.9, 4.0])
BUYERS = Histories(
    np.array([0, 0, 1, 3, 12, 60]),
    np.array([0.0, 0.0, 40.0, 200.0, 700.0, 360.0]),
    np.array([0.0, 300.0, 90.0, 230.0, 730.0, 365.0]),
    np.array([0.0, 0.0, 3.7, 12.5, 48.0, 105.0]),
)


@pytest.mark.parametrize(("modified", "model"), [(True, MBGNBD()), (False, BGNBD())])
def test_without_a_rhythm_it_is_the_model_without_one(
    modified: bool, model: MBGNBD | BGNBD
) -> None:
    one = Regular(1, modified)
    theta = np.log(PARAMETERS)

    assert one.log_likelihood(theta, BUYERS)[0] == pytest.approx(
        model.log_likelihood(theta, BUYERS)[0], rel=1e-12
    )
    for ours, theirs in (
        (one.p_alive(PARAMETERS, BUYERS), model.p_alive(PARAMETERS, BUYERS)),
        (
            one.expected_orders(PARAMETERS, BUYERS, 365.0),
            model.expected_orders(PARAMETERS, BUYERS, 365.0),
        ),
        (
            one.discounted_orders(PARAMETERS, BUYERS, None, 0.1),
            model.discounted_orders(PARAMETERS, BUYERS, None, 0.1),
        ),
        (
            one.orders_by(PARAMETERS, np.array([0.0, 30.0, 365.0])),
            model.orders_by(PARAMETERS, np.array([0.0, 30.0, 365.0])),
        ),
    ):
        assert ours == pytest.approx(theirs, rel=1e-9, abs=1e-12)


@pytest.mark.parametrize("modified", [True, False])
@pytest.mark.parametrize("k", [1, 2, 5])
def test_the_gradient_is_the_slope_of_the_likelihood(k: int, modified: bool) -> None:
    model, theta, step = Regular(k, modified), np.log(PARAMETERS), 1e-5
    found = model.log_likelihood(theta, BUYERS)[1]

    for i in range(4):
        move = np.eye(4)[i] * step
        after, before = (model.log_likelihood(theta + s * move, BUYERS)[0] for s in (1, -1))
        assert found[i] == pytest.approx((after - before) / (2 * step), rel=1e-6, abs=1e-6)


@pytest.mark.parametrize("modified", [True, False])
def test_expected_orders_are_the_mean_of_what_is_drawn(modified: bool) -> None:
    model, random = Regular(3, modified), np.random.default_rng(1)
    drawn = np.array(
        [model.draw_ahead(PARAMETERS, BUYERS, 365.0, random).orders for _ in range(4_000)]
    )
    four_errors = 4 * drawn.std(axis=0) / np.sqrt(len(drawn))

    assert (
        abs(drawn.mean(axis=0) - model.expected_orders(PARAMETERS, BUYERS, 365.0)) < four_errors
    ).all()


def test_orders_discounted_are_orders_added_up_day_by_day() -> None:
    model, force = Regular(2), np.log(1.1) / 365.25
    days = np.arange(0, 1097.0)
    by_day = np.array([model.expected_orders(PARAMETERS, BUYERS, float(d)) for d in days])
    added_up = (np.diff(by_day, axis=0) * np.exp(-force * (days[1:, None] - 0.5))).sum(axis=0)

    assert model.discounted_orders(PARAMETERS, BUYERS, 1096.0, 0.1) == pytest.approx(
        added_up, rel=1e-6
    )


def test_for_ever_is_what_a_very_long_horizon_comes_to() -> None:
    model = Regular(2)

    assert model.discounted_orders(PARAMETERS, BUYERS, None, 0.1) == pytest.approx(
        model.discounted_orders(PARAMETERS, BUYERS, 200_000.0, 0.1), rel=1e-9
    )


@pytest.mark.parametrize("force", [0.0, 3e-4, 0.01])
@pytest.mark.parametrize(("a", "b"), [(0.9, 42.0), (0.3, 3.0), (2.5, 10.0)])
def test_thousands_of_steps_ahead_need_not_be_counted_one_by_one(
    a: float, b: float, force: float
) -> None:
    rate, days, k = 8.0, 260.0, 3
    mean, worth, m = (rate + force) * days, rate / (rate + force), np.arange(1.0, 3000.0)
    staying = np.concatenate([[1.0], np.cumprod((b + m[:-1] - 1) / (a + b + m[:-1] - 1))])

    for j in range(k):
        one_by_one = (staying * worth ** (k * m - j) * poisson.sf(k * m - j - 1, mean)).sum()
        found = _after_many(mean, rate * days, worth, j, k, a, b, days, force)
        assert found == pytest.approx(one_by_one, rel=1e-7)


def test_a_one_time_buyer_may_have_left_in_the_modified_model_only() -> None:
    assert Regular(2).p_alive(PARAMETERS, BUYERS)[1] < 0.75
    assert Regular(2, modified=False).p_alive(PARAMETERS, BUYERS)[1] == 1.0


def test_a_regular_buyer_long_overdue_is_given_up_sooner_than_a_random_one() -> None:
    overdue = Histories(np.array([12]), np.array([360.0]), np.array([500.0]))

    regular = Regular(6).p_alive(np.array([5.0, 25.0, 1.0, 9.0]), overdue)
    random = Regular(1).p_alive(np.array([5.0, 150.0, 1.0, 9.0]), overdue)

    assert regular[0] < 0.3 * random[0]


def test_the_rhythm_is_found_without_being_told(regular_shop: Histories) -> None:
    fitted = fit_regular(regular_shop)

    assert fitted.model.name == "MBG/CNBD-3"
    assert fitted.log_likelihood > fit(Regular(2), regular_shop).log_likelihood + 10


def test_the_answer_does_not_depend_on_the_unit_of_time(regular_shop: Histories) -> None:
    days, weeks = fit_regular(regular_shop), fit_regular(regular_shop.in_unit(7.0))

    assert weeks.values * [1, 7, 1, 1] == pytest.approx(days.values, rel=1e-6)
    assert weeks.model.expected_orders(
        weeks.values, regular_shop.in_unit(7.0), 52.0
    ) == pytest.approx(days.model.expected_orders(days.values, regular_shop, 364.0), rel=1e-6)


def test_without_the_gaps_the_rhythm_cannot_be_found() -> None:
    without = Histories(BUYERS.frequency, BUYERS.recency, BUYERS.T)

    with pytest.raises(HogeropError, match="needs the days between their orders"):
        fit_regular(without)


def test_a_shop_that_nobody_has_left_is_told_so() -> None:
    random = np.random.default_rng(2)
    T = random.uniform(300, 700, 400)
    rate = random.gamma(4.0, 1 / 60.0, 400)
    orders = random.poisson(rate * T)
    last = T * random.random(400) ** (1 / np.maximum(orders, 1)) * (orders > 0)

    fitted = fit(Regular(1), Histories(orders, last, T, np.zeros(400)))

    assert fitted.boundary == "No one has left yet: the data show no churn."


def test_a_shop_where_nobody_came_back_is_told_so() -> None:
    once = Histories(np.zeros(50, int), np.zeros(50), np.linspace(0, 365, 50), np.zeros(50))

    fitted = fit(Regular(2), once)

    assert fitted.boundary is not None
    assert "bought a second time" in fitted.boundary
    assert np.isfinite(fitted.values).all()


@pytest.fixture(scope="module")
def regular_shop() -> Histories:
    """Two thousand buyers whose gaps are three steps long, played out one order at a time."""
    random = np.random.default_rng(7)
    T = random.uniform(100.0, 700.0, 2000)
    frequency, recency, log_gaps = np.zeros(2000, int), np.zeros(2000), np.zeros(2000)
    for i in range(2000):
        rate, leaves, now = random.gamma(1.2, 1 / 20.0), random.beta(0.9, 4.0), 0.0
        while random.random() >= leaves:
            gap = random.gamma(3, 1 / rate)
            now += gap
            if now > T[i]:
                break
            frequency[i], recency[i] = frequency[i] + 1, now
            log_gaps[i] += np.log(gap)
    return Histories(frequency, recency, T, log_gaps)


def test_the_likelihood_of_one_gap_is_the_density_written_out() -> None:
    """One repeat order at 40 of 90 days, k = 2: integrated over rate and chance by hand."""
    r, alpha, a, b = PARAMETERS
    one = Histories(np.array([1]), np.array([40.0]), np.array([90.0]), np.log([40.0]))
    rates = np.linspace(1e-6, 3.0, 600_001)
    prior = rates ** (r - 1) * np.exp(-alpha * rates)
    prior /= np.trapezoid(prior, rates)
    gap = rates**2 * 40.0 * np.exp(-rates * 40.0)
    waits = np.exp(-rates * 50.0) * (1 + rates * 50.0)
    stays_once = b / (a + b)
    stays_twice = stays_once * (b + 1) / (a + b + 1)
    expected = np.trapezoid(prior * gap * (waits * stays_twice + (stays_once - stays_twice)), rates)

    found = Regular(2).log_likelihood(np.log(PARAMETERS), one)[0]

    assert exp(found) == pytest.approx(expected, rel=1e-5)
