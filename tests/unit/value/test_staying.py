from __future__ import annotations

import numpy as np
import pytest

from hogerop.value.models.staying import counted, for_ever, still_there, times


def added_up(a: float, b: float, n: int, worth: float = 1.0) -> float:
    """Add the chances of being there one by one."""
    total, chance = 0.0, 1.0
    for m in range(n):
        total += chance * worth**m
        chance *= (b + m) / (a + b + m)
    return total


@pytest.mark.parametrize("a", [0.05, 0.3, 1.0 - 1e-9, 1.0, 1.0 + 1e-5, 1.0005, 2.5, 40.0])
@pytest.mark.parametrize("b", [1e-3, 0.2, 0.5, 3.0, 200.0, 20_001.0])
def test_the_closed_sum_is_the_sum_term_by_term(a: float, b: float) -> None:
    for n in (0, 1, 2, 7, 300):
        assert times(a, b, float(n)) == pytest.approx(added_up(a, b, n), rel=1e-9)


@pytest.mark.parametrize("a", [0.05, 0.5, 1.0, 2.5])
@pytest.mark.parametrize("b", [0.001, 0.5, 3.0, 20_001.0])
def test_the_sum_for_ever_is_the_sum_of_very_many_terms(a: float, b: float) -> None:
    for worth in (0.0, 0.3, 0.9, 0.99, 0.999):
        assert for_ever(a, b, worth) == pytest.approx(added_up(a, b, 40_000, worth), rel=1e-9)


def test_a_sum_to_a_horizon_counts_later_times_less() -> None:
    assert counted(0.5, 2.0, 3.0, 0.9) == pytest.approx(1 + 0.9 * 0.8 + 0.81 * 0.8 * 3 / 3.5)
    assert counted(0.5, 2.0, 3.0, 1.0) == pytest.approx(1 + 0.8 + 0.8 * 3 / 3.5)
    assert counted(0.5, 2.0, np.inf, 0.9) == pytest.approx(added_up(0.5, 2.0, 2000, 0.9))


def test_the_chance_of_still_being_there_falls_with_every_time() -> None:
    assert still_there(0.5, 2.0, 0.0) == 1.0
    assert still_there(0.5, 2.0, 2.0) == pytest.approx(0.8 * 3 / 3.5)
