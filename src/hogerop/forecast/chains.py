"""A chain: with what chance one goes from each state to each other, and how sure that is.

The row of a state is what was counted there, softened by one contact who moves as the whole group
of the state does: ``(C_ij + k R_ij) / (C_i + k)`` with ``k`` = 1. So a state in which few stood
does not promise what it cannot know.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hogerop.forecast.flows import Flows
from hogerop.forecast.months import Floats, Integers
from hogerop.forecast.overdispersion import month_to_month

__all__ = ["SOFTENING", "Chain", "expected", "fitted", "paced"]

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
    busy : bool array, n
        Whether whoever goes there ordered in the month: the moves that a busy month has more of.
    """

    standing: Integers
    weights: Floats
    alike: Floats
    busy: npt.NDArray[np.bool_]

    @property
    def rows(self) -> Floats:
        """The chance of each move; each row adds up to 1."""
        return np.asarray(self.weights / self.weights.sum(axis=1, keepdims=True), np.float64)


def fitted(
    flows: Flows,
    group: Integers,
    fit: Callable[[Floats], Floats] | None = None,
    busy: npt.NDArray[np.bool_] | None = None,
) -> Chain:
    """Return the chain of these flows. Numbers only.

    Parameters
    ----------
    group : int64 array, n
        States of one group soften each other's rows, and share one overdispersion.
    fit : function, optional
        Takes the row of each state's group (n x n) and fits it to the state: what can follow on it.
    busy : bool array, n, optional
        Which states an order leads to; by default that cannot be told from them.
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
        np.zeros(size, np.bool_) if busy is None else busy,
    )


def paced(rows: Floats, busy: npt.NDArray[np.bool_], factor: Floats) -> Floats:
    """Return rows in which the odds of ordering are a factor higher; each row adds up to 1.

    Parameters
    ----------
    rows : float64 array, ... x targets
    busy : bool array, of the rows' last axes
        Which targets an order leads to.
    factor : array that stretches to the rows
    """
    lively = np.where(busy, rows * factor, rows)
    return np.asarray(lively / lively.sum(axis=-1, keepdims=True), np.float64)


def expected(
    chain: Chain,
    start: Floats,
    months: int,
    entries: Floats | None = None,
    pace: Floats | None = None,
) -> Floats:
    """Return how many are expected in each state, month by month.

    Parameters
    ----------
    start : float64 array, n
        Who are there now.
    entries : float64 array, months x n, optional
        Who come in, counted at the end of the month in which they do.
    pace : float64 array, months or months x draws, optional
        Factor of the odds of ordering in each month, or several possible ones.

    Returns
    -------
    float64 array, months x n, or with several paces months x draws x n
    """
    rows, here, found = chain.rows, np.asarray(start, np.float64), []
    share = rows[:, chain.busy].sum(axis=1)
    factors = np.ones(months) if pace is None else pace
    for month in range(months):
        # As with `paced` rows, which are not made: there may be many paces.
        factor = np.asarray(factors[month])[..., None]
        went = (here / (1 + share * (factor - 1))) @ rows
        here = np.where(chain.busy, went * factor, went)
        if entries is not None:
            here = here + entries[month]
        found.append(here)
    return np.asarray(found, np.float64)
