"""What each strategy is believed to lift on each rung, after what holdouts have measured.

Numbers only; runs no query. A strategy that works on shoppers is likelier to work on customers, so
its lift on a rung is a mean that it has on all rungs and a deviation of that rung. Both are normal,
as is what a holdout measures, so the posterior is exact for a known width of doubt. How wide doubt
is in this business is learned too: five widths are weighed by how well each foretold what was
measured.

References
----------
Gelman, A., et al. (2013). Bayesian Data Analysis, 3rd ed., chapter 5. [hierarchical normal
model; the width of doubt on a grid]
Thompson, W. R. (1933). On the likelihood that one unknown probability exceeds another in view of
the evidence of two samples. Biometrika 25, 285-294. [choosing by a draw]
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Literal

import numpy as np

from hogerop.errors import AskedWrongly
from hogerop.plan.weighing import Floats
from hogerop.words import say

__all__ = ["OWN", "SHARED", "WIDTHS", "Belief", "Evidence", "Measured", "Prior", "believe", "prior"]

SHARED, OWN = 0.8, 0.6
"""Standard deviation of what a strategy has on all rungs, and of what it has on one, as a part of
its prior's. Their squares add up to 1."""

WIDTHS = (0.25, 0.35, 0.5, 0.7, 1.0)
"""How wide doubt may be here, as a part of the prior's: all as likely before anything is measured.
A half is doubt as large as what is expected of a randomised trial's lift."""

Evidence = Literal["R", "Q", "C", "-"]
"""How a lift was found: randomised, quasi-experimental, correlation, or not at all."""


UPPER = 1.2816
"""Standard deviations up to which 90% lies: the upper end of an 80% range."""


@dataclass(frozen=True)
class Prior:
    """What a strategy is expected to lift on any step before anything is measured here.

    Parameters
    ----------
    mean, sd : float
        Of the relative lift; ``sd`` above 0.
    """

    mean: float
    sd: float

    @property
    def range(self) -> tuple[float, float]:
        """Between which it lies in four of five cases."""
        return self.mean - UPPER * self.sd, self.mean + UPPER * self.sd


def prior(evidence: Evidence, published: float | None = None) -> Prior:
    """Return the prior that follows from the evidence.

    Published lifts are of those who published, and mostly of larger firms: so half is expected of
    what was randomised, a third of what was matched, and the doubt is as large as the lift itself.
    Of all else, a little is expected and much is possible, harm included.

    Parameters
    ----------
    evidence : str
        ``R`` randomised, ``Q`` quasi-experimental, ``C`` correlation, ``-`` none found.
    published : float, optional
        Relative lift, 0.2 = a fifth more; not 0. None = not known or no single size.

    Examples
    --------
    >>> prior("R", 0.2), prior("-")
    (Prior(mean=0.1, sd=0.2), Prior(mean=0.03, sd=0.15))
    """
    part = {"R": 1 / 2, "Q": 1 / 3}.get(evidence)
    if part is None or published is None:
        return Prior(0.03, 0.15)
    return Prior(published * part, abs(published))


@dataclass(frozen=True)
class Measured:
    """What one holdout says of one strategy on one step.

    Parameters
    ----------
    strategy, step : int
        Places, from 0.
    lift, se : float
        By which part of itself the chance of the step rose (0.1 = a tenth more make it), and its
        standard error, above 0.
    """

    strategy: int
    step: int
    lift: float
    se: float


@dataclass(frozen=True)
class Belief:
    """Lift of each strategy on each step.

    Attributes
    ----------
    mean : array of float, strategies x steps
    spread : array of float, strategies x steps x steps
        Covariance of the steps of one strategy.
    """

    mean: Floats
    spread: Floats

    @property
    def sd(self) -> Floats:
        """Standard deviation, strategies x steps."""
        found: Floats = np.sqrt(np.einsum("skk->sk", self.spread))
        return found

    def draws(self, many: int, *, seed: int) -> Floats:
        """Return lifts as they may be, draws x strategies x steps."""
        random = np.random.default_rng([seed, 80])
        roots = np.linalg.cholesky(self.spread)
        chance = random.standard_normal((many, *self.mean.shape))
        found: Floats = self.mean + np.einsum("skl,dsl->dsk", roots, chance)
        return found


def believe(priors: Sequence[Prior], measured: Sequence[Measured] = (), *, steps: int) -> Belief:
    """Return what is believed of every strategy, measured on a step or not.

    Parameters
    ----------
    priors : sequence of Prior
        One for each strategy.
    measured : sequence of Measured
        All that holdouts said, in any order.
    steps : int
        How many steps there are.

    Raises
    ------
    AskedWrongly
        If a measurement is no number, has no standard error, or is of nothing that there is.

    Examples
    --------
    What was measured on one step is believed of it, and partly of the other.

    >>> found = believe([Prior(0.1, 0.1)], [Measured(0, 0, 0.3, 0.01)], steps=2)
    >>> found.mean.round(3).tolist()
    [[0.298, 0.227]]
    """
    for one in measured:
        if not _fine(one, len(priors), steps):
            raise AskedWrongly(
                say("What was measured needs a lift and a standard error above 0."),
                where=f"strategy={one.strategy}, step={one.step}",
            )
    weight, pulled = np.zeros((2, len(priors), steps))
    for one in measured:
        weight[one.strategy, one.step] += one.se**-2
        pulled[one.strategy, one.step] += one.lift * one.se**-2
    answers = [_of_width(width, priors, weight, pulled) for width in WIDTHS]
    fits = np.array([fit for _, _, fit in answers])
    part = np.exp(fits - fits.max())
    part /= part.sum()
    means, spreads = np.array([a[0] for a in answers]), np.array([a[1] for a in answers])
    mean = np.tensordot(part, means, 1)
    off = means - mean
    spread = np.tensordot(part, spreads + off[..., :, None] * off[..., None, :], 1)
    return Belief(mean, (spread + spread.mT) / 2)


def _of_width(
    width: float, priors: Sequence[Prior], weight: Floats, pulled: Floats
) -> tuple[Floats, Floats, float]:
    """Return mean and spread if doubt is so wide, and the log of how likely that makes the data."""
    steps = weight.shape[1]
    alike = SHARED**2 * np.ones((steps, steps)) + OWN**2 * np.eye(steps)
    sd = width * np.array([p.sd for p in priors])[:, None, None]
    before = np.linalg.inv(alike) / sd**2
    start = np.array([p.mean for p in priors])[:, None] * np.ones(steps)
    # From where it started: so nothing measured leaves nothing to add up.
    pull = pulled - weight * start
    after = before + weight[..., None] * np.eye(steps)
    spread: Floats = np.linalg.inv(after).astype(np.float64)
    moved: Floats = np.einsum("skl,sl->sk", spread, pull)
    sizes = np.linalg.slogdet(before)[1] - np.linalg.slogdet(after)[1]
    return start + moved, spread, float(0.5 * (sizes.sum() + (pull * moved).sum()))


def _fine(one: Measured, strategies: int, steps: int) -> bool:
    known = 0 <= one.strategy < strategies and 0 <= one.step < steps
    return known and isfinite(one.lift) and isfinite(one.se) and one.se > 0
