"""Draws of parameters by the exact likelihood, where a bell would mislead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.stats import gamma

from hogerop.value import Histories
from hogerop.value.fitting.cloud import Cloud
from hogerop.value.fitting.estimation import fit, with_cloud
from hogerop.value.fitting.model import Floats
from hogerop.value.fitting.posterior import LARGEST, cloud_of
from hogerop.value.models.bg_nbd import BGNBD
from hogerop.value.models.pareto_nbd import ParetoNBD


@dataclass(frozen=True)
class Counted:
    """So many orders in so many days."""

    orders: int
    days: int

    def __len__(self) -> int:
        return self.days

    def part(self, rows: NDArray[np.integer]) -> Self:
        return self


class Rate:
    """Orders at one rate: with a flat prior its posterior is a gamma, which is far from a bell."""

    parameters = ("rate",)
    coefficients = ()

    def start(self, seen: Counted) -> Floats:
        return np.zeros(1)

    def log_likelihood(self, theta: Floats, seen: Counted) -> tuple[float, Floats]:
        mean = seen.days * np.exp(theta)
        return float(seen.orders * theta[0] - mean[0]), seen.orders - mean


def rate_of(seen: Counted) -> Cloud | None:
    top, spread = np.log([seen.orders / seen.days]), np.eye(1) / seen.orders
    return cloud_of(Rate(), seen, top, spread, np.array([50.0]), seed=4)


def test_the_cloud_is_the_posterior_where_that_is_known_on_paper() -> None:
    found = rate_of(Counted(2, 10))
    assert found is not None
    assert found.effective > 500
    low, high = np.exp(found.interval(0.95))
    truth = gamma(2, scale=1 / 10)
    assert truth.cdf([low[0], high[0]]) == pytest.approx([0.025, 0.975], abs=0.015)
    bell = 0.2 * np.exp(np.array([-1.96, 1.96]) / np.sqrt(2))
    assert truth.cdf(bell)[0] > 0.05  # which the bell would get wrong by that much
    drawn = np.exp(found.draws(4000, np.random.default_rng(1)))
    assert drawn.mean() == pytest.approx(truth.mean(), rel=0.06)


def test_draws_come_as_often_as_they_weigh() -> None:
    cloud = Cloud(np.array([[0.0], [1.0], [2.0]]), np.array([0.5, 0.0, 0.5]))
    drawn = cloud.draws(100, np.random.default_rng(2))
    assert [int((drawn == value).sum()) for value in (0, 1, 2)] == [50, 0, 50]
    assert cloud.effective == pytest.approx(2.0)


def test_with_very_many_contacts_there_is_no_cloud() -> None:
    assert rate_of(Counted(2, LARGEST + 1)) is None


def shop(buyers: int) -> Histories:
    """Draw Pareto/NBD buyers."""
    random = np.random.default_rng(11)
    T = random.uniform(30, 900, buyers)
    stays = np.minimum(T, random.exponential(1, buyers) / random.gamma(0.8, 1 / 300, buyers))
    x = random.poisson(random.gamma(0.7, 1 / 40, buyers) * stays)
    last = np.where(x > 0, stays * random.beta(np.maximum(x, 1), 1), 0)
    return Histories(x, last, T)


def test_a_small_shop_leaves_more_room_above_than_below() -> None:
    histories = shop(600)
    bell = fit(ParetoNBD(), histories)
    found = with_cloud(bell, histories)
    assert found.cloud is not None
    assert found.parameters == bell.parameters
    for name in ("s", "beta"):
        value, (low, high) = found.parameters[name], found.intervals()[name]
        assert high / value > 1.1 * value / low
    low, high = np.array(list(found.intervals(0.8).values())).T
    drawn = found.draws(2000, np.random.default_rng(5))
    held = ((drawn >= low) & (drawn <= high)).mean(axis=0)
    assert held == pytest.approx(0.8, abs=0.02)


def test_with_many_buyers_cloud_and_bell_agree() -> None:
    histories = shop(8000)
    bell = fit(BGNBD(), histories)
    cloud = with_cloud(bell, histories)
    ends = np.log(list(bell.intervals().values()))
    wide = (ends[:, 1] - ends[:, 0])[:, None]
    assert np.abs(np.log(list(cloud.intervals().values())) - ends).max() < 0.1 * wide.max()


def test_the_same_seed_gives_the_same_cloud() -> None:
    histories = shop(200)
    fitted = fit(BGNBD(), histories)
    one, same, other = (with_cloud(fitted, histories, seed=seed) for seed in (1, 1, 2))
    assert one.intervals() == same.intervals()
    assert one.intervals() != other.intervals()
