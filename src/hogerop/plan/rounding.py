"""From a mix of answers to whole contacts: round it, mend what overdraws, fill what is left.

Numbers only; runs no query.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from hogerop.compiled import compiled
from hogerop.plan.weighing import Floats, Picks, picked, second_best

__all__ = ["mend", "rounded"]

_WORTH_IT = 1e-9
_NEAR, _NEAREST = 4_000, 80
"""Contacts that are looked at when changing one, or two at once: those that lose least by it."""


def rounded(gains: Floats, prices: Sequence[Floats], weights: Floats) -> Picks:
    """Return whole picks: where the answers of a mix differ, as many follow each as it weighs.

    Parameters
    ----------
    gains : array of float, strategies x contacts
    prices : sequence of array of float, strategies
        What strategies cost in each answer of the mix.
    weights : array of float
        Share of each answer; they add up to 1.

    Returns
    -------
    array of int, contacts
    """
    strategies, contacts = gains.shape
    answers = np.empty((len(prices), contacts), np.int8)
    for place, of_one in enumerate(prices):
        picked(gains, of_one, answers[place], np.zeros(strategies), np.zeros(strategies))
    out: Picks = answers[np.argmax(weights)].copy()
    differ = np.flatnonzero((answers != answers[0]).any(axis=0))
    kinds, which = np.unique(answers[:, differ], axis=1, return_inverse=True)
    order = np.argsort(which, kind="stable")
    edges = np.searchsorted(which[order], np.arange(kinds.shape[1] + 1))
    for kind in range(kinds.shape[1]):
        alike = differ[order[edges[kind] : edges[kind + 1]]]
        upto = np.rint(np.cumsum(weights) * len(alike)).astype(int)
        for answer, start, end in zip(kinds[:, kind], [0, *upto[:-1]], upto, strict=True):
            out[alike[start:end]] = answer
    return out


def mend(
    gains: Floats, costs: Floats, prices: Floats, uses: Floats, limits: Floats, picks: Picks
) -> None:
    """Change picks, in place, until no limit is overdrawn and nothing worth having is left out.

    Parameters
    ----------
    gains : array of float, strategies x contacts
    costs, prices : array of float, strategies
        In money alone, and with what is scarce.
    uses : array of float, things x strategies
    limits : array of float, things
    picks : array of int, contacts
    """
    loss = np.abs(second_best(gains, prices, picks))
    left = limits - uses @ np.bincount(picks[picks >= 0], minlength=len(costs)).astype(float)
    for many in (_NEAR, len(loss)):
        some = _least(loss, many)
        theirs = picks[some]
        enough = _within(gains[:, some], costs, uses, limits, left, theirs)
        picks[some] = theirs
        if enough:
            break
    for many, better in ((_NEAR, _filled), (_NEAREST, _exchanged)):
        some = _least(loss, many)
        theirs = picks[some]
        better(gains[:, some], costs, uses, left, theirs)
        picks[some] = theirs


def _least(loss: Floats, many: int) -> npt.NDArray[np.int64]:
    """Return the places of the least losses, in order of place."""
    if many >= len(loss):
        return np.arange(len(loss))
    return np.sort(np.argpartition(loss, many)[:many])


@compiled
def _within(
    gains: Floats, costs: Floats, uses: Floats, limits: Floats, left: Floats, picks: Picks
) -> bool:
    """Make the changes that lose least for what they free, until nothing is overdrawn."""
    strategies, contacts = gains.shape
    while True:
        over = 0.0
        for r in range(len(left)):
            over += max(0.0, -left[r]) / limits[r]
        if over <= 0.0:
            return True
        best, who, to = np.inf, -1, -1
        for i in range(contacts):
            has = picks[i]
            if has < 0:
                continue
            for j in range(-1, strategies):
                if j == has or (j >= 0 and not gains[j, i] - costs[j] > 0):
                    continue
                still = 0.0
                for r in range(len(left)):
                    after = left[r] + uses[r, has] - (uses[r, j] if j >= 0 else 0.0)
                    still += max(0.0, -after) / limits[r]
                if not still < over:
                    continue
                lost = gains[has, i] - costs[has] - (gains[j, i] - costs[j] if j >= 0 else 0.0)
                if lost / (over - still) < best:
                    best, who, to = lost / (over - still), i, j
        if who < 0:
            return False
        _change(uses, left, picks, who, to)


@compiled
def _filled(gains: Floats, costs: Floats, uses: Floats, left: Floats, picks: Picks) -> None:
    """Make the change that brings most, of those that fit, until none brings anything."""
    strategies, contacts = gains.shape
    for _ in range(contacts * strategies):
        best, who, to = 0.0, -1, -1
        for i in range(contacts):
            has = picks[i]
            mine = gains[has, i] - costs[has] if has >= 0 else 0.0
            for j in range(strategies):
                more = gains[j, i] - costs[j] - mine
                if j == has or not more > best:
                    continue
                fits = True
                for r in range(len(left)):
                    back = uses[r, has] if has >= 0 else 0.0
                    fits = fits and uses[r, j] - back <= left[r]
                if fits:
                    best, who, to = more, i, j
        if who < 0:
            return
        _change(uses, left, picks, who, to)


@compiled
def _exchanged(gains: Floats, costs: Floats, uses: Floats, left: Floats, picks: Picks) -> None:
    """Change two contacts at once where only both changes together fit, until none pays."""
    strategies, contacts = gains.shape
    again = True
    while again:
        again = False
        for a in range(contacts):
            for to_a in range(-1, strategies):
                more_a = _more(gains, costs, picks, a, to_a)
                if to_a == picks[a] or more_a == -np.inf:
                    continue
                for b in range(contacts):
                    for to_b in range(-1, strategies):
                        if b == a or to_b == picks[b]:
                            continue
                        more = more_a + _more(gains, costs, picks, b, to_b)
                        if more > _WORTH_IT and _fits(uses, left, picks, a, to_a, b, to_b):
                            _change(uses, left, picks, a, to_a)
                            _change(uses, left, picks, b, to_b)
                            again = True
                            more_a = _more(gains, costs, picks, a, to_a)
                            break
                    if to_a == picks[a]:
                        break


@compiled
def _more(gains: Floats, costs: Floats, picks: Picks, who: int, to: int) -> float:
    has = picks[who]
    mine = gains[has, who] - costs[has] if has >= 0 else 0.0
    return (gains[to, who] - costs[to] if to >= 0 else 0.0) - mine


@compiled
def _fits(uses: Floats, left: Floats, picks: Picks, a: int, to_a: int, b: int, to_b: int) -> bool:
    for r in range(len(left)):
        back = (uses[r, picks[a]] if picks[a] >= 0 else 0.0) + (
            uses[r, picks[b]] if picks[b] >= 0 else 0.0
        )
        more = (uses[r, to_a] if to_a >= 0 else 0.0) + (uses[r, to_b] if to_b >= 0 else 0.0)
        if more - back > left[r]:
            return False
    return True


@compiled
def _change(uses: Floats, left: Floats, picks: Picks, who: int, to: int) -> None:
    has = picks[who]
    for r in range(len(left)):
        left[r] += (uses[r, has] if has >= 0 else 0.0) - (uses[r, to] if to >= 0 else 0.0)
    picks[who] = to
