"""Laws of the models with a rhythm, subscriptions and occasions, whatever the histories."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hogerop.value.fitting.estimation import fit
from hogerop.value.fitting.model import Floats, Histories, Model
from hogerop.value.models.bg_bb import BGBB
from hogerop.value.models.regular import Regular
from hogerop.value.models.sbg import SBG

POSITIVE = st.one_of(st.sampled_from([0.2, 0.5, 1.0]), st.floats(1e-3, 1e3))


@st.composite
def buyers(draw: st.DrawFn) -> Histories:
    """Draw a few buyers, from one who never came back to one with 20,000 orders."""
    x, recency, T = [], [], []
    for _ in range(draw(st.integers(1, 5))):
        x.append(draw(st.one_of(st.integers(0, 3), st.integers(0, 20_000))))
        T.append(draw(st.one_of(st.just(0.0), st.floats(0.0, 8000.0))))
        recency.append(0.0 if x[-1] == 0 else draw(st.floats(0.0, 1.0)) * T[-1])
    return Histories(np.array(x), np.array(recency), np.array(T), np.zeros(len(x)))


@st.composite
def occasions(draw: st.DrawFn) -> Histories:
    """Draw contacts who bought on some of the occasions they were offered."""
    x, last, n = [], [], []
    for _ in range(draw(st.integers(1, 5))):
        n.append(draw(st.integers(0, 60)))
        last.append(draw(st.integers(0, n[-1])))
        x.append(draw(st.integers(min(last[-1], 1), last[-1])))
    return Histories(np.array(x), np.array(last, float), np.array(n, float))


@st.composite
def subscriptions(draw: st.DrawFn) -> Histories:
    """Draw subscribers, some of whom have left."""
    made, up = [], []
    for _ in range(draw(st.integers(1, 5))):
        up.append(draw(st.integers(0, 120)))
        made.append(draw(st.integers(0, up[-1])))
    return Histories(np.array(made), np.array(made, float), np.array(up, float))


def holds(model: Model, histories: Histories, parameters: Floats) -> None:
    """Check that every figure is finite, a chance is a chance, and more time means more orders."""
    alive = model.p_alive(parameters, histories)
    month = model.expected_orders(parameters, histories, 31.0)
    year = model.expected_orders(parameters, histories, 366.0)
    worth = model.discounted_orders(parameters, histories, 366.0, 0.1)
    ever = model.discounted_orders(parameters, histories, None, 0.1)
    new = model.orders_by(parameters, np.array([0.0, 31.0, 366.0]))
    drawn = model.draw_ahead(parameters, histories, 366.0, np.random.default_rng(1)).orders
    value, slope = model.log_likelihood(np.log(parameters), histories)

    for figures in (alive, month, year, worth, ever, new, drawn, np.array([value]), slope):
        assert np.isfinite(figures).all()
    assert ((alive >= 0) & (alive <= 1)).all()
    assert (drawn >= 0).all()
    assert new[0] == 0
    assert (np.diff(new) >= 0).all()
    assert (month >= 0).all()
    slack = 1 + 1e-9
    assert (month <= year * slack).all()
    assert (worth <= year * slack).all()
    assert (worth <= ever * (1 + 1e-6)).all()


@given(
    buyers(), st.integers(1, 8), st.booleans(), st.tuples(POSITIVE, POSITIVE, POSITIVE, POSITIVE)
)
def test_regular_buyers_never_give_a_figure_that_is_none(
    histories: Histories, k: int, modified: bool, parameters: tuple[float, ...]
) -> None:
    holds(Regular(k, modified), histories, np.array(parameters))


@given(buyers(), st.integers(1, 4))
def test_a_one_time_buyer_of_the_modified_model_is_never_surely_there(
    histories: Histories, k: int
) -> None:
    alive = Regular(k).p_alive(np.array([0.5, 10.0, 0.5, 3.0]), histories)

    assert (alive[histories.frequency == 0] < 1).all()


@given(occasions(), st.tuples(POSITIVE, POSITIVE, POSITIVE, POSITIVE))
def test_occasions_never_give_a_figure_that_is_none(
    histories: Histories, parameters: tuple[float, ...]
) -> None:
    holds(BGBB(), histories, np.array(parameters))


@given(subscriptions(), st.tuples(POSITIVE, POSITIVE))
def test_subscriptions_never_give_a_figure_that_is_none(
    histories: Histories, parameters: tuple[float, ...]
) -> None:
    holds(SBG(), histories, np.array(parameters))


@pytest.mark.parametrize("model", [Regular(1), Regular(3), Regular(3, modified=False)])
@example(histories=Histories(np.array([1]), np.zeros(1), np.array([2e-311]), np.zeros(1)))
@given(histories=buyers())
def test_any_buyers_can_be_fitted(model: Regular, histories: Histories) -> None:
    fitted = fit(model, histories)

    assert np.isfinite(fitted.values).all()
    assert np.isfinite(fitted.covariance).all()
    assert np.isfinite(model.expected_orders(fitted.values, histories, 365.25)).all()


@given(occasions())
def test_any_occasions_can_be_fitted(histories: Histories) -> None:
    fitted = fit(BGBB(), histories)

    assert np.isfinite(fitted.values).all()
    assert np.isfinite(BGBB().discounted_orders(fitted.values, histories, None, 0.1)).all()


@given(subscriptions())
def test_any_subscriptions_can_be_fitted(histories: Histories) -> None:
    fitted = fit(SBG(), histories)

    assert np.isfinite(fitted.values).all()
    assert np.isfinite(SBG().discounted_orders(fitted.values, histories, None, 0.1)).all()
