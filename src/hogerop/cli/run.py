"""``hogerop run``: place everybody on the ladder anew."""

from __future__ import annotations

import typer

from hogerop.cli.asked import a_day, workspace_of
from hogerop.cli.options import AsOf, Json
from hogerop.cli.screen import write_json
from hogerop.cli.waiting import waiting


def run(
    context: typer.Context,
    as_of: AsOf = None,
    as_json: Json = False,
) -> None:
    """Make a new edition: every contact's whole history on the ladder. Writes an edition.

    ``--json`` writes the manifest of the edition.
    """
    from hogerop import steps

    workspace = workspace_of(context)
    with waiting(silent=as_json) as progress:
        manifest = steps.run(workspace, as_of=a_day(as_of), progress=progress)
    if as_json:
        write_json(manifest)
