"""What new buyers brought against what one of them cost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa

from hogerop.contracts import Engine
from hogerop.value.costs.came import Won, by_channel
from hogerop.value.costs.payback import (
    AGES,
    Earned,
    Payback,
    by_age,
    drawn_means,
    payback,
    ratio_of,
)
from hogerop.value.counted import Estimate
from hogerop.value.fitting.model import DAYS_A_MONTH
from hogerop.value.people import whole

_QUERY = Path(__file__).parent / "queries" / "earned.sql"

OWN_EARNED = 100
"""Buyers that a channel must have, for what they brought to be told apart from the others."""
PARTS = 64


@dataclass(frozen=True)
class Returns:
    """What new buyers brought against what one cost.

    Parameters
    ----------
    own, own_lifetime : bool
        Whether it is told by the channel's own buyers; else by those of all channels.
    first_year, lifetime : Estimate or None
        What one brings in 12 months of 30.4375 days; in all its life.
    payback, payback_if_alike : Payback or None
        At the cost of one; at that if those of unknown channel came as the others did, None where
        there are none.
    first_year_to_cost, lifetime_to_cost : Estimate or None
        How many times its cost (LTV : CAC).
    lifetime_to_cost_if_alike : Estimate or None
        The same at the cost if those of unknown channel came as the others did; None where there
        are none.
    """

    own: bool
    own_lifetime: bool
    first_year: Estimate | None
    payback: Payback | None
    payback_if_alike: Payback | None
    lifetime: Estimate | None
    first_year_to_cost: Estimate | None
    lifetime_to_cost: Estimate | None
    lifetime_to_cost_if_alike: Estimate | None


def returns(
    engine: Engine,
    day: int,
    won: Sequence[Won],
    lifetime: Mapping[str, Estimate],
    *,
    by_margin: bool,
    seed: int,
) -> dict[str, Returns]:
    """Return channel -> what its new buyers brought. Runs one query on arrivals and takings.

    Channels without cost are left out. One with too few buyers has what all together brought, and
    one that ``lifetime`` does not name what it has for the empty one. Without ``by_margin`` money
    is revenue: it pays nothing back of itself, so it is not set against the cost.
    """
    values: dict[str, object] = {"day": day, "month": DAYS_A_MONTH, "ages": AGES}
    parts = dict(by_channel(engine.ask(_QUERY, **values)))
    earned = {channel: _earned([rows]) for channel, rows in parts.items()}
    together = _earned(list(parts.values()))
    random = np.random.default_rng(seed)
    found = {}
    for one in won:
        if one.cost <= 0 and one.channel not in lifetime:
            continue
        own = earned.get(one.channel) if one.channel else together
        enough = own is not None and own.buyers[:, 0].sum() >= OWN_EARNED
        used = own if own is not None and (enough or not one.channel) else together
        draws = drawn_means(used, random)
        year, life = by_age(used, 12, draws), lifetime.get(one.channel, lifetime.get(""))
        likely = one.cost / one.if_alike if one.if_alike else 0.0
        times = ratio_of(life, one.per_shopper) if by_margin else None
        found[one.channel] = Returns(
            own=used is own,
            own_lifetime=one.channel in lifetime,
            first_year=year,
            payback=payback(used, draws, one.cost, one.expected, random) if by_margin else None,
            payback_if_alike=payback(used, draws, one.cost, likely, random) if by_margin else None,
            lifetime=life,
            first_year_to_cost=ratio_of(year, one.per_shopper) if by_margin else None,
            lifetime_to_cost=times,
            lifetime_to_cost_if_alike=_at(times, one),
        )
    return found


def _at(times: Estimate | None, one: Won) -> Estimate | None:
    """Return how many times its cost, at the cost if those of unknown channel came alike."""
    if times is None or not one.if_alike or one.per_shopper.value is None:
        return None
    more = one.per_shopper.value / one.if_alike
    return Estimate(
        *(None if v is None else v * more for v in (times.value, times.low, times.high))
    )


def _earned(tables: list[pa.Table]) -> Earned:
    buyers, money = np.zeros((PARTS, AGES + 1)), np.zeros((PARTS, AGES + 1))
    for rows in tables:
        place = whole(rows["part"]), whole(rows["age"])
        np.add.at(buyers, place, rows["buyers"].to_numpy())
        np.add.at(money, place, rows["money"].to_numpy())
    return Earned(buyers, money)
