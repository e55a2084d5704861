"""The months ahead as numbers: who are in the book now, who come in, and what they bring."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from hogerop.forecast.bringing import brought
from hogerop.forecast.members import Book, Members, by_standing, chains_of, members
from hogerop.forecast.months import LAPSED, Floats
from hogerop.forecast.newcoming import Newcoming, growth, newcoming
from hogerop.forecast.pool import Figures, pooled, spread_of

__all__ = ["Outlook", "outlook"]


@dataclass(frozen=True)
class Outlook:
    """Contacts per standing, newcomers among them, and money.

    Parameters
    ----------
    members : Members
        Of those in the book now.
    newcoming : Newcoming
        Of those who have yet to come.
    standings, rungs : Figures, months x 16 and months x 8
        Contacts; a rung's with who lapsed on it.
    arrived : float64 array, months x 16
        Mean of the contacts among them who come in.
    contacts : int
        In the book now.
    money : Figures or None, months + 1
        Brought in each month and, as the last one, in these months together.
    """

    members: Members
    newcoming: Newcoming
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
    money: bool = True,
) -> Outlook:
    """Look ahead from the last month of a book. Numbers only.

    Parameters
    ----------
    months, draws : int
        At least 1.
    money : bool
        Whether it is known what they bring.
    """
    chains = chains_of(book)
    told = members(book, chains, months, draws, random)
    ahead = book.ahead(months)
    coming = newcoming(book, chains, told, ahead, draws, random)
    arrived = by_standing(coming.walk.mean, coming.walk.standing)
    means = with_newcomers(told.mean, arrived)
    return Outlook(
        told,
        coming,
        _contacts(means, told.spread, coming, _as_they_are),
        _contacts(_rungs(means), _spreads_of_rungs(told), coming, _rungs),
        arrived,
        int(book.standings.stock[-1].sum()),
        brought(book, told, coming, ahead) if money else None,
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
    return np.stack([means[0] + arrived, means[1] + arrived, means[2] * growth(means, arrived)])


def _contacts(
    means: Floats, spreads: Floats, coming: Newcoming, lines: Callable[[Floats], Floats]
) -> Figures:
    """Return the pool, and what it does not know of newcomers: how many there will be."""
    mean, spread = pooled(means, spreads)
    drawn = by_standing(coming.walk.drawn, coming.walk.standing)
    return Figures(mean, np.hypot(spread, lines(drawn).std(axis=1)), whole=True)


def _spreads_of_rungs(told: Members) -> Floats:
    walks = (told.cells, told.pairs, told.standings)
    drawn = (_rungs(by_standing(walk.drawn, walk.standing)) for walk in walks)
    cells, *others = (spread_of(np.moveaxis(one, 1, 0)) for one in drawn)
    shock = spread_of(np.moveaxis(_rungs(told.swing), 1, 0))
    return np.stack([cells, *(np.hypot(own, shock) for own in others)])


def _rungs(counts: Floats) -> Floats:
    """Return counts per standing (the last axis) as counts per rung, lapsed or not."""
    return np.asarray(counts[..., :LAPSED] + counts[..., LAPSED:], np.float64)
