"""All that is looked up in each drawn chain, side by side. Numbers only; runs no query."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from hogerop.ladder.rungs import SUSPECT
from hogerop.whatif.climbing import Climb
from hogerop.whatif.levers import Lever
from hogerop.whatif.pulling import Part, Terms, entering, pull
from hogerop.whatif.reward import Floats, discount, worths
from hogerop.whatif.seen import Seen, draws

__all__ = ["Drawn", "drawn"]


@dataclass(frozen=True)
class Drawn:
    """What each chain says, after 0, 1, ... months; the last axis is the months.

    Parameters
    ----------
    before : array of float, chains x months
        Margin of those on the ladder now, and of whom they will send.
    suspect : array of float, chains x months
        Margin of one suspect.
    here, above : mapping of rung to array, chains x months
        Margin of a contact on a rung, and of one on the next rung with the same flag.
    parts : tuple of (Part, array of float, chains x months)
        What the levers add: a part, of which only step and starts count, and its paths.
    """

    before: Floats
    suspect: Floats
    here: Mapping[int, Floats]
    above: Mapping[int, Floats]
    parts: tuple[tuple[Part, Floats], ...]

    def climbed(self, rung: int) -> Floats:
        """Return the ceiling of one contact moved up from a rung."""
        return np.asarray(self.above[rung] - self.here[rung])

    def paths(self) -> dict[int, Floats]:
        """Return the ceiling of one move of every step; 0 = one more suspect."""
        return {0: self.suspect} | {rung: self.climbed(rung) for rung in self.here}


def drawn(
    levers: Sequence[Lever],
    seen: Seen,
    steps: Sequence[Climb],
    terms: Terms,
    *,
    months: int,
    number: int,
    seed: int,
) -> Drawn:
    """Return what so many drawn chains say over so many months."""
    g = discount(terms.yearly_rate)
    before, suspect = [], []
    fine = [climb for climb in steps if climb.contacts]
    here: dict[int, list[Floats]] = {climb.rung: [] for climb in fine}
    above: dict[int, list[Floats]] = {climb.rung: [] for climb in fine}
    parts: list[tuple[Part, ...]] = []
    for chain in draws(seen, number, seed=seed):
        value = worths(chain, months, g=g)
        before.append(value @ np.where(chain.rung > 0, chain.now, 0))
        suspect.append(value @ entering(chain, SUSPECT))
        for climb in fine:
            here[climb.rung].append(value @ climb.here)
            above[climb.rung].append(value @ (climb.here + climb.change))
        parts.append(pull(levers, chain, value, steps, g=g, terms=terms))
    return Drawn(
        np.array(before),
        np.array(suspect),
        {rung: np.array(rows) for rung, rows in here.items()},
        {rung: np.array(rows) for rung, rows in above.items()},
        tuple((of[0], np.array([part.path for part in of])) for of in zip(*parts, strict=True)),
    )
