"""An action that does nothing is hardly ever taken for one that works or harms."""

from __future__ import annotations

from dataclasses import astuple

import numpy as np
import pytest
from tests.results.alarms import DID, HILLSTROM, MONEY, alarms, effects, hillstrom, made_up, spent

from hogerop.results import Units, difference


def test_running_sums_are_the_products_own_difference() -> None:
    random = np.random.default_rng(4)
    came, treated = random.lognormal(size=90), random.random(90) < 0.7
    for many, found in zip((40, 90), effects(treated, came, [40, 90]), strict=True):
        assert found is not None
        told = difference(Units(treated[:many], came[:many]))
        same = [at for at in range(9) if at != 2]  # degrees of freedom are not looked at
        assert np.array(astuple(found))[same] == pytest.approx(np.array(astuple(told))[same])


@pytest.mark.parametrize("held_out", [0.5, 0.1])
@pytest.mark.parametrize(
    ("values", "outcome"),
    [
        (made_up(200, 0.5, seed=2), DID),
        (made_up(2_000, 0.02, seed=2), DID),
        (spent(2_000, 0.1, seed=3), MONEY),
    ],
    ids=["half of 200 did it", "one in fifty of 2,000 did it", "one in ten of 2,000 spent"],
)
def test_twenty_looks_at_nothing(values, outcome, held_out) -> None:
    found = alarms(values, outcome, held_out=held_out, runs=150, seed=1)
    assert found.verdict <= 0.06
    assert found.one_look >= 0.1


@pytest.mark.realdata
@pytest.mark.skipif(not HILLSTROM.exists(), reason="../shared/data is not here")
@pytest.mark.parametrize("name", ["visit", "spend"])
def test_twenty_looks_at_splits_of_a_real_test(name: str) -> None:
    outcome = DID if name == "visit" else MONEY
    found = alarms(hillstrom(name), outcome, held_out=0.5, runs=1000, seed=1)
    assert found.verdict <= 0.06
    assert found.one_look >= 0.15
