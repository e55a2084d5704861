"""How many contacts levers move, keep from falling, or win. Numbers only; runs no query."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from hogerop.forecast.months import LAPSED
from hogerop.ladder.rungs import FAN
from hogerop.whatif.climbing import Climb
from hogerop.whatif.levers import (
    EveryoneUp,
    LessFalling,
    Lever,
    MoreReferrals,
    MoreSuspects,
    StepUp,
)
from hogerop.whatif.pulling import less_falling
from hogerop.whatif.reward import RewardChain
from hogerop.whatif.seen import Seen, chain_of

__all__ = ["fewer_falls", "moved"]


def moved(levers: Sequence[Lever], seen: Seen, steps: Sequence[Climb], months: int) -> float:
    """Return how many contacts the levers move, keep from falling or win in so many months."""
    return sum(_moved(lever, seen, steps, months) for lever in levers)


def _moved(lever: Lever, seen: Seen, steps: Sequence[Climb], months: int) -> float:
    answered = {climb.rung: climb.contacts for climb in steps}
    if isinstance(lever, EveryoneUp):
        return float(sum(answered.values()))
    if isinstance(lever, StepUp):
        return lever.share * answered[lever.rung]
    if isinstance(lever, LessFalling):
        return fewer_falls(chain_of(seen), lever.rung, lever.share, months)
    if isinstance(lever, MoreSuspects):
        return lever.per_month * months
    if isinstance(lever, MoreReferrals):
        fans = float(np.sum(seen.now[seen.standing % LAPSED == FAN]))
        return lever.per_fan_year / 12 * fans * months
    return 0.0


def fewer_falls(chain: RewardChain, rung: int, share: float, months: int) -> float:
    """Return how many falls off a rung do not happen: a share of those to come in so many months.

    Of those here now, as they move today; whoever comes back and falls again counts again.
    """
    better = less_falling(chain, rung, share).transitions
    kept = np.maximum(chain.transitions - better, 0.0).sum(axis=1)
    people, falls = chain.now.astype(np.float64), 0.0
    for _ in range(months):
        falls += float(people @ kept)
        people = people @ chain.transitions
    return falls
