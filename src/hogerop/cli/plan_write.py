"""``hogerop plan write``: the plan as PDF, Excel or a calendar."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hogerop.cli.asked import may_write, workspace_of
from hogerop.cli.options import Force
from hogerop.cli.screen import line
from hogerop.cli.waiting import waiting
from hogerop.words import say_count


def write(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="Where to: a name in .pdf, .xlsx or .ics.")
    ],
    owner: Annotated[
        str | None,
        typer.Option("--owner", metavar="NAME", help="Whose calendar; else everybody's."),
    ] = None,
    force: Force = False,
) -> None:
    """Write the plan: a PDF to read, a workbook to sort, a calendar to be reminded by.

    Reads an edition and the journal, writes a file. A calendar holds the steps that are still to
    be done of actions that are approved or running.
    """
    from hogerop import steps

    steps.plan_ending(file, owner=owner)
    may_write(file, force=force)
    with waiting() as progress:
        held = steps.write_plan(workspace_of(context), file, owner=owner, progress=progress)
    if file.suffix == ".ics":
        line(say_count("{n} step saved in {file}", "{n} steps saved in {file}", held, file=file))
    else:
        line(
            say_count("{n} action saved in {file}", "{n} actions saved in {file}", held, file=file)
        )
