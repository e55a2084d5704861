"""What the business spends on marketing, and how many names the money draws. Runs no query."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np

from hogerop.sample.business import Cost
from hogerop.sample.world import CHANNELS, World


def months(world: World) -> Iterator[tuple[int, int, int]]:
    """Yield year, month and first ordinal of every month of business."""
    day = world.since.replace(day=1)
    while day <= world.until:
        yield day.year, day.month, day.toordinal()
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)


def spend(world: World, rng: np.random.Generator) -> list[Cost]:
    """Return what was spent: one row per channel and month that had costs."""
    scale = world.names / 3200
    rows = []
    for index, (year, month, first) in enumerate(months(world)):
        trend = 1 + world.growth * index / 12
        for key, channel in CHANNELS.items():
            if not _runs(world, key, month, first):
                continue
            pace = 6.0 if key == "beurs" else 0.5 + 0.5 * world.busy(first)
            euros = channel.euros * scale * trend * pace * rng.lognormal(0, 0.15)
            hours = round(channel.hours * pace * rng.lognormal(0, 0.2) * 2) / 2
            rows.append(
                Cost(year, month, key, channel.purpose, round(euros * 100), max(0.5, hours))
            )
    return rows


def _runs(world: World, channel: str, month: int, first: int) -> bool:
    if channel == "beurs":
        return month in (3, 9)
    if channel == "fietspas":
        return first >= world.pass_since
    return True


def draw(world: World, costs: list[Cost]) -> tuple[list[tuple[str, int]], np.ndarray]:
    """Return every (channel, first ordinal of the month), and the chance that a name came there.

    A channel draws in proportion to what it spends in a month and to the season.
    """
    where, weight = [], []
    sums = {key: sum(c.cents for c in costs if c.channel == key) for key in CHANNELS}
    for cost in costs:
        share = CHANNELS[cost.channel].names
        if share > 0:
            first = date(cost.year, cost.month, 1).toordinal()
            where.append((cost.channel, first))
            weight.append(share * cost.cents / sums[cost.channel] * world.busy(first))
    chances = np.array(weight)
    return where, chances / chances.sum()
