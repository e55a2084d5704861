from __future__ import annotations

import numpy as np
import pytest
from tests.unit.forecast.books import panel_of

from hogerop.forecast.cells import (
    cells,
    chain_of_cells,
    codes_of,
)
from hogerop.forecast.look import BUCKETS, Look
from hogerop.forecast.members import counted
from hogerop.forecast.months import NOT_THERE
from hogerop.forecast.waits import in_time, told_apart

LOOK = Look(recency=3, window=2)


def parts(code: int) -> tuple[int, bool, int, int]:
    """Return standing, ever ordered, months waited, least orders of the bucket."""
    one = np.array([code])
    return (
        int(LOOK.standing(one)[0]),
        bool(LOOK.has_ordered(one)[0]),
        int(LOOK.clock(one)[0]),
        BUCKETS[code % len(BUCKETS)],
    )


def test_a_cell_knows_standing_wait_and_orders_of_the_window() -> None:
    codes = codes_of(panel_of(["3444cc"], ["1.1..."]), LOOK)
    assert [parts(int(code)) for code in codes[:, 0]] == [
        (3, True, 0, 1),
        (4, True, 1, 1),
        (4, True, 0, 1),
        (4, True, 1, 1),
        (12, True, 2, 0),
        (12, True, 3, 0),
    ]


def test_who_never_ordered_is_told_apart_by_the_months_since_first_sight() -> None:
    codes = codes_of(panel_of([".22222", "222222"]), LOOK)
    assert codes[0, 0] == NOT_THERE
    assert [parts(int(code))[1:3] for code in codes[1:, 0]] == [(False, w) for w in (0, 1, 2, 3, 3)]
    # Who was there before the panel has waited for nobody knows how long: long.
    assert parts(int(codes[0, 1])) == (2, False, 3, 0)


def test_a_month_without_an_order_leads_to_a_longer_wait_only() -> None:
    codes = codes_of(panel_of(["44444"], ["1...1"]), LOOK)[:, 0].astype(np.int64)
    states = np.unique(codes)
    rows = in_time(np.full((4, 4), 0.25), states, LOOK)
    waits = LOOK.clock(states)
    for row, wait in zip(rows, waits, strict=True):
        assert row.sum() == pytest.approx(1.0)
        assert set(waits[row > 0]) == {0, min(wait + 1, 3)}


def test_the_share_that_orders_stays_when_nobody_was_seen_waiting_that_long() -> None:
    codes = codes_of(panel_of(["444"], ["1.1"]), LOOK)[:, 0].astype(np.int64)
    states = np.unique(codes)  # waited 0 and 1; nobody yet waited 2
    rows = in_time(np.array([[0.3, 0.7], [0.3, 0.7]]), states, LOOK)
    assert rows[1].tolist() == [0.3, 0.7]


def test_waits_that_few_months_show_are_taken_together() -> None:
    book = counted(panel_of(["4cccccc"] * 5, ["1......"] * 5), Look(recency=10, window=2))
    found = told_apart(book.cells, book.look)
    assert found.stock.sum() == 5 * 7
    assert book.look.clock(found.codes).max() == 1


def test_cells_hold_everybody_and_all_their_money() -> None:
    panel = panel_of(["344c4", "3ccc4", ".3444"], ["11..1", "1...1", ".11.1"])
    book = counted(panel, LOOK)
    found = cells(book.cells, chain_of_cells(book.cells, LOOK))
    assert found.now.sum() == 3
    assert found.moves.sum() == found.followed.sum() == 4 + 4 + 3
    assert np.allclose(found.rows.sum(axis=1), 1.0)
    assert found.money_sum.sum() == panel.money[1:].sum() - 10  # less what the newcomer brought
    assert found.months == 4
