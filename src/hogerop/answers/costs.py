"""What `hogerop costs` answers, as JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hogerop.value import Returns, WhatItCost, Won


def json_of(found: WhatItCost) -> dict[str, Any]:
    """Return what was found with the keys that other programs build on."""
    of, ratio = found.acquisition, found.ratio
    spent = of.spending
    return {
        "from": of.since,
        "to": of.until,
        "as_of": of.as_of,
        "currency": found.currency,
        "money": of.money,
        "costs_known": found.known,
        "horizon": of.horizon,
        "all": _won(of.whole, of.returns) | {"new_buyers": sum(of.new_buyers.values())},
        "channels": [
            _won(one, of.returns) | {"new_buyers": of.new_buyers.get(one.channel, 0)}
            for one in of.channels
        ],
        "unattributed": [{"channel": one.channel, "cost": one.cost} for one in of.unattributed],
        "channel_unknown": {
            key: value
            for key, value in _won(of.unknown, {}).items()
            if key in ("people", "prospects", "shoppers", "shoppers_to_come")
        }
        | {"new_buyers": of.new_buyers.get("", 0)},
        "months": [{"month": month, **_won(one, {})} for month, one in of.months],
        "lines": [
            asdict(one) | {"acquire": one.acquire, "retain": one.retain, "undecided": one.undecided}
            for one in spent.lines
        ],
        "spent": {
            "all": spent.total,
            "acquire": spent.acquire,
            "retain": spent.retain,
            "undecided": spent.undecided,
            "before": spent.before,
            "after": spent.after,
            "hours_without_cost": spent.hours_without_cost,
            "lines_without_amount": spent.silent,
            "credits": spent.credits,
        },
        "ratio": {
            "average": ratio.average and asdict(ratio.average),
            "missing": ratio.missing,
            "if_undecided_is_acquire": ratio.if_winning and asdict(ratio.if_winning),
            "if_undecided_is_retain": ratio.if_keeping and asdict(ratio.if_keeping),
            "marginal": ratio.marginal and asdict(ratio.marginal),
            "marginal_missing": ratio.marginal_missing,
            "repeat_orders": ratio.repeats.orders,
            "repeat_buyers": ratio.repeats.buyers,
            "new_buyers": ratio.repeats.firsts,
        },
        "records_begin_late": found.late is not None,
        "notes": list(found.notes),
    }


def _won(one: Won, returns: Any) -> dict[str, Any]:
    told = {key: value for key, value in asdict(one).items() if key != "unsure"}
    told |= {"channel": one.channel or None, "maturing": one.maturing}
    brought: Returns | None = returns.get(one.channel)
    return told if brought is None else told | {"returns": asdict(brought)}
