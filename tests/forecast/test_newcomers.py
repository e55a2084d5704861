"""A few streams of each kind; ``make newcomers`` measures 100."""

from __future__ import annotations

import numpy as np
import pytest
from tests.forecast.newcomers import KINDS, Told, made_up, told

from hogerop.forecast.arrivals import YEAR


@pytest.fixture(scope="module")
def errors() -> dict[str, list[Told]]:
    return {kind: [told(*made_up(kind, seed), YEAR) for seed in range(500, 520)] for kind in KINDS}


def off(some: list[Told], what: str) -> list[float]:
    return np.mean([getattr(one, what) for one in some], axis=0).tolist()


@pytest.mark.parametrize("what", ["of_all", "of_months"])
def test_the_pool_is_never_the_worst(errors: dict[str, list[Told]], what: str) -> None:
    for some in errors.values():
        as_last_year, trend, pool = off(some, what)
        assert pool < max(as_last_year, trend)


def test_over_a_year_the_pool_errs_least_and_its_ranges_hold(errors: dict[str, list[Told]]) -> None:
    every = [one for some in errors.values() for one in some]
    as_last_year, trend, pool = off(every, "of_all")
    assert pool < min(as_last_year, trend)
    assert 0.7 <= np.mean([one.held_80 for one in every]) <= 0.9
