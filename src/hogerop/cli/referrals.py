"""``hogerop referrals``: what referrals bring, and who brings it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from hogerop.answers.referrals import json_of
from hogerop.cli.asked import a_day, workspace_of
from hogerop.cli.options import Force, Json, Picture, Since, Until, UpTo
from hogerop.cli.picture import may_draw, save_picture
from hogerop.cli.referral_worth import say_worth
from hogerop.cli.screen import line, screen, table, text, write_json
from hogerop.cli.waiting import waiting
from hogerop.paper import RUNG_COLOURS, meant_to_hold, number, round_money
from hogerop.words import say, say_count

if TYPE_CHECKING:
    from rich.text import Text

    from hogerop.value import Referrer, WhatReferralsBring

SHOWN = 10
"""Referrers that the screen shows."""


def referrals(
    context: typer.Context,
    since: Since = None,
    until: Until = None,
    as_of: UpTo = None,
    picture: Picture = None,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Show what those who were sent by somebody brought, and who sent them. Reads an edition.

    Each euro counts once: for whoever sent the buyer. ``--json``: see the page about JSON.
    """
    from hogerop import steps

    may_draw(picture, force=force)
    with waiting(silent=as_json) as progress:
        found = steps.referrals(
            workspace_of(context),
            since=a_day(since),
            until=a_day(until),
            as_of=a_day(as_of),
            named=SHOWN,
            progress=progress,
        )
    if as_json:
        write_json(json_of(found))
    else:
        _show(found)
    if picture is not None:
        from hogerop import chart

        save_picture(chart.referrals(found), picture, silent=as_json)


def _show(found: WhatReferralsBring) -> None:
    from hogerop.chart import heading_of_referrals, in_shares, period_of

    of = found.referrals
    line(heading_of_referrals(found), "bold")
    if not of.buyers:
        line(
            say("Record who sent whom with `hogerop record referral`, or import a list of it."),
            "dim",
        )
        return
    if of.new_buyers:
        line(
            say(
                "{period}: {share} of {n} new buyers were sent by somebody; {top} by somebody who"
                " already stood on one of the two top rungs.",
                period=period_of(found),
                share=in_shares(of.share_referred),
                n=number(of.new_buyers),
                top=in_shares(of.share_from_top),
            )
        )
    screen().print(_referrers(found))
    _say_generations(found)
    say_worth(found)
    if of.new_buyers:
        line(meant_to_hold(95), "dim")
    for note in found.notes:
        line(f"• {note}", "dim")


def _referrers(found: WhatReferralsBring) -> Any:
    """Return the table; of those sent by those who were sent only where there are any."""
    from hogerop.contracts import contact_name
    from hogerop.ladder import KEYS, rung_name

    of, currency = found.referrals, found.currency
    chains = any(one.second_buyers for one in of.referrers)
    heads = [say("Who sent them"), say("Rung"), say("Sent"), say("They bring")]
    heads += [say("Sent by those"), say("They bring")] if chains else []
    shown = table(*heads, right=range(2, len(heads)))
    for one in of.referrers[:SHOWN]:
        key = KEYS[one.rung]
        name = found.names.get(one.contact_id, contact_name(one.contact_id))
        cells = [text(name, longest=24), text(rung_name(key), RUNG_COLOURS.get(key, ""))]
        cells += [text(number(one.buyers)), text(round_money(one.money, currency))]
        shown.add_row(*cells, *(_chain(one, currency) if chains else ()))
    rest = of.referrers[SHOWN:]
    if rest:
        others = say_count("{number} other", "{number} others", len(rest), number=number(len(rest)))
        bring = round_money(sum(one.money for one in rest), currency)
        shown.add_row(text(others, "dim"), "", number(sum(o.buyers for o in rest)), bring)
    if of.unnamed_buyers:
        bring = round_money(of.unnamed_brought, currency)
        not_said = text(say("not recorded by whom"), "dim")
        shown.add_row(not_said, "", number(of.unnamed_buyers), bring)
    shown.add_section()
    total = round_money(of.brought, currency)
    shown.add_row(say("all together"), "", number(of.buyers), total, style="bold")
    return shown


def _chain(one: Referrer, currency: str) -> tuple[Text, Text]:
    if not one.second_buyers:
        return text("·"), text("·")
    return text(number(one.second_buyers)), text(round_money(one.second_money, currency))


def _say_generations(found: WhatReferralsBring) -> None:
    of = found.referrals
    deeper = [one for one in of.generations if one.number > 1]
    if not deeper:
        line(say("None of those who were sent has sent a buyer yet."), "dim")
        return
    line(
        say(
            "Of them {n} were sent by somebody who was sent as well, and bring {money}: that is in"
            " the total once, under whoever sent them.",
            n=number(sum(one.buyers for one in deeper)),
            money=round_money(sum(one.money for one in deeper), found.currency),
        ),
        "dim",
    )
