"""``hogerop contacts forget``: erase somebody for good."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from hogerop.cli.asked import workspace_of
from hogerop.cli.options import Json, Who
from hogerop.cli.screen import line, write_json
from hogerop.cli.waiting import waiting
from hogerop.cli.who import naming_who_may_be_meant
from hogerop.errors import AskedWrongly
from hogerop.paper import inert
from hogerop.words import say, say_count

if TYPE_CHECKING:
    from hogerop.workspace import Workspace


def forget(
    context: typer.Context,
    who: Who,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask first.")] = False,
    as_json: Json = False,
) -> None:
    """Erase everything that identifies somebody. Rewrites every file of the workspace.

    It cannot be undone. Past counts stay as they were; an old file that is imported again does
    not bring them back. With ``--yes`` a part of a name will not do.

    ``--json``: ``{"contact", "records", "files", "unreached", "removed",
    "not_placed"}``,
    with the random id under which their past is kept.
    """
    from hogerop import steps

    workspace = workspace_of(context)
    with naming_who_may_be_meant(workspace):
        if not yes:
            who = _asked(workspace, who)
        with waiting(silent=as_json) as progress:
            done = steps.forget(workspace, who, progress=progress)
    if as_json:
        write_json(asdict(done))
        return
    line(say("Forgotten. Their past is kept under a random id: {id}", id=done.contact), "bold")
    line(say_count("{n} file was rewritten.", "{n} files were rewritten.", done.files))
    for file in done.removed:
        line(say("{file} was all about them and was removed.", file=file))
    for file in done.unreached:
        line(
            say("They may still be in {file}: it cannot be read or rewritten.", file=file), "yellow"
        )
    if done.not_placed:
        line(say("Nobody is placed without them yet: {why}", why=done.not_placed), "yellow")
        line(say("Mend that, and give `hogerop run`."), "dim")
    line(
        say("Files outside the workspace, and backups not named in the settings, were not."), "dim"
    )


def _asked(workspace: Workspace, who: str) -> str:
    """Show who is meant, ask whether they are sure, and return the id.

    Raises
    ------
    AskedWrongly
        If there is nobody to ask, or they are not sure.
    WhoIsMeant
        If nobody, or more than one contact, answers to it.
    """
    from hogerop import steps

    if not sys.stdin.isatty():
        raise AskedWrongly(
            say("Nobody is forgotten without a yes."),
            fix=say("Give --yes behind the command."),
        )
    with waiting() as progress:
        found = steps.show(workspace, who, progress=progress)
    emails = (one.says["email"] for one in found.records if "email" in one.says)
    known = [found.name, next(emails, None), found.contact]
    named = ", ".join(inert(part, 60) for part in known if part)
    if not typer.confirm(say("Erase {who} for good? This cannot be undone", who=named)):
        raise AskedWrongly(say("Nothing was erased."), where="forget")
    return found.contact
