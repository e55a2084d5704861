"""Most contacts get what is believed in; some try something out."""

from __future__ import annotations

import numpy as np
import pytest

from hogerop.plan import Measured, Prior, Scarce, believe, explore, lifts_by_lot

CONTACTS = 5_000
COSTS = np.array([1.0, 1.0])
BELIEVED, DRAWN = np.full((2, CONTACTS), 3.0), np.full((2, CONTACTS), 3.0)
BELIEVED[1], DRAWN[0] = 2.0, 2.0
MONEY = Scarce(COSTS, 1_000.0)


def test_a_fifth_of_the_contacts_and_of_the_money_is_for_trying_out() -> None:
    found = explore(BELIEVED, DRAWN, COSTS, (MONEY,), seed=1)
    assert found.tried.mean() == pytest.approx(0.2, abs=0.02)
    assert set(found.picks[found.tried]) == {-1, 1}
    assert set(found.picks[~found.tried]) == {-1, 0}
    assert (found.picks[found.tried] >= 0).sum() == 200
    assert found.used == pytest.approx([1_000.0])


def test_what_trying_leaves_goes_to_the_others() -> None:
    hopeless = np.full((2, CONTACTS), 0.5)
    found = explore(BELIEVED, hopeless, COSTS, (MONEY,), seed=1)
    assert (found.picks[~found.tried] == 0).sum() == 1_000
    assert (found.picks[found.tried] == -1).all()


def test_with_no_share_for_it_nothing_is_tried() -> None:
    found = explore(BELIEVED, DRAWN, COSTS, (MONEY,), seed=1, share=0.0)
    assert not found.tried.any()
    assert (found.picks == 0).sum() == 1_000


def test_the_seed_decides_whose_turn_it_is() -> None:
    first, again, other = (
        explore(BELIEVED, DRAWN, COSTS, (MONEY,), seed=seed).tried for seed in (1, 1, 2)
    )
    assert (first == again).all()
    assert (first != other).any()


def test_draws_differ_between_lots_and_gather_around_what_is_believed() -> None:
    belief = believe([Prior(0.1, 0.2)], [Measured(0, 1, 0.4, 0.001)], steps=2)
    steps = np.arange(CONTACTS) % 2
    drawn = lifts_by_lot(belief, steps, seed=3)[0]
    assert drawn[steps == 1] == pytest.approx(0.4, abs=0.01)
    assert len(np.unique(drawn[steps == 0])) == 20
