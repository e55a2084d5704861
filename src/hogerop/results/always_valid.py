"""Intervals that stay true however often one looks, and whenever one stops.

Numbers only; runs no query. An interval that holds for one look at a set time is wrong far more
often than it says once somebody looks every week and stops when it pleases. These are wider, and
hold for all looks together.

References
----------
Robbins, H. (1970). Statistical methods related to the law of the iterated logarithm. Annals of
Mathematical Statistics 41(5), 1397-1409.
Howard, S. R., Ramdas, A., McAuliffe, J., & Sekhon, J. (2021). Time-uniform, nonparametric,
nonasymptotic confidence sequences. Annals of Statistics 49(2), 1055-1080.
Waudby-Smith, I., Arbour, D., Sinha, R., Kennedy, E. H., & Ramdas, A. (2024). Time-uniform central
limit theory and asymptotic confidence sequences. Annals of Statistics 52(6), 2613-2640. In
arXiv:2103.06476v7 equation 9 is the half-width and equation 161 the choice of rho; GrowthBook's
gbstats 0.8.0 reckons with the same two.
"""

from __future__ import annotations

from math import log, sqrt

from hogerop.errors import AskedWrongly
from hogerop.results.effects import Effect
from hogerop.words import say

__all__ = ["LEVEL", "always_valid", "half_width", "rho", "units_needed"]

LEVEL = 0.95
_MOST = 10**9


def rho(tuned_to: float, level: float = LEVEL) -> float:
    """Return the parameter that makes the interval narrowest around so many units.

    Examples
    --------
    >>> round(rho(5000), 10)
    0.0398400668
    """
    tail = -2 * log(1 - level)
    return sqrt((tail + log(tail + 1)) / tuned_to)


def half_width(se: float, units: float, *, tuned_to: float, level: float = LEVEL) -> float:
    """Return how far the interval reaches on either side.

    Parameters
    ----------
    se : float
        Standard error of the effect now, 0 or more.
    units : float
        Units of both arms now, above 0.
    tuned_to : float
        About how many units there will be when it matters, above 0; chosen before anything is
        known of the outcome. The interval holds whatever is chosen, and is narrowest there.
    level : float
        Chance that all intervals of all looks hold the truth together, between 0 and 1.
    """
    if not (units > 0 and tuned_to > 0 and 0 < level < 1):
        raise AskedWrongly(
            say("An interval needs units, and a level between 0 and 1."),
            where=f"units={units}, tuned_to={tuned_to}, level={level}",
        )
    stretched = units * rho(tuned_to, level) ** 2
    return se * sqrt(2 * (stretched + 1) / stretched * log(sqrt(stretched + 1) / (1 - level)))


def always_valid(effect: Effect, *, tuned_to: float, level: float = LEVEL) -> tuple[float, float]:
    """Return the interval of an effect that holds for every look; see `half_width`."""
    half = half_width(effect.se, effect.units, tuned_to=tuned_to, level=level)
    return effect.gain - half, effect.gain + half


def units_needed(
    effect: Effect, apart: float, *, tuned_to: float, level: float = LEVEL
) -> int | None:
    """Return with how many units, arms in the same proportion, the interval reaches no further.

    Parameters
    ----------
    effect : Effect
        As measured now: what a unit varies by is taken from it.
    apart : float
        How far on either side the interval may reach at most, above 0.

    Returns
    -------
    int or None
        None where it would take more than a thousand million.
    """

    def reaches(units: int) -> float:
        se = effect.se * sqrt(effect.units / units)
        return half_width(se, units, tuned_to=tuned_to, level=level)

    if apart <= 0 or reaches(_MOST) > apart:
        return None
    below, enough = 0, _MOST
    while enough - below > 1:
        middle = (below + enough) // 2
        below, enough = (below, middle) if reaches(middle) <= apart else (middle, enough)
    return enough
