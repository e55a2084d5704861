"""``hogerop contacts``: the list, and everything that is done with one contact."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import typer

from hogerop.cli.access import access
from hogerop.cli.contacts import contacts
from hogerop.cli.forget import forget
from hogerop.cli.help import group
from hogerop.cli.review import review
from hogerop.cli.same import different, same, undo
from hogerop.cli.show_contact import show
from hogerop.words import say

Add = Callable[[typer.Typer, str, Callable[..., Any], str], None]


def contacts_group(add: Add) -> typer.Typer:
    """Return the group; without the name of a command it lists the contacts."""
    app = group(
        say("List the contacts of a rung, on screen, as CSV or Excel; or see to one of them."),
        no_args_is_help=False,
        invoke_without_command=True,
    )
    app.callback()(contacts)
    add(app, "show", show, say("Show all records of a contact, and why they are one."))
    add(app, "review", review, say("Show or answer which contacts may be one."))
    add(app, "same", same, say("Decide that two contacts are one."))
    add(app, "different", different, say("Decide that two contacts are not one, or split one."))
    add(app, "undo", undo, say("Take back a decision, as if it had never been taken."))
    add(app, "access", access, say("Save everything that is held about somebody."))
    add(app, "forget", forget, say("Erase somebody for good, everywhere in the workspace."))
    return app
