"""The sentence above costs, cohorts and referrals: the answer first, how sure it is after it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from hogerop.ladder import KEYS, rung_name
from hogerop.paper import decimal, month, number, round_money, share, short_day
from hogerop.value import OLD, REFERRAL
from hogerop.words import say, say_count

if TYPE_CHECKING:
    from hogerop.value import Estimate, OwnRatio, WhatItCost, WhatReferralsBring, WhoGoesOnBuying


def heading_of_costs(found: WhatItCost) -> str:
    """Return in one sentence what a new buyer costs, and how many times one more order that is."""
    whole, spent = found.acquisition.whole, found.acquisition.spending
    if found.known is None:
        return say("What a new buyer costs is unknown: no costs have been imported")
    if not spent.lines:
        return say("What a new buyer costs is unknown: no costs are known of this period")
    if whole.cost <= 0:
        return say("What a new buyer costs is unknown: nothing was spent on winning them")
    if whole.per_shopper.value is None:
        return say(
            "{money} was spent on new buyers, and none came",
            money=round_money(whole.cost, found.currency),
        )
    said = say("A new buyer costs {range}", range=in_money(whole.per_shopper, found.currency))
    return f"{said}; {_times(found.ratio)}"


def _times(ratio: OwnRatio) -> str:
    winning, keeping = ratio.if_winning, ratio.if_keeping
    if ratio.average is None:
        return say("how many times one more order that is, is unknown")
    if winning is not None and keeping is not None:
        low, high = keeping.times.value, winning.times.value
        assert low is not None and high is not None
        return say(
            "{low} to {high} times one more order of a buyer you have",
            low=decimal(low),
            high=decimal(high),
        )
    return say(
        "{times} times one more order of a buyer you have", times=in_figures(ratio.average.times)
    )


def heading_of_cohorts(found: WhoGoesOnBuying) -> str:
    """Return in one sentence how many of those who first buy order again."""
    together, days = found.cohorts.together, found.cohorts.again_days
    if not together.buyers:
        return say("Nobody has bought yet")
    if together.again is None or together.again.value is None:
        return say_count(
            "{number} buyer: too few to say how many order again",
            "{number} buyers: too few to say how many order again",
            together.buyers,
            number=number(together.buyers),
        )
    again = in_shares(together.again)
    if days >= 365:
        return say("Of those who first buy, {share} order again within a year", share=again)
    return say(
        "Of those who first buy, {share} order again within {days} days", share=again, days=days
    )


def heading_of_referrals(found: WhatReferralsBring) -> str:
    """Return in one sentence how many buyers referrals brought, and who sent the new ones."""
    brought = found.referrals
    if not brought.all_buyers:
        return say("Nobody has bought yet")
    if not brought.buyers:
        return say("No buyer is known to have been sent by somebody")
    said = say_count(
        "{number} of your {all} buyers was sent by somebody",
        "{number} of your {all} buyers were sent by somebody",
        brought.buyers,
        number=number(brought.buyers),
        all=number(brought.all_buyers),
    )
    if brought.money == "none":
        return said
    part = share(brought.brought, brought.all_brought)
    money = round_money(brought.brought, found.currency)
    if brought.money == "margin":
        brings = say("they bring {money} of margin, {share} of all", money=money, share=part)
    else:
        brings = say("they bring {money} of revenue, {share} of all", money=money, share=part)
    return f"{said}; {brings}"


def name_of_cohort(label: str, by: str) -> str:
    """Return what a cohort is called: a month, a channel or a rung."""
    if not label:
        return say("not known")
    if label == OLD:
        return say("from before")
    if by == "rung":
        return rung_name(KEYS[int(label)])
    return month(date.fromisoformat(f"{label}-01")) if by == "month" else name_of_channel(label)


def name_of_channel(channel: str) -> str:
    """Return what a channel is called: by its own word, but for the one that is ours."""
    if not channel:
        return say("no channel")
    return say("referral") if channel == REFERRAL else channel


def period_of(found: WhatItCost | WhatReferralsBring) -> str:
    """Return the months that are spoken of, such as ``Nov 2025 – Oct 2026``; else the days."""
    from hogerop.value import WhatItCost

    of = found.acquisition if isinstance(found, WhatItCost) else found.referrals
    whole = of.since.day == 1 and (of.until + timedelta(1)).day == 1
    written = month if whole else short_day
    first, last = written(of.since), written(of.until)
    return first if first == last else f"{first} – {last}"


def in_money(of: Estimate, currency: str) -> str:
    """Return an amount with its interval, such as ``€85.30 (€78.20–€92.60)``."""
    return _with_range(
        *(None if v is None else round_money(v, currency) for v in (of.value, of.low, of.high))
    )


def in_figures(of: Estimate) -> str:
    """Return a figure with its interval, such as ``10.5 (9.3–12.0)``."""
    return _with_range(*(None if v is None else decimal(v) for v in (of.value, of.low, of.high)))


def in_shares(of: Estimate) -> str:
    """Return a share with its interval, such as ``50% (47%–52%)``."""
    return _with_range(*(None if v is None else share(v, 1) for v in (of.value, of.low, of.high)))


def _with_range(value: str | None, low: str | None, high: str | None) -> str:
    if low is None and high is None:
        return value or "–"
    if high is None:
        at_least = say("at least {low}", low=low)
        return at_least if value is None else f"{value} ({at_least})"
    return f"{value} ({low}–{high})"
