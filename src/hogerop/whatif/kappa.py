"""How much of a ceiling is real: what a move brings, as a part of what unlike people differ.

Numbers only; runs no query. The ceiling compares those on a rung with those on the next one.
`kappa` is what a move that was *made* to happen brought, over that difference. The business's own
holdouts say what it is; until there are any, it is a wide guess that is stated. It may exceed 1.

References
----------
Gordon, B. R., Moakler, R., & Zettelmeyer, F. (2023). Close enough? A large-scale exploration of
non-experimental approaches to advertising measurement. Marketing Science 42(4), 768-793.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite, log
from typing import Literal

import numpy as np

from hogerop.errors import AskedWrongly
from hogerop.whatif.reward import Floats
from hogerop.words import say

__all__ = [
    "MEDIAN",
    "NO_EFFECT",
    "SPREAD",
    "Effect",
    "Holdout",
    "Measured",
    "gain_per_move",
    "posterior",
]

Effect = Literal["with_order", "carry_over"]

MEDIAN, SPREAD = 0.3, 1.0
"""The guess: lognormal, with 95% between 0.042 and 2.13."""
NO_EFFECT = 0.2
"""Chance that nothing at all carries over after the nudged order."""

_GRID = 2400
_LEAST, _MOST = 1e-4, 60.0


@dataclass(frozen=True)
class Holdout:
    """What one experiment measured: an action, with a part of the people held out by lot.

    Parameters
    ----------
    step : int
        From which rung people were moved, 1 to 6; 0 = won as new suspects.
    effect : str
        ``with_order``: all margin of the window. ``carry_over``: that of the nudged order left out.
    gain, se : float
        Margin that the treated brought more than the held out would have, in all, and its standard
        error; currency, ``se`` above 0. What the action cost is not taken off.
    induced_moves : float
        How many moved because of it, above 0.
    window_months : int
        Over how many months it was measured, 1 or more.
    contacts : int
        How many were treated.
    """

    step: int
    effect: Effect
    gain: float
    se: float
    induced_moves: float
    window_months: int
    contacts: int = 0

    def __post_init__(self) -> None:
        fine = (
            0 <= self.step <= 6
            and isfinite(self.gain)
            and isfinite(self.se)
            and self.se > 0
            and isfinite(self.induced_moves)
            and self.induced_moves > 0
            and self.window_months >= 1
        )
        if not fine:
            raise AskedWrongly(
                say(
                    "A holdout has a gain with a standard error above 0, moves that it induced, a"
                    " window of a month or more, and a rung from 0 to 6."
                ),
                where=f"step={self.step}",
            )

    @property
    def per_move(self) -> tuple[float, float]:
        """Gain per induced move, and its standard error."""
        return self.gain / self.induced_moves, self.se / self.induced_moves


def gain_per_move(holdouts: Sequence[Holdout]) -> tuple[float, float]:
    """Return what several holdouts of one step and effect say together, with its standard error.

    Weighted by precision. Where they differ more than chance would have it, the standard error is
    stretched by the square root of Q over its degrees of freedom (Birge's ratio).

    Examples
    --------
    >>> two = [Holdout(4, "with_order", gain, 10.0, 10.0, 6) for gain in (90.0, 110.0)]
    >>> mean, se = gain_per_move(two)
    >>> round(mean, 6), round(se, 6)
    (10.0, 1.0)
    """
    gains, errors = np.array([h.per_move for h in holdouts]).T
    weights = errors**-2.0
    mean = float(weights @ gains / weights.sum())
    se = float(weights.sum() ** -0.5)
    if len(holdouts) > 1:
        q = float(weights @ (gains - mean) ** 2)
        se *= max(1.0, (q / (len(holdouts) - 1)) ** 0.5)
    return mean, se


@dataclass(frozen=True)
class Measured:
    """What holdouts of one step, effect and window say, beside the ceiling over that window.

    Parameters
    ----------
    gain, se : float
        Per induced move, and its standard error; currency.
    ceiling : array of float
        Per contact over the same months, one for each drawn chain.
    """

    gain: float
    se: float
    ceiling: Floats


def posterior(effect: Effect, ranks: Floats, measured: Sequence[Measured] = ()) -> Floats:
    """Return draws of kappa: the guess, or what holdouts make of it.

    Parameters
    ----------
    effect : str
        Whose guess to start from; ``carry_over`` is exactly 0 in one case of five.
    ranks : array of float, chains x draws
        Which quantile each draw is: between 0 and 1, evenly spread.
    measured : sequence of Measured
        One for each window; none = the guess stands. A ceiling that is not above 0 cannot say
        which part of it is real, and is passed over.

    Returns
    -------
    array of float, chains x draws
        0 or more.
    """
    grid = np.exp(np.linspace(log(_LEAST), log(_MOST), _GRID))
    bell = np.exp(-0.5 * ((np.log(grid) - log(MEDIAN)) / SPREAD) ** 2)
    nothing = NO_EFFECT if effect == "carry_over" else 0.0
    values = np.concatenate([[0.0], grid])
    chance = np.concatenate([[nothing], (1 - nothing) * bell / bell.sum()])
    if not measured:
        return _quantiles(values, chance, ranks)
    out = np.empty_like(ranks)
    for place, of_chain in enumerate(ranks):
        misses = np.zeros_like(values)
        for seen in measured:
            ceiling = max(float(seen.ceiling[place]), 0.0)
            misses += ((seen.gain - values * ceiling) / seen.se) ** 2 if ceiling else 0.0
        likely = np.exp(-0.5 * (misses - misses.min()))
        out[place] = _quantiles(values, chance * likely, of_chain)
    return out


def _quantiles(values: Floats, chance: Floats, ranks: Floats) -> Floats:
    """Return the values at ranks: exactly 0 on the point at 0, between grid points in between."""
    chance = chance / chance.sum()
    reached = np.cumsum(chance)
    # Half of a grid point's chance lies below it.
    found = np.interp(ranks, (reached - chance / 2)[1:], values[1:])
    return np.where(ranks <= reached[0], 0.0, found)
