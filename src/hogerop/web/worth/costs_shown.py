"""Costs and referrals as rows."""

from __future__ import annotations

from hogerop.chart import in_figures, in_money, name_of_channel
from hogerop.chart.costs_told import decided_by, name_of_purpose
from hogerop.contracts import contact_name
from hogerop.ladder import KEYS, rung_name
from hogerop.paper import number, round_money, share
from hogerop.value import CostLine, Returns, WhatItCost, WhatReferralsBring, Won
from hogerop.words import say, say_count


def channels(found: WhatItCost) -> list[dict[str, str]]:
    """Return a row for each channel that cost something or brought somebody, and all together."""
    of = found.acquisition
    spent = [one for one in of.channels if one.cost] + list(of.unattributed)
    free = [one for one in of.channels if not one.cost and one.expected >= 0.5]
    rows = [_channel(one, name_of_channel(one.channel), found) for one in [*spent, *free]]
    if of.unknown.people:
        rows.append(_channel(of.unknown, say("not known"), found))
    return [*rows, _channel(of.whole, say("all together"), found)]


def _channel(one: Won, name: str, found: WhatItCost) -> dict[str, str]:
    told = found.acquisition.returns.get(one.channel) if one.cost else None
    to_come = round(one.shoppers_to_come)
    return {
        "name": name,
        "spent": round_money(one.cost, found.currency) if one.cost else "–",
        "buyers": number(one.shoppers) + (f" +{number(to_come)}" if to_come else ""),
        "each": in_money(one.per_shopper, found.currency) if one.cost else "–",
        "alike": "–" if one.if_alike is None else round_money(one.if_alike, found.currency),
        "back": _paid_back(told),
        "times": in_figures(told.lifetime_to_cost) if told and told.lifetime_to_cost else "–",
    }


def some_unknown(found: WhatItCost) -> bool:
    """Return whether a cost is at most what is shown, as some came by no known channel."""
    return any(one.if_alike is not None and one.cost for one in found.acquisition.channels)


def _paid_back(told: Returns | None) -> str:
    if told is None or told.payback is None:
        return "–"
    back, star = told.payback_if_alike or told.payback, "" if told.own else "*"
    if back.months is None:
        return say("{n}+ months", n=back.followed) + star
    if back.months == 0:
        return say("first order") + star
    return say_count("{n} month", "{n} months", back.months) + star


def division(found: WhatItCost) -> list[dict[str, str]]:
    """Return what was spent on what, and how each line was divided; then all together."""
    spent = found.acquisition.spending
    if not spent.lines:
        return []
    rows = [
        {
            "name": name_of_channel(one.channel),
            "purpose": name_of_purpose(one.purpose),
            "spent": round_money(one.cost, found.currency),
            "share": _divided(one),
            "winning": _money(one.acquire, found),
            "keeping": _money(one.retain, found),
        }
        for one in spent.lines
    ]
    whole = {
        "name": say("all together"),
        "spent": round_money(spent.total, found.currency),
        "winning": _money(spent.acquire, found),
        "keeping": _money(spent.retain, found),
    }
    return [*rows, whole]


def _divided(one: CostLine) -> str:
    if one.share is None:
        return say("not said")
    return f"{share(one.share, 1)}, {decided_by(one)}"


def _money(amount: float, found: WhatItCost) -> str:
    return round_money(amount, found.currency) if amount else "–"


def referrers(found: WhatReferralsBring) -> list[dict[str, str]]:
    """Return who sent most, each with what those bring."""
    return [
        {
            "id": contact_name(one.contact_id),
            "name": found.names.get(one.contact_id, contact_name(one.contact_id)),
            "rung": KEYS[one.rung],
            "rung_name": rung_name(KEYS[one.rung]),
            "sent": number(one.buyers),
            "bring": round_money(one.money, found.currency),
        }
        for one in found.referrals.referrers[:10]
    ]
