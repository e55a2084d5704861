"""What must be known beside the figures of costs: one remark a matter."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING

from hogerop.chart.earning import in_figures, name_of_channel
from hogerop.paper import day, number, round_money
from hogerop.words import say, say_count

if TYPE_CHECKING:
    from hogerop.value import CostLine, WhatItCost


def decided_by(one: CostLine) -> str:
    """Say what decided which share of a cost wins new buyers; nothing where that is not known."""
    return {
        "channel": say("your share"),
        "file": say("in the file"),
        "purpose": say("by purpose"),
    }.get(one.decided_by, "")


def remarks(found: WhatItCost) -> tuple[str, ...]:
    """Return every remark that holds, the weightiest first."""
    return (
        *_period(found),
        *_came_before(found),
        *_undecided(found),
        *_unattributed(found),
        *_unknown_channels(found),
        *_maturing(found),
        *_files(found),
        *_money(found),
    )


def _period(found: WhatItCost) -> Iterator[str]:
    of = found.acquisition
    if found.known is None:
        yield say("Import what you spent, per month and channel: hogerop import FILE")
    elif not of.spending.lines:
        first, last = (day(one) for one in found.known)
        yield say("Costs are known from {first} to {last}.", first=first, last=last)
    yield from found.notes


def _came_before(found: WhatItCost) -> Iterator[str]:
    of = found.acquisition
    bought = sum(of.new_buyers.values())
    if of.spending.lines and bought != of.whole.shoppers:
        yield say(
            "{bought} buyers first ordered in this period. Counted above are the {came} who came in"
            " in it and have ordered since: the money was spent on them.",
            bought=number(bought),
            came=number(of.whole.shoppers),
        )


def _undecided(found: WhatItCost) -> Iterator[str]:
    spent, ratio = found.acquisition.spending, found.ratio
    if not spent.undecided:
        return
    channels = [line.channel for line in spent.lines if line.share is None]
    command = f'hogerop costs divide "{channels[0]}" 0.5' if channels[0] else ""
    yield say(
        "{money} counts on neither side, as nobody said which part was for new buyers: {channels}.",
        money=round_money(spent.undecided, found.currency),
        channels=_named(channels),
    )
    if ratio.if_winning is not None and ratio.if_keeping is not None:
        yield say(
            "With all of it for keeping buyers a new buyer costs {low} times one more order, with"
            " all of it for winning them {high} times.",
            low=in_figures(ratio.if_keeping.times),
            high=in_figures(ratio.if_winning.times),
        )
    if command:
        yield say("Say which part: {command}", command=command)


def _unattributed(found: WhatItCost) -> Iterator[str]:
    of = found.acquisition
    if not of.unattributed:
        return
    cost = sum(one.cost for one in of.unattributed)
    yield say(
        "{money} for new buyers cannot be set against anybody who came in: {channels}.",
        money=round_money(cost, found.currency),
        channels=_named([one.channel for one in of.unattributed]),
    )
    named = [one.channel for one in of.unattributed if one.channel]
    if named:
        others = [one.channel for one in of.channels if not one.cost]
        near = get_close_matches(named[0], others, n=1, cutoff=0.5)
        meant = near[0] if near else others[0] if others else "…"
        yield say(
            "If your contacts call it otherwise, say so: {command}",
            command=f'hogerop costs same "{named[0]}" "{meant}"',
        )


def _unknown_channels(found: WhatItCost) -> Iterator[str]:
    of = found.acquisition
    if any(one.if_alike is not None for one in of.channels):
        yield say(
            "Of {unknown} of the {all} new buyers no channel is known, so a new buyer costs a"
            " channel at most what is shown. Pro rata = if they came as the others did; what"
            " stands right of it is reckoned so.",
            unknown=number(of.unknown.shoppers),
            all=number(of.whole.shoppers),
        )
        yield say(
            "To know it of more buyers: ask all of them how they found you, at the till and in"
            " your web shop too, and keep the answer in a column “channel” of the file you import."
        )


def _maturing(found: WhatItCost) -> Iterator[str]:
    of = found.acquisition
    backs = [told.payback_if_alike or told.payback for told in of.returns.values()]
    unpaid = [back for back in backs if back is not None and back.months is None]
    if unpaid:
        yield say(
            "{n}+ months = not paid back in the {n} months that buyers were followed.",
            n=unpaid[0].followed,
        )
    if of.whole.cost > 0 and any(one.shoppers_to_come >= 0.5 for one in (of.whole, *of.channels)):
        yield say(
            "+ = came in and still expected to buy, within {days} days of coming in, judged by how"
            " long others took; the cost of one counts them.",
            days=of.horizon,
        )
    if any(not told.own and told.payback for told in of.returns.values()):
        yield say(
            "* = by what buyers of all channels bring: too few came through this one, or of too"
            " few is it known."
        )


def _files(found: WhatItCost) -> Iterator[str]:
    spent = found.acquisition.spending
    if spent.hours_without_cost:
        yield say(
            "{hours} hours of work count for nothing as long as `hour_cost` in [money] is not set.",
            hours=number(round(spent.hours_without_cost)),
        )
    if spent.silent:
        yield say_count(
            "{n} line of costs has neither an amount nor hours.",
            "{n} lines of costs have neither an amount nor hours.",
            spent.silent,
        )
    if spent.credits:
        yield say(
            "{money} came back and is taken off.", money=round_money(-spent.credits, found.currency)
        )
    if spent.after and found.known is not None:
        yield say(
            "{money} of later days is left out; costs are known up to {day}.",
            money=round_money(spent.after, found.currency),
            day=day(found.known[1]),
        )


def _money(found: WhatItCost) -> Iterator[str]:
    money = found.acquisition.money
    if found.acquisition.whole.cost > 0 and money == "revenue":
        yield say(
            "No margin is known, so what buyers bring is revenue: it pays nothing back of itself."
        )
    if found.acquisition.whole.cost > 0 and money == "none":
        yield say("No amounts of orders are known, so nothing is said of what buyers bring.")


def _named(channels: list[str]) -> str:
    return ", ".join(name_of_channel(channel) for channel in dict.fromkeys(channels))


def name_of_purpose(key: str) -> str:
    """Return the name of a purpose in the reader's language."""
    return {
        "acquire": say("new buyers"),
        "retain": say("your buyers"),
        "both": say("both"),
        "general": say("the business"),
    }.get(key, key)


def lacking(what: str) -> str:
    """Return in a sentence what the business's own ratio lacks."""
    return {
        "costs": say("To know how many times: import what you spent, per month and channel."),
        "cost of winning": say("To know how many times: no cost of winning new buyers is known."),
        "cost of keeping": say("To know how many times: no cost of keeping buyers is known."),
        "new buyers": say("To know how many times: nobody became a buyer in this period."),
        "repeat orders": say("To know how many times: nobody ordered again in this period."),
    }.get(what, what)
