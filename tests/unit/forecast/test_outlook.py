"""What each kind of doubt adds to the spread of contacts."""

from __future__ import annotations

import numpy as np
import pytest
from tests.forecast.worlds import play

from hogerop.forecast.look import Look
from hogerop.forecast.members import by_standing, counted
from hogerop.forecast.outlook import Outlook, outlook, with_newcomers
from hogerop.forecast.pool import pooled, spread_of

SEED, MONTHS = 2000, 6


@pytest.fixture(scope="module")
def told() -> Outlook:
    book = counted(play(SEED).seen, Look())
    return outlook(book, MONTHS, draws=60, random=np.random.default_rng(1))


def test_it_is_unsure_how_many_newcomers_there_will_be(told: Outlook) -> None:
    means = with_newcomers(told.members.mean, told.arrived)
    without = pooled(means, told.members.spread)[1]
    walk = told.newcoming.walk
    coming = by_standing(walk.drawn, walk.standing).std(axis=1)
    assert told.standings.spread == pytest.approx(np.hypot(without, coming))
    assert (told.standings.spread > 1.1 * without).any()


def test_same_as_now_is_as_unsure_as_the_plain_chain_and_as_busy_months_make_it(
    told: Outlook,
) -> None:
    members = told.members
    drawn = by_standing(members.standings.drawn, members.standings.standing)
    own, shock = (spread_of(np.moveaxis(one, 1, 0)) for one in (drawn, members.swing))
    assert own.max() > 1
    assert members.first_spread == pytest.approx(own)
    assert members.spread[2] == pytest.approx(np.hypot(own, shock))
