"""``hogerop costs``: what it costs to win somebody, and how those costs are divided."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hogerop.cli.asked import a_day, workspace_of
from hogerop.cli.options import Force, Json, Picture, Since, Until, UpTo
from hogerop.cli.picture import may_draw, save_picture
from hogerop.cli.screen import line, write_json
from hogerop.cli.waiting import waiting
from hogerop.errors import AskedWrongly
from hogerop.words import say

if TYPE_CHECKING:
    from hogerop.value import Returns, WhatItCost, Won


def costs(
    context: typer.Context,
    since: Since = None,
    until: Until = None,
    as_of: UpTo = None,
    picture: Picture = None,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Show what a prospect and a new buyer cost per channel, and against one more order.

    Reads an edition and the costs. Whoever came in lately and is still expected to buy is counted
    in part. ``--json``: see the page about JSON.
    """
    if context.invoked_subcommand is not None:
        return
    from hogerop import steps

    may_draw(picture, force=force)
    with waiting(silent=as_json) as progress:
        found = steps.costs(
            workspace_of(context),
            since=a_day(since),
            until=a_day(until),
            as_of=a_day(as_of),
            progress=progress,
        )
    if as_json:
        write_json(json_of(found))
    else:
        from hogerop.cli.costs_shown import show_costs

        show_costs(found)
    if picture is not None:
        from hogerop import chart

        save_picture(chart.costs(found), picture, silent=as_json)


def divide(
    context: typer.Context,
    what: Annotated[
        str, typer.Argument(metavar="CHANNEL", help="A channel; with --purpose a purpose.")
    ],
    share: Annotated[
        str,
        typer.Argument(metavar="SHARE", help="0 to 1, such as 0.6; - takes it back."),
    ],
    purpose: Annotated[
        bool, typer.Option("--purpose", help="Of a purpose: acquire, retain, both or general.")
    ] = False,
) -> None:
    """Say which share of a channel's costs is for winning new buyers. Writes ``hogerop.toml``."""
    from hogerop import steps

    steps.divide_costs(workspace_of(context), what, _share(share), purpose=purpose)
    line(say("Noted in hogerop.toml: {command}", command="hogerop costs"), "green")


def same_as(
    context: typer.Context,
    word: Annotated[str, typer.Argument(metavar="WORD", help="A word in your files.")],
    channel: Annotated[
        str,
        typer.Argument(metavar="CHANNEL", help='The channel; "" for none; - takes it back.'),
    ],
) -> None:
    """Say that a word in your files stands for a channel. Writes ``hogerop.toml``."""
    from hogerop import steps

    steps.same_channel(workspace_of(context), word, None if channel == "-" else channel)
    line(say("Noted in hogerop.toml: {command}", command="hogerop costs"), "green")


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


def _share(typed: str) -> float | None:
    if typed == "-":
        return None
    try:
        return float(typed.replace(",", "."))
    except ValueError:
        raise AskedWrongly(
            say("A share lies between 0 and 1"),
            where="[costs]",
            fix=say("Write 60 % as 0.6."),
        ) from None
