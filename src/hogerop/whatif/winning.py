"""What more suspects cost to win, told beside what they bring. Numbers and words; runs no query."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from hogerop.paper import estimated_money, number
from hogerop.whatif.levers import Lever, MoreSuspects
from hogerop.whatif.reward import discount
from hogerop.words import say

__all__ = ["Winning", "winning"]


@dataclass(frozen=True)
class Winning:
    """Suspects who come in more, and what they cost to win; it is taken off no other number.

    Parameters
    ----------
    suspects : float
        How many, above 0.
    each, in_all : float or None
        Currency; in all discounted, as what they bring is. None = not known.
    """

    suspects: float
    each: float | None
    in_all: float | None

    def sentence(self, currency: str) -> str:
        """Return what they cost, or that it is not known."""
        if self.each is None or self.in_all is None:
            return say(
                "What these {n} suspects cost to win is not known, and is taken off nothing here:"
                " record costs, and the channel through which people came in.",
                n=number(round(self.suspects)),
            )
        return say(
            "Against that stands what these {n} suspects cost to win: some {cost}, {each} each, as"
            " what your channels cost for each who came in. It is taken off nothing here.",
            n=number(round(self.suspects)),
            cost=estimated_money(self.in_all, currency),
            each=estimated_money(self.each, currency),
        )


def winning(
    levers: Sequence[Lever], cost_per_suspect: float | None, months: int, *, yearly_rate: float
) -> Winning | None:
    """Return what more suspects cost in so many months; None where none are asked for."""
    a_month = sum(lever.per_month for lever in levers if isinstance(lever, MoreSuspects))
    if not a_month:
        return None
    whole = None
    if cost_per_suspect is not None:
        months_now = float(np.sum(discount(yearly_rate) ** np.arange(months)))
        whole = cost_per_suspect * a_month * months_now
    return Winning(a_month * months, cost_per_suspect, whole)
