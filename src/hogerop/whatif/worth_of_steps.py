"""What one step is worth, from every standing: what a plan reckons with. Numbers only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from hogerop.forecast.months import STANDINGS
from hogerop.whatif.asking import DRAWS, MONTHS
from hogerop.whatif.calibrating import chances, likely_path
from hogerop.whatif.climbing import climbs, comebacks
from hogerop.whatif.drawn import drawn
from hogerop.whatif.kappa import Holdout
from hogerop.whatif.pulling import Terms
from hogerop.whatif.reward import Floats
from hogerop.whatif.seen import Seen

__all__ = ["WorthOfSteps", "worth_of_steps"]


@dataclass(frozen=True)
class WorthOfSteps:
    """What the step before each standing, 0 to 15, is worth; nan = that cannot be told.

    Attributes
    ----------
    mean, sd : array of float, 16
        Calibrated, with the nudged order; currency. The mean is what many such steps bring each. It
        lies above the median that an answer shows, for the guess of kappa is lopsided.
    """

    mean: Floats
    sd: Floats


def worth_of_steps(
    seen: Seen,
    *,
    terms: Terms | None = None,
    holdouts: Sequence[Holdout] = (),
    months: int = MONTHS,
    draws: int = DRAWS,
    seed: int = 1,
) -> WorthOfSteps:
    """Return what one rung up is worth to who is awake, and coming back to who lapsed.

    Parameters
    ----------
    holdouts : sequence of Holdout
        What experiments measured of steps up. Of coming back they say nothing.
    months : int
        Over how many months it is counted, 1 to 36.
    """
    terms = terms or Terms()
    ways = [
        way
        for way in (*climbs(seen.standing, seen.now), *comebacks(seen.standing, seen.now))
        if way.contacts and way.here[seen.standing == way.rung].any()
    ]
    found = drawn((), seen, ways, terms, months=months, number=draws, seed=seed)
    given = chances(holdouts, found.paths(), draws, seed=seed)
    mean, sd = np.full(STANDINGS, np.nan), np.full(STANDINGS, np.nan)
    for way in ways:
        path = likely_path("with_order", way.rung, found.climbed(way.rung), given)[:, :, months]
        mean[way.rung], sd[way.rung] = path.mean(), path.std()
    return WorthOfSteps(mean, sd)
