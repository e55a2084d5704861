"""``hogerop plan``: the plan, and everything that is done with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import typer

from hogerop.cli.help import group
from hogerop.cli.plan_channels import channels
from hogerop.cli.plan_draft import draft
from hogerop.cli.plan_strategies import strategies
from hogerop.words import say

Add = Callable[[typer.Typer, str, Callable[..., Any], str], None]


def plan_group(add: Add) -> typer.Typer:
    """Return the group."""
    app = group(say("The ACTION plan: what to do with whom, within money and hours."))
    add(app, "draft", draft, say("Choose what to do with whom, and draft the actions."))
    add(app, "strategies", strategies, say("List the strategies, or show one of them."))
    add(app, "channels", channels, say("Say what to spend on each channel, and how to test it."))
    return app
