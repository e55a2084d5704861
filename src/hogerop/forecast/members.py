"""Where those who are in the book now will stand: each member of the pool by itself."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hogerop.forecast.cells import Look, chain_of_cells, codes_of, standing_of_codes, told_apart
from hogerop.forecast.chains import Chain, expected
from hogerop.forecast.draws import walked
from hogerop.forecast.flows import Flows, flows
from hogerop.forecast.months import STANDINGS, Floats, Integers, Panel
from hogerop.forecast.pool import spread_of
from hogerop.forecast.same import same_as_now
from hogerop.forecast.second_order import (
    chain_of_pairs,
    chain_of_standings,
    pair_codes,
    sorts_of_pairs,
)

__all__ = ["Book", "Chains", "Members", "Walk", "by_standing", "chains_of", "counted", "members"]


@dataclass(frozen=True)
class Book:
    """The moves of a panel, counted three ways: by cell, by pair of standings, by standing."""

    cells: Flows
    pairs: Flows
    standings: Flows
    look: Look

    @property
    def months(self) -> int:
        """How many month ends."""
        return self.cells.months

    def until(self, months: int) -> Book:
        """Return what was known after so many months."""
        return Book(
            told_apart(self.cells.until(months), self.look),
            self.pairs.until(months),
            self.standings.until(months),
            self.look,
        )


@dataclass(frozen=True)
class Chains:
    """The chains of a book."""

    cells: Chain
    pairs: Chain
    standings: Chain


@dataclass(frozen=True)
class Walk:
    """One chain walked on.

    Parameters
    ----------
    mean : float64 array, months x states
    drawn : int64 array, months x draws x states
    standing : int64 array, states
    """

    mean: Floats
    drawn: Integers
    standing: Integers


@dataclass(frozen=True)
class Members:
    """Contacts on each standing, by who is asked: cells, pairs, same as now.

    Parameters
    ----------
    mean, spread : float64 array, 3 x months x 16
    first_order, first_spread : float64 array, months x 16
        Of the plain chain, which is no member.
    cells, pairs, standings : Walk
        What they came from.
    """

    mean: Floats
    spread: Floats
    first_order: Floats
    first_spread: Floats
    cells: Walk
    pairs: Walk
    standings: Walk


def counted(panel: Panel, look: Look) -> Book:
    """Count the moves of a panel. Numbers only."""
    cells = flows(panel, codes_of(panel, look), standing_of_codes(np.arange(look.codes), look))
    return Book(
        told_apart(cells, look),
        flows(panel, pair_codes(panel), sorts_of_pairs(), back=1),
        flows(panel, panel.standing, np.arange(STANDINGS)),
        look,
    )


def chains_of(book: Book) -> Chains:
    """Return the three chains that a book speaks for."""
    return Chains(
        chain_of_cells(book.cells, book.look),
        chain_of_pairs(book.pairs),
        chain_of_standings(book.standings),
    )


def members(
    book: Book, chains: Chains, months: int, draws: int, random: np.random.Generator
) -> Members:
    """Ask each member about those who are in the book now."""
    cells = _walk(chains.cells, book.cells, months, draws, random, lasting=True)
    pairs = _walk(chains.pairs, book.pairs, months, draws, random, lasting=False)
    standings = _walk(chains.standings, book.standings, months, draws, random, lasting=False)
    first, first_spread = _told(standings)
    now = by_standing(book.standings.stock[-1], book.standings.standing)
    told = [_told(cells), _told(pairs), (same_as_now(now, months), first_spread)]
    return Members(
        np.stack([mean for mean, _ in told]),
        np.stack([spread for _, spread in told]),
        first,
        first_spread,
        cells,
        pairs,
        standings,
    )


def by_standing(counts: Floats | Integers, standing: Integers) -> Floats:
    """Return counts per state (the last axis) as counts per standing."""
    which = np.zeros((len(standing), STANDINGS))
    which[np.arange(len(standing)), standing] = 1.0
    return np.asarray(counts @ which, np.float64)


def _walk(
    chain: Chain,
    flows: Flows,
    months: int,
    draws: int,
    random: np.random.Generator,
    *,
    lasting: bool,
) -> Walk:
    now = flows.stock[-1]
    return Walk(
        expected(chain, now.astype(np.float64), months),
        walked(chain, now, months, draws, random, lasting=lasting),
        chain.standing,
    )


def _told(walk: Walk) -> tuple[Floats, Floats]:
    drawn = by_standing(walk.drawn, walk.standing)
    return by_standing(walk.mean, walk.standing), spread_of(np.moveaxis(drawn, 1, 0))
