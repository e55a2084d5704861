"""Where those who are in the book now will stand: each member of the pool by itself."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from hogerop.forecast.arrivals import YEAR
from hogerop.forecast.cells import chain_of_cells, codes_of
from hogerop.forecast.chains import Chain, expected
from hogerop.forecast.draws import walked
from hogerop.forecast.flows import Flows, flows
from hogerop.forecast.look import Look
from hogerop.forecast.months import STANDINGS, Floats, Integers, Panel
from hogerop.forecast.pace import Paces, pace, paces_of
from hogerop.forecast.pool import spread_of
from hogerop.forecast.same import same_as_now
from hogerop.forecast.second_order import (
    chain_of_pairs,
    chain_of_standings,
    pair_codes,
    sorts_of_pairs,
)
from hogerop.forecast.shocks import Shocks
from hogerop.forecast.waits import on_the_way_down, told_apart

__all__ = ["Book", "Chains", "Members", "Walk", "by_standing", "chains_of", "counted", "members"]


@dataclass(frozen=True)
class Book:
    """The moves of a panel, counted three ways: by cell, by pair of standings, by standing.

    Parameters
    ----------
    of_year : int64 array, months
        Which month of the year each month end is, 0 to 11.
    """

    cells: Flows
    pairs: Flows
    standings: Flows
    look: Look
    of_year: Integers

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
            self.of_year[:months],
        )

    def ahead(self, months: int) -> Integers:
        """Return which of the year so many months ahead are, 0 to 11."""
        return np.asarray((self.of_year[-1] + 1 + np.arange(months)) % YEAR, np.int64)


@dataclass(frozen=True)
class Chains:
    """The chains of a book, and how busy its months were."""

    cells: Chain
    pairs: Chain
    standings: Chain
    pace: Shocks


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
    paces : Paces
        How busy the months ahead were taken to be.
    swing : float64 array, months x draws x 16
        What cells expect at each of these paces.
    """

    mean: Floats
    spread: Floats
    first_order: Floats
    first_spread: Floats
    cells: Walk
    pairs: Walk
    standings: Walk
    paces: Paces
    swing: Floats


def counted(panel: Panel, look: Look) -> Book:
    """Count the moves of a panel. Numbers only."""
    if panel.since_sign is None:
        look = replace(look, falls=None)
    cells = flows(
        panel, codes_of(panel, look), look.standing(np.arange(look.codes)), on_the_way_down(look)
    )
    return Book(
        told_apart(cells, look),
        flows(panel, pair_codes(panel), sorts_of_pairs(), back=1),
        flows(panel, panel.standing, np.arange(STANDINGS)),
        look,
        np.array([end.month - 1 for end in panel.ends]),
    )


def chains_of(book: Book) -> Chains:
    """Return the three chains that a book speaks for."""
    cells = chain_of_cells(book.cells, book.look)
    return Chains(
        cells,
        chain_of_pairs(book.pairs),
        chain_of_standings(book.standings),
        pace(book.cells, cells, book.of_year),
    )


def members(
    book: Book, chains: Chains, months: int, draws: int, random: np.random.Generator
) -> Members:
    """Ask each member about those who are in the book now.

    How busy a month is only cells can know, who tell orders from waits. What they make of it, and
    of not knowing it, is told to the two others.
    """
    paces = paces_of(chains.pace, book.ahead(months), draws, random)
    cells = _walk(chains.cells, book.cells, months, draws, random, lasting=True, paces=paces)
    pairs = _walk(chains.pairs, book.pairs, months, draws, random, lasting=False)
    standings = _walk(chains.standings, book.standings, months, draws, random, lasting=False)
    first, first_spread = _told(standings)
    now = by_standing(book.standings.stock[-1], book.standings.standing)
    mean, spread = _told(cells)
    start = book.cells.stock[-1].astype(np.float64)
    season = mean - by_standing(expected(chains.cells, start, months), cells.standing)
    swing = by_standing(expected(chains.cells, start, months, pace=paces.drawn), cells.standing)
    shock = spread_of(np.moveaxis(swing, 1, 0))
    others = [_told(pairs), (same_as_now(now, months), first_spread)]
    return Members(
        np.stack([mean, *(np.maximum(told + season, 0.0) for told, _ in others)]),
        np.stack([spread, *(np.hypot(own, shock) for _, own in others)]),
        first,
        first_spread,
        cells,
        pairs,
        standings,
        paces,
        swing,
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
    paces: Paces | None = None,
) -> Walk:
    now = flows.stock[-1]
    mean, drawn = (None, None) if paces is None else (paces.mean, paces.drawn)
    return Walk(
        expected(chain, now.astype(np.float64), months, pace=mean),
        walked(chain, now, months, draws, random, lasting=lasting, pace=drawn),
        chain.standing,
    )


def _told(walk: Walk) -> tuple[Floats, Floats]:
    drawn = by_standing(walk.drawn, walk.standing)
    return by_standing(walk.mean, walk.standing), spread_of(np.moveaxis(drawn, 1, 0))
