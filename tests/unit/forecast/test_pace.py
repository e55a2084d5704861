from __future__ import annotations

import numpy as np
import pytest
from tests.unit.forecast.books import panel_of

from hogerop.forecast.chains import expected, paced
from hogerop.forecast.draws import walked
from hogerop.forecast.look import Look
from hogerop.forecast.members import Book, chains_of, counted
from hogerop.forecast.months import Panel
from hogerop.forecast.pace import Paces, pace, paces_of
from hogerop.forecast.shocks import Shocks

YEARS = 4
MONTHS = 12 * YEARS
LOOK = Look(recency=2, window=1)
PEOPLE = 400


def shop(order: dict[int, float], seed: int = 3) -> Panel:
    """Return years of customers who order with a chance of .2, other in some months of the year.

    The last month is a June.
    """
    return bought_by(np.array([order.get((month + 6) % 12, 0.2) for month in range(MONTHS)]), seed)


def bought_by(chance: np.ndarray, seed: int = 3) -> Panel:
    """Return years of customers who order with the chance of each month."""
    bought = np.random.default_rng(seed).random((PEOPLE, MONTHS)) < chance
    return panel_of(["4" * MONTHS] * PEOPLE, ["".join(".1"[int(b)] for b in one) for one in bought])


def found_in(panel: Panel) -> tuple[Book, Shocks]:
    book = counted(panel, LOOK)
    return book, pace(book.cells, chains_of(book).cells, book.of_year)


def test_where_every_month_is_alike_none_is_busy() -> None:
    _, found = found_in(shop({}))
    assert abs(found.season).max() < 0.15
    assert found.variance < 0.02


def test_a_busy_december_is_known_after_two_years() -> None:
    _, found = found_in(shop({11: 0.5}))
    odds = (0.5 / 0.5) / (0.2 / 0.8)
    assert found.season[11] - found.season[5] == pytest.approx(np.log(odds), abs=0.3)


def test_the_season_is_what_the_months_ahead_are_paced_by() -> None:
    book, found = found_in(shop({11: 0.5}))
    paces = paces_of(found, book.ahead(12), 50, np.random.default_rng(1))
    assert paces.mean.argmax() == 5  # after June comes July; December is the sixth
    assert paces.drawn.shape == (12, 50)


def test_months_that_differ_for_no_reason_of_the_season_are_a_shock_to_come() -> None:
    chance = np.random.default_rng(1).permutation(np.repeat([0.1, 0.3], MONTHS // 2))
    _, found = found_in(bought_by(chance))
    odds = np.log(chance / (1 - chance))
    assert found.variance == pytest.approx(odds.var(), rel=0.4)
    assert found.variance > 10 * found_in(shop({}))[1].variance


def test_a_month_in_which_the_shop_is_closed_is_a_season_too() -> None:
    _, found = found_in(shop({7: 0.0}))
    assert found.season[7] == found.season.min() < -2


def test_where_nobody_orders_there_is_no_pace() -> None:
    _, found = found_in(panel_of(["2" * 30] * 9))
    assert (found.variance, found.level) == (0.0, 0.0)


def test_rows_stay_rows_however_busy() -> None:
    rows = paced(np.array([[0.2, 0.8], [0.0, 1.0]]), np.array([True, False]), np.array(4.0))
    assert rows == pytest.approx(np.array([[0.5, 0.5], [0.0, 1.0]]))


def test_what_is_expected_is_what_is_drawn_on_average_and_nobody_is_lost() -> None:
    book, _ = found_in(shop({}))
    chain, now = chains_of(book).cells, book.cells.stock[-1]
    busy = Paces(np.array([3.0, 0.3]), np.array([[3.0] * 400, [0.3] * 400]))
    mean = expected(chain, now.astype(float), 2, pace=busy.mean)
    random = np.random.default_rng(1)
    drawn = walked(chain, now, 2, 400, random, lasting=True, pace=busy.drawn)
    assert (drawn.sum(axis=2) == PEOPLE).all()
    assert drawn.mean(axis=1) == pytest.approx(mean, abs=3.0)
    each = expected(chain, now.astype(float), 2, pace=busy.drawn)
    assert each[:, 0] == pytest.approx(mean)
