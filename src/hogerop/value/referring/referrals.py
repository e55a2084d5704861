"""What referrals brought: who sent whom, who those sent, and each euro counted once.

Who came by referral is told by their channel, as everywhere. A buyer is credited to the one who
first referred it before it bought (as the ladder's rung Raving fan does). So there is one way up
from each buyer, and those ways make a forest: a buyer stands in the generation that is one deeper
than its referrer's. Of a few it is known that they were sent, but not by whom.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from hogerop.contracts import Engine
from hogerop.value.channels import REFERRAL
from hogerop.value.counted import Estimate, share_interval
from hogerop.value.days import number_of
from hogerop.value.money import cents
from hogerop.value.people import new_buyers, whole
from hogerop.value.referring.forest import Floats, Forest, Ids
from hogerop.value.referring.referral_worth import ReferralWorth

_QUERIES = Path(__file__).parent / "queries"

ADVOCATE = 6
"""The lower of the two top rungs."""


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
        Buyers who came by referral, and what they brought; currency.
    unnamed_buyers, unnamed_brought : int, float
        Of these, of whom it is not recorded who sent them: the rest is that of the referrers.
    all_buyers, all_brought : int, float
        The same of all buyers.
    generations, referrers : tuple
        Each buyer whose referrer is known stands in one generation. Referrers by what those they
        sent brought.
    new_buyers, new_referred, new_from_top : int
        Who first bought in the period; of these, who came by referral; who were referred by
        somebody who stood on one of the two top rungs on the evening before.
    share_referred, share_from_top : Estimate
        The same as shares.
    by_rung : dict
        Rung of the referrer on the evening before the referral -> buyers it brought.
    worth : ReferralWorth
        What it was worth that the new buyers of the period were sent.
    """

    since: date
    until: date
    as_of: date
    money: str
    buyers: int
    brought: float
    unnamed_buyers: int
    unnamed_brought: float
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
    worth: ReferralWorth


def referrals(
    engine: Engine,
    *,
    since: date,
    until: date,
    as_of: date,
    money: str,
    cost: float = 0.0,
    otherwise: Estimate | None = None,
    lifetime: Estimate | None = None,
    own: bool = True,
) -> Referrals:
    """Return what referrals brought. A door: runs queries.

    Parameters
    ----------
    engine : Engine
        Holds ``credits``, ``events``, ``intervals``, ``takings`` (see `people.read_takings`) and
        ``buyers`` (see `people.read_buyers`).
    money : str
        What the money of ``takings`` is.
    cost : float
        Spent on winning buyers by referral in the period; currency.
    otherwise : Estimate, optional
        Cost of winning one new buyer in other ways in the period; currency.
    lifetime : Estimate, optional
        What one buyer who was sent brings from first order to last; currency.
    own : bool
        Whether that is told by buyers who were sent; else by all buyers.
    """
    day, first, last = number_of(as_of), number_of(since), number_of(until)
    rows = engine.ask(_QUERIES / "referred.sql", day=day, referral=REFERRAL)
    told = engine.ask(_QUERIES / "all_buyers.sql").to_pylist()[0]
    fresh = sum(new_buyers(engine, first, last).values())
    of_period = pc.and_(
        pc.invert(rows["old"]),
        pc.and_(pc.greater_equal(rows["day"], first), pc.less_equal(rows["day"], last)),
    )
    new = rows.filter(of_period)
    top = int(pc.sum(pc.greater_equal(new["rung"], ADVOCATE)).as_py() or 0)
    named, unnamed = (rows.filter(which(rows["referrer"])) for which in (pc.is_valid, pc.is_null))
    return Referrals(
        since=since,
        until=until,
        as_of=as_of,
        money=money,
        buyers=rows.num_rows,
        brought=_brought(rows),
        unnamed_buyers=unnamed.num_rows,
        unnamed_brought=_brought(unnamed),
        all_buyers=told["buyers"],
        all_brought=cents(told["money"]),
        **_forest(named),
        new_buyers=fresh,
        new_referred=new.num_rows,
        new_from_top=top,
        share_referred=share_interval(new.num_rows, fresh),
        share_from_top=share_interval(top, fresh),
        worth=ReferralWorth(
            buyers=new.num_rows,
            brought=_brought(new),
            cost=cost,
            otherwise=otherwise,
            lifetime=lifetime,
            own=own,
            by_margin=money == "margin",
        ),
    )


def _brought(rows: pa.Table) -> float:
    return cents(pc.sum(rows["money"]).as_py() or 0.0)


def _forest(rows: pa.Table) -> dict[str, Any]:
    """Return what is told of those of whom it is recorded who sent them."""
    column = {name: whole(rows[name]) for name in ("referrer", "referred", "rung_now", "orders")}
    brought = np.asarray(rows["money"].to_numpy(), dtype=np.float64)
    forest = Forest.of(column["referrer"], column["referred"])
    rungs, counts = np.unique(whole(rows["rung"]), return_counts=True)
    return {
        "generations": tuple(_generations(forest.depth, column["orders"], brought)),
        "referrers": tuple(_referrers(forest, column, brought)),
        "by_rung": dict(zip(rungs.tolist(), counts.tolist(), strict=True)),
    }


def _generations(depth: Ids, orders: Ids, money: Floats) -> list[Generation]:
    return [
        Generation(
            number,
            int((of := depth == number).sum()),
            int(orders[of].sum()),
            cents(money[of].sum()),
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
            cents(brought),
            round(seconds),
            cents(second),
            round(all_below),
            cents(chain),
        )
        for n, (buyers, brought, seconds, second, all_below, chain) in enumerate(
            zip(*figures, strict=True)
        )
        if buyers
    ]
    return sorted(found, key=lambda one: (-one.money, -one.buyers, one.contact_id))
