"""What the models of buying say on a few buyers, and whether draws agree with expectations."""

from __future__ import annotations

import numpy as np
import pytest

from hogerop.value import Histories, Model
from hogerop.value.fitting.estimation import fit
from hogerop.value.fitting.model import Floats
from hogerop.value.fitting.search import curvature, highest
from hogerop.value.models.bg_nbd import BGNBD
from hogerop.value.models.covariates import WithCovariates
from hogerop.value.models.mbg_nbd import MBGNBD
from hogerop.value.models.nbd import NBD
from hogerop.value.models.pareto_nbd import ParetoNBD

MODELS: tuple[tuple[Model, Floats], ...] = (
    (BGNBD(), np.array([0.5, 30.0, 0.8, 2.4])),
    (MBGNBD(), np.array([0.5, 30.0, 0.8, 2.4])),
    (ParetoNBD(), np.array([0.5, 30.0, 0.6, 200.0])),
    (NBD(), np.array([0.5, 30.0])),
)
by_model = pytest.mark.parametrize(
    ("model", "parameters"), MODELS, ids=[model.name for model, _ in MODELS]
)
BUYERS = Histories(
    np.array([0, 0, 1, 3, 12, 150]),
    np.array([0.0, 0.0, 5.0, 200.0, 100.0, 699.0]),
    np.array([0.0, 400.0, 10.0, 210.0, 500.0, 700.0]),
)


@by_model
def test_the_slope_is_the_slope_of_the_likelihood(model: Model, parameters: Floats) -> None:
    theta, found = np.log(parameters), []
    for place in range(len(theta)):
        step = np.zeros(len(theta))
        step[place] = 1e-5
        up = model.log_likelihood(theta + step, BUYERS)[0]
        down = model.log_likelihood(theta - step, BUYERS)[0]
        found.append((up - down) / 2e-5)
    assert model.log_likelihood(theta, BUYERS)[1] == pytest.approx(found, rel=1e-5, abs=1e-6)


@by_model
def test_every_contact_counts_however_many_there_are(model: Model, parameters: Floats) -> None:
    theta, often = np.log(parameters), 3000
    many = Histories(*(np.tile(a, often) for a in (BUYERS.frequency, BUYERS.recency, BUYERS.T)))
    value, slope = model.log_likelihood(theta, BUYERS)
    assert model.log_likelihood(theta, many)[0] == pytest.approx(often * value, rel=1e-12)
    assert model.log_likelihood(theta, many)[1] == pytest.approx(often * slope, rel=1e-10)


@by_model
def test_draws_average_to_what_is_expected(model: Model, parameters: Floats) -> None:
    random, often = np.random.default_rng(7), 20_000
    many = Histories(*(np.repeat(a, often) for a in (BUYERS.frequency, BUYERS.recency, BUYERS.T)))
    drawn = model.draw_ahead(parameters, many, 365.25, random).orders.reshape(6, often)
    expected = model.expected_orders(parameters, BUYERS, 365.25)
    # 5e-4: of those who have all but surely left, 20,000 draws may well have nobody back
    assert np.all(np.abs(drawn.mean(axis=1) - expected) < 4 * drawn.std(axis=1) / often**0.5 + 5e-4)


@by_model
def test_without_discount_orders_count_in_full(model: Model, parameters: Floats) -> None:
    assert model.discounted_orders(parameters, BUYERS, 365.25, 0.0) == pytest.approx(
        model.expected_orders(parameters, BUYERS, 365.25), rel=1e-8
    )


@by_model
def test_a_curve_through_few_points_is_the_same_as_every_point(
    model: Model, parameters: Floats
) -> None:
    T = np.linspace(0.0, 1100.0, 301)
    many = Histories(np.full(301, 2), T / 2, T)
    one_by_one = [
        model.expected_orders(parameters, many.part(slice(at, at + 1)), 90.0)[0]
        for at in range(301)
    ]
    assert model.expected_orders(parameters, many, 90.0) == pytest.approx(one_by_one, rel=1e-10)


def test_who_ordered_once_is_surely_alive_only_in_bg_nbd() -> None:
    once = Histories(np.array([0]), np.array([0.0]), np.array([700.0]))
    alive = {model.name: float(model.p_alive(given, once)[0]) for model, given in MODELS[:3]}
    assert alive["BG/NBD"] == 1.0
    assert alive["MBG/NBD"] < 0.5
    assert alive["Pareto/NBD"] < 0.5


def test_nobody_gone_is_said_in_words() -> None:
    random = np.random.default_rng(3)
    T = np.full(300, 400.0)
    x = random.poisson(random.gamma(2.0, 1 / 40, 300) * T)
    last = np.where(x > 0, T * random.beta(np.maximum(x, 1), 1), 0.0)
    for model, _ in MODELS[:3]:
        assert fit(model, Histories(x, last, T)).boundary == (
            "No one has left yet: the data show no churn."
        )


def test_nobody_back_is_said_in_words() -> None:
    once = Histories(np.zeros(50, np.int64), np.zeros(50), np.arange(50.0))
    for model, _ in MODELS:
        assert fit(model, once).boundary == (
            "No one has bought a second time yet: the data show no rate of buying."
        )


def buyers(contacts: int, seed: int, shop: bool = False) -> Histories:
    """Draw Pareto/NBD buyers; those of the shop buy twice as often and leave half as soon."""
    random = np.random.default_rng(seed)
    of_shop = random.integers(0, 2, contacts) if shop else np.zeros(contacts, np.int64)
    T = random.uniform(100, 900, contacts)
    leaves = random.gamma(0.8, 1 / 300, contacts) * np.where(of_shop, 0.5, 1)
    stays = np.minimum(T, random.exponential(1, contacts) / leaves)
    x = random.poisson(random.gamma(0.7, 1 / 40, contacts) * np.where(of_shop, 2, 1) * stays)
    last = np.where(x > 0, stays * random.beta(np.maximum(x, 1), 1), 0.0)
    return Histories(x, last, T, covariates=of_shop[:, None].astype(float), names=("shop",))


def test_what_is_known_of_a_contact_is_found_again() -> None:
    found = fit(WithCovariates(ParetoNBD(), ("shop",)), buyers(20_000, 5, shop=True))
    intervals = found.intervals(0.999)
    truths = {"r": 0.7, "alpha": 40, "s": 0.8, "beta": 300, "buying.shop": np.log(2)}
    for name, truth in {**truths, "leaving.shop": -np.log(2)}.items():
        low, high = intervals[name]
        assert low < truth < high


def test_coefficients_of_nothing_leave_the_model_as_it_was() -> None:
    plain, histories = BGNBD(), buyers(500, 6, shop=True)
    with_shop, parameters = WithCovariates(plain, ("shop",)), MODELS[0][1]
    none = np.concatenate([parameters, np.zeros(2)])
    for ask in ("p_alive", "expected_orders"):
        more = (90.0,) if ask == "expected_orders" else ()
        assert getattr(with_shop, ask)(none, histories, *more) == pytest.approx(
            getattr(plain, ask)(parameters, histories, *more), rel=1e-12
        )
    theta = np.concatenate([np.log(parameters), [0.3, -0.2]])
    slope = with_shop.log_likelihood(theta, histories)[1]
    for place in range(6):
        step = np.eye(6)[place] * 1e-5
        up = with_shop.log_likelihood(theta + step, histories)[0]
        down = with_shop.log_likelihood(theta - step, histories)[0]
        assert slope[place] == pytest.approx((up - down) / 2e-5, rel=1e-5)


def test_a_large_base_reaches_the_same_top_from_a_sample() -> None:
    histories = buyers(60_000, 8)
    fitted = fit(BGNBD(), histories)
    theta = np.log(fitted.values)
    slope = BGNBD().log_likelihood(theta, histories)[1]
    step = np.linalg.solve(curvature(BGNBD(), theta, histories), slope)
    assert np.abs(step).max() < 1e-5  # what one more step of Newton would change


@pytest.mark.parametrize("seed", range(8, 11))
def test_a_large_base_is_gone_through_four_times_at_most(seed: int) -> None:
    passes: list[int] = []

    class Counted(BGNBD):
        def log_likelihood(self, theta: Floats, histories: Histories) -> tuple[float, Floats]:
            passes.append(len(histories))
            return super().log_likelihood(theta, histories)

    highest(Counted(), buyers(60_000, seed).in_unit(500.0))
    assert passes.count(60_000) <= 4
