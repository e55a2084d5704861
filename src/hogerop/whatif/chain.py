"""What a contact brings for as long as it lasts, with everyone who comes through it.

Numbers only; runs no query. Who refers brings others, and they bring others again. That adds up
only while each month's contacts, discounted, bring fewer than themselves: the spectral radius of
``g (P + B)`` is below 1. Otherwise there is no such sum, and this says so.
"""

from __future__ import annotations

import numpy as np

from hogerop.errors import AskedWrongly
from hogerop.paper import number
from hogerop.whatif.reward import Floats, RewardChain
from hogerop.words import say

__all__ = ["endless_worth", "radius"]


def radius(chain: RewardChain, *, g: float) -> float:
    """Return the spectral radius of ``g (P + B)``: the factor by which it grows a month at last."""
    return float(np.abs(np.linalg.eigvals(g * chain.monthly)).max(initial=0.0))


def endless_worth(chain: RewardChain, *, g: float) -> Floats:
    """Return what a contact in each cell brings without end: ``(I - g (P + B))^-1 r``.

    Raises
    ------
    AskedWrongly
        Where the sum has no end: those who are brought bring as many again.

    Examples
    --------
    Eight in ten stay, each brings one in twenty a year, ten a year, a tenth off for each year:

    >>> one = RewardChain(np.array([[0.8]]), np.array([10.0]), np.array([7]), np.array([1]))
    >>> round(float(endless_worth(one, g=1 / 1.1)[0]), 4)
    36.6667
    """
    grows = radius(chain, g=g)
    if grows >= 1 - 1e-9:
        raise AskedWrongly(
            say(
                "What referrals bring has no end here: each month there would be {factor} times as"
                " much as the month before, and that adds up to no number.",
                factor=number(round(grows, 3)),
            ),
            fix=say("Ask for a number of months, or for fewer referrals."),
        )
    return np.asarray(np.linalg.solve(np.eye(len(chain.reward)) - g * chain.monthly, chain.reward))
