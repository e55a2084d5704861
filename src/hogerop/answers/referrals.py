"""What `hogerop referrals` answers, as JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hogerop.value import Estimate, ReferralWorth, WhatReferralsBring


def json_of(found: WhatReferralsBring) -> dict[str, Any]:
    """Return what was found with the keys that other programs build on; no names."""
    from hogerop.contracts import contact_name
    from hogerop.ladder import KEYS

    of = found.referrals
    return {
        "from": of.since,
        "to": of.until,
        "as_of": of.as_of,
        "currency": found.currency,
        "money": of.money,
        "buyers": of.buyers,
        "brought": of.brought,
        "all_buyers": of.all_buyers,
        "all_brought": of.all_brought,
        "sender_unknown": {"buyers": of.unnamed_buyers, "brought": of.unnamed_brought},
        "generations": [asdict(one) for one in of.generations],
        "referrers": [
            {"contact": contact_name(one.contact_id), "rung": KEYS[one.rung]}
            | {k: v for k, v in asdict(one).items() if k not in ("contact_id", "rung")}
            for one in of.referrers
        ],
        "new_buyers": of.new_buyers,
        "new_referred": of.new_referred,
        "new_from_top": of.new_from_top,
        "share_referred": asdict(of.share_referred),
        "share_from_top": asdict(of.share_from_top),
        "by_rung_before": {KEYS[rung]: buyers for rung, buyers in of.by_rung.items()},
        "worth": _json_of_worth(of.worth),
        "notes": list(found.notes),
    }


def _json_of_worth(of: ReferralWorth) -> dict[str, Any]:
    found: dict[str, Estimate | None] = {
        "bring": of.bring,
        "cost_of_winning_otherwise": of.otherwise,
        "if_none_came_anyway": of.at(0.0),
        "if_all_came_anyway": of.at(1.0),
    }
    told = {name: None if one is None else asdict(one) for name, one in found.items()}
    sums = {"buyers": of.buyers, "brought": of.brought, "cost": of.cost}
    return sums | {"own_lifetime": of.own} | told
