"""Who have yet to come: how many in each month ahead, where they come in, and how they go on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hogerop.forecast.arrivals import Stream, stream
from hogerop.forecast.chains import expected
from hogerop.forecast.draws import walked
from hogerop.forecast.flows import Flows
from hogerop.forecast.members import Book, Chains, Members, Walk
from hogerop.forecast.months import LAPSED, Floats, Integers
from hogerop.forecast.pace import Paces

__all__ = ["KINDS", "Counts", "Newcoming", "growth", "kind_of", "newcoming"]

KINDS = ("outside", "suspects", "prospects", "buyers")
"""Ways of coming in: the rung on which one is first seen, 3 and up being buyers."""
_RECENT = 24


@dataclass(frozen=True)
class Counts:
    """Contacts in the months ahead: the mean, which no number of draws can shake, and draws.

    Parameters
    ----------
    mean : float64 array, ... x months
    drawn : int64 array, ... x months x draws
    """

    mean: Floats
    drawn: Integers


@dataclass(frozen=True)
class Newcoming:
    """Who come in, per month ahead.

    Parameters
    ----------
    streams : tuple of Stream
        As `KINDS`.
    came : Counts, 4 x months (x draws)
        By way of coming in.
    entries : Counts, months (x draws) x cells
        Where they came in.
    walk : Walk
        Of those who came in, from cell to cell.
    first_buyers : Counts, months (x draws)
        Who order for the first time, whenever they came in.
    """

    streams: tuple[Stream, ...]
    came: Counts
    entries: Counts
    walk: Walk
    first_buyers: Counts


def newcoming(
    book: Book,
    chains: Chains,
    told: Members,
    ahead: Integers,
    draws: int,
    random: np.random.Generator,
) -> Newcoming:
    """Return who come in, and how they go on.

    Parameters
    ----------
    told : Members
        What is told of those in the book now, with how busy the months ahead are.
    ahead : int64 array
        Which of the year each month ahead is, 0 to 11.
    """
    cells = book.cells
    kind = kind_of(cells.standing)
    streams, means, drawn = [], [], []
    entered = np.zeros((len(ahead), len(cells.codes)))
    entries = np.zeros((len(ahead), draws, len(cells.codes)), np.int64)
    for which in range(len(KINDS)):
        past = np.where(kind == which, cells.entries[cells.first :], 0)
        found = stream(past.sum(axis=1), book.of_year[cells.first :])
        mean, came = np.zeros(len(ahead)), np.zeros((len(ahead), draws), np.int64)
        if past.any():
            mean, came = found.expected(ahead), found.drawn(ahead, draws, random)
            where = _lately(past)
            entered += mean[:, None] * where / where.sum()
            entries += _entered(came, where, draws, random)
        streams.append(found)
        means.append(mean)
        drawn.append(came)
    comes_in = Counts(entered, entries)
    walk = _walk(chains, cells, comes_in, told.paces, random)
    first = Counts(
        _first_buyers(book, told.cells.mean + walk.mean, entered),
        _first_buyers(book, told.cells.drawn + walk.drawn, entries).astype(np.int64),
    )
    came_in = Counts(np.stack(means), np.stack(drawn))
    return Newcoming(tuple(streams), came_in, comes_in, walk, first)


def kind_of(standing: Integers) -> Integers:
    """Return the way of coming in of who is first seen on a standing: its place in `KINDS`."""
    return np.asarray(np.minimum(standing % LAPSED, len(KINDS) - 1), np.int64)


def _lately(past: Integers) -> Floats:
    """Return how many came into each cell in the last months; where none did, in all."""
    lately = past[-_RECENT:].sum(axis=0)
    return np.asarray(lately if lately.any() else past.sum(axis=0), np.float64)


def _entered(came: Integers, where: Floats, draws: int, random: np.random.Generator) -> Integers:
    """Return in which cells they come in: as those of the last months did."""
    share = random.dirichlet(where[where > 0], draws)
    entered = np.zeros((*came.shape, len(where)), np.int64)
    entered[:, :, where > 0] = random.multinomial(came, share)
    return entered


def _walk(
    chains: Chains, cells: Flows, entries: Counts, paces: Paces, random: np.random.Generator
) -> Walk:
    """Return where they go from where they came in."""
    nobody, (months, draws, _) = np.zeros(len(cells.codes), np.int64), entries.drawn.shape
    mean = expected(chains.cells, nobody.astype(np.float64), months, entries.mean, paces.mean)
    drawn = walked(
        chains.cells,
        nobody,
        months,
        draws,
        random,
        lasting=True,
        entries=entries.drawn,
        pace=paces.drawn,
    )
    return Walk(mean, drawn, cells.standing)


def _first_buyers(book: Book, here: Floats | Integers, entries: Floats | Integers) -> Floats:
    """Return who leave the cells of those who never ordered, or come in by ordering.

    Parameters
    ----------
    here, entries : array, months x ... x cells
        Who are there at the end of each month ahead, and who came in during it.
    """
    never = ~book.look.has_ordered(book.cells.codes)
    there = here[..., never].sum(axis=-1)
    now = np.full_like(there[:1], book.cells.stock[-1][never].sum())
    before = np.concatenate([now, there[:-1]])
    return np.asarray(before + entries.sum(axis=-1) - there, np.float64)


def growth(means: Floats, arrived: Floats) -> Floats:
    """Return how many times as many contacts there are each month (months x 1)."""
    there = np.maximum(means[2].sum(axis=1, keepdims=True), 1.0)
    return np.asarray(1.0 + arrived.sum(axis=1, keepdims=True) / there, np.float64)
