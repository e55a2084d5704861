from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.unit.forecast.books import panel_of

from hogerop.forecast.look import Look
from hogerop.forecast.members import counted
from hogerop.forecast.money import rewards, shocks
from hogerop.forecast.months import Panel
from hogerop.forecast.outlook import outlook
from hogerop.forecast.pool import Figures

MONTHS, PEOPLE = 20, 100
LOOK = Look(recency=2, window=1)


def regulars() -> Panel:
    """Return customers who order every month."""
    return panel_of(["4" * MONTHS] * PEOPLE, ["1" * MONTHS] * PEOPLE)


def once_only() -> Panel:
    """Return shoppers of whom as many come in each month, order in it and never again."""
    coming = PEOPLE // MONTHS * 4
    came = [month for month in range(MONTHS) for _ in range(coming)]
    stood = ["." * month + "3" * (MONTHS - month) for month in came]
    return panel_of(stood, ["." * month + "1" + "." * (MONTHS - month - 1) for month in came])


def a_month_later() -> Panel:
    """Return prospects of whom as many come in each month, order once a month later, no more."""
    coming = PEOPLE // MONTHS * 4
    came = [month for month in range(MONTHS) for _ in range(coming)]
    stood = ["." * month + "2" + "3" * (MONTHS - month - 1) for month in came]
    bought = ["." * (month + 1) + "1" + "." * MONTHS for month in came]
    return panel_of(stood, [one[:MONTHS] for one in bought])


def told(panel: Panel, amounts: np.ndarray) -> Figures:
    """Return the money of 3 months ahead where each order brought its amount."""
    panel = replace(panel, money=(panel.orders * amounts).astype(np.float32))
    money = outlook(counted(panel, LOOK), 3, draws=200, random=np.random.default_rng(1)).money
    assert money is not None
    return money


def unlike(panel: Panel) -> np.ndarray:
    """Return 10 and 30 by turns, so that each month brings as much as if all were 20."""
    which = np.arange(panel.contacts) + np.arange(panel.months)[:, None]
    return np.where(which % 2, 30.0, 10.0)


@pytest.mark.parametrize("panel", [regulars(), once_only(), a_month_later()])
def test_orders_of_unlike_amounts_make_money_less_sure(panel: Panel) -> None:
    alike, mixed = told(panel, np.array(20.0)), told(panel, unlike(panel))
    assert mixed.mean == pytest.approx(alike.mean)
    orders = alike.mean / 20
    more = mixed.spread**2 - alike.spread**2
    assert (more > 0.95 * orders * 10**2).all()
    assert (more < 1.5 * orders * 10**2).all()


def test_it_is_unsure_how_many_come_in_and_order() -> None:
    spread = told(once_only(), np.array(20.0)).spread
    assert (spread[:3] > 0.8 * 20 * np.sqrt(PEOPLE // MONTHS * 4)).all()


def test_good_and_bad_months_befall_everybody_at_once() -> None:
    panel = regulars()
    months = np.where(np.random.default_rng(2).random(MONTHS) < 0.5, 10.0, 30.0)[:, None]
    shaken = told(panel, np.broadcast_to(months, panel.orders.shape))
    assert (shaken.spread[:3] > 0.4 * shaken.mean[:3]).all()


def test_how_good_the_months_are_by_now_is_unsure_too_and_the_same_for_all_of_them() -> None:
    panel = regulars()
    months = np.where(np.random.default_rng(2).random(MONTHS) < 0.5, 10.0, 30.0)[:, None]
    panel = replace(panel, money=(panel.orders * months).astype(np.float32))
    book = counted(panel, LOOK)
    found = shocks(book.cells, rewards(book.cells), book.of_year)
    shaken = told(panel, months)
    own = (shaken.mean[:3] ** 2).sum() * found.variance
    together = shaken.mean[3] ** 2 * found.level_variance
    assert together > 0.15 * own
    assert shaken.spread[3] ** 2 == pytest.approx(own + together, rel=0.05)
