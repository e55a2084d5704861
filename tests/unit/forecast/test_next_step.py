"""How likely a step is taken within so many months."""

from __future__ import annotations

import numpy as np
import pytest

from hogerop.forecast import Cells, Look, cell_of_each, chance_of_step, chance_on_standing
from hogerop.forecast.months import NOT_THERE


def three(standing: tuple[int, ...], rows: list[list[float]]) -> Cells:
    none = np.zeros(len(standing))
    return Cells(
        codes=np.arange(len(standing)),
        standing=np.array(standing),
        now=np.array([30, 10, 5][: len(standing)]),
        moves=np.array(rows),
        rows=np.array(rows),
        followed=none,
        money_sum=none,
        money_squares=none,
        months=12,
    )


def test_a_step_is_a_higher_rung_whoever_came_down_again() -> None:
    found = three((3, 4, 11), [[0.9, 0.1, 0.0], [0.5, 0.5, 0.0], [0.2, 0.0, 0.8]])
    one, two = chance_of_step(found, 1), chance_of_step(found, 2)
    assert one == pytest.approx([0.1, 0.0, 0.2])
    assert two == pytest.approx([1 - 0.9**2, 0.0, 1 - 0.8**2])


def test_half_a_month_is_half_the_way_in_equal_parts() -> None:
    found = three((3, 4), [[0.64, 0.36], [0.0, 1.0]])
    assert chance_of_step(found, 0.5)[0] == pytest.approx(1 - 0.8)
    assert chance_of_step(found, 1.5)[0] == pytest.approx(1 - 0.64 * 0.8)
    assert chance_of_step(found, 0)[0] == 0


def test_outside_and_on_top_there_is_no_step() -> None:
    found = three((0, 7, 15), [[0.5, 0.5, 0.0], [0.0, 1.0, 0.0], [0.0, 0.3, 0.7]])
    assert chance_of_step(found, 1) == pytest.approx([np.nan, np.nan, 0.3], nan_ok=True)


def test_a_standing_has_the_mean_of_who_is_on_it() -> None:
    found = three((3, 3, 7), np.eye(3).tolist())
    told = chance_on_standing(found, np.array([0.1, 0.5, np.nan]))
    assert told[3] == pytest.approx(0.2)
    assert np.isnan(told[[0, 4, 7]]).all()


def test_whoever_waits_longer_than_was_followed_is_in_the_last_cell() -> None:
    look = Look()
    bought = np.array([look.code(np.int32(3), False, np.int32(n), np.int32(1)) for n in (1, 4, 9)])
    cells = bought[:2].astype(np.int64)
    told = cell_of_each(np.array([*bought, NOT_THERE], np.int32), cells, look)
    assert told.tolist() == [0, 1, 1, -1]
