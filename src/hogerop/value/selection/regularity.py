"""How regular the buyers are: the number of steps in a gap that makes their gaps most likely."""

from __future__ import annotations

from hogerop.errors import HogeropError
from hogerop.value.fitting.estimation import fit
from hogerop.value.fitting.model import Fitted, Histories
from hogerop.value.models.regular import Regular
from hogerop.words import say

__all__ = ["fit_regular"]

MOST_REGULAR = 8
"""At 8 steps a gap's spread is a third of its mean: more regular than any published data."""


def fit_regular(
    histories: Histories, *, modified: bool = True, most: int = MOST_REGULAR, seed: int = 0
) -> Fitted:
    """Fit the (M)BG/CNBD-k for k = 1, 2, ... as long as the likelihood grows, and return the best.

    Parameters
    ----------
    histories : Histories
        With ``log_gaps``.
    modified : bool
        Whether somebody may also stop after the first order (MBG) or only after a later one (BG).
    most : int
        The highest k tried, at least 1.
    seed : int
        Draws the samples on large bases.

    Returns
    -------
    Fitted
        Of a `Regular` with the k of the highest likelihood; k = 1 means no rhythm is seen.

    Raises
    ------
    HogeropError
        Where ``log_gaps`` is missing: without it the likelihoods of two ks cannot be compared.

    References
    ----------
    Reutterer, Platzer and Schröder (2021), as in `hogerop.value.models.regular`: k is a whole
    number, found by a search over a grid.
    """
    if histories.log_gaps is None:
        raise HogeropError(
            say("The model for regular buyers needs the days between their orders."),
            where="log_gaps",
            fix=say("Give the sum of the logs of the days between each contact's orders."),
        )
    best = fit(Regular(1, modified), histories, seed=seed)
    for k in range(2, most + 1):
        other = fit(Regular(k, modified), histories, seed=seed)
        # One step down may be a ripple where there is little data; two are the far side of the top.
        if other.log_likelihood > best.log_likelihood:
            best = other
        elif k >= _steps(best) + 2:
            break
    return best


def _steps(fitted: Fitted) -> int:
    assert isinstance(fitted.model, Regular)
    return fitted.model.k
