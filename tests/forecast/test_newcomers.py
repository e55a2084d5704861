"""A few streams of each kind; ``make newcomers`` measures 100."""

from __future__ import annotations

import numpy as np
from tests.forecast.newcomers import KINDS, made_up, told

from hogerop.forecast.arrivals import YEAR


def test_the_pool_errs_less_than_last_year_and_less_than_the_trend() -> None:
    some = [told(*made_up(kind, seed), YEAR) for kind in KINDS for seed in range(500, 520)]
    for errors in ([one.of_all for one in some], [one.of_months for one in some]):
        as_last_year, trend, pool = np.mean(errors, axis=0)
        assert pool < min(as_last_year, trend)
    assert 0.7 <= np.mean([one.held_80 for one in some]) <= 0.9
