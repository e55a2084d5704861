"""A chain that is true: its ranges hold what comes as often as they say."""

from __future__ import annotations

from datetime import date

import numpy as np

from hogerop.forecast.draws import walked
from hogerop.forecast.flows import flows
from hogerop.forecast.months import NEVER, Panel, month_ends
from hogerop.forecast.second_order import chain_of_standings

WORLDS, CONTACTS, KNOWN, AHEAD = 150, 2000, 12, 6


def lived(random: np.random.Generator) -> np.ndarray:
    """Return months x contacts: standings 3 to 6 by a chain of one's own."""
    rows = np.stack([random.dirichlet(1 + 12 * (np.arange(4) == rung)) for rung in range(4)])
    steps = rows.cumsum(axis=1)
    standing = random.integers(0, 4, CONTACTS)
    months = [standing]
    for _ in range(KNOWN + AHEAD - 1):
        dice = random.random(CONTACTS)[:, None]
        standing = np.minimum((dice > steps[standing]).sum(axis=1), 3)
        months.append(standing)
    return np.stack(months) + 3


def test_95_percent_ranges_of_a_true_chain_hold_93_to_98_percent() -> None:
    held = []
    for seed in range(WORLDS):
        random = np.random.default_rng([seed, 1])
        standing = lived(random).astype(np.int8)
        zeros = np.zeros((KNOWN, CONTACTS))
        panel = Panel(
            month_ends(date(2026, 6, 30), KNOWN),
            np.arange(CONTACTS),
            standing[:KNOWN],
            zeros.astype(np.int16),
            zeros.astype(np.float32),
            np.full((KNOWN, CONTACTS), NEVER, np.int8),
            "none",
        )
        found = flows(panel, panel.standing, np.arange(16))
        drawn = walked(
            chain_of_standings(found), found.stock[-1], AHEAD, 400, random, lasting=False
        )
        low, high = np.quantile(drawn, [0.025, 0.975], axis=1)
        truth = np.stack([np.bincount(row, minlength=7)[3:] for row in standing[KNOWN:]])
        held.append(((low <= truth) & (truth <= high)).mean())
    assert 0.93 <= np.mean(held) <= 0.98
