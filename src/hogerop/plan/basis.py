"""What a round is chosen from: who could be chosen, with what, and what is believed of that.

Numbers only; runs no query.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from hogerop.plan.everybody import Everybody
from hogerop.plan.lots import Bools, Floats, Ints
from hogerop.plan.offers import People
from hogerop.plan.posterior import Belief
from hogerop.plan.strategy import Strategy
from hogerop.plan.why import Reckoned, Worthwhile

__all__ = ["Basis"]


@dataclass(frozen=True)
class Basis:
    """What a choice was made from, so that everybody can be told why.

    Attributes
    ----------
    there : Everybody
        Those who could be chosen.
    people : People
        The same contacts, in the same order, as the choice knows them.
    strategies : sequence of Strategy
        In the order of the choice's places.
    belief : Belief
        Of these strategies.
    measured : frozenset of str
        Keys of those of which holdouts of this business have said anything.
    """

    there: Everybody
    people: People
    strategies: Sequence[Strategy]
    belief: Belief
    measured: frozenset[str]

    def worthwhile(self, place: int, pick: int) -> Worthwhile:
        """Return what a strategy is expected to do for one contact."""
        strategy = self.strategies[pick]
        return Worthwhile(
            chance=float(self.people.chance[place]),
            lift=self._lift(pick),
            worth=float(self.people.worth[place]),
            measured=strategy.key in self.measured,
        )

    def more(self, pick: int) -> Floats:
        """Return by how much each contact's chance of the step is expected to rise, 0 to 1."""
        chance = self.people.chance
        return np.minimum(self._lift(pick) * chance, 1 - chance)

    def reckoned(self, pick: int, places: Ints, tried: Bools) -> Reckoned:
        """Return why those at these places get a strategy, as an action keeps it."""
        return Reckoned(
            lift=self._lift(pick),
            measured=self.strategies[pick].key in self.measured,
            chance=tuple(np.round(self.people.chance[places], 6).tolist()),
            worth=tuple(np.round(self.people.worth[places], 4).tolist()),
            tried=tuple(tried.tolist()),
        )

    def _lift(self, pick: int) -> float:
        return float(self.belief.mean[pick, self.strategies[pick].place])
