"""``hogerop demo``: the sample business, from its files to its ladder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hogerop.cli.imports_shown import show_summary
from hogerop.cli.screen import line
from hogerop.cli.waiting import waiting
from hogerop.paper import day, number
from hogerop.words import say, say_count


def demo(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="The folder to make it in.")
    ] = Path("sample-business"),
    seed: Annotated[
        int, typer.Option("--seed", metavar="NUMBER", help="The same seed, the same business.")
    ] = 2026,
    answers: Annotated[
        bool,
        typer.Option(
            "--answers",
            help="Let the made-up people of one that is there live on, and answer to the plan.",
        ),
    ] = False,
    months: Annotated[
        int, typer.Option("--months", metavar="N", help="How many months they live on.")
    ] = 3,
) -> None:
    """Make the files of a bicycle workshop, take them in as a user would, show its ladder.

    Writes a folder: the files in ``files``, the workspace around them; with ``--answers`` the files
    of the months after in ``answers``.
    """
    if answers:
        _answer(folder, months)
    else:
        _make(folder, seed)


def _make(folder: Path, seed: int) -> None:
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
    line(
        say(
            "What to do with whom, and the month on paper: {draft}, {report}",
            draft=f"hogerop -w {folder} plan draft --budget 500 --hours 8 --hour-cost 2",
            report=f"hogerop -w {folder} report --to report.pdf",
        ),
        "dim",
    )


def _answer(folder: Path, months: int) -> None:
    from hogerop import steps

    with waiting() as progress:
        told = steps.answer_sample(steps.open(folder), months=months, progress=progress)
    lived = told.answers
    line(
        say(
            "Simulated: what these made-up people did from {first} to {last}, as files: {folder}",
            first=day(lived.since),
            last=day(lived.until),
            folder=lived.folder,
        )
    )
    line(
        say_count(
            "One action had begun: {treated} people are treated by it and {held_out} held out.",
            "{n} actions had begun: {treated} people are treated by them and {held_out} held out.",
            told.actions,
            treated=number(told.treated),
            held_out=number(told.held_out),
        )
    )
    line(
        say(
            "What each strategy does to whoever is treated is invented: {file}. Whoever is held out"
            " did what they would have done without a plan.",
            file=lived.lifts,
        ),
        "dim",
    )
    show_summary(list(told.reports))
