"""``hogerop contacts access``: everything that is held about somebody."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hogerop.cli.asked import may_write, workspace_of
from hogerop.cli.options import Force, Who
from hogerop.cli.screen import line
from hogerop.cli.waiting import waiting
from hogerop.cli.who import naming_who_may_be_meant
from hogerop.words import say, say_count


def access(
    context: typer.Context,
    who: Who,
    to: Annotated[
        Path,
        typer.Option("--to", metavar="FILE", help="Where to; a name in .json, .csv or .xlsx."),
    ],
    force: Force = False,
) -> None:
    """Save everything that is held about somebody as one file. Reads the whole workspace.

    What the sources say of them, what they did, where they stood, what was recorded or decided by
    hand, and their rows that were set aside.
    """
    from hogerop import steps

    may_write(to, force=force)
    workspace = workspace_of(context)
    with naming_who_may_be_meant(workspace), waiting() as progress:
        held = steps.access(workspace, who, to=to, progress=progress)
    line(say_count("{n} row saved in {file}", "{n} rows saved in {file}", held, file=to))
    line(say("Whoever has this file can read it: hand it over with care."), "dim")
