"""The months ahead as numbers: who are in the book now, who come in, and what they bring."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hogerop.forecast.arrivals import Stream, stream
from hogerop.forecast.chains import expected
from hogerop.forecast.draws import walked
from hogerop.forecast.members import Book, Chains, Members, Walk, by_standing, chains_of, members
from hogerop.forecast.money import Rewards, rewards, shocks
from hogerop.forecast.months import LAPSED, STANDINGS, Floats, Integers
from hogerop.forecast.pool import ends, holds, pooled, spread_of
from hogerop.forecast.shocks import Shocks

__all__ = ["KINDS", "Figures", "Newcoming", "Outlook", "outlook"]

KINDS = ("outside", "suspects", "prospects", "buyers")
"""Ways of coming in: the rung on which one is first seen, 3 and up being buyers."""
_RECENT = 24


@dataclass(frozen=True)
class Newcoming:
    """Who come in: streams, and per month ahead the draws of each way of coming in.

    Parameters
    ----------
    streams : tuple of Stream
        As `KINDS`.
    drawn : int64 array, 4 x months x draws
    walk : Walk
        Of those who came in, from cell to cell.
    entries : int64 array, months x draws x cells
        Where they came in.
    first_buyers : int64 array, months x draws
        Who order for the first time, whenever they came in.
    """

    streams: tuple[Stream, ...]
    drawn: Integers
    walk: Walk
    entries: Integers
    first_buyers: Integers


@dataclass(frozen=True)
class Figures:
    """Foretold figures of some shape: their means and spreads, and whether they are whole."""

    mean: Floats
    spread: Floats
    whole: bool = False

    def ends(self, widening: float = 1.0) -> Floats:
        """Return the ends of the 80% and the 95% range (low, high, low, high) x the shape."""
        return ends(self.mean, self.spread * widening, whole=self.whole)

    def holds(self, truth: Floats, share: float, widening: float = 1.0) -> npt.NDArray[np.bool_]:
        """Say of each figure whether its range holds the truth; share is 0.8 or 0.95."""
        return holds(self.mean, self.spread * widening, truth, share, whole=self.whole)


@dataclass(frozen=True)
class Outlook:
    """Contacts per standing, newcomers among them, and money.

    Parameters
    ----------
    members : Members
        Of those in the book now.
    newcoming : Newcoming or None
        None where only those in the book now are looked at.
    standings, rungs : Figures, months x 16 and months x 8
        Contacts; a rung's with who lapsed on it.
    arrived : float64 array, months x 16
        Mean of the contacts among them who come in; 0 without newcomers.
    contacts : int
        In the book now.
    money : Figures or None, months + 1
        Brought in each month and, as the last one, in these months together.
    """

    members: Members
    newcoming: Newcoming | None
    standings: Figures
    rungs: Figures
    arrived: Floats
    contacts: int
    money: Figures | None


def outlook(
    book: Book,
    months: int,
    *,
    draws: int,
    random: np.random.Generator,
    newcomers: bool = True,
    money: bool = True,
) -> Outlook:
    """Look ahead from the last month of a book. Numbers only.

    Parameters
    ----------
    months, draws : int
        At least 1.
    newcomers : bool
        Whether new contacts come in, too.
    """
    chains = chains_of(book)
    told = members(book, chains, months, draws, random)
    ahead = book.ahead(months)
    coming = None
    if newcomers:
        coming = _newcoming(book, chains, told, ahead, draws, random)
    brought = None
    if money:
        of = rewards(book.cells)
        shaken = shocks(book.cells, of, book.of_year)
        brought = _money(book, told, coming, of, shaken, ahead)
    arrived = np.zeros((months, STANDINGS))
    if coming is not None:
        arrived = by_standing(coming.walk.mean, coming.walk.standing)
    contacts = int(book.standings.stock[-1].sum())
    means = with_newcomers(told.mean, arrived)
    return Outlook(
        told,
        coming,
        _contacts(means, told.spread, coming, _as_they_are),
        _contacts(_rungs(means), _spreads_of_rungs(told), coming, _rungs),
        arrived,
        contacts,
        brought,
    )


def _as_they_are(counts: Floats) -> Floats:
    """Return counts per standing as they are."""
    return counts


def with_newcomers(means: Floats, arrived: Floats) -> Floats:
    """Return what each member of the pool makes of old and new contacts together.

    Chains walk the newcomers on. Same as now means, where the book grows, that everybody together
    is spread over the ladder as today: to keep today's counts and add the newcomers would be to
    have nobody move on.

    Parameters
    ----------
    means : float64 array, 3 x months x 16
        Of those in the book now.
    arrived : float64 array, months x 16
    """
    return np.stack([means[0] + arrived, means[1] + arrived, means[2] * _growth(means, arrived)])


def _growth(means: Floats, arrived: Floats) -> Floats:
    """Return how many times as many contacts there are each month (months x 1)."""
    there = np.maximum(means[2].sum(axis=1, keepdims=True), 1.0)
    return np.asarray(1.0 + arrived.sum(axis=1, keepdims=True) / there, np.float64)


def _contacts(
    means: Floats,
    spreads: Floats,
    coming: Newcoming | None,
    lines: Callable[[Floats], Floats],
) -> Figures:
    """Return the pool, and what it does not know of newcomers: how many there will be."""
    mean, spread = pooled(means, spreads)
    if coming is not None:
        drawn = by_standing(coming.walk.drawn, coming.walk.standing)
        spread = np.hypot(spread, lines(drawn).std(axis=1))
    return Figures(mean, spread, whole=True)


def _spreads_of_rungs(told: Members) -> Floats:
    walks = (told.cells, told.pairs, told.standings)
    drawn = (_rungs(by_standing(walk.drawn, walk.standing)) for walk in walks)
    cells, *others = (spread_of(np.moveaxis(one, 1, 0)) for one in drawn)
    shock = spread_of(np.moveaxis(_rungs(told.swing), 1, 0))
    return np.stack([cells, *(np.hypot(own, shock) for own in others)])


def _rungs(counts: Floats) -> Floats:
    """Return counts per standing (the last axis) as counts per rung, lapsed or not."""
    return np.asarray(counts[..., :LAPSED] + counts[..., LAPSED:], np.float64)


def _newcoming(
    book: Book,
    chains: Chains,
    told: Members,
    ahead: Integers,
    draws: int,
    random: np.random.Generator,
) -> Newcoming:
    cells, months = book.cells, len(ahead)
    kind = np.minimum(cells.standing % LAPSED, 3)
    past = cells.entries[cells.first :]
    streams, drawn = [], []
    entries = np.zeros((months, draws, len(cells.codes)), np.int64)
    for which in range(len(KINDS)):
        counts = past[:, kind == which].sum(axis=1)
        found = stream(counts, book.of_year[cells.first :])
        came = found.drawn(ahead, draws, random) if counts.any() else np.zeros((months, draws), int)
        streams.append(found)
        drawn.append(came)
        where = np.where(kind == which, past[-_RECENT:].sum(axis=0), 0).astype(np.float64)
        if counts.any():
            where = where if where.any() else np.where(kind == which, past.sum(axis=0), 0.0)
            share = random.dirichlet(where[where > 0], draws)
            entries[:, :, where > 0] += random.multinomial(came, share)
    walk = Walk(
        expected(
            chains.cells,
            np.zeros(len(cells.codes)),
            months,
            entries.mean(axis=1),
            told.paces.mean,
        ),
        walked(
            chains.cells,
            np.zeros(len(cells.codes), np.int64),
            months,
            draws,
            random,
            lasting=True,
            entries=entries,
            pace=told.paces.drawn,
        ),
        cells.standing,
    )
    first = _first_buyers(book, told, walk, entries)
    return Newcoming(tuple(streams), np.stack(drawn), walk, entries, first)


def _first_buyers(book: Book, told: Members, walk: Walk, entries: Integers) -> Integers:
    """Return who leave the cells of those who never ordered, or come in by ordering."""
    never = ~book.look.has_ordered(book.cells.codes)
    there = (told.cells.drawn + walk.drawn)[:, :, never].sum(axis=2)
    now = np.full((1, there.shape[1]), book.cells.stock[-1][never].sum())
    before = np.vstack([now, there[:-1]])
    return np.asarray(before + entries.sum(axis=2) - there, np.int64)


def _money(
    book: Book,
    told: Members,
    coming: Newcoming | None,
    of: Rewards,
    shaken: Shocks,
    ahead: Integers,
) -> Figures:
    """Return what each member makes of it: its contacts, their rewards, and the months' shocks."""
    months = len(ahead)
    factor, own = shaken.ahead(ahead)
    pairs = rewards(book.pairs)
    now = float(book.cells.stock[-1] @ of.mean)
    plain = rewards(book.standings)
    base = np.stack(
        [
            _brought(told.cells.mean, book.cells.stock[-1], of.mean),
            _brought(told.pairs.mean, book.pairs.stock[-1], pairs.mean),
            np.full(months, now),
        ]
    )
    drawn = [
        _brought(told.cells.drawn, book.cells.stock[-1], of.mean),
        _brought(told.pairs.drawn, book.pairs.stock[-1], pairs.mean),
        _brought(told.standings.drawn, book.standings.stock[-1], plain.mean),
    ]
    came_spread = np.zeros(months + 1)
    if coming is not None:
        entered = coming.entries @ of.entry_mean
        each = _brought(coming.walk.drawn, np.zeros(len(of.mean), np.int64), of.mean) + entered
        arrived = by_standing(coming.walk.mean, coming.walk.standing)
        growth = np.append(1.0, _growth(told.mean, arrived)[:-1, 0])
        grown = now * (growth - 1.0) + entered.mean(axis=1)
        base = base + np.stack([each.mean(axis=1), each.mean(axis=1), grown])
        came_spread = _and_total(each.T, factor).std(axis=0)
    noise = _brought(told.cells.mean, book.cells.stock[-1], of.variance) * factor**2
    spreads = np.stack([spread_of(_and_total(one.T, factor)) for one in drawn])
    mean, spread = pooled(_and_total(base, factor), spreads)
    variance = spread**2 + came_spread**2 + np.append(noise, noise.sum())
    return Figures(mean, np.sqrt(variance + _shaken(mean, own, shaken.level_variance)))


def _shaken(mean: Floats, own: Floats, level: float) -> Floats:
    """Return the variance that the months' shocks bring, of each month and of their total."""
    months = mean[:-1] ** 2 * own
    return np.asarray(np.append(months, months.sum()) + mean**2 * level, np.float64)


def _brought(counts: Floats | Integers, now: Integers, mean: Floats) -> Floats:
    """Return the money of each month: of who stood where at the end of the month before."""
    first = np.broadcast_to(now, counts.shape[1:])[None]
    return np.asarray(np.concatenate([first, counts[:-1]]) @ mean, np.float64)


def _and_total(money: Floats, factor: Floats) -> Floats:
    """Return months (the last axis) times their factor, and after them their sum."""
    scaled = money * factor
    return np.concatenate([scaled, scaled.sum(axis=-1, keepdims=True)], axis=-1)
