"""What was seen of the moves and the money, and the chains that could have shown it.

Numbers only; runs no query.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from hogerop.forecast.cells import Cells
from hogerop.forecast.chains import SOFTENING
from hogerop.whatif.reward import Floats, Ints, RewardChain
from hogerop.whatif.sending import Sending

__all__ = ["Seen", "chain_of", "draws", "seen_of"]

_NONE = np.zeros((0, 0))


@dataclass(frozen=True)
class Seen:
    """What the ranges are drawn from.

    Parameters
    ----------
    rows : array of float, cells x cells
        Chance to be in the cell of the column a month later; each row adds up to 1.
    weight : array of float
        Contact-months that a row rests on, above 0; fewer where months differ among themselves.
    reward, reward_se : array of float
        Mean margin of the month after, and its standard error; currency.
    standing, now : array of int
        As in `RewardChain`.
    sending : Sending, optional
        Who sends how many; nobody sends anybody where left out.
    """

    rows: Floats
    weight: Floats
    reward: Floats
    reward_se: Floats
    standing: Ints
    now: Ints
    sending: Sending | None = None


def seen_of(cells: Cells, *, sending: Sending | None = None, alike: Floats | None = None) -> Seen:
    """Return what was seen of the cells.

    Parameters
    ----------
    cells : Cells
        Moves, money and who stands where now.
    sending : Sending, optional
        What referrals add.
    alike : array of float, optional
        Of each cell: correlation between two contacts in it in one month (``Chain.alike`` of the
        forecast), 0 to 1. Months that differ among themselves say less than their contacts would.
    """
    followed = cells.followed
    a_month = followed / max(cells.months, 1)
    times = np.ones(len(cells.now))
    if alike is not None:
        times = 1 + np.maximum(a_month - 1, 0.0) * alike
    mean = cells.reward
    square = np.divide(cells.money_squares, followed, out=np.zeros_like(mean), where=followed > 0)
    pooled = float(np.sum(cells.money_squares) / max(np.sum(followed), 1.0) - _mean(cells) ** 2)
    # A cell with few in it may show no spread at all by chance: one contact's worth of all cells'
    # spread is mixed in.
    variance = (np.maximum(square - mean**2, 0.0) * followed + max(pooled, 0.0)) / (followed + 1)
    return Seen(
        rows=cells.rows,
        weight=(cells.moves.sum(axis=1) + SOFTENING) / times,
        reward=mean,
        reward_se=np.sqrt(variance * times / np.maximum(followed, 1.0)),
        standing=cells.standing,
        now=cells.now,
        sending=sending,
    )


def _mean(cells: Cells) -> float:
    """Return the mean money of a month over all contact-months followed."""
    return float(np.sum(cells.money_sum) / max(np.sum(cells.followed), 1.0))


def chain_of(seen: Seen) -> RewardChain:
    """Return the chain that is expected."""
    births = _NONE if seen.sending is None else seen.sending.births
    return RewardChain(seen.rows, seen.reward, seen.standing, seen.now, births)


def draws(seen: Seen, number: int, *, seed: int) -> Iterator[RewardChain]:
    """Yield chains that could have shown what was seen, each as likely as the next.

    Rows come from a Dirichlet with the moves counted (softened); rewards from a normal with the
    standard error of their mean; what referrals add as `Sending.drawn` says.
    """
    random, sent = np.random.default_rng([seed, 5]), np.random.default_rng([seed, 6])
    rows, columns = np.nonzero(seen.rows)
    shape = (seen.rows * seen.weight[:, None])[rows, columns]
    for _ in range(number):
        weights = random.standard_gamma(shape)
        total = np.bincount(rows, weights, minlength=len(seen.rows))
        # All of a row's gammas may round to nothing where it rests on very little.
        chance = np.where(total > 0, 1.0 / np.maximum(total, 1e-300), 0.0)
        drawn = np.zeros_like(seen.rows)
        drawn[rows, columns] = weights * chance[rows]
        drawn[total <= 0] = seen.rows[total <= 0]
        reward = seen.reward + seen.reward_se * random.standard_normal(len(seen.reward))
        births = (
            _NONE if seen.sending is None else seen.sending.drawn(seen.standing, seen.weight, sent)
        )
        yield RewardChain(drawn, reward, seen.standing, seen.now, births)
