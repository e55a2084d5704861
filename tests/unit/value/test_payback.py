"""When a new buyer has made up for its cost."""

from __future__ import annotations

import numpy as np
import pytest

from hogerop.value.costs.payback import Earned, Payback, by_age, drawn_means, payback, ratio_of
from hogerop.value.counted import Estimate


def earned(per_month: list[float], buyers: list[int], parts: int = 64) -> Earned:
    """Buyers who all bring the same, split evenly over the parts."""
    counts = np.array(buyers, float)[None, :].repeat(parts, axis=0) / parts
    return Earned(counts, counts * np.array(per_month)[None, :])


def chance() -> np.random.Generator:
    return np.random.default_rng(1)


def paid(of: Earned, cost: float, bought: float) -> Payback | None:
    return payback(of, drawn_means(of, chance()), cost, bought, chance())


def test_it_is_the_first_month_in_which_the_sum_reaches_the_cost() -> None:
    of = earned([30, 10, 10, 10, 10], [1000, 900, 800, 700, 600])
    back = paid(of, cost=50_000.0, bought=1000.0)
    assert back is not None
    assert (back.months, back.followed) == (2, 4)
    assert back.low is not None and back.high is not None
    assert back.low <= 2 <= back.high


def test_a_first_order_may_pay_at_once() -> None:
    back = paid(earned([30, 1], [1000, 900]), cost=10_000.0, bought=1000.0)
    assert back == Payback(months=0, low=0, high=0, followed=1)


def test_a_cost_that_is_never_reached_says_how_long_buyers_were_followed() -> None:
    back = paid(earned([30, 1], [1000, 900]), cost=100_000.0, bought=1000.0)
    assert back == Payback(months=None, low=None, high=None, followed=1)


def test_months_that_few_were_seen_through_do_not_count() -> None:
    of = earned([30, 10, 1000], [100, 50, 19])
    assert of.followed == 1
    assert by_age(of, 2, drawn_means(of, chance())) is None


def test_nobody_or_nothing_gives_no_answer() -> None:
    assert paid(earned([30], [5]), cost=10.0, bought=5.0) is None
    assert paid(earned([30], [500]), cost=0.0, bought=5.0) is None
    assert paid(earned([30], [500]), cost=10.0, bought=0.0) is None


def test_parts_that_differ_make_the_mean_unsure() -> None:
    random = np.random.default_rng(3)
    counts = np.full((64, 2), 10.0)
    of = Earned(counts, counts * random.gamma(1.0, 20.0, (64, 2)))
    found = by_age(of, 1, drawn_means(of, chance()))
    assert found is not None and found.value is not None
    assert found.low is not None and found.high is not None
    assert found.low < found.value < found.high


def test_a_ratio_is_as_unsure_as_both_its_parts() -> None:
    ratio = ratio_of(Estimate(200.0, 100.0, 400.0), Estimate(50.0, 25.0, 100.0))
    assert ratio is not None and ratio.low is not None
    assert ratio.value == 4.0
    assert ratio.low == pytest.approx(4.0 / 2 ** (2**0.5))
    assert ratio_of(None, Estimate(50.0, 25.0, 100.0)) is None
    assert ratio_of(Estimate(-3.0, -9.0, 1.0), Estimate(50.0, 25.0, 100.0)) is None
