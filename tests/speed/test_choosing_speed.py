"""A million contacts, ten strategies and three limits: who gets what."""

from __future__ import annotations

import time

import numpy as np
import pytest

from hogerop.plan import Scarce, allocate

pytestmark = pytest.mark.speed

CONTACTS, STRATEGIES, AT_MOST = 1_000_000, 10, 3.0


def offered(budget: float, seed: int = 1) -> tuple[np.ndarray, np.ndarray, tuple[Scarce, ...]]:
    """Return gains of unlike contacts, a budget per contact and two people's hours."""
    random = np.random.default_rng(seed)
    value, lift = random.lognormal(3, 1, CONTACTS), np.abs(random.normal(0.03, 0.08, CONTACTS))
    gains = value * lift * random.lognormal(1, 1, (STRATEGIES, CONTACTS))
    costs = random.uniform(0.2, 8, STRATEGIES)
    hours = [np.zeros(STRATEGIES), np.zeros(STRATEGIES)]
    for place, of_one in enumerate(hours):
        of_one[[place, place + 3]] = random.uniform(1, 10, 2)
    limited = [Scarce(of_one, 0.15 * CONTACTS) for of_one in hours]
    return gains, costs, (Scarce(costs, budget * CONTACTS), *limited)


@pytest.mark.parametrize("budget", [0.05, 0.5, 3.0])
def test_a_million_contacts_take_seconds_and_come_within_a_thousandth(budget: float) -> None:
    allocate(np.ones((2, 10)), np.ones(2), (Scarce(np.ones(2), 5.0),))  # compiles
    asked = offered(budget)
    begun = time.process_time()
    found = allocate(*asked)
    taken = time.process_time() - begun
    print(
        f"\n1 million contacts, 10 strategies, {budget:g} to spend on each:"
        f" {taken:.1f} CPU seconds, at most {found.gap:.4%} missed"
    )
    assert taken < AT_MOST
    assert found.gap < 0.001
