"""``hogerop plan channels``: what to spend on each channel, and how to test it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from hogerop.answers.plan_channels import json_of
from hogerop.cli.asked import a_day, workspace_of
from hogerop.cli.options import Json
from hogerop.cli.screen import line, screen, table, text, write_json
from hogerop.cli.waiting import waiting
from hogerop.words import say, say_count

if TYPE_CHECKING:
    from hogerop.plan import Spend
    from hogerop.steps.plan_channels import ChannelPlan, Tested


_YEAR = 52
"""Weeks."""


def channels(
    context: typer.Context,
    budget: Annotated[
        float | None,
        typer.Option("--budget", metavar="MONEY", help="Money a month; else what it was so far."),
    ] = None,
    start: Annotated[
        str | None,
        typer.Option("--start", metavar="DAY", help="When a test would begin; else now."),
    ] = None,
    seed: Annotated[
        int | None,
        typer.Option("--seed", metavar="NUMBER", min=0, help="Of all lots; else of the first day."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Say what to spend on each channel in a month, and how to test it.

    Reads an edition and what was spent; saves nothing. A range holds in four of five cases.
    ``--json``: see the page about JSON.
    """
    from hogerop.steps import plan_channels

    first = a_day(start)
    with waiting(silent=as_json) as progress:
        found = plan_channels.channels(
            workspace_of(context), budget=budget, start=first, seed=seed, progress=progress
        )
    if as_json:
        write_json(json_of(found))
    else:
        _show(found)


def _show(found: ChannelPlan) -> None:
    from hogerop.paper import round_money, short_day

    line(
        say(
            "What to spend on channels in a month: {budget} in all, each within 30% of what it was",
            budget=round_money(found.budget, found.currency),
        ),
        "bold",
    )
    line(
        say(
            "Learnt from whole months, {since} to {until}; drawn with seed {seed}.",
            since=short_day(found.since),
            until=short_day(found.until),
            seed=found.seed,
        ),
        "dim",
    )
    line(
        say(
            "Spend moves by no more than 30% a month: farther from what you have spent so far,"
            " nobody knows what it brings. Ask again when the month is over."
        ),
        "dim",
    )
    made = table(
        *(say("Channel"), say("so far"), say("to spend"), say("prospects"), say("shoppers")),
        say("next shopper"),
        right=range(1, 6),
    )
    for one in found.channels:
        made.add_row(*_cells(one, found.currency))
    screen().print(made)
    line(
        say(
            "All of this is estimated: prospects and shoppers lie within the range in four of five"
            " cases, and what the next shopper costs is as unsure as the shoppers beside it."
        ),
        "dim",
    )
    if found.unspent >= 1:
        line(
            say(
                "{money} a month stays in your purse: it is not expected to come back.",
                money=round_money(found.unspent, found.currency),
            )
        )
    for spend in found.channels:
        if not spend.pays:
            line(
                "• "
                + say(
                    "{channel}: even the last euro of these {money} is not expected to come back,"
                    " and a step of 30% goes no lower in a month. Go lower again next month, or"
                    " stop it and see who still comes.",
                    channel=spend.name,
                    money=round_money(spend.now, found.currency),
                )
            )
    if found.nameless:
        line(f"• {_nameless(found)}")
    for sentence in found.left_out:
        line(f"• {sentence}", "dim")
    line()
    line(say("Test it: weeks with it and weeks without, drawn by lot"), "bold")
    for spend in found.channels:
        line(f"• {_test(spend.name, found.tests[spend.name])}")


def _nameless(found: ChannelPlan) -> str:
    told = say_count(
        "Of {n} who came in no channel is known; they are taken to have come as the others did.",
        "Of {n} who came in no channel is known; they are taken to have come as the others did.",
        found.nameless,
    )
    if found.pays_anyway:
        worst = say(
            "If none of them came through these channels, spending pays on {channels} only.",
            channels=", ".join(found.pays_anyway),
        )
    else:
        worst = say(
            "If none of them came through these channels, spending pays on none: ask newcomers how"
            " they found you."
        )
    return f"{told} {worst}"


def _cells(one: Spend, currency: str) -> list[Any]:
    from hogerop.paper import round_money

    return [
        text(one.name),
        text(round_money(one.before, currency)),
        text(round_money(one.now, currency), "bold"),
        _ranged(one.prospects),
        _ranged(one.shoppers),
        text(round_money(one.next_shopper, currency) if one.next_shopper < 1e9 else "–"),
    ]


def _ranged(told: tuple[float, float, float]) -> Any:
    from hogerop.paper import decimal, number

    low, middle, high = told
    said = text(decimal(middle, 1))
    between = say("{low} to {high}", low=number(round(low)), high=number(round(high)))
    return said.append("\n" + between, "dim")


def _test(channel: str, test: Tested) -> str:
    from hogerop.paper import decimal, number, short_day

    if test.pairs is None:
        return say(
            "{channel}: nobody is known to come through it, so weeks show nothing.", channel=channel
        )
    if not test.on:
        return say(
            "{channel}: weeks with it and without cannot tell. Of {all} newcomers a week {through}"
            " come through it, and that many more or fewer come by chance: it would take {long}."
            " Stop it in one region, or ask newcomers how they found you.",
            channel=channel,
            all=decimal(test.newcomers, 1),
            through=decimal(test.through, 1),
            long=_long(2 * test.pairs),
        )
    return say(
        "{channel}: {weeks} weeks. With it in the weeks from {on}; without it in those from {off}.",
        channel=channel,
        weeks=number(2 * test.pairs),
        on=", ".join(map(short_day, test.on)),
        off=", ".join(map(short_day, test.off)),
    )


def _long(weeks: int) -> str:
    """Say how long so many weeks are: in years where they are two or more."""
    from hogerop.paper import number

    if weeks < 2 * _YEAR:
        return say("{n} weeks", n=number(weeks))
    return say("{n} years", n=number(round(weeks / _YEAR)))
