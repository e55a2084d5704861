"""What referrals brought: who sent whom, who those sent, and each euro counted once.

A buyer is credited to the one who first referred it before it bought (as the ladder's rung Raving
fan does). So there is one way up from each buyer, and those ways make a forest: a buyer stands in
the generation that is one deeper than its referrer's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from hogerop.contracts import Engine
from hogerop.value.counted import Estimate, share_interval
from hogerop.value.days import number_of
from hogerop.value.people import whole

_QUERIES = Path(__file__).parent / "queries"

ADVOCATE = 6
"""The lower of the two top rungs."""

Ids = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Generation:
    """Buyers who stand so many referrals from somebody whom nobody referred; 1 = sent by those."""

    number: int
    buyers: int
    orders: int
    money: float


@dataclass(frozen=True)
class Referrer:
    """Somebody who sent buyers; money in currency, up to the day spoken of.

    Parameters
    ----------
    contact_id : int
    rung : int
        Where they stand now.
    buyers, money : int, float
        Whom they sent themselves, and what those brought. Over all referrers these add up.
    second_buyers, second_money : int, float
        Whom those sent. They are credited to those, so do not add these up over referrers.
    chain_buyers, chain_money : int, float
        All who stand below them, the first generation included.
    """

    contact_id: int
    rung: int
    buyers: int
    money: float
    second_buyers: int
    second_money: float
    chain_buyers: int
    chain_money: float


@dataclass(frozen=True)
class Referrals:
    """What referrals brought up to a day.

    Parameters
    ----------
    since, until : date
        The period of ``new_buyers``.
    money : str
        ``margin``, ``revenue`` or ``none``.
    buyers, brought : int, float
        Buyers who were referred, and what they brought; currency.
    all_buyers, all_brought : int, float
        The same of all buyers.
    generations, referrers : tuple
        Each buyer stands in one generation. Referrers by what those they sent brought.
    new_buyers, new_referred, new_from_top : int
        Who first bought in the period; of these, who were referred; who were referred by somebody
        who stood on one of the two top rungs on the evening before.
    share_referred, share_from_top : Estimate
        The same as shares.
    by_rung : dict
        Rung of the referrer on the evening before the referral -> buyers it brought.
    saved : float or None
        What winning as many buyers otherwise would have cost; None where that is not known.
    """

    since: date
    until: date
    as_of: date
    money: str
    buyers: int
    brought: float
    all_buyers: int
    all_brought: float
    generations: tuple[Generation, ...]
    referrers: tuple[Referrer, ...]
    new_buyers: int
    new_referred: int
    new_from_top: int
    share_referred: Estimate
    share_from_top: Estimate
    by_rung: dict[int, int]
    saved: float | None

    def worth(self, anyway: float) -> float | None:
        """Return what referrals were worth if so many of the buyers would have come anyway.

        Parameters
        ----------
        anyway : float
            Share of 0 to 1. Of those, only the cost of winning them otherwise was saved; the
            others brought all that they brought. None where that cost is not known.
        """
        if self.saved is None:
            return None if anyway else self.brought
        return (1 - anyway) * self.brought + anyway * self.saved


def referrals(
    engine: Engine,
    *,
    since: date,
    until: date,
    as_of: date,
    money: str,
    cost_of_winning: float | None = None,
) -> Referrals:
    """Return what referrals brought. A door: runs queries.

    Parameters
    ----------
    engine : Engine
        Holds ``credits``, ``events``, ``intervals`` and ``takings`` (see `people.read_takings`,
        which returned ``money``).
    cost_of_winning : float, optional
        Of one new buyer by other ways; in currency.
    """
    day, first, last = number_of(as_of), number_of(since), number_of(until)
    rows = engine.ask(_QUERIES / "referred.sql", day=day)
    told = engine.ask(_QUERIES / "new_buyers.sql", since=first, until=last).to_pylist()[0]
    column = {name: whole(rows[name]) for name in rows.column_names if name != "money"}
    brought = np.asarray(rows["money"].to_numpy(), dtype=np.float64)
    forest = Forest.of(column["referrer"], column["referred"])
    fresh = (column["day"] >= first) & (column["day"] <= last)
    from_top = fresh & (column["rung"] >= ADVOCATE)
    rungs, counts = np.unique(column["rung"], return_counts=True)
    return Referrals(
        since=since,
        until=until,
        as_of=as_of,
        money=money,
        buyers=rows.num_rows,
        brought=_cents(brought.sum()),
        all_buyers=told["buyers"],
        all_brought=_cents(told["money"]),
        generations=tuple(_generations(forest.depth, column["orders"], brought)),
        referrers=tuple(_referrers(forest, column, brought)),
        new_buyers=told["fresh"],
        new_referred=int(fresh.sum()),
        new_from_top=int(from_top.sum()),
        share_referred=share_interval(int(fresh.sum()), told["fresh"]),
        share_from_top=share_interval(int(from_top.sum()), told["fresh"]),
        by_rung=dict(zip(rungs.tolist(), counts.tolist(), strict=True)),
        saved=None if cost_of_winning is None else cost_of_winning * rows.num_rows,
    )


@dataclass(frozen=True)
class Forest:
    """Who stands below whom. Numbers only.

    Parameters
    ----------
    ids : array of int64
        Everybody who referred or was referred.
    above : array of int64
        Of each buyer, the place of its referrer in ``ids``.
    below : array of int64
        Of each buyer, its own place.
    depth : array of int64
        Of each buyer, its generation, from 1.
    """

    ids: Ids
    above: Ids
    below: Ids
    depth: Ids

    @classmethod
    def of(cls, referrer: Ids, referred: Ids) -> Forest:
        """Build it from one row per buyer.

        >>> Forest.of(np.array([1, 2]), np.array([2, 3])).depth
        array([1, 2])
        """
        ids, places = np.unique(np.concatenate([referrer, referred]), return_inverse=True)
        above, below = places[: len(referrer)], places[len(referrer) :]
        parent = np.full(len(ids), -1, np.int64)
        parent[below] = above
        depth = np.zeros(len(below), np.int64)
        at = parent[below]
        # The ladder leaves circles out, so every way up ends; the bound is a belt with the braces.
        for _ in range(len(ids)):
            climbing = at >= 0
            if not climbing.any():
                break
            depth[climbing] += 1
            at[climbing] = parent[at[climbing]]
        return cls(ids, above, below, depth)

    def credited(self, what: Floats) -> Floats:
        """Return for everybody in ``ids`` the sum of what those they sent have themselves."""
        sums = np.zeros(len(self.ids))
        np.add.at(sums, self.above, what)
        return sums

    def second(self, what: Floats) -> Floats:
        """Return the sum of what those have who were sent by those they sent."""
        return self.credited(self.credited(what)[self.below])

    def chain(self, what: Floats) -> Floats:
        """Return the sum of what all below them have."""
        sums = np.zeros(len(self.ids))
        own = np.zeros(len(self.ids))
        own[self.below] = what
        for level in range(int(self.depth.max(initial=0)), 0, -1):
            at = self.depth == level
            np.add.at(sums, self.above[at], (own + sums)[self.below[at]])
        return sums


def _generations(depth: Ids, orders: Ids, money: Floats) -> list[Generation]:
    return [
        Generation(
            number,
            int((of := depth == number).sum()),
            int(orders[of].sum()),
            _cents(money[of].sum()),
        )
        for number in range(1, int(depth.max(initial=0)) + 1)
    ]


def _referrers(forest: Forest, column: dict[str, Ids], money: Floats) -> list[Referrer]:
    one = np.ones(len(money))
    rung_now = np.zeros(len(forest.ids), np.int64)
    rung_now[forest.above] = column["rung_now"]
    figures = [
        function(what)
        for function in (forest.credited, forest.second, forest.chain)
        for what in (one, money)
    ]
    found = [
        Referrer(
            int(forest.ids[n]),
            int(rung_now[n]),
            round(buyers),
            _cents(brought),
            round(seconds),
            _cents(second),
            round(all_below),
            _cents(chain),
        )
        for n, (buyers, brought, seconds, second, all_below, chain) in enumerate(
            zip(*figures, strict=True)
        )
        if buyers
    ]
    return sorted(found, key=lambda one: (-one.money, -one.buyers, one.contact_id))


def _cents(money: float) -> float:
    """Return a sum of money in whole cents, whatever the order in which it was added up."""
    return round(float(money), 2)
