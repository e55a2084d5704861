"""What new buyers brought against what one of them cost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa

from hogerop.contracts import Engine
from hogerop.value.came import Won, by_channel
from hogerop.value.counted import Estimate
from hogerop.value.model import DAYS_A_MONTH
from hogerop.value.payback import AGES, Earned, Payback, by_age, drawn_means, payback, ratio_of
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
    own : bool
        Whether it is told by the channel's own buyers; else by those of all channels.
    first_year, lifetime : Estimate or None
        What one brings in 12 months of 30.4375 days; in all its life.
    payback, payback_if_alike : Payback or None
        At the cost of one; at that if those of unknown channel came as the others did, None where
        there are none.
    first_year_to_cost, lifetime_to_cost : Estimate or None
        How many times its cost (LTV : CAC).
    """

    own: bool
    first_year: Estimate | None
    payback: Payback | None
    payback_if_alike: Payback | None
    lifetime: Estimate | None
    first_year_to_cost: Estimate | None
    lifetime_to_cost: Estimate | None


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

    Channels without cost are left out. One with too few buyers has what all together brought.
    ``lifetime`` is per channel, the empty one all together. Without ``by_margin`` money is revenue:
    it pays nothing back of itself, so it is not set against the cost.
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
        year, life = by_age(used, 12, draws), lifetime.get(one.channel)
        likely = one.cost / one.if_alike if one.if_alike else 0.0
        found[one.channel] = Returns(
            own=used is own,
            first_year=year,
            payback=payback(used, draws, one.cost, one.expected, random) if by_margin else None,
            payback_if_alike=payback(used, draws, one.cost, likely, random) if by_margin else None,
            lifetime=life,
            first_year_to_cost=ratio_of(year, one.per_shopper) if by_margin else None,
            lifetime_to_cost=ratio_of(life, one.per_shopper) if by_margin else None,
        )
    return found


def _earned(tables: list[pa.Table]) -> Earned:
    buyers, money = np.zeros((PARTS, AGES + 1)), np.zeros((PARTS, AGES + 1))
    for rows in tables:
        place = whole(rows["part"]), whole(rows["age"])
        np.add.at(buyers, place, rows["buyers"].to_numpy())
        np.add.at(money, place, rows["money"].to_numpy())
    return Earned(buyers, money)
