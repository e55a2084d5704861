"""``hogerop import``: take in files."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hogerop.cli.asked import workspace_of
from hogerop.cli.faults import show
from hogerop.cli.imports_shown import show_look, show_report
from hogerop.cli.options import Json
from hogerop.cli.screen import line, write_json
from hogerop.cli.waiting import waiting
from hogerop.errors import AskedWrongly, FileFault
from hogerop.words import say

if TYPE_CHECKING:
    from hogerop.sources.report import ImportReport, Recognised


def import_files(
    context: typer.Context,
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE ...",
            help="CSV, Excel, Parquet, JSON or JSON lines, any number.",
        ),
    ],
    source: Annotated[
        str | None,
        typer.Option(
            "--source",
            metavar="NAME",
            help="The system that they come from; its customer numbers are its own.",
        ),
    ] = None,
    mapping: Annotated[
        Path | None,
        typer.Option("--mapping", metavar="FILE", help="A file that says which column is what."),
    ] = None,
    dates: Annotated[
        str | None,
        typer.Option(
            "--dates", metavar="dmy|mdy", help="Day or month first, where no date proves it."
        ),
    ] = None,
    look: Annotated[
        bool, typer.Option("--look", help="Show how each file would be read; take nothing.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Take in files, each as a whole or not at all. Writes one import per file.

    A file that is refused does not hold up the next; the exit code is then 3.

    ``--json``: ``{"files": [{"file", "kind", "rows", "taken", "set_aside",
    "not_about_a_contact", "repeats", "money_not_about_a_contact", ...}], "refused": [{"file",
    "what", "where", "fix", "problems"}]}``; ``rows`` = the other four counts together.
    ``--look --json``: ``{"files": [{"file", "kind", "columns", "unread", ...}], "refused"}``.
    """
    from hogerop import steps

    if dates not in (None, "dmy", "mdy"):
        raise AskedWrongly(
            say("{typed} is no order of day and month", typed=dates),
            where="--dates",
            fix=say("Choose dmy (31-12-2026) or mdy (12/31/2026)."),
        )
    workspace = workspace_of(context)

    def take(file: Path) -> ImportReport:
        with waiting(silent=as_json) as progress:
            return steps.take_in(
                workspace, [file], source=source, mapping=mapping, dates=dates, progress=progress
            )[0]

    def look_at(file: Path) -> Recognised:
        return steps.look(workspace, file, source=source, mapping=mapping, dates=dates)

    if look:
        refused = _each(files, look_at, show_look, as_json=as_json)
    else:
        refused = _each(files, take, show_report, as_json=as_json)
    if refused:
        raise typer.Exit(FileFault.exit_code)
    if not as_json and not look:
        line(say("Now see who stands where: {command}", command="hogerop ladder"), "dim")


def _each(
    files: Iterable[Path],
    act: Callable[[Path], Any],
    tell: Callable[[Any], None],
    *,
    as_json: bool,
) -> bool:
    """Do something with each file and tell of it; return whether any was refused."""
    done: list[dict[str, Any]] = []
    refused: list[dict[str, Any]] = []
    for file in files:
        try:
            answer = act(file)
        except FileFault as fault:
            show(fault)
            refused.append(
                {"file": file.name, "what": fault.what, "where": fault.where, "fix": fault.fix}
                | {"problems": fault.problems}
            )
            continue
        done.append(asdict(answer))
        if not as_json:
            tell(answer)
    if as_json:
        write_json({"files": done, "refused": refused})
    return bool(refused)
