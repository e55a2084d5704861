"""What it was worth that buyers were sent, on the screen: in sentences, as it takes two ifs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hogerop.cli.screen import line
from hogerop.paper import number, round_money
from hogerop.words import say, say_count

if TYPE_CHECKING:
    from hogerop.value import WhatReferralsBring


def say_worth(found: WhatReferralsBring) -> None:
    """Write what the new buyers of the period who were sent are worth, by who came anyway."""
    of = found.referrals
    if of.worth.buyers and of.money == "margin":
        _say_ifs(found)
    elif of.money == "revenue":
        line(say("No margin is known, so it cannot be told what referrals are worth."), "dim")
    others = of.all_buyers - of.buyers
    if others and of.money != "none":
        line(
            say(
                "So far a buyer who was sent brought {sent}, any other {other}; the one may have"
                " been a buyer for less time, so that is no effect of referrals.",
                sent=round_money(of.brought / of.buyers, found.currency),
                other=round_money((of.all_brought - of.brought) / others, found.currency),
            ),
            "dim",
        )


def _say_ifs(found: WhatReferralsBring) -> None:
    from hogerop.chart import period_of

    worth = found.referrals.worth
    line(
        say_count(
            "{period}: {number} new buyer was sent. Whether they would have come anyway is"
            " unknown.",
            "{period}: {number} new buyers were sent. Who of them would have come anyway is"
            " unknown.",
            worth.buyers,
            period=period_of(found),
            number=number(worth.buyers),
        )
    )
    line(f"• {_if_none(found)}")
    line(f"• {_if_all(found)}")
    if worth.lifetime is not None and not worth.own:
        line(
            say(
                "Too few buyers were sent to tell by them what one brings: this is by what all"
                " buyers bring."
            ),
            "dim",
        )
    if worth.cost > 0:
        line(
            say(
                "What referrals cost in that period, {cost}, is taken off both.",
                cost=round_money(worth.cost, found.currency),
            ),
            "dim",
        )


def _if_none(found: WhatReferralsBring) -> str:
    from hogerop.chart import in_money

    worth, currency = found.referrals.worth, found.currency
    none = worth.at(0.0)
    assert none is not None
    if worth.lifetime is None:
        return say(
            "If none of them would: all that they bring, {worth} so far.",
            worth=round_money(none.low or 0.0, currency),
        )
    return say(
        "If none of them would: all that they bring from first order to last, {worth}.",
        worth=in_money(none, currency),
    )


def _if_all(found: WhatReferralsBring) -> str:
    from hogerop.chart import in_money

    worth, currency = found.referrals.worth, found.currency
    everybody = worth.at(1.0)
    if everybody is None or worth.otherwise is None:
        return say(
            "If all of them would: what winning as many in other ways costs, which is unknown."
        )
    each = worth.otherwise.value or 0.0
    said = say(
        "If all of them would: at most what winning as many in other ways costs, {worth}, at"
        " {each} each.",
        worth=in_money(everybody, currency),
        each=round_money(each, currency),
    )
    if worth.lifetime is None or each <= (worth.lifetime.value or 0.0):
        return said
    return said + " " + say("That is more than a buyer brings: the other ways cost too much.")
