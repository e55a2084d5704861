"""How months differ: each part of what is told of it."""

from __future__ import annotations

import numpy as np
import pytest

from hogerop.forecast.shocks import shocks_of

MONTHS = np.arange(20)


def told(log: np.ndarray, chance: float):  # type: ignore[no-untyped-def]
    ago = MONTHS[::-1].astype(np.float64)
    return shocks_of(log, np.full(len(MONTHS), chance), MONTHS % 12, ago)


def test_what_chance_cannot_have_done_is_the_months_own_shock() -> None:
    log = np.where(MONTHS % 2, 0.3, -0.3)
    assert told(log, 0.0).variance == pytest.approx(0.09, rel=0.1)
    assert told(log, 0.05).variance == pytest.approx(told(log, 0.0).variance - 0.05)
    assert told(log, 0.5).variance == 0.0


def test_the_shock_of_a_month_ahead_is_its_own_and_what_is_not_known_of_its_season() -> None:
    found = told(np.where(MONTHS % 2, 0.3, -0.3), 0.0)
    factor, own = found.ahead(np.array([0, 5]))
    assert own == pytest.approx(found.variance + found.season_variance[[0, 5]])
    assert factor == pytest.approx(np.exp(found.level + found.season[[0, 5]]))


def test_the_level_is_that_of_the_latest_months_and_the_less_sure_the_wilder_they_are() -> None:
    calm, wild = told(np.where(MONTHS < 10, 0.0, 1.0), 0.0), told(np.zeros(20), 0.2)
    assert calm.level > 0.6
    assert told(np.zeros(20), 0.0).level_variance == 0.0
    assert 0 < wild.level_variance < 0.2
