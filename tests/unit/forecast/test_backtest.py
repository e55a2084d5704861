"""Ranges that held too seldom are widened; those that held often enough are left."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.forecast.worlds import play
from tests.unit.forecast.books import panel_of

from hogerop.forecast.backtest import _widening, checked
from hogerop.forecast.look import Look
from hogerop.forecast.members import counted
from hogerop.forecast.saying import contacts_checked


def holding_from(factor: float):  # type: ignore[no-untyped-def]
    """Return checks all of which hold from a factor on, and half of which do before."""
    return lambda asked: np.array([[1, 1]] * 50 + [[asked >= factor] * 2] * 50, np.int64)


@pytest.mark.parametrize(
    ("needed", "checks", "taken"),
    [
        (1.0, 8, 1.0),
        (1.2, 8, 1 + 0.21 * 8 / 12),  # in steps of a tenth: 1.1, 1.21
        (1.2, 2, 1 + 0.21 * 2 / 6),
        (100.0, 8, 1 + (1.1**15 - 1) * 8 / 12),  # the widest there is
    ],
)
def test_a_widening_is_what_the_checks_ask_for_as_far_as_they_are_many(
    needed: float, checks: int, taken: float
) -> None:
    found, asked_by = _widening(holding_from(needed), checks)
    assert found == pytest.approx(taken)
    assert (asked_by > 0) == (taken > 1)


@pytest.mark.parametrize(("narrow", "from_80", "from_95"), [(0.95, 1.0, 1.3), (0.8, 1.3, 1.0)])
def test_the_range_that_asks_for_a_widening_is_named(
    narrow: float, from_80: float, from_95: float
) -> None:
    def held(asked: float) -> np.ndarray:
        return np.array([[asked >= from_80, asked >= from_95]] * 100, np.int64)

    assert _widening(held, 8)[1] == narrow


def test_what_wider_ranges_would_have_held_is_told() -> None:
    seen = play(3001).seen
    found = checked(counted(seen, Look()), seen.ends, draws=40, seed=1, money=True)
    assert found is not None
    assert len(found.origins) == 8
    assert set(found.origins) < set(seen.ends[:-1])
    assert found.held_80 <= found.wider_held_80 <= found.forecasts
    assert found.held_95 <= found.wider_held_95 <= found.forecasts
    assert (found.wider_held_80 == found.held_80) == (found.widening == 1)
    assert (found.widened_for == 0) == (found.widening == 1)


def test_the_sentence_names_the_range_that_held_too_seldom() -> None:
    seen = play(3001).seen
    found = checked(counted(seen, Look()), seen.ends, draws=40, seed=1, money=False)
    assert found is not None
    told = contacts_checked(replace(found, widening=1.2, widened_for=0.95))
    assert told[1].startswith("The 95% range held it too seldom: all ranges")
    assert len(contacts_checked(replace(found, widening=1.0, widened_for=0.0))) == 1


def test_without_months_to_look_back_on_there_are_no_checks() -> None:
    seen = panel_of(["33444"] * 30 + ["33333"] * 30)
    assert checked(counted(seen, Look()), seen.ends, draws=20, seed=1, money=False) is None
