"""``hogerop demo``: the sample business, from its files to its ladder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hogerop.cli.imports_shown import show_summary
from hogerop.cli.screen import line
from hogerop.cli.waiting import waiting
from hogerop.words import say


def demo(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="The folder to make it in.")
    ] = Path("sample-business"),
    seed: Annotated[
        int, typer.Option("--seed", metavar="NUMBER", help="The same seed, the same business.")
    ] = 2026,
) -> None:
    """Make the files of a bicycle workshop, take them in as a user would, show its ladder.

    Writes a folder: the files in ``files``, the workspace around them.
    """
    from hogerop import steps
    from hogerop.cli.ladder_shown import show_ladder

    with waiting() as progress:
        workspace, reports = steps.demo(folder, seed=seed, progress=progress)
    line(say("A made-up bicycle workshop, and the files it would export: {folder}", folder=folder))
    show_summary(reports)
    show_ladder(steps.ladder(workspace))
    line()
    line(say("Look around: {command}", command=f"hogerop -w {folder} contacts --rung fan"), "dim")
    line(
        say(
            "What they are worth, and what a new one costs: {value}, {costs}",
            value=f"hogerop -w {folder} value",
            costs=f"hogerop -w {folder} costs",
        ),
        "dim",
    )
    line(
        say(
            "What is to come, and what if everyone moved up one rung: {forecast}, {whatif}",
            forecast=f"hogerop -w {folder} forecast",
            whatif=f"hogerop -w {folder} whatif",
        ),
        "dim",
    )
