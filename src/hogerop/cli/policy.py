"""``hogerop policy``: the rules that say who stands on which rung."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from hogerop.cli.asked import SETTINGS, workspace_of
from hogerop.cli.options import Json, RulesFile
from hogerop.cli.screen import line, write_json
from hogerop.cli.waiting import waiting
from hogerop.errors import FileFault
from hogerop.words import say


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

    rules = steps.policy_text(workspace_of(context)) if file is None else _text_of(file)
    name = SETTINGS if file is None else file.name
    _tell(steps.policy_check(rules, name=name), say("The rules can be used."), as_json=as_json)


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
        moves = [{"from": m.from_, "to": m.to, "contacts": m.contacts} for m in tried.moves]
        write_json(
            {"changed": tried.changed, "moves": moves}
            | {"before": asdict(tried.before), "after": asdict(tried.after)}
            | {"warnings": tried.warnings}
        )
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
    """Put the rules of a file in force; the other settings stay. Writes ``hogerop.toml``.

    ``--json``: ``{"warnings": [...]}``. Exit code 4 where there is a mistake; nothing is saved.
    """
    from hogerop import steps

    rules = _text_of(file)
    warnings = steps.policy_check(rules, name=file.name)
    steps.policy_set(workspace_of(context), rules, name=file.name)
    _tell(warnings, say("These rules are in force from now on."), as_json=as_json)


def _tell(warnings: Sequence[str], done: str, *, as_json: bool) -> None:
    if as_json:
        write_json({"warnings": warnings})
        return
    for warning in warnings:
        line(warning, "yellow")
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
