"""Who gets the credit for whom: the first referrer of each contact, circles left out.

Referrals are judged in the order in which they were made, so that what is made later never
changes what held before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from hogerop.contracts import CREDITS, LEFT_OUT, Engine

_QUERIES = Path(__file__).parent / "queries"

SELF, CIRCULAR = "self", "circular"


@dataclass(frozen=True)
class Referral:
    """One referral: who referred whom (contacts), and on which day."""

    event_id: int
    referrer: int
    referred: int
    day: int


def credit(engine: Engine) -> None:
    """Decide which referrals count, and which brought a buyer.

    Reads the relations ``events`` and ``membership``; leaves ``left_out`` (contract `LEFT_OUT`)
    and ``credits`` (contract `CREDITS`). Runs two queries. No rule of a policy bears on it.
    """
    referrals = [Referral(**row) for row in engine.ask(_QUERIES / "referrals.sql").to_pylist()]
    counting, left_out = sort_out(referrals)
    first_orders: dict[int, tuple[int, int | None]] = {}
    if counting:
        first_orders = {
            row["contact_id"]: (row["day"], row["ended_day"])
            for row in engine.ask(_QUERIES / "first_orders.sql").to_pylist()
        }
    engine.put("left_out", pa.Table.from_pylist(left_out, LEFT_OUT.schema))
    engine.put("credits", pa.Table.from_pylist(credits(counting, first_orders), CREDITS.schema))


def sort_out(
    referrals: list[Referral],
) -> tuple[dict[int, Referral], list[dict[str, object]]]:
    """Return who first referred each contact, and the referrals left out with their reason.

    Parameters
    ----------
    referrals : list of Referral
        In the order in which credit is given.

    Returns
    -------
    dict, list
        Referred contact -> its first referral; rows of ``event_id`` and ``reason``. A referral
        is circular when the referred stands above the referrer in the referrals so far, those of
        second referrers included.
    """
    first: dict[int, Referral] = {}
    referrers: defaultdict[int, list[int]] = defaultdict(list)
    left_out: list[dict[str, object]] = []
    for referral in referrals:
        if referral.referrer == referral.referred:
            left_out.append({"event_id": referral.event_id, "reason": SELF})
        elif _stands_above(referral.referred, referral.referrer, referrers):
            left_out.append({"event_id": referral.event_id, "reason": CIRCULAR})
        else:
            first.setdefault(referral.referred, referral)
            referrers[referral.referred].append(referral.referrer)
    return first, left_out


def credits(
    first: dict[int, Referral], first_orders: dict[int, tuple[int, int | None]]
) -> list[dict[str, int | None]]:
    """Return one row per referred contact who became a buyer (contract `CREDITS`).

    A referral made after the first order does not count: that buyer was there already.
    """
    return [
        {
            "event_id": referral.event_id,
            "referrer": referral.referrer,
            "referred": referred,
            "day": first_orders[referred][0],
            "gone_day": first_orders[referred][1],
        }
        for referred, referral in first.items()
        if referred in first_orders and referral.day <= first_orders[referred][0]
    ]


def _stands_above(contact: int, below: int, referrers: Mapping[int, list[int]]) -> bool:
    """Say whether a contact is among the referrers of ``below``, and theirs, and so on."""
    to_see, seen = list(referrers.get(below, ())), {below}
    while to_see:
        above = to_see.pop()
        if above == contact:
            return True
        if above not in seen:
            seen.add(above)
            to_see += referrers.get(above, ())
    return False
