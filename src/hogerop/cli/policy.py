"""``hogerop policy``: the rules that say who stands on which rung."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hogerop.answers.policy import json_of, json_of_changes
from hogerop.cli.asked import SETTINGS, workspace_of
from hogerop.cli.options import Json, RulesFile
from hogerop.cli.screen import line, write_json
from hogerop.cli.waiting import waiting
from hogerop.errors import FileFault
from hogerop.words import say

if TYPE_CHECKING:
    from hogerop.steps.policy_changes import Changed


def show_policy(
    context: typer.Context,
    as_json: Json = False,
) -> None:
    """Write the rules in force as they stand, for reading or for a file. Reads the settings.

    ``--json``: ``{"policy"}``, the text.
    """
    from hogerop import steps

    rules = steps.policy_text(workspace_of(context))
    if as_json:
        write_json({"policy": rules})
    else:
        sys.stdout.write(rules if rules.endswith("\n") else f"{rules}\n")


def check_policy(
    context: typer.Context,
    file: Annotated[
        Path | None,
        typer.Argument(metavar="FILE", help="Rules in a file; else those in force."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Check rules and warn of what is allowed but probably not meant. Reads a file.

    ``--json``: ``{"warnings": [...]}``. Exit code 4 where there is a mistake.
    """
    from hogerop import steps

    workspace = workspace_of(context)
    if file is None:
        # The whole file, so that a line has the number that it has there.
        warnings = steps.policy_check(workspace.settings.text, name=SETTINGS)
    else:
        warnings = steps.policy_check(_text_of(file), name=file.name, beside=workspace)
    if as_json:
        write_json({"warnings": warnings})
        return
    _warn(warnings)
    line(say("The rules can be used."), "green")


def try_policy(
    context: typer.Context,
    file: RulesFile,
    as_json: Json = False,
) -> None:
    """Show who would move from which rung to which under other rules; save nothing.

    Reads an edition and the events. ``--json``: ``{"changed", "moves": [{"from", "to",
    "contacts"}], "before", "after", "warnings"}``; ``before`` and ``after`` are as in
    ``ladder --json``.
    """
    from hogerop import steps

    with waiting(silent=as_json) as progress:
        tried = steps.policy_try(
            workspace_of(context), _text_of(file), name=file.name, progress=progress
        )
    if as_json:
        write_json(json_of(tried))
        return
    from hogerop.cli.policy_shown import show_tried

    for warning in tried.warnings:
        line(warning, "yellow")
    show_tried(tried)
    line(say("Nothing is saved yet: {command}", command=f"hogerop policy set {file}"), "dim")


def set_policy(
    context: typer.Context,
    file: RulesFile,
    as_json: Json = False,
) -> None:
    """Put the rules of a file in force; what it leaves out stays. Writes ``hogerop.toml``.

    ``--json``: ``{"changes": [{"name", "before", "after"}], "warnings": [...]}``. Exit code 4 where
    there is a mistake; nothing is saved.
    """
    from hogerop import steps

    workspace, rules = workspace_of(context), _text_of(file)
    warnings = steps.policy_check(rules, name=file.name, beside=workspace)
    changes = steps.policy_set(workspace, rules, name=file.name)
    if as_json:
        write_json(json_of_changes(changes) | {"warnings": warnings})
        return
    _warn(warnings)
    _tell(changes, say("These rules are in force from now on."))
    if changes:
        line(say("Back to the rules of before: {command}", command="hogerop policy undo"), "dim")


def undo_policy(
    context: typer.Context,
    as_json: Json = False,
) -> None:
    """Put the rules back that stood before the last ``policy set``. Writes ``hogerop.toml``.

    ``--json``: ``{"changes": [{"name", "before", "after"}]}``. Exit code 2 where there are none.
    """
    from hogerop import steps

    changes = steps.policy_undo(workspace_of(context))
    if as_json:
        write_json(json_of_changes(changes))
        return
    _tell(changes, say("The rules of before are in force again."))


def _warn(warnings: Sequence[str]) -> None:
    for warning in warnings:
        line(warning, "yellow")


def _tell(changes: Sequence[Changed], done: str) -> None:
    from hogerop.cli.policy_shown import show_changes

    if not changes:
        line(say("No rule changed."), "dim")
        return
    show_changes(changes)
    line(done, "green")


def _text_of(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        raise FileFault(
            say("The file with rules cannot be read"),
            where=str(file),
            fix=say("Name a text file in UTF-8; `hogerop policy show > new.toml` makes one."),
        ) from fault
