"""Laws of the value models: always a number, whatever the histories, the unit or the currency."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hogerop.value import Histories, Model
from hogerop.value.fitting.estimation import fit, with_cloud
from hogerop.value.fitting.model import Floats
from hogerop.value.models.bg_nbd import BGNBD
from hogerop.value.models.covariates import WithCovariates
from hogerop.value.models.mbg_nbd import MBGNBD
from hogerop.value.models.nbd import NBD
from hogerop.value.models.pareto_nbd import ParetoNBD
from hogerop.value.models.spend import Spent, fit_spend
from hogerop.value.prediction.draws import Money, draw

MODELS: tuple[Model, ...] = (BGNBD(), MBGNBD(), ParetoNBD(), NBD())
LEAVING = MODELS[:3]
by_name = pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)
by_name_leaving = pytest.mark.parametrize("model", LEAVING, ids=lambda model: model.name)


@st.composite
def contacts(draw: st.DrawFn) -> Histories:
    """Draw one to six contacts with up to 20,000 repeat orders in up to ten years."""
    rows = draw(
        st.lists(
            st.tuples(
                st.one_of(st.integers(0, 3), st.integers(0, 20_000)),
                st.one_of(st.just(0.0), st.floats(0, 3653)),
                st.floats(0, 1),
            ),
            min_size=1,
            max_size=6,
        )
    )
    x, T, share = (np.array(column) for column in zip(*rows, strict=True))
    recency = np.where(x > 0, T * share, 0.0)
    return Histories(np.where(T > 0, x, 0).astype(np.int64), np.where(T > 0, recency, 0), T)


SHAPES = st.one_of(st.just(1.0), st.floats(0.01, 50))
PARAMETERS = st.tuples(SHAPES, st.floats(0.1, 3000), SHAPES, st.floats(0.02, 1000)).map(np.array)
ONE_TIMERS = Histories(np.zeros(5, np.int64), np.zeros(5), np.array([0.0, 1, 10, 100, 1000]))
HEAVY = Histories(np.array([20_000]), np.array([3649.0]), np.array([3650.0]))


def is_sound(model: Model, parameters: Floats, histories: Histories) -> None:
    alive = model.p_alive(parameters, histories)
    orders = model.expected_orders(parameters, histories, 365.25)
    soon = model.discounted_orders(parameters, histories, 365.25, 0.10)
    ever = model.discounted_orders(parameters, histories, None, 0.10)
    assert np.all(np.isfinite(alive) & (alive >= 0) & (alive <= 1))
    assert np.all(np.isfinite(orders) & (orders >= 0))
    assert np.all(np.isfinite(ever) & (ever >= soon * (1 - 1e-7)))
    assert np.all((soon >= 0) & (soon <= orders * (1 + 1e-7)))
    assert np.all(soon >= orders / 1.1 * (1 - 1e-7))


@by_name_leaving
@given(parameters=PARAMETERS, histories=contacts())
@example(parameters=np.array([0.243, 30.898, 0.3, 0.5]), histories=ONE_TIMERS)  # a + b < 1
@example(parameters=np.array([0.243, 30.898, 0.5, 0.5]), histories=ONE_TIMERS)  # a + b = 1
@example(parameters=np.array([1.0, 30.0, 1.0, 9.0]), histories=HEAVY)  # a = 1
def test_every_prediction_is_a_number(
    model: Model, parameters: Floats, histories: Histories
) -> None:
    is_sound(model, parameters, histories)
    value, slope = model.log_likelihood(np.log(parameters), histories)
    assert np.isfinite(value)
    assert np.all(np.isfinite(slope))


@by_name
@settings(max_examples=8)
@given(contacts())
@example(ONE_TIMERS)
@example(HEAVY)
@example(Histories(np.array([0]), np.array([0.0]), np.array([0.0])))
@example(Histories(np.array([3, 5, 8]), np.array([300.0, 290, 280]), np.array([300.0, 290, 280])))
def test_every_base_can_be_fitted(model: Model, histories: Histories) -> None:
    fitted = fit(model, histories)
    assert np.all(np.isfinite(fitted.values) & (fitted.values > 0))
    assert np.all(np.isfinite(fitted.covariance))
    assert np.isfinite(fitted.log_likelihood)
    is_sound(model, fitted.values, histories)
    for sure in (fitted, with_cloud(fitted, histories)):
        ends = np.array(list(sure.intervals().values()))
        assert np.all(np.isfinite(ends) & (ends > 0))
        assert np.all(ends[:, 0] <= ends[:, 1])
        drawn = draw(sure, histories, 365.25, number=20)
        assert np.all(drawn.orders >= 0)
        assert np.all(drawn.orders_high >= drawn.orders_low)
    assert (fitted.boundary is not None) or histories.repeat_orders > 0


def base(seed: int) -> Histories:
    """Draw 400 buyers who order at rates of their own and leave when they like."""
    random = np.random.default_rng(seed)
    T = random.uniform(30, 900, 400)
    stays = np.minimum(T, random.exponential(1, 400) / random.gamma(0.8, 1 / 300, 400))
    x = random.poisson(random.gamma(0.7, 1 / 40, 400) * stays)
    last = np.where(x > 0, stays * random.beta(np.maximum(x, 1), 1), 0)
    channel = random.integers(0, 2, (400, 1)).astype(float)
    return Histories(x, last, T, covariates=channel, names=("shop",))


@pytest.mark.parametrize("per_day", [1 / 7, 24.0], ids=["weeks", "hours"])
@pytest.mark.parametrize(
    "model", (*MODELS, *(WithCovariates(m, ("shop",)) for m in LEAVING)), ids=lambda m: m.name
)
@settings(max_examples=3)
@given(seed=st.integers(0, 1000))
def test_the_unit_of_time_makes_no_difference(model: Model, per_day: float, seed: int) -> None:
    days = base(seed)
    other = days.in_unit(1 / per_day)
    one, two = fit(model, days), fit(model, other)
    expected = model.expected_orders(one.values, days, 365.25)
    assert model.expected_orders(two.values, other, 365.25 * per_day) == pytest.approx(
        expected, rel=1e-6
    )
    spread = np.sqrt(np.diag(one.covariance))
    assert np.sqrt(np.diag(two.covariance)) == pytest.approx(spread, rel=1e-4)
    ends = np.array(list(with_cloud(one, days).intervals().values()))
    scale = np.append(np.power(per_day, model.time_powers), np.ones(len(model.coefficients)))
    assert np.array(list(with_cloud(two, other).intervals().values())) == pytest.approx(
        ends * scale[:, None], rel=1e-4, abs=1e-4
    )


@settings(max_examples=5)
@given(seed=st.integers(0, 1000))
def test_cents_or_euros_make_no_difference(seed: int) -> None:
    random, buyers = np.random.default_rng(seed), base(seed)
    mean = random.gamma(6 * (buyers.frequency + 1)) / random.gamma(4, 0.1, 400)
    euros = Spent(buyers.frequency + 1, mean / (buyers.frequency + 1))
    cents = Spent(euros.orders, euros.mean * 100)
    one, two = fit_spend(euros), fit_spend(cents)
    assert two.values == pytest.approx(one.values * [1, 1, 100], rel=1e-6)
    assert two.expected(cents) == pytest.approx(one.expected(euros) * 100, rel=1e-6)
    assert two.refused == one.refused


@given(st.lists(st.tuples(st.integers(0, 20_000), st.floats(-1e6, 1e9)), min_size=0, max_size=8))
def test_every_spend_is_a_number(rows: list[tuple[int, float]]) -> None:
    spent = Spent(
        np.array([orders for orders, _ in rows], np.int64), np.array([m for _, m in rows])
    )
    found = fit_spend(spent)
    assert np.all(np.isfinite(found.values) & (found.values > 0))
    assert np.all(np.isfinite(found.covariance))
    assert np.isfinite(found.mean_order)
    expected = found.expected(spent)
    assert np.all(np.isfinite(expected) & (expected >= 0))


@settings(max_examples=3)
@given(seed=st.integers(0, 1000))
def test_draws_are_numbers_and_groups_add_up(seed: int) -> None:
    histories = base(seed)
    spend = fit_spend(Spent(histories.frequency + 1, np.full(400, 20.0)))
    money = Money(spend, Spent(histories.frequency + 1, np.full(400, 20.0)))
    groups = np.arange(400) % 3
    fitted = fit(MBGNBD(), histories)
    apart = draw(fitted, histories, 90, money=money, groups=groups, number=20, seed=seed)
    whole = draw(fitted, histories, 90, money=money, number=20, seed=seed)
    assert np.all(np.isfinite(apart.worth))
    assert apart.orders.sum(axis=1) == pytest.approx(whole.orders[:, 0])
    assert apart.worth.sum(axis=1) == pytest.approx(whole.worth[:, 0])
