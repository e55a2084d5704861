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

__all__ = ["KINDS", "Newcoming", "growth", "newcoming"]

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
    kind = np.minimum(cells.standing % LAPSED, 3)
    streams, drawn = [], []
    entries = np.zeros((len(ahead), draws, len(cells.codes)), np.int64)
    for which in range(len(KINDS)):
        past = np.where(kind == which, cells.entries[cells.first :], 0)
        found = stream(past.sum(axis=1), book.of_year[cells.first :])
        came = np.zeros((len(ahead), draws), np.int64)
        if past.any():
            came = found.drawn(ahead, draws, random)
            entries += _entered(came, past, draws, random)
        streams.append(found)
        drawn.append(came)
    walk = _walk(chains, cells, entries, told.paces, random)
    first = _first_buyers(book, told, walk, entries)
    return Newcoming(tuple(streams), np.stack(drawn), walk, entries, first)


def _entered(came: Integers, past: Integers, draws: int, random: np.random.Generator) -> Integers:
    """Return in which cells they come in: as those of the last months did."""
    lately = past[-_RECENT:].sum(axis=0)
    where = (lately if lately.any() else past.sum(axis=0)).astype(np.float64)
    share = random.dirichlet(where[where > 0], draws)
    entered = np.zeros((*came.shape, len(where)), np.int64)
    entered[:, :, where > 0] = random.multinomial(came, share)
    return entered


def _walk(
    chains: Chains, cells: Flows, entries: Integers, paces: Paces, random: np.random.Generator
) -> Walk:
    """Return where they go from where they came in."""
    nobody, (months, draws, _) = np.zeros(len(cells.codes), np.int64), entries.shape
    mean = expected(
        chains.cells, nobody.astype(np.float64), months, entries.mean(axis=1), paces.mean
    )
    drawn = walked(
        chains.cells,
        nobody,
        months,
        draws,
        random,
        lasting=True,
        entries=entries,
        pace=paces.drawn,
    )
    return Walk(mean, drawn, cells.standing)


def _first_buyers(book: Book, told: Members, walk: Walk, entries: Integers) -> Integers:
    """Return who leave the cells of those who never ordered, or come in by ordering."""
    never = ~book.look.has_ordered(book.cells.codes)
    there = (told.cells.drawn + walk.drawn)[:, :, never].sum(axis=2)
    now = np.full((1, there.shape[1]), book.cells.stock[-1][never].sum())
    before = np.vstack([now, there[:-1]])
    return np.asarray(before + entries.sum(axis=2) - there, np.int64)


def growth(means: Floats, arrived: Floats) -> Floats:
    """Return how many times as many contacts there are each month (months x 1)."""
    there = np.maximum(means[2].sum(axis=1, keepdims=True), 1.0)
    return np.asarray(1.0 + arrived.sum(axis=1, keepdims=True) / there, np.float64)
