"""``hogerop imports``: what was taken in, and what was set aside."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

import typer

from hogerop.answers.set_aside import json_of as _json_of
from hogerop.answers.set_aside import rows_aside
from hogerop.cli.asked import workspace_of
from hogerop.cli.list_file import may_save
from hogerop.cli.options import Force, Json, JsonLines, ToFile
from hogerop.cli.screen import line, screen, table, text, write_json
from hogerop.paper import number, save, short_day
from hogerop.words import say, say_count

ROOM_FOR_DAYS = 92
"""Columns of the screen from which on a list of imports shows the last day of each."""

SHOWN = 20
"""Rows that the screen shows of a longer list."""


def list_imports(
    context: typer.Context,
    as_json: Json = False,
) -> None:
    """List every import. Reads the workspace.

    ``--json``: ``{"imports": [{"number", "file", "kind", "source", "rows", "taken", ...}],
    "removed": [...]}``, oldest first, each with the keys of ``import --json``.
    """
    from hogerop import steps

    workspace = workspace_of(context)
    reports, removed = steps.imports(workspace), steps.removed_imports(workspace)
    if as_json:
        write_json(
            {"imports": [asdict(r) for r in reports], "removed": [asdict(r) for r in removed]}
        )
        return
    line(say_count("{n} file was taken in.", "{n} files were taken in.", len(reports)), "bold")
    with_days = screen().width >= ROOM_FOR_DAYS
    shown = table(
        *(say("No."), say("File"), say("Rows"), say("Taken"), say("Set aside")),
        *((say("Last day"),) if with_days else ()),
        right=(0, 2, 3, 4),
    )
    for report in reports:
        last = short_day(report.last_day) if report.last_day else ""
        shown.add_row(
            *(text(str(report.number)), text(report.file, "", 26)),
            *(text(number(n)) for n in (report.rows, report.taken, report.set_aside)),
            *((text(last),) if with_days else ()),
        )
    if reports:
        screen().print(shown)
    if removed:
        numbers = ", ".join(str(report.number) for report in removed)
        line(say("Put aside, and can be restored: {numbers}", numbers=numbers), "dim")


def set_aside(
    context: typer.Context,
    number_of_import: Annotated[
        int,
        typer.Argument(metavar="NUMBER", help="Number of the import; see `imports list`."),
    ],
    to: ToFile = None,
    force: Force = False,
    as_json: JsonLines = False,
) -> None:
    """Show or save the rows of an import that were set aside, as they stood in the file.

    Reads the workspace; with ``--to`` writes a file, over another one only with ``--force``.
    ``--json``: one object a line with ``row`` (as a spreadsheet shows it), ``column``,
    ``reason`` and ``original``.
    """
    from hogerop import steps

    may_save(to, force=force)
    rows = steps.set_aside(workspace_of(context), number_of_import)
    if as_json:
        for row in rows:
            write_json(_json_of(row), one_line=True)
    if to is not None:
        headings, cells = rows_aside(rows)
        saved = save(to, headings, cells)
        if not as_json:
            line(say_count("{n} row saved in {file}", "{n} rows saved in {file}", saved, file=to))
    elif not as_json:
        _show(list(rows))


def _show(rows: list[dict[str, Any]]) -> None:
    from hogerop.sources import reason_said

    line(say_count("{n} row was set aside.", "{n} rows were set aside.", len(rows)), "bold")
    if not rows:
        return
    shown = table(say("Row"), say("What is wrong"), say("In column"), right=(0,), fold=(1, 2))
    for row in rows[:SHOWN]:
        shown.add_row(
            text(number(row["source_row"])), text(reason_said(row["reason"])), text(row["column"])
        )
    screen().print(shown)
    if len(rows) > SHOWN:
        line(say("The first {n} are shown; --to FILE saves all of them.", n=SHOWN), "dim")
