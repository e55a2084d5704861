"""``hogerop init``: make a workspace."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hogerop.cli.asked import folder_of
from hogerop.cli.screen import line
from hogerop.words import language, say


def init(
    context: typer.Context,
    folder: Annotated[
        Path | None, typer.Argument(metavar="FOLDER", help="The folder to make; else this one.")
    ] = None,
    name: Annotated[
        str | None,
        typer.Option("--name", metavar="NAME", help="Name of the business; else the folder's."),
    ] = None,
    currency: Annotated[
        str, typer.Option("--currency", metavar="CODE", help="Three letters (ISO 4217).")
    ] = "EUR",
    time_zone: Annotated[
        str,
        typer.Option(
            "--time-zone", metavar="ZONE", help="Where a day of the business begins and ends."
        ),
    ] = "Europe/Amsterdam",
) -> None:
    """Make a workspace with the settings and the policy in ``hogerop.toml``. Writes a folder."""
    from hogerop import steps

    workspace = steps.start(
        folder or folder_of(context),
        name=name,
        currency=currency,
        time_zone=time_zone,
        language=language(),
    )
    line(say("The workspace is ready: {folder}", folder=workspace.folder), "bold")
    line(say("Settings and rules stand in hogerop.toml, to read and to change."))
    line(
        say("Now take in your files: {command}", command=f"hogerop import {say('FILE ...')}"), "dim"
    )
