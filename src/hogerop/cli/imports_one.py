"""``hogerop imports show``: one file, and who of its names was known already."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import typer

from hogerop.answers.matched import json_of
from hogerop.cli.asked import workspace_of
from hogerop.cli.imports_shown import show_report
from hogerop.cli.imports_undone import NumberOfImport
from hogerop.cli.list_file import may_save, save_list
from hogerop.cli.options import Force, Json, ToFile
from hogerop.cli.screen import write_json
from hogerop.cli.waiting import waiting

if TYPE_CHECKING:
    pass


def show_import(
    context: typer.Context,
    number_of_import: NumberOfImport,
    to: ToFile = None,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Show what became of a file: its rows, and which of its names were known. Reads an edition.

    With ``--to`` saves its names, each with what it is: known, doubtful, new or outside the target
    market.

    ``--json``: ``{"import": {...}, "names", "known", "buyers", "doubtful", "new", "outside",
    "lacking", "withdrawn", "known_on": {RUNG: N}, "new_on": {RUNG: N}}``; ``names`` = known +
    doubtful + new + outside; ``import`` has the keys of ``import --json``.
    """
    from hogerop import steps

    may_save(to, force=force)
    workspace = workspace_of(context)
    with waiting(silent=as_json) as progress:
        found = steps.matched(workspace, number_of_import, progress=progress)
    report = next(r for r in steps.imports(workspace) if r.number == number_of_import)
    if as_json:
        write_json({"import": asdict(report), **json_of(found)})
    else:
        from hogerop.cli.matched_shown import show_matched

        show_report(report)
        show_matched(found)
    if to is not None:
        save_list(found.who, to, silent=as_json)
