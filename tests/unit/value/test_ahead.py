"""When the orders of a draw come, and what a lifetime of them is worth today."""

from __future__ import annotations

import numpy as np
import pytest

from hogerop.value import Fitted, Histories
from hogerop.value.fitting.ahead import Ahead
from hogerop.value.fitting.model import Model
from hogerop.value.models.covariates import WithCovariates
from hogerop.value.models.mbg_nbd import MBGNBD
from hogerop.value.models.nbd import NBD
from hogerop.value.models.pareto_nbd import ParetoNBD
from hogerop.value.models.quadrature import daily_rate
from hogerop.value.models.regular import Regular
from hogerop.value.models.spend import Spend, Spent
from hogerop.value.prediction.draws import Money, draw

YEARLY_RATE = 0.1
RATE = daily_rate(YEARLY_RATE)
UNTIL_ONE_PER_CENT = -np.log(0.01) / RATE


def twin(frequency: int, recency: float, *, many: int) -> Histories:
    """Return the same buyer of 400 days many times."""
    whole = np.full(many, frequency)
    gaps = whole * np.log(max(recency, 1.0) / max(frequency, 1))
    return Histories(whole, np.full(many, recency), np.full(many, 400.0), log_gaps=gaps)


@pytest.mark.parametrize(
    ("model", "values"),
    [
        (ParetoNBD(), [0.5, 30.0, 0.8, 300.0]),
        (MBGNBD(), [0.5, 30.0, 0.8, 2.4]),
        (NBD(), [0.5, 30.0]),
        (Regular(3), [0.5, 10.0, 0.8, 2.4]),
        (WithCovariates(MBGNBD(), ("shop",)), [0.5, 30.0, 0.8, 2.4, 0.3, -0.2]),
    ],
)
@pytest.mark.parametrize(("frequency", "recency"), [(0, 0.0), (2, 200.0), (20, 390.0)])
def test_orders_drawn_count_for_what_is_expected_of_them(
    model: Model, values: list[float], frequency: int, recency: float
) -> None:
    those = twin(frequency, recency, many=40_000)
    if model.coefficients:
        shop = np.arange(40_000) % 2 == 0
        those = Histories(
            those.frequency, those.recency, those.T, covariates=shop[:, None], names=("shop",)
        )
    parameters, random = np.array(values), np.random.default_rng(1)
    drawn = model.draw_ahead(parameters, those, UNTIL_ONE_PER_CENT, random).counted(RATE, random)
    expected = model.discounted_orders(parameters, those, UNTIL_ONE_PER_CENT, YEARLY_RATE)
    error = drawn.std() / np.sqrt(len(drawn))
    assert drawn.mean() == pytest.approx(expected.mean(), abs=4 * error)


def test_the_range_of_a_lifetime_is_as_wide_as_lives_lived_order_by_order() -> None:
    r, alpha, s, beta = parameters = np.array([0.5, 30.0, 0.8, 300.0])
    p, q, gamma = spend = np.array([6.0, 4.0, 15.0])
    those, random = twin(20, 390.0, many=40), np.random.default_rng(2)
    spent = Spent(those.frequency + 1, np.full(len(those), 25.0))

    def life(alive: float) -> float:
        if random.random() >= alive:
            return 0.0
        stays = random.exponential(1 / random.gamma(s, 1 / (beta + 400.0)))
        buys = random.gamma(r + 20, 1 / (alpha + 400.0))
        orders = random.poisson(buys * min(stays, UNTIL_ONE_PER_CENT))
        days = random.uniform(0.0, min(stays, UNTIL_ONE_PER_CENT), orders)
        own = random.gamma(p * 21 + q, 1 / (gamma + 21 * 25.0))
        return float(np.exp(-RATE * days) @ random.gamma(p, 1 / own, orders))

    chance = float(ParetoNBD().p_alive(parameters, those)[0])
    lived = np.array([life(chance) for _ in range(10_000)])
    fitted = Fitted(ParetoNBD(), parameters, np.eye(4) * 1e-12, 0.0, 1, 365.25)
    money = Money(Spend(spend, np.eye(3) * 1e-12, 0.0, 1, 0.0), spent, YEARLY_RATE)
    drawn = draw(fitted, those, UNTIL_ONE_PER_CENT, money=money, number=1_000, share=0.8)
    assert drawn.worth.mean() == pytest.approx(40 * lived.mean(), rel=0.03)
    assert drawn.worth.std() == pytest.approx(np.sqrt(40) * lived.std(), rel=0.08)
    low, high = np.quantile(lived, [0.1, 0.9])
    assert drawn.worth_low.mean() == pytest.approx(low, rel=0.05)
    assert drawn.worth_high.mean() == pytest.approx(high, rel=0.05)


def test_very_many_orders_are_counted_by_the_mean_of_their_moments() -> None:
    many = np.array([200, 201])
    ahead = Ahead(many, many, np.full(2, 3650.0), np.ones(2, np.int64))
    counted = np.mean([ahead.counted(RATE, np.random.default_rng(i)) for i in range(50)], axis=0)
    assert counted[0] / 200 == pytest.approx(counted[1] / 201, rel=0.02)


def test_without_a_rate_every_order_counts_whole() -> None:
    ahead = Ahead(np.array([3]), np.array([9]), np.array([90.0]), np.array([2]), every=3)
    assert ahead.counted(0.0, np.random.default_rng(1))[0] == pytest.approx(3.0)
