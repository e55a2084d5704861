"""``hogerop import``: take in files."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from hogerop.cli.asked import workspace_of
from hogerop.cli.import_tables import import_tables, no_words_beside
from hogerop.cli.imports_shown import show_looks, show_reports
from hogerop.cli.options import Json
from hogerop.cli.screen import write_json
from hogerop.cli.waiting import waiting
from hogerop.errors import AskedWrongly
from hogerop.words import say


def import_files(
    context: typer.Context,
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="FILE ...",
            help="CSV, Excel, Parquet, JSON or JSON lines, any number.",
        ),
    ] = None,
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
    tables: Annotated[
        list[str] | None,
        typer.Option("--table", metavar="NAME", help="Fetch a table of the settings; repeatable."),
    ] = None,
    all_tables: Annotated[
        bool, typer.Option("--all-tables", help="Fetch every table of the settings.")
    ] = False,
    afresh: Annotated[
        bool,
        typer.Option("--afresh", help="Fetch all rows of a table again, in place of those before."),
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
    if tables or all_tables:
        own = {"--source": source, "--mapping": mapping, "--dates": dates}
        no_words_beside(files or [], [name for name, given in own.items() if given])
        names = list(workspace.settings.tables) if all_tables else tables or []
        import_tables(workspace, names, look=look, afresh=afresh, as_json=as_json)
        return
    if not files or afresh:
        raise AskedWrongly(
            say("This command takes files or tables"),
            where="hogerop import",
            fix=say("Name a file, or a table of the settings: --table NAME, or --all-tables."),
        )
    told: dict[str, Any] = {"source": source, "mapping": mapping, "dates": dates}
    if look:
        show_looks([steps.look(workspace, file, **told) for file in files], as_json=as_json)
        return
    with waiting(silent=as_json) as progress:
        reports = steps.take_in(workspace, files, progress=progress, **told)
    if as_json:
        write_json({"files": [asdict(report) for report in reports]})
        return
    show_reports(reports)
