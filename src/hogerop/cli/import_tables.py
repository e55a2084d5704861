"""``hogerop import --table``: fetch tables of the settings, or show how they would be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from hogerop.cli.imports_shown import show_looks, show_reports
from hogerop.cli.screen import line, write_json
from hogerop.cli.waiting import waiting
from hogerop.errors import AskedWrongly
from hogerop.words import say

if TYPE_CHECKING:
    from hogerop.workspace import Workspace


def import_tables(
    workspace: Workspace, names: Sequence[str], *, look: bool, afresh: bool, as_json: bool
) -> None:
    """Fetch tables and take what is new, or with ``look`` show how they would be read."""
    from hogerop import steps

    if not names:
        raise AskedWrongly(
            say("The settings name no tables"),
            where="hogerop.toml",
            fix=say("Describe one in hogerop.toml: see the page about reading a database."),
        )
    if look:
        show_looks(steps.look_at_tables(workspace, names), as_json=as_json)
        return
    with waiting(silent=as_json) as progress:
        taken = steps.take_tables(workspace, names, afresh=afresh, progress=progress)
    reports = [one.report for one in taken if one.report is not None]
    unchanged = [one.name for one in taken if one.report is None]
    if as_json:
        write_json({"files": [asdict(report) for report in reports], "unchanged": unchanged})
        return
    for name in unchanged:
        line(say("{table}: nothing new.", table=name))
    if reports:
        show_reports(reports)


def no_words_beside(files: Sequence[Path], options: Sequence[str]) -> None:
    """Let a table be told about in the settings alone, so that it is read the same each time.

    Raises
    ------
    AskedWrongly
        If something is said of it on the command line, or files are named as well.
    """
    if options:
        raise AskedWrongly(
            say("{options} is said of a table in the settings", options=", ".join(options)),
            where="hogerop.toml",
            fix=say("Write source or mapping in its [tables.NAME]; dates stand in the mapping."),
        )
    if files:
        raise AskedWrongly(
            say("Files and tables are taken one after the other"),
            where="hogerop import",
            fix=say("Give the command twice: once with the files, once with the tables."),
        )
