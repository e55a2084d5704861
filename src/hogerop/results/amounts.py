"""What came of people, said in the measure that it has: a share, money, or a plain figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from hogerop.paper import decimal, estimated_money, money, share
from hogerop.words import say

__all__ = ["Measure", "Outcome"]

Measure = Literal["share", "money", "figure"]


@dataclass(frozen=True)
class Outcome:
    """One thing that may come of people.

    Parameters
    ----------
    name : str
        What it is called, in the reader's language or the file's.
    measure : str
        ``share``: 1 = did it, 0 = did not. ``money``: an amount in ``currency``. ``figure``: else.
    currency : str
        ISO 4217 code, where it is money.
    """

    name: str
    measure: Measure
    currency: str = ""

    def level(self, mean: float) -> str:
        """Write a mean: ``11%``, ``€0.65``, ``1.23``.

        >>> Outcome("visit", "share").level(0.1062), Outcome("sold", "share").level(0.00573)
        ('11%', '0.57%')
        """
        if self.measure == "share" and 0 < abs(mean) < 0.095:
            return say("{figure}%", figure=decimal(100 * mean, 2 if abs(mean) < 0.0095 else 1))
        if self.measure == "share":
            return share(mean, 1)
        return self._amount(mean)

    def gain(self, apart: float) -> str:
        """Write a difference, with its sign.

        >>> Outcome("visit", "share").gain(0.07659), Outcome("spend", "money", "USD").gain(-1.5)
        ('+7.7 points', '−US$1.50')
        """
        sign = "+" if apart > 0 else "−" if apart < 0 else ""
        return sign + self.size(apart)

    def size(self, apart: float) -> str:
        """Write how large a difference is, without its sign.

        >>> Outcome("sold", "share").size(0.0068)
        '0.68 points'
        """
        if self.measure == "share":
            points = 100 * abs(apart)
            return say("{figure} points", figure=decimal(points, 2 if points < 0.95 else 1))
        return self._amount(abs(apart))

    def _amount(self, amount: float) -> str:
        if self.measure == "money" and abs(amount) < 100:
            return money(round(amount, 2), self.currency)
        if self.measure == "money":
            return estimated_money(amount, self.currency)
        return decimal(amount, 2 if abs(amount) < 10 else 1)
