"""What it would be worth to know a lift better, before anything is tried.

Numbers only; runs no query. Knowing is worth something only where it could change what is done: so
it counts by how far what is believed may move, beside how far a strategy is from being chosen.

References
----------
Raiffa, H., & Schlaifer, R. (1961). Applied Statistical Decision Theory, chapter 5.
[expected value of sample information; unit normal loss]
Frazier, P., Powell, W., & Dayanik, S. (2009). The knowledge-gradient policy for correlated normal
beliefs. INFORMS Journal on Computing 21(4), 599-613. [one measurement moves what is believed of
several things]
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hogerop.plan.offers import Ints
from hogerop.plan.posterior import Belief
from hogerop.plan.weighing import Floats

__all__ = ["Known", "Question", "question"]

_SAMPLE = 1_000
"""Contacts in whose name it is reckoned what knowing is worth, where there are more."""


@dataclass(frozen=True)
class Known:
    """What is believed, and what a contact can tell about it.

    Parameters
    ----------
    belief : Belief
    step : array of int, contacts
        Which step each contact is to take, from 0.
    unit : array of float, contacts
        What a lift of 1 would bring with each: their chance times what the step is worth; currency.
    noise : array of float, steps
        Variance of what one contact tells of a lift: (1 - p) / p for a chance of p.
    rounds : float
        How many rounds are still to come in which what is learned is used; 0 or more.
    """

    belief: Belief
    step: Ints
    unit: Floats
    noise: Floats
    rounds: float


@dataclass(frozen=True)
class Question:
    """What each contact would get now, and a sample of them to judge what knowing is worth.

    Attributes
    ----------
    known : Known
    rest : array of float, strategies x contacts
        What a strategy leaves with each contact after the prices of all that is scarce, by the mean
        of what is believed; minus infinity where it is not allowed.
    best, second : array of float, contacts
        Most and second most that any strategy leaves; 0 where nothing is left.
    sample : array of int
        Places of some contacts.
    """

    known: Known
    rest: Floats
    best: Floats
    second: Floats
    sample: Ints

    def ahead(self, strategy: int, who: Ints) -> Floats:
        """Return by how much a strategy leaves more than the next best choice, nothing included."""
        rest, best = self.rest[strategy, who], self.best[who]
        found: Floats = rest - np.where(rest >= best, self.second[who], best)
        return found

    def worth(self, strategy: int, step: int, many: Floats, held: Floats) -> Floats:
        """Return what it is worth, in all rounds to come, to try a strategy on a step.

        Parameters
        ----------
        strategy, step : int
        many : array of float, trials
            How many contacts take part; 0 or more.
        held : array of float, trials
            Which part of them is held out, above 0 and below 1.

        Returns
        -------
        array of float, trials
            Expected margin, currency: of better choices on this step, and on others that it
            tells of.
        """
        known = self.known
        spread = known.belief.spread[strategy, step]
        with np.errstate(divide="ignore"):
            variance = known.noise[step] * (1 / held + 1 / (1 - held)) / many
        moves = np.abs(spread) / np.sqrt(spread[step] + variance)[:, None]
        who = self.sample[np.isfinite(self.rest[strategy, self.sample])]
        sd = moves[:, known.step[who]] * np.abs(known.unit[who])
        each = len(known.step) / len(self.sample) * known.rounds
        found: Floats = _gained(self.ahead(strategy, who), sd).sum(axis=1) * each
        return found


def question(gains: Floats, prices: Floats, known: Known, *, seed: int) -> Question:
    """Return what is to be judged, at these prices; the seed draws the sample.

    Parameters
    ----------
    gains : array of float, strategies x contacts
    prices : array of float, strategies
        What one contact costs, whatever is scarce included.
    """
    rest = gains - prices[:, None]
    best, second = np.zeros(gains.shape[1]), np.zeros(gains.shape[1])
    for of_one in rest:
        second = np.maximum(second, np.minimum(best, of_one))
        best = np.maximum(best, of_one)
    random = np.random.default_rng([seed, 81])
    sample = np.sort(random.permutation(len(best))[:_SAMPLE])
    return Question(known, rest, best, second, sample)


def _gained(ahead: Floats, sd: Floats) -> Floats:
    """Return by how much E max(a + sd Z, 0) is above max(a, 0): Raiffa and Schlaifer's loss."""
    from scipy.special import ndtr  # takes long to load

    off = np.divide(-np.abs(ahead), sd, out=np.full(sd.shape, -np.inf), where=sd > 0)
    density = np.exp(-0.5 * off**2) / np.sqrt(2 * np.pi)
    with np.errstate(invalid="ignore"):
        loss = np.where(off > -10, density + off * ndtr(off), 0.0)
    return sd * loss
