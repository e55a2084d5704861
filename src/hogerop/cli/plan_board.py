"""``hogerop plan``: the board, from what is aimed at to what is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from hogerop.answers.plan import json_of
from hogerop.cli.asked import workspace_of
from hogerop.cli.options import Json
from hogerop.cli.screen import write_json
from hogerop.cli.waiting import waiting

if TYPE_CHECKING:
    pass


def board(context: typer.Context, as_json: Json = False) -> None:
    """Show what is aimed at, and every action: its state, owner, people and what is due.

    Reads an edition and the journal. ``--json``: see the page about JSON.
    """
    if context.invoked_subcommand is not None:
        return
    from hogerop import steps

    with waiting(silent=as_json) as progress:
        written = steps.written_plan(workspace_of(context), names=False, progress=progress)
    if as_json:
        write_json(json_of(written))
        return
    from hogerop.cli.plan_shown import show_plan

    show_plan(written)
