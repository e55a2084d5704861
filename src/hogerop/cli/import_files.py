"""``hogerop import``: take in files."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hogerop.cli.asked import workspace_of
from hogerop.cli.imports_shown import show_look, show_report
from hogerop.cli.options import Json
from hogerop.cli.screen import line, write_json
from hogerop.cli.waiting import waiting
from hogerop.errors import AskedWrongly
from hogerop.words import say

if TYPE_CHECKING:
    from hogerop.sources.report import Recognised


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
    """Take in files: all of them, or none where one cannot be read. Writes one import per file.

    ``--json``: ``{"files": [{"file", "kind", "rows", "taken", "set_aside",
    "not_about_a_contact", "repeats", "money_not_about_a_contact", ...}]}``; ``rows`` = the other
    four counts together. ``--look --json``: ``{"files": [{"file", "kind", "columns": [{"column",
    "field", "why"}], "unread", ...}]}``.
    """
    from hogerop import steps

    if dates not in (None, "dmy", "mdy"):
        raise AskedWrongly(
            say("{typed} is no order of day and month", typed=dates),
            fix=say("Choose dmy (31-12-2026) or mdy (12/31/2026)."),
        )
    workspace = workspace_of(context)
    told: dict[str, Any] = {"source": source, "mapping": mapping, "dates": dates}
    if look:
        _show_looks([steps.look(workspace, file, **told) for file in files], as_json=as_json)
        return
    with waiting(silent=as_json) as progress:
        reports = steps.take_in(workspace, files, progress=progress, **told)
    if as_json:
        write_json({"files": [asdict(report) for report in reports]})
        return
    for report in reports:
        show_report(report)
    lists = [
        report
        for report in reports
        if report.kind == "contacts" and report.number > 1 and report.taken and not report.already
    ]
    for report in lists[:1]:
        command = f"hogerop imports show {report.number}"
        line(
            say(
                "See who of {file} was known already: {command}", file=report.file, command=command
            ),
            "dim",
        )
    line(say("Now see who stands where: {command}", command="hogerop ladder"), "dim")


def _show_looks(found: list[Recognised], *, as_json: bool) -> None:
    if as_json:
        write_json({"files": [asdict(each) for each in found]})
        return
    for each in found:
        show_look(each)
