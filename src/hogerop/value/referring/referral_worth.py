"""What it was worth that new buyers were sent, by how many of them would have come anyway.

Who would not have come otherwise brings all that a buyer brings. Who would have come anyway brings
nothing more by being sent: at most it saved winning them in other ways. A buyer is won once and
brings until the last order, so a whole life is set against that cost, of the same new buyers.

References
----------
Kumar, V., Petersen, J. A., & Leone, R. P. (2010). Driving profitability by encouraging customer
referrals: who, when, and how. Journal of Marketing 74(5), 1-17 (which tells the two kinds apart).
"""

from __future__ import annotations

from dataclasses import dataclass

from hogerop.value.counted import Estimate
from hogerop.value.money import cents


@dataclass(frozen=True)
class ReferralWorth:
    """What it was worth that the new buyers of one period were sent; money in currency.

    Parameters
    ----------
    buyers : int
        New buyers of the period who came by referral.
    brought : float
        What they brought so far.
    cost : float
        Spent on winning buyers by referral in the period.
    otherwise : Estimate or None
        Cost of winning one new buyer in other ways in the period; None = not known.
    lifetime : Estimate or None
        What one buyer who was sent brings from first order to last; None = not predicted.
    own : bool
        Whether ``lifetime`` is told by buyers who were sent; else by all buyers, as too few were.
    by_margin : bool
        Whether that money is margin: revenue is not set against cost.
    """

    buyers: int
    brought: float
    cost: float
    otherwise: Estimate | None
    lifetime: Estimate | None
    own: bool
    by_margin: bool

    @property
    def bring(self) -> Estimate:
        """What they bring from first order to last; what they brought so far is the least of it."""
        if self.lifetime is None:
            return Estimate(None, self.brought, None)
        return _times(self.lifetime, self.buyers)

    @property
    def saved(self) -> Estimate | None:
        """What winning as many in other ways would have cost; None where that is not known."""
        return None if self.otherwise is None else _times(self.otherwise, self.buyers)

    def at(self, anyway: float) -> Estimate | None:
        """Return the worth if such a share of them would have come anyway, less the cost.

        Parameters
        ----------
        anyway : float
            0 to 1.

        Returns
        -------
        Estimate or None
            None where no margin is known, or where the cost of winning them otherwise is needed
            and is not known. Without a prediction there is only what it is at least.

        Examples
        --------
        >>> life, otherwise = Estimate(90.0, 80.0, 110.0), Estimate(30.0, 25.0, 40.0)
        >>> ten = ReferralWorth(10, 400.0, 50.0, otherwise, life, own=True, by_margin=True)
        >>> ten.at(0.0)
        Estimate(value=850.0, low=750.0, high=1050.0)
        >>> ten.at(1.0)
        Estimate(value=250.0, low=200.0, high=350.0)
        """
        saved = self.saved
        if not self.by_margin or (anyway and saved is None):
            return None
        nothing = Estimate(0.0, 0.0, 0.0)
        brought = _times(self.bring, 1 - anyway) if anyway < 1 else nothing
        return _sum(brought, _times(saved, anyway) if anyway and saved else nothing, -self.cost)


def _times(of: Estimate, by: float) -> Estimate:
    return Estimate(*(None if v is None else cents(v * by) for v in (of.value, of.low, of.high)))


def _sum(one: Estimate, other: Estimate, more: float) -> Estimate:
    """Return both and something certain; ends are added up, which is if anything too wide."""
    ends = ((one.value, other.value), (one.low, other.low), (one.high, other.high))
    return Estimate(*(None if a is None or b is None else cents(a + b + more) for a, b in ends))
