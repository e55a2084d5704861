"""A chain: with what chance one goes from each state to each other, and how sure that is.

The row of a state is what was counted there, softened by one contact who moves as the whole group
of the state does: ``(C_ij + k R_ij) / (C_i + k)`` with ``k`` = 1. So a state in which few stood
does not promise what it cannot know.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from hogerop.forecast.flows import Flows
from hogerop.forecast.months import Floats, Integers
from hogerop.forecast.overdispersion import month_to_month

__all__ = ["SOFTENING", "Chain", "expected", "fitted"]

SOFTENING = 1.0
"""``k``: contacts added to each row, who move as its group does."""


@dataclass(frozen=True)
class Chain:
    """How contacts move between n states in a month.

    Parameters
    ----------
    standing : int64 array, n
        Of each state.
    weights : float64 array, n x n
        Of the Dirichlet distribution of each row: counted moves, and `SOFTENING` more.
    alike : float64 array, n
        How much contacts of one state and month do the same thing, beyond what its row says: the
        correlation between two of them, 0 to 1.
    """

    standing: Integers
    weights: Floats
    alike: Floats

    @property
    def rows(self) -> Floats:
        """The chance of each move; each row adds up to 1."""
        return np.asarray(self.weights / self.weights.sum(axis=1, keepdims=True), np.float64)


def fitted(flows: Flows, group: Integers, fit: Callable[[Floats], Floats] | None = None) -> Chain:
    """Return the chain of these flows. Numbers only.

    Parameters
    ----------
    group : int64 array, n
        States of one group soften each other's rows, and share one overdispersion.
    fit : function, optional
        Takes the row of each state's group (n x n) and fits it to the state: what can follow on it.
    """
    size = len(flows.codes)
    counted = np.zeros((size, size))
    np.add.at(counted, (flows.origin, flows.target), flows.number)
    groups, place = np.unique(group, return_inverse=True)
    pooled = np.zeros((len(groups), size))
    np.add.at(pooled, place, counted)
    softer = pooled[place] if fit is None else fit(pooled[place])
    total = softer.sum(axis=1, keepdims=True)
    # Whoever stands where nobody was ever seen to move from stays there.
    softer = np.where(total > 0, softer / np.maximum(total, 1e-300), np.eye(size))
    return Chain(
        flows.standing,
        counted + SOFTENING * softer,
        month_to_month(counted, flows, place),
    )


def expected(chain: Chain, start: Floats, months: int, entries: Floats | None = None) -> Floats:
    """Return how many are expected in each state, month by month.

    Parameters
    ----------
    start : float64 array, n
        Who are there now.
    entries : float64 array, months x n, optional
        Who come in, counted at the end of the month in which they do.

    Returns
    -------
    float64 array, months x n
    """
    rows, here, found = chain.rows, np.asarray(start, np.float64), []
    for month in range(months):
        here = here @ rows
        if entries is not None:
            here = here + entries[month]
        found.append(here)
    return np.asarray(found, np.float64).reshape(months, len(start))
