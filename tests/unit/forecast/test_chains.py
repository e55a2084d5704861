from __future__ import annotations

import numpy as np
import pytest
from tests.unit.forecast.books import panel_of, seen_after

from hogerop.forecast.cells import Look
from hogerop.forecast.chains import expected
from hogerop.forecast.draws import walked
from hogerop.forecast.flows import flows
from hogerop.forecast.members import counted
from hogerop.forecast.second_order import chain_of_pairs, chain_of_standings

PANEL = panel_of(["3344", "3444", "3333", "4444", ".344"])


def standings_of(panel=PANEL):  # type: ignore[no-untyped-def]
    return flows(panel, panel.standing, np.arange(16))


def test_moves_are_counted_month_by_month() -> None:
    found = standings_of()
    moves = zip(found.month, found.origin, found.target, found.number, strict=True)
    assert [(m, found.codes[i], found.codes[j], n) for m, i, j, n in moves] == [
        (1, 3, 3, 2),
        (1, 3, 4, 1),
        (1, 4, 4, 1),
        (2, 3, 3, 1),
        (2, 3, 4, 2),
        (2, 4, 4, 2),
        (3, 3, 3, 1),
        (3, 4, 4, 4),
    ]
    assert found.entries.sum() == 1
    assert found.stock[-1].tolist() == [1, 4]


def test_nothing_is_learnt_from_the_warm_up() -> None:
    found = standings_of(panel_of(["3344", ".344"], warm_up=1))
    assert set(found.month) == {2, 3}
    assert found.entries.sum() == 0


def test_what_was_known_earlier_is_what_an_earlier_panel_shows() -> None:
    whole, early = standings_of().until(3), standings_of(seen_after(PANEL, 3))
    assert whole.stock.tolist() == early.stock.tolist()
    assert whole.number.tolist() == early.number.tolist()


def test_a_row_is_what_was_counted_softened_by_one_contact() -> None:
    chain = chain_of_standings(standings_of())
    assert chain.weights.sum(axis=1).tolist() == [7 + 1, 7 + 1]
    assert chain.rows[0].tolist() == [4 / 7, 3 / 7]


def test_pairs_lead_to_pairs_that_go_on_from_them() -> None:
    found = counted(PANEL, Look(3, 2)).pairs
    rows = chain_of_pairs(found).rows
    before, now = found.codes // 16 - 1, found.codes % 16
    for state, row in enumerate(rows):
        assert (before[row > 0] == now[state]).all() or row[state] == 1.0


def test_nobody_is_lost_and_nobody_made() -> None:
    chain = chain_of_standings(standings_of())
    start = np.array([700, 300])
    assert expected(chain, start.astype(float), 5).sum(axis=1) == pytest.approx([1000] * 5)
    drawn = walked(chain, start, 5, 30, np.random.default_rng(1), lasting=False)
    assert (drawn.sum(axis=2) == 1000).all()


def test_draws_lie_around_what_is_expected() -> None:
    chain = chain_of_standings(standings_of(panel_of(["3344", "3444", "4433"] * 50)))
    start = np.array([700, 300])
    drawn = walked(chain, start, 3, 4000, np.random.default_rng(1), lasting=True)
    error = drawn.std(axis=1) / np.sqrt(4000)
    mean = expected(chain, start.astype(float), 3)
    assert (abs(drawn.mean(axis=1) - mean)[0] < 4 * error[0]).all()


def test_those_who_come_in_are_added_at_the_end_of_their_month() -> None:
    chain = chain_of_standings(standings_of())
    entries = np.zeros((2, 1, 2), np.int64)
    entries[0] = [5, 0]
    nobody = np.zeros(2, np.int64)
    drawn = walked(chain, nobody, 2, 1, np.random.default_rng(1), lasting=True, entries=entries)
    assert drawn[0, 0].tolist() == [5, 0]
    assert drawn[1, 0].sum() == 5
