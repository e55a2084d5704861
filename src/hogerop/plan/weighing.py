"""What each contact would take at given prices: the inner loop of an allocation, compiled.

Numbers only; runs no query.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from hogerop.compiled import compiled

__all__ = ["Floats", "Picks", "picked", "second_best"]

Floats = npt.NDArray[np.float64]
Picks = npt.NDArray[np.int8]

_BLOCK = 2048
"""Contacts weighed at a time: so many fit into the fastest memory."""


@compiled
def picked(gains: Floats, prices: Floats, picks: Picks, sums: Floats, counts: Floats) -> float:
    """Give every contact the strategy that is worth most after its price, or none.

    Parameters
    ----------
    gains : array of float, strategies x contacts
        What a strategy brings with a contact; minus infinity = not allowed.
    prices : array of float, strategies
        What one contact costs, whatever is scarce included.
    picks : array of int, contacts
        Written: place of the strategy, -1 = nothing is worth its price.
    sums, counts : array of float, strategies
        Written: gains of those who got it, and how many they are.

    Returns
    -------
    float
        What is left after prices, of all contacts together.
    """
    strategies, contacts = gains.shape
    best = np.empty(_BLOCK)
    left = 0.0
    sums[:] = 0.0
    counts[:] = 0.0
    for start in range(0, contacts, _BLOCK):
        size = min(_BLOCK, contacts - start)
        best[:size] = 0.0
        picks[start : start + size] = -1
        for j in range(strategies):
            price = prices[j]
            for i in range(size):
                rest = gains[j, start + i] - price
                better = rest > best[i]
                best[i] = rest if better else best[i]
                picks[start + i] = np.int8(j) if better else picks[start + i]
        for i in range(size):
            j = picks[start + i]
            if j >= 0:
                left += best[i]
                sums[j] += gains[j, start + i]
                counts[j] += 1.0
    return left


@compiled
def second_best(gains: Floats, prices: Floats, picks: Picks) -> Floats:
    """Return what each contact loses, after prices, by its best other choice (nothing is one).

    Parameters
    ----------
    gains, prices
        As in `picked`.
    picks : array of int, contacts
        What each contact has now.

    Returns
    -------
    array of float, contacts
        0 or more where the picks are the best at these prices.
    """
    strategies, contacts = gains.shape
    out = np.empty(contacts)
    for i in range(contacts):
        has = picks[i]
        mine = gains[has, i] - prices[has] if has >= 0 else 0.0
        other = 0.0 if has >= 0 else -np.inf
        for j in range(strategies):
            rest = gains[j, i] - prices[j]
            if j != has and rest > other:
                other = rest
        out[i] = mine - other
    return out
