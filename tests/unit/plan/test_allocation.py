"""Who gets which strategy when money and hours are short."""

from __future__ import annotations

import numpy as np
import pytest

from hogerop.errors import AskedWrongly
from hogerop.plan import Scarce, allocate

CALL, CARD = 0, 1
COSTS = np.array([4.0, 1.0])


def gains(call: list[float], card: list[float]) -> np.ndarray:
    return np.array([call, card])


def test_each_gets_what_brings_most_after_its_cost_when_nothing_is_short() -> None:
    found = allocate(gains([10, 5, 1], [3, 3, 0.5]), COSTS)
    assert found.picks.tolist() == [CALL, CARD, -1]
    assert found.worth == found.bound == pytest.approx(8.0)


def test_hours_go_where_they_bring_most_and_the_others_get_the_next_best() -> None:
    one_hour = Scarce(np.array([1.0, 0.0]), 1.0)
    found = allocate(gains([10, 20, 30], [3, 3, 3]), COSTS, (one_hour,))
    assert found.picks.tolist() == [CARD, CARD, CALL]
    assert found.used.tolist() == [1.0]


def test_the_price_of_an_hour_is_what_one_hour_more_would_bring() -> None:
    hours = Scarce(np.array([1.0, 0.0]), 500.0)
    many = gains(np.linspace(5, 25, 1000).tolist(), [3.0] * 1000)
    found = allocate(many, COSTS, (hours,))
    more = allocate(many, COSTS, (Scarce(hours.uses, 501.0),))
    assert found.prices[0] == pytest.approx(more.worth - found.worth, abs=0.05)


def test_nothing_is_done_where_nothing_pays() -> None:
    found = allocate(gains([3, 2], [1, 0.5]), COSTS, (Scarce(COSTS, 100.0),))
    assert found.picks.tolist() == [-1, -1]
    assert (found.worth, found.gap) == (0.0, 0.0)


def test_what_is_not_allowed_is_not_done_however_much_it_would_bring() -> None:
    found = allocate(gains([-np.inf, 9], [-np.inf, -np.inf]), COSTS, (Scarce(COSTS, 100.0),))
    assert found.picks.tolist() == [-1, CALL]


def test_without_hours_nothing_that_takes_hours_is_done() -> None:
    found = allocate(gains([30, 30], [3, 3]), COSTS, (Scarce(np.array([1.0, 0.0]), 0.0),))
    assert found.picks.tolist() == [CARD, CARD]
    assert found.used.tolist() == [0.0]


def test_without_contacts_there_is_nothing_to_choose() -> None:
    found = allocate(np.zeros((2, 0)), COSTS, (Scarce(COSTS, 10.0),))
    assert (found.picks.tolist(), found.worth, found.gap) == ([], 0.0, 0.0)


def test_of_a_thousand_alike_as_many_are_served_as_both_limits_allow() -> None:
    """A call takes 1 of the first and 2 of the second, a card the other way round."""
    first, second = Scarce(np.array([1.0, 2.0]), 300.0), Scarce(np.array([2.0, 1.0]), 300.0)
    found = allocate(np.full((2, 1000), 10.0), np.zeros(2), (first, second))
    assert np.bincount(found.picks + 1).tolist() == [800, 100, 100]
    assert found.gap < 1e-9


@pytest.mark.parametrize("contacts", [1_000, 20_000])
@pytest.mark.parametrize("alike", [False, True])
def test_the_best_there_could_be_is_a_thousandth_away_at_most(contacts: int, alike: bool) -> None:
    random = np.random.default_rng(contacts)
    brings = random.lognormal(2, 1, (6, 40 if alike else contacts))
    brings = brings[:, random.integers(0, 40, contacts)] if alike else brings
    costs = random.uniform(0.5, 5, 6)
    hours = Scarce(random.uniform(0, 10, 6), contacts)
    found = allocate(brings, costs, (Scarce(costs, contacts * 0.8), hours))
    assert found.gap < 0.001


def test_faults_are_told_at_once() -> None:
    with pytest.raises(AskedWrongly, match="same strategies"):
        allocate(np.zeros((3, 5)), COSTS)
    with pytest.raises(AskedWrongly, match="0 or more"):
        allocate(np.zeros((2, 5)), -COSTS)
    with pytest.raises(AskedWrongly, match="must be numbers"):
        allocate(np.full((2, 5), np.nan), COSTS)
    with pytest.raises(AskedWrongly, match="0 or more"):
        allocate(np.zeros((2, 5)), COSTS, (Scarce(COSTS, -1.0),))
