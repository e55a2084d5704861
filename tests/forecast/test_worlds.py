"""Three worlds; ``make worlds`` measures 100."""

from __future__ import annotations

import numpy as np
from tests.forecast.worlds import held, play


def test_ranges_hold_most_of_what_comes() -> None:
    found = [held(play(seed)) for seed in (3000, 3001, 3002)]
    for name in ("counts 95%", "margin a month 95%"):
        assert np.mean([inside for world in found for inside in world[name]]) >= 0.8


def test_a_world_goes_on_from_where_it_was_seen() -> None:
    world = play(3000)
    assert world.standing.sum(axis=1)[0] >= world.seen.contacts
    assert len(world.money) == 12
