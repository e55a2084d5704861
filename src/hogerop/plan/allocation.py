"""Who gets which strategy, where money and hours are short: one for each contact, or none.

Numbers only; runs no query. A price is put on all that is scarce; at these prices each contact
takes what is worth most to the business. The prices are found by column generation: a small linear
programme mixes whole answers, and its dual values are the next prices to try. What remains is to
round the mix to whole contacts, to mend what that overdraws, and to fill what it leaves.

References
----------
Dantzig, G. B., & Wolfe, P. (1960). Decomposition principle for linear programs. Operations
Research 8(1), 101-111.
Fisher, M. L. (1981). The Lagrangian relaxation method for solving integer programming problems.
Management Science 27(1), 1-18. [weak duality: any prices give an upper bound]
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from hogerop.errors import AskedWrongly
from hogerop.plan.rounding import mend, rounded
from hogerop.plan.weighing import Floats, Picks, picked
from hogerop.words import say

__all__ = ["Allotment", "Scarce", "allocate"]

_CLOSE = 1e-6
_MOST_PRICES = 400


@dataclass(frozen=True)
class Scarce:
    """What there is only so much of, such as money or somebody's hours.

    Parameters
    ----------
    uses : array of float, strategies
        How much of it one contact takes; 0 or more.
    limit : float
        How much there is; 0 or more, infinite = enough.
    """

    uses: Floats
    limit: float


@dataclass(frozen=True)
class Allotment:
    """Who gets what, and how far that is from the best there could be.

    Attributes
    ----------
    picks : array of int, contacts
        Place of the strategy, -1 = nothing.
    worth : float
        Gains of all picks less what they cost.
    bound : float
        No choice within the limits can be worth more.
    used : array of float
        How much of each scarce thing is taken.
    prices : array of float
        What one more unit of each scarce thing would bring; 0 = there is enough of it.
    """

    picks: Picks
    worth: float
    bound: float
    used: Floats
    prices: Floats

    @property
    def gap(self) -> float:
        """Largest part of the bound that may have been missed, 0 to 1."""
        return max(0.0, 1 - self.worth / self.bound) if self.bound > 0 else 0.0


def allocate(gains: Floats, costs: Floats, scarce: tuple[Scarce, ...] = ()) -> Allotment:
    """Choose at most one strategy for each contact, worth the most within all limits.

    Parameters
    ----------
    gains : array of float, strategies x contacts
        Margin that a strategy is expected to bring with a contact, currency; minus infinity where
        it is not allowed. At most 127 strategies.
    costs : array of float, strategies
        Money for one contact, currency, 0 or more.
    scarce : tuple of Scarce
        What is limited. Money too: its ``uses`` are then the costs.

    Returns
    -------
    Allotment
        Never over a limit, never worth less than 0.

    Raises
    ------
    AskedWrongly
        If shapes differ, a gain is not a number, or a cost, use or limit is below 0.

    Examples
    --------
    Two hours are left; a call takes one and brings 30, 20 or 5; a card brings 8 and costs 1.

    >>> gains = np.array([[30.0, 20.0, 5.0], [8.0, 8.0, 8.0]])
    >>> found = allocate(gains, np.array([2.0, 1.0]), (Scarce(np.array([1.0, 0.0]), 2.0),))
    >>> found.picks.tolist(), found.worth
    ([0, 0, 1], 53.0)
    """
    _checked(gains, costs, scarce)
    gains = np.ascontiguousarray(gains, np.float64)
    own = np.where(_impossible(scarce, len(costs)), np.inf, costs)
    binding = [s for s in scarce if 0 < s.limit < np.inf]
    uses = np.array([s.uses for s in binding]).reshape(len(binding), len(costs))
    limits = np.array([s.limit for s in binding])
    mix = _Mix(gains, costs, own, uses, limits)
    prices = mix.settle()
    picks = rounded(gains, *mix.mixed)
    mend(gains, own, own + prices @ uses, uses, limits, picks)
    counts = np.bincount(picks[picks >= 0], minlength=len(costs)).astype(float)
    brought = gains[picks, np.arange(len(picks))][picks >= 0].sum()
    every = np.array([s.uses for s in scarce]).reshape(len(scarce), len(costs))
    told = np.zeros(len(scarce))
    told[[place for place, s in enumerate(scarce) if 0 < s.limit < np.inf]] = prices
    return Allotment(picks, float(brought - costs @ counts), mix.bound, every @ counts, told)


class _Mix:
    """Whole answers found so far, the best mix of them, and the least upper bound."""

    def __init__(
        self, gains: Floats, costs: Floats, own: Floats, uses: Floats, limits: Floats
    ) -> None:
        self.gains, self.costs, self.own, self.uses, self.limits = gains, costs, own, uses, limits
        self.picks = np.empty(gains.shape[1], np.int8)
        self.bound, self.best = np.inf, np.zeros(len(limits))
        # To begin with, nothing for anyone: within every limit, and worth 0.
        self.tried, self.worths = [np.full(len(costs), np.inf)], [0.0]
        self.taken, self.shares = [np.zeros(len(limits))], np.ones(1)

    def settle(self) -> Floats:
        """Try prices until the best mix is as good as the bound; return the prices."""
        prices = np.zeros(len(self.limits))
        for _ in range(_MOST_PRICES):
            self._try(prices)
            mixed, prices = self._master()
            if self.bound - mixed <= _CLOSE * self.bound:
                break
        return self.best

    def _try(self, prices: Floats) -> None:
        sums, counts = np.zeros(len(self.costs)), np.zeros(len(self.costs))
        self.tried.append(self.own + prices @ self.uses)
        left = picked(self.gains, self.tried[-1], self.picks, sums, counts)
        bound = left + float(prices @ self.limits)
        if bound < self.bound:
            self.bound, self.best = bound, prices
        self.worths.append(float(sums.sum() - self.costs @ counts))
        self.taken.append(self.uses @ counts)

    def _master(self) -> tuple[float, Floats]:
        """Mix the answers so that no limit is overdrawn; return its worth and the next prices."""
        from scipy.optimize import linprog  # takes long to load

        scale = max(self.worths) or 1.0
        rows = np.array(self.taken).T / self.limits[:, None]
        found: Any = linprog(
            -np.array(self.worths) / scale,
            A_ub=rows,
            b_ub=np.ones(len(rows)),
            A_eq=np.ones((1, len(self.worths))),
            b_eq=[1.0],
        )
        self.shares = np.maximum(found.x, 0.0)
        prices = np.maximum(-found.ineqlin.marginals, 0.0) * scale / self.limits
        return float(-found.fun * scale), prices

    @property
    def mixed(self) -> tuple[list[Floats], Floats]:
        """Strategies' prices in the answers that are in the mix, and the share of each."""
        kept = np.flatnonzero(self.shares > 1e-9)
        return [self.tried[k] for k in kept], self.shares[kept] / self.shares[kept].sum()


def _impossible(scarce: tuple[Scarce, ...], strategies: int) -> np.ndarray:
    """Say which strategies need something of which there is nothing."""
    out = np.zeros(strategies, bool)
    for thing in scarce:
        if thing.limit == 0:
            out |= thing.uses > 0
    return out


def _checked(gains: Floats, costs: Floats, scarce: tuple[Scarce, ...]) -> None:
    strategies = len(costs)
    shaped = gains.ndim == 2 and len(gains) == strategies <= 127
    shaped = shaped and all(len(thing.uses) == strategies for thing in scarce)
    if not shaped:
        raise AskedWrongly(
            say("Gains, costs and uses must speak of the same strategies, at most 127."),
            where=f"gains={gains.shape}, costs={costs.shape}",
        )
    numbers = bool((gains < np.inf).all())  # not a number is not less than infinity either
    amounts = [costs, *(thing.uses for thing in scarce)]
    fine = all(((some >= 0) & (some < np.inf)).all() for some in amounts)
    if not (numbers and fine and all(thing.limit >= 0 for thing in scarce)):
        raise AskedWrongly(
            say("Gains must be numbers; costs, uses and limits must be 0 or more."),
            where=say("allocation"),
        )
