from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from tests.forecast.worlds import play

from hogerop.forecast.lines import newcomers_told
from hogerop.forecast.look import Look
from hogerop.forecast.members import Book, counted
from hogerop.forecast.months import month_ends
from hogerop.forecast.outlook import Outlook, outlook

SEED, MONTHS = 2000, 6


@pytest.fixture(scope="module")
def book() -> Book:
    return counted(play(SEED).seen, Look())


@pytest.fixture(scope="module")
def told(book: Book) -> Outlook:
    return outlook(book, MONTHS, draws=300, random=np.random.default_rng(1))


def test_means_of_newcomers_are_the_same_whatever_is_drawn(book: Book, told: Outlook) -> None:
    other = outlook(book, MONTHS, draws=20, random=np.random.default_rng(2))
    coming, again = told.newcoming, other.newcoming
    assert again.came.mean == pytest.approx(coming.came.mean)
    assert again.entries.mean == pytest.approx(coming.entries.mean)
    assert again.first_buyers.mean == pytest.approx(coming.first_buyers.mean)
    assert other.standings.mean == pytest.approx(told.standings.mean)
    assert told.money is not None
    assert other.money is not None
    assert other.money.mean == pytest.approx(told.money.mean)


def test_means_of_newcomers_are_those_of_many_draws(told: Outlook) -> None:
    coming = told.newcoming
    for one in (coming.came, coming.first_buyers):
        together = one.mean.sum(axis=-1)
        assert together == pytest.approx(one.drawn.mean(axis=-1).sum(axis=-1), rel=0.06, abs=1.0)
    assert coming.entries.mean.sum() == pytest.approx(coming.came.mean.sum())
    assert coming.walk.mean.sum(axis=1) == pytest.approx(np.cumsum(coming.came.mean.sum(axis=0)))


def test_first_buyers_have_seasons_where_those_who_come_in_have(book: Book, told: Outlook) -> None:
    ends = month_ends(date(2026, 6, 30), book.months)
    *ways, first = newcomers_told(book, told.newcoming, ends)
    assert any(way.seasonal for way in ways)
    assert (first.kind, first.seasonal) == ("first_buyers", True)
