"""``hogerop costs``: what it costs to win somebody, and how those costs are divided."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from hogerop.answers.costs import json_of
from hogerop.cli.asked import a_day, workspace_of
from hogerop.cli.options import Force, Json, Picture, Since, Until, UpTo
from hogerop.cli.picture import may_draw, save_picture
from hogerop.cli.screen import line, write_json
from hogerop.cli.waiting import waiting
from hogerop.errors import AskedWrongly
from hogerop.words import say

if TYPE_CHECKING:
    pass


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
