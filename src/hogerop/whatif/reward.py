"""What a place on the ladder is worth: a Markov chain with a reward in every month.

Numbers only; runs no query.

References
----------
Pfeifer, P. E., & Carraway, R. L. (2000). Modeling customer relationships as Markov chains. Journal
of Interactive Marketing 14(2), 43-55.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from hogerop.forecast.months import LAPSED

__all__ = ["Floats", "Ints", "RewardChain", "discount", "worth", "worths"]

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class RewardChain:
    """Who moves where in a month, what a month brings, and who stands where now.

    Parameters
    ----------
    transitions : array of float, cells x cells
        Row: from; column: to. Rows add up to 1, or to less where some leave for good.
    reward : array of float
        Mean margin of the coming month of who is in the cell now, in currency.
    standing : array of int
        Of each cell: its rung, and `hogerop.forecast.months.LAPSED` more for who lapsed; 0 is
        outside the ladder.
    now : array of int
        Contacts in the cell now.
    births : array of float, cells x cells
        New contacts a month that enter a cell (column) through a contact in another (row): what
        referrals bring. Nothing where left out.
    """

    transitions: Floats
    reward: Floats
    standing: Ints
    now: Ints
    births: Floats = field(default_factory=lambda: np.zeros((0, 0)))

    @property
    def monthly(self) -> Floats:
        """Contacts a month later per contact now: those who moved and those they brought."""
        return self.transitions + self.births if self.births.size else self.transitions

    @property
    def rung(self) -> Ints:
        """Rung of each cell, 0 to 7."""
        return self.standing % LAPSED


def discount(yearly_rate: float) -> float:
    """Return what a euro a month later is worth now: ``(1 + d) ** (-1 / 12)``.

    >>> round(discount(0.10) ** 12, 6)
    0.909091
    """
    return float((1 + yearly_rate) ** (-1 / 12))


def worths(chain: RewardChain, months: int, *, g: float) -> Floats:
    """Return what each cell brings in 0, 1, ... ``months`` months: (months + 1) x cells.

    ``V_0 = 0`` and ``V_h = r + g (P + B) V_(h-1)``, which adds up to the sum of ``g^h P^h r``.
    The margin of the first month counts in full.
    """
    out = np.zeros((months + 1, len(chain.reward)))
    monthly = chain.monthly
    for month in range(months):
        out[month + 1] = chain.reward + g * (monthly @ out[month])
    return out


def worth(chain: RewardChain, months: int, *, g: float) -> Floats:
    """Return what a contact in each cell brings in so many months, in currency.

    Parameters
    ----------
    chain : RewardChain
        One chain.
    months : int
        0 or more.
    g : float
        See `discount`; above 0, at most 1.
    """
    return np.asarray(worths(chain, months, g=g)[months])
