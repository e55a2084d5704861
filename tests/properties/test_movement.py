"""Who moved, and how long they stay: what holds for any panel."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from tests.unit.forecast.books import seen_after

from hogerop.forecast.months import LAPSED, NEVER, NOT_THERE, STANDINGS, Panel, month_ends
from hogerop.forecast.movement import Movement, movement
from hogerop.forecast.rates import Rate, rate
from hogerop.forecast.staying import climbing, stays


def panel_of(standing: np.ndarray, came: np.ndarray, warm_up: int = 0) -> Panel:
    """Return a panel of standings (months x contacts), and who came in which month."""
    there = np.arange(len(standing))[:, None] >= came
    nothing = np.zeros(standing.shape)
    return Panel(
        month_ends(date(2026, 6, 30), len(standing)),
        np.arange(standing.shape[1]),
        np.where(there, standing, NOT_THERE).astype(np.int8),
        nothing.astype(np.int16),
        nothing.astype(np.float32),
        np.full(standing.shape, NEVER, np.int8),
        "none",
        warm_up,
    )


@st.composite
def panels(draw: st.DrawFn) -> Panel:
    months = draw(st.integers(2, 9))
    contacts = draw(st.integers(1, 60))
    standing = draw(arrays(np.int8, (months, contacts), elements=st.integers(0, STANDINGS - 1)))
    came = draw(arrays(np.int64, contacts, elements=st.integers(0, months - 1)))
    return panel_of(standing, came, draw(st.integers(0, months - 2)))


def stock(panel: Panel, month: int) -> np.ndarray:
    row = panel.standing[month]
    return np.bincount(row[row != NOT_THERE], minlength=STANDINGS)


def matrix(found: Movement) -> np.ndarray:
    """Return all standings by all standings: contact-months."""
    whole = np.zeros((STANDINGS, STANDINGS), np.int64)
    for origin, row in zip(found.standings, found.counts, strict=True):
        whole[origin, list(found.standings)] = row
    return whole


@given(panels())
def test_rows_of_a_month_add_up_to_who_stood_there_and_columns_to_who_stand_there_now(
    panel: Panel,
) -> None:
    for month in range(panel.warm_up + 1, panel.months):
        moves = matrix(movement(seen_after(panel, month + 1), last=1))
        newcomers = panel.standing[month][panel.standing[month - 1] == NOT_THERE]
        came = np.bincount(newcomers[newcomers != NOT_THERE], minlength=STANDINGS)
        assert moves.sum(axis=1).tolist() == stock(panel, month - 1).tolist()
        assert (moves.sum(axis=0) + came).tolist() == stock(panel, month).tolist()


@given(panels())
def test_who_came_and_who_left_a_standing_make_the_difference(panel: Panel) -> None:
    found = movement(panel)
    moves = matrix(found)
    stayed = np.diag(moves)
    arrived, left = moves.sum(axis=0) - stayed, moves.sum(axis=1) - stayed
    difference = stock(panel, panel.months - 1) - stock(panel, panel.warm_up)
    assert (arrived - left).sum() == 0
    assert difference.sum() == sum(month.came for month in found.months)


@given(panels())
def test_climbed_fell_and_stayed_are_everybody_who_was_there(panel: Panel) -> None:
    found = movement(panel)
    for place, month in enumerate(found.months, start=panel.warm_up):
        assert month.climbed + month.fell + month.stayed == stock(panel, place).sum()
        assert month.lapsed + month.woke <= stock(panel, place).sum()
    assert sum(fall.contacts for fall in found.falls) == sum(m.fell for m in found.months)


@given(panels())
def test_rates_are_shares_within_their_intervals_and_rows_add_up_to_one(panel: Panel) -> None:
    found = movement(panel)
    rungs = [one for rung in found.rungs for one in (rung.climbed, rung.fell, rung.lapsed)]
    for one in [*(one for row in found.rates for one in row), *rungs]:
        assert 0.0 <= one.low <= one.value <= one.high <= 1.0
    for row, counts in zip(found.rates, found.counts, strict=True):
        assert sum(one.value for one in row) == pytest.approx(1.0 if sum(counts) else 0.0)


@given(st.integers(0, 500), st.integers(0, 500), st.floats(1.0, 50.0))
def test_an_interval_holds_its_rate_and_is_wider_where_months_differ(
    part: int, more: int, spread: float
) -> None:
    plain, wider = rate(part, part + more), rate(part, part + more, spread)
    for one in (plain, wider):
        assert 0.0 <= one.low <= one.value <= one.high <= 1.0
    assert wider.high - wider.low >= plain.high - plain.low - 1e-12


@given(
    arrays(np.int8, st.integers(1, 40), elements=st.integers(0, STANDINGS - 1)),
    st.integers(2, 8),
)
def test_where_nobody_moves_the_matrix_is_the_identity(where: np.ndarray, months: int) -> None:
    panel = panel_of(np.tile(where, (months, 1)), np.zeros(len(where), np.int64))
    found = movement(panel)
    values = np.array([[one.value for one in row] for row in found.rates])
    assert values.tolist() == np.eye(len(found.standings)).tolist()
    assert all((m.climbed, m.fell, m.lapsed, m.woke, m.came) == (0,) * 5 for m in found.months)
    assert found.falls == found.climbing == ()


@given(panels())
def test_the_share_that_has_left_a_rung_never_shrinks(panel: Panel) -> None:
    for stay in stays(panel):
        assert list(stay.left) == sorted(stay.left)
        assert all(0.0 <= share <= 1.0 for share in stay.left)
        assert len(stay.left) == stay.followed


@given(panels())
def test_the_share_that_has_climbed_never_shrinks_with_time(panel: Panel) -> None:
    for one in climbing(panel):
        shares = [share for _, share in one.reached]
        assert shares == sorted(shares)
        assert all(0.0 <= share <= 1.0 for share in shares)


@given(panels())
def test_falling_asleep_and_waking_up_are_no_move(panel: Panel) -> None:
    awake = np.where(panel.standing == NOT_THERE, 0, panel.standing % LAPSED)
    came = (panel.standing == NOT_THERE).sum(axis=0)
    plain = movement(panel_of(awake, came, panel.warm_up))
    assert [(m.climbed, m.fell, m.stayed) for m in movement(panel).months] == [
        (m.climbed, m.fell, m.stayed) for m in plain.months
    ]


def test_a_share_of_nobody_may_be_anything() -> None:
    assert rate(0, 0) == Rate(0.0, 0.0, 1.0)
