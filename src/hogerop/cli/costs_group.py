"""``hogerop costs``: what it costs to win somebody, and how costs are divided."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import typer

from hogerop.cli.costs import costs, divide, same_as
from hogerop.cli.help import group
from hogerop.words import say

Add = Callable[[typer.Typer, str, Callable[..., Any], str], None]


def costs_group(add: Add) -> typer.Typer:
    """Return the group; without the name of a command it shows the costs."""
    app = group(
        say("Show what a prospect and a new buyer cost per channel; or divide the costs."),
        no_args_is_help=False,
        invoke_without_command=True,
    )
    app.callback()(costs)
    add(app, "divide", divide, say("Say which share of a channel's costs is for new buyers."))
    add(app, "same", same_as, say("Say that a word in your files stands for a channel."))
    return app
