"""What a treatment changed: those who were drawn for it beside those who were held out.

Numbers only; runs no query. Everybody counts in the arm that chance gave them, whether or not the
message reached them (intention to treat). What was known of them before the draw may only make the
answer sharper, never shift it.

References
----------
Lin, W. (2013). Agnostic notes on regression adjustments to experimental data: reexamining
Freedman's critique. Annals of Applied Statistics 7(1), 295-318.
Negi, A., & Wooldridge, J. M. (2021). Revisiting regression adjustment in experiments with
heterogeneous treatment effects. Econometric Reviews 40(5), 504-534: the standard error for people
who are themselves a draw out of more.
Deng, A., Xu, Y., Kohavi, R., & Walker, T. (2013). Improving the sensitivity of online controlled
experiments by utilizing pre-experiment data. WSDM '13, 123-132: CUPED.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from hogerop.errors import TooLittle
from hogerop.words import say

__all__ = ["Effect", "Units", "adjusted", "cuped", "difference", "effect_of", "of_shares"]

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

UNITS_PER_WORD = 10
"""Units that each arm has for everything known before, or it is left out of the reckoning."""


@dataclass(frozen=True)
class Units:
    """Whom chance put in which arm, and what came of them; one place per unit.

    Parameters
    ----------
    treated : array of bool
        Drawn for the treatment; else held out.
    outcome : array of float
        Of each unit: 0 or 1, or an amount. All are known; who was lost is `balance`'s business.
    before : array of float, units x words, optional
        What was known of them before the draw.
    household : array of int, optional
        Which units were drawn together, where not each by itself.
    """

    treated: Flags
    outcome: Floats
    before: Floats | None = None
    household: Ints | None = None

    def __post_init__(self) -> None:
        least = min(int(self.treated.sum()), int((~self.treated).sum()))
        if self.household is not None:
            least = min(
                len(np.unique(self.household[arm])) for arm in (self.treated, ~self.treated)
            )
        if least < 2:
            raise TooLittle(
                say("An effect needs two treated and two held out at the least."),
                fix=say("Hold more people out, by lot."),
            )

    @property
    def words(self) -> int:
        """How many things were known before."""
        return 0 if self.before is None else self.before.shape[1]


@dataclass(frozen=True)
class Effect:
    """What the treatment changed, per unit.

    Parameters
    ----------
    gain, se : float
        Mean outcome of a treated unit less that of one held out, and its standard error; in the
        outcome's unit.
    df : float
        Degrees of freedom of the standard error.
    treated_mean, held_out_mean : float
        Plain means, before anything is adjusted.
    treated, held_out : int
        How many units, 2 or more.
    removed : float
        Part of the variance that what was known before took away; below 0 where it added some.
    se_alike : float
        Standard error if units of both arms vary alike.
    """

    gain: float
    se: float
    df: float
    treated_mean: float
    held_out_mean: float
    treated: int
    held_out: int
    removed: float = 0.0
    se_alike: float = 0.0

    @property
    def units(self) -> int:
        """Treated and held out together."""
        return self.treated + self.held_out

    @property
    def relative(self) -> float:
        """Gain as a part of what those held out did; nan where they did nothing."""
        return self.gain / self.held_out_mean if self.held_out_mean else float("nan")

    @property
    def cautious(self) -> Effect:
        """The same with the larger of both standard errors.

        A small arm in which next to nothing happened seems to vary by nothing, and then every
        difference seems sure.
        """
        return replace(self, se=max(self.se, self.se_alike))

    def looked_at_once(self, level: float = 0.95) -> tuple[float, float]:
        """Return the interval for one look at a time set beforehand (Welch's t)."""
        from scipy.special import stdtrit

        half = float(stdtrit(self.df, (1 + level) / 2)) * self.se
        return self.gain - half, self.gain + half


def effect_of(units: Units) -> Effect:
    """Return the effect, adjusted for what was known before where there are units enough for it."""
    fewest = min(int(units.treated.sum()), int((~units.treated).sum()))
    if units.words and fewest >= UNITS_PER_WORD * (units.words + 1):
        return adjusted(units)
    return difference(units)


def of_shares(did: int, treated: int, held_out_did: int, held_out: int) -> Effect:
    """Return the difference of two shares, from counts.

    Parameters
    ----------
    did, held_out_did : int
        How many of the treated, and of those held out, did it.
    treated, held_out : int
        How many there were, 1 or more.

    Examples
    --------
    >>> round(of_shares(3894, 21307, 2262, 21306).gain, 6)
    0.07659
    """
    shares = did / treated, held_out_did / held_out
    variances = [p * (1 - p) / n for p, n in zip(shares, (treated, held_out), strict=True)]
    return Effect(
        gain=shares[0] - shares[1],
        se=sum(variances) ** 0.5,
        df=_welch(variances, (treated - 1, held_out - 1)),
        treated_mean=shares[0],
        held_out_mean=shares[1],
        treated=treated,
        held_out=held_out,
        se_alike=_alike(variances, (treated, held_out)),
    )


def difference(units: Units) -> Effect:
    """Return the difference of the means.

    Examples
    --------
    >>> drawn = np.array([True, True, False, False])
    >>> found = difference(Units(drawn, np.array([3.0, 5.0, 1.0, 3.0])))
    >>> found.gain, round(found.se, 6)
    (2.0, 1.414214)
    """
    return _told(units, units.outcome)


def adjusted(units: Units) -> Effect:
    """Return the difference among equals: each arm has its own slopes on what was known (Lin).

    What was known is centred on all units of both arms, so that the gain is that of the whole
    audience and not of one arm's.
    """
    if not units.words:
        return difference(units)
    assert units.before is not None
    centred = units.before - units.before.mean(axis=0)
    slopes, residual, made_up = [], np.empty(len(units.outcome)), []
    for arm in (units.treated, ~units.treated):
        own = np.column_stack([np.ones(int(arm.sum())), centred[arm]])
        fitted, _, rank, _ = np.linalg.lstsq(own, units.outcome[arm], rcond=None)
        residual[arm] = units.outcome[arm] - own @ fitted
        slopes.append(fitted)
        made_up.append(int(rank))
    shift = centred @ (slopes[0] - slopes[1])[1:]
    gain = float(slopes[0][0] - slopes[1][0])
    return _told(units, residual, gain=gain, shift=shift, made_up=made_up)


def cuped(units: Units) -> Effect:
    """Return the difference after taking off what was to be expected from before (CUPED).

    Both arms share their slopes, ``theta = cov(outcome, before) / var(before)`` within the arms.
    """
    if not units.words:
        return difference(units)
    assert units.before is not None
    within, outcome = units.before.astype(np.float64), units.outcome.copy()
    for arm in (units.treated, ~units.treated):
        within[arm] -= within[arm].mean(axis=0)
        outcome[arm] -= outcome[arm].mean()
    theta = np.linalg.lstsq(within, outcome, rcond=None)[0]
    lowered = units.outcome - (units.before - units.before.mean(axis=0)) @ theta
    return _told(units, lowered)


def _told(
    units: Units,
    values: Floats,
    *,
    gain: float | None = None,
    shift: Floats | None = None,
    made_up: Sequence[int] = (1, 1),
) -> Effect:
    """Return the effect in values, of which each arm's own mean is not yet taken off.

    ``shift`` is what the treatment is expected to change of each unit beside the mean; it is part
    of the error, for the units are themselves a draw. ``made_up``: parameters fitted per arm.
    """
    arms, outcome = (units.treated, ~units.treated), units.outcome
    variances, plain, degrees = [], 0.0, []
    for arm, parameters in zip(arms, made_up, strict=True):
        household = None if units.household is None else units.household[arm]
        variances.append(_variance(values[arm], household, parameters))
        plain += _variance(outcome[arm], household, 1)
        degrees.append(_drawn(arm, household) - parameters)
    between = 0.0 if shift is None else _variance(shift, units.household, 1)
    variance = sum(variances) + between
    counts = int(arms[0].sum()), int(arms[1].sum())
    found = float(values[arms[0]].mean() - values[arms[1]].mean()) if gain is None else gain
    return Effect(
        gain=found,
        se=variance**0.5,
        df=_welch(variances, degrees),
        treated_mean=float(outcome[arms[0]].mean()),
        held_out_mean=float(outcome[arms[1]].mean()),
        treated=counts[0],
        held_out=counts[1],
        removed=1 - variance / plain if plain else 0.0,
        se_alike=(_alike(variances, counts) ** 2 + between) ** 0.5,
    )


def _alike(variances: Sequence[float], counts: Sequence[int]) -> float:
    """Return the standard error if a unit of either arm varies as those of both together do."""
    both = sum(v * n**2 for v, n in zip(variances, counts, strict=True)) / sum(counts)
    return float((both * sum(1 / n for n in counts)) ** 0.5)


def _welch(variances: Sequence[float], degrees: Sequence[int]) -> float:
    """Return the degrees of freedom of a sum of variances (Welch and Satterthwaite)."""
    own = [max(d, 1) for d in degrees]
    below = sum(v**2 / d for v, d in zip(variances, own, strict=True))
    return sum(variances) ** 2 / below if below else float(sum(own))


def _drawn(arm: Flags, household: Ints | None) -> int:
    """Return how many of an arm were drawn apart: units, or households."""
    return int(arm.sum()) if household is None else len(np.unique(household))


def _variance(values: Floats, household: Ints | None, made_up: int) -> float:
    """Return the variance of the mean of values; of households, as those were drawn together."""
    number = len(values)
    centred = values - values.mean()
    if household is None:
        return float(centred @ centred) / max(number - made_up, 1) / number
    _, place = np.unique(household, return_inverse=True)
    sums = np.bincount(place, centred)
    return float(sums @ sums) / number**2 * len(sums) / max(len(sums) - made_up, 1)
