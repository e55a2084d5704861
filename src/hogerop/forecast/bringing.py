"""What the months ahead bring: what each member of the pool makes of it, and the months' shocks."""

from __future__ import annotations

import numpy as np

from hogerop.forecast.members import Book, Members, by_standing
from hogerop.forecast.money import Rewards, rewards, shocks
from hogerop.forecast.months import Floats, Integers
from hogerop.forecast.newcoming import Newcoming, growth
from hogerop.forecast.pool import Figures, pooled, spread_of

__all__ = ["brought"]


def brought(book: Book, told: Members, coming: Newcoming, ahead: Integers) -> Figures:
    """Return the money of each month ahead and, as the last one, of these months together.

    Parameters
    ----------
    ahead : int64 array
        Which of the year each month ahead is, 0 to 11.
    """
    of = rewards(book.cells)
    shaken = shocks(book.cells, of, book.of_year)
    factor, own = shaken.ahead(ahead)
    new_means, new_spread = _of_newcomers(book, told, coming, of, factor)
    means, spreads = _of_those_here(book, told, of, factor)
    mean, spread = pooled(_and_total(means + new_means, factor), spreads)
    noise = _by_chance(book, told, coming, of) * factor**2
    variance = spread**2 + new_spread**2 + np.append(noise, noise.sum())
    return Figures(mean, np.sqrt(variance + _shaken(mean, own, shaken.level_variance)))


def _of_those_here(book: Book, told: Members, of: Rewards, factor: Floats) -> tuple[Floats, Floats]:
    """Return what each member of the pool makes of those in the book now: means and spreads."""
    ways = [
        (told.cells, book.cells.stock[-1], of.mean),
        (told.pairs, book.pairs.stock[-1], rewards(book.pairs).mean),
        (told.standings, book.standings.stock[-1], rewards(book.standings).mean),
    ]
    cells, pairs, _ = (_of_months(walk.mean, now, mean) for walk, now, mean in ways)
    same = np.full(len(factor), float(book.cells.stock[-1] @ of.mean))
    drawn = (_of_months(walk.drawn, now, mean) for walk, now, mean in ways)
    spreads = [spread_of(_and_total(one.T, factor)) for one in drawn]
    return np.stack([cells, pairs, same]), np.stack(spreads)


def _of_newcomers(
    book: Book, told: Members, coming: Newcoming, of: Rewards, factor: Floats
) -> tuple[Floats, Floats]:
    """Return what newcomers bring: on top of what each member says, and how unsure that is."""
    walk, nobody = coming.walk, np.zeros(len(of.mean), np.int64)
    entered = coming.entries.mean @ of.entry_mean
    mean = _of_months(walk.mean, nobody, of.mean) + entered
    each = _of_months(walk.drawn, nobody, of.mean) + coming.entries.drawn @ of.entry_mean
    more = np.append(0.0, growth(told.mean, by_standing(walk.mean, walk.standing))[:-1, 0] - 1.0)
    same = float(book.cells.stock[-1] @ of.mean) * more + entered
    return np.stack([mean, mean, same]), _and_total(each.T, factor).std(axis=0)


def _by_chance(book: Book, told: Members, coming: Newcoming, of: Rewards) -> Floats:
    """Return the variance that one contact's spending gives, of who are here and who come in."""
    everybody = told.cells.mean + coming.walk.mean
    of_all = _of_months(everybody, book.cells.stock[-1], of.variance)
    return np.asarray(of_all + coming.entries.mean @ of.entry_variance, np.float64)


def _shaken(mean: Floats, own: Floats, level: float) -> Floats:
    """Return the variance that the months' shocks bring, of each month and of their total."""
    months = mean[:-1] ** 2 * own
    return np.asarray(np.append(months, months.sum()) + mean**2 * level, np.float64)


def _of_months(counts: Floats | Integers, now: Integers, mean: Floats) -> Floats:
    """Return the money of each month: of who stood where at the end of the month before."""
    first = np.broadcast_to(now, counts.shape[1:])[None]
    return np.asarray(np.concatenate([first, counts[:-1]]) @ mean, np.float64)


def _and_total(money: Floats, factor: Floats) -> Floats:
    """Return months (the last axis) times their factor, and after them their sum."""
    scaled = money * factor
    return np.concatenate([scaled, scaled.sum(axis=-1, keepdims=True)], axis=-1)
