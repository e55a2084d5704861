"""A shop with a busy December, of whose next December a model without seasons knows nothing."""

from __future__ import annotations

import numpy as np
import pytest
from tests.value.worlds import Orders, leaving_after_orders, seen

from hogerop.value.buying.clock import passed
from hogerop.value.fitting.estimation import fit
from hogerop.value.models.mbg_nbd import MBGNBD
from hogerop.value.selection.seasons import Seasons, seasons

TRUTH = {"r": 1.0, "alpha": 60.0, "a": 0.8, "b": 5.0}
INDEX = np.array([0.8, 0.7, 0.8, 0.9, 1.0, 1.0, 0.8, 0.9, 1.0, 1.1, 1.3, 1.7])
TRUE_CLOCK = Seasons(INDEX / INDEX.mean(), INDEX, INDEX, 9.0)
OPENED, TODAY = (int(np.datetime64(day).astype(int)) for day in ("2022-12-01", "2025-11-30"))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_december_is_foretold_on_the_clock_of_the_seasons(seed: int) -> None:
    random, days = np.random.default_rng(seed), np.arange(OPENED, TODAY + 32)
    clock = TRUE_CLOCK.readings(OPENED, TODAY + 31)
    now = clock[TODAY - OPENED]
    # Buyers come, and come back, evenly on the shop's own clock.
    came = random.random(4000) * now
    orders = leaving_after_orders(TRUTH, clock[-1] - came, random, at_first=True)
    on_clock = np.concatenate([came, came[orders.buyer] + orders.day])
    day = np.interp(on_clock, clock, days)
    december = int((day[4000:] > TODAY).sum())
    a_day = np.bincount((day[day <= TODAY] - OPENED).astype(int), minlength=TODAY - OPENED + 1)

    found = seasons(a_day, OPENED)
    assert isinstance(found, Seasons)

    def expected(own_clock: np.ndarray, horizon: float) -> float:
        """Fit to histories told on a clock of whole days since the opening, and look ahead."""
        at = np.interp(day, days, own_clock)
        first, moments = at[:4000], at[4000:] - at[:4000][orders.buyer]
        histories = seen(Orders(orders.buyer, moments), own_clock[TODAY - OPENED] - first)
        fitted = fit(MBGNBD(), histories)
        return float(MBGNBD().expected_orders(fitted.values, histories, horizon).sum())

    with_seasons = expected(found.readings(OPENED, TODAY + 31), passed(found, TODAY, TODAY + 31))
    without = expected((days - OPENED).astype(float), 31.0)

    assert with_seasons == pytest.approx(december, rel=0.12)
    assert without < 0.75 * december
