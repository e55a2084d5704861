"""``hogerop imports remove`` and ``restore``: undo an import, and undo that."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import Annotated

import typer

from hogerop.cli.asked import workspace_of
from hogerop.cli.options import Json
from hogerop.cli.screen import line, screen, text, write_json
from hogerop.errors import AskedWrongly
from hogerop.paper import inert
from hogerop.words import say, say_count

NumberOfImport = Annotated[
    int, typer.Argument(metavar="NUMBER", help="Number of the import; see `imports list`.")
]


def remove_import(
    context: typer.Context,
    number_of_import: NumberOfImport,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help="Do not ask whether it is meant.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Undo an import: what was taken in then counts no more. Writes the workspace.

    It is kept aside: ``imports restore`` brings it back. Asks first, unless ``--yes`` is given.
    ``--json``: ``{"removed": {...}, "again": [...]}``, each with the keys of ``import --json``;
    ``again``: later imports that left out rows which were known then, and may need their file anew.
    """
    from hogerop import steps

    workspace = workspace_of(context)
    if not yes and not _is_sure(number_of_import):
        line(say("Nothing was removed."))
        return
    gone = steps.remove_import(workspace, number_of_import)
    if as_json:
        write_json({"removed": asdict(gone.report), "again": [asdict(r) for r in gone.again]})
        return
    file = inert(gone.report.file)
    line(say("Import {number} ({file}) counts no more.", number=number_of_import, file=file))
    if gone.again:
        files = ", ".join(dict.fromkeys(inert(report.file) for report in gone.again))
        line(
            say(
                "Later files may hold some of its rows too, which were repeats then. Import these"
                " again to have them: {files}.",
                files=files,
            )
        )
    command = f"hogerop imports restore {number_of_import}"
    line(say("To bring it back: {command}", command=command), "dim")


def restore_import(
    context: typer.Context, number_of_import: NumberOfImport, as_json: Json = False
) -> None:
    """Bring back an import that was removed or replaced. Writes the workspace.

    ``--json``: ``{"restored": {...}}`` with the keys of ``import --json``.
    """
    from hogerop import steps

    report = steps.restore_import(workspace_of(context), number_of_import)
    if as_json:
        write_json({"restored": asdict(report)})
        return
    said = say_count(
        "Import {number} is back: {n} row counts again.",
        "Import {number} is back: {n} rows count again.",
        report.taken,
        number=report.number,
    )
    line(said)


def _is_sure(number: int) -> bool:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise AskedWrongly(
            say("Nobody is here to say whether this is meant."),
            where=f"imports remove {number}",
            fix=say("Give --yes to remove it without being asked."),
        )
    question = say("Remove import {number}? It can be brought back. [y/N]", number=number)
    typed = screen().input(text(question + " ", "", None))
    return typed.strip().casefold() in ("y", "yes", "j", "ja")
