"""``hogerop plan``: what is aimed at, and every action on its way from draft to done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import typer

from hogerop.cli.help import group
from hogerop.cli.plan_action import approve, done, show, start, stop, tick, undo
from hogerop.cli.plan_aim import aim
from hogerop.cli.plan_board import board
from hogerop.cli.plan_change import change
from hogerop.cli.plan_channels import channels
from hogerop.cli.plan_draft import draft
from hogerop.cli.plan_mail import mail
from hogerop.cli.plan_people import people
from hogerop.cli.plan_strategies import strategies
from hogerop.cli.plan_tell import tell
from hogerop.cli.plan_week import week
from hogerop.cli.plan_write import write
from hogerop.words import say

Add = Callable[[typer.Typer, str, Callable[..., Any], str], None]


def plan_group(add: Add) -> typer.Typer:
    """Return the group; without the name of a command it shows the plan."""
    app = group(
        say("Show the ACTION plan; or see to its aims, its actions, and what goes out for them."),
        no_args_is_help=False,
        invoke_without_command=True,
    )
    app.callback()(board)
    add(
        app,
        "aim",
        aim,
        say("Set what is aimed at: what a buyer costs and brings, who stands where."),
    )
    add(app, "strategies", strategies, say("List the strategies, or show one of them."))
    add(app, "draft", draft, say("Choose what to do with whom, and draft the actions."))
    add(app, "channels", channels, say("Say what to spend on each channel, and how to test it."))
    add(app, "show", show, say("Show one action: its steps, what it can show, who changed what."))
    add(app, "change", change, say("Change a draft: its title, owner, dates or budget."))
    add(app, "approve", approve, say("Approve a draft: from now on its people are spoken for."))
    add(app, "start", start, say("Start an action that was approved."))
    add(app, "tick", tick, say("Tick off a step of an action."))
    add(app, "done", done, say("Say that an action is done."))
    add(app, "stop", stop, say("Stop an action, or throw a draft away."))
    add(app, "undo", undo, say("Take back the last change of an action."))
    add(app, "week", week, say("Show what is to be done in the coming week, and by whom."))
    add(
        app, "people", people, say("List the people of an action, and whether they may be reached.")
    )
    add(app, "mail", mail, say("Write to the people of an action, each once."))
    add(app, "tell", tell, say("Hand the people of an action to another program."))
    add(app, "write", write, say("Write the plan as PDF, Excel or a calendar."))
    return app
