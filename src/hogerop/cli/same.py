"""``hogerop contacts same``, ``different`` and ``undo``: deciding who is who."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from hogerop.cli.asked import workspace_of
from hogerop.cli.options import Json, Who
from hogerop.cli.screen import line, write_json
from hogerop.cli.waiting import waiting
from hogerop.cli.who import naming_who_may_be_meant
from hogerop.words import say

if TYPE_CHECKING:
    from hogerop.identity import Decision

Other = Annotated[
    str, typer.Argument(metavar="OTHER", help="The other: e-mail, source:number, id or name.")
]


def same(context: typer.Context, who: Who, other: Other, as_json: Json = False) -> None:
    """Decide that two contacts are one. Writes a line to the journal.

    ``--json``: ``{"id", "what", "kind", "a", "b", "on"}``.
    """
    from hogerop import steps

    workspace = workspace_of(context)
    with naming_who_may_be_meant(workspace), waiting(silent=as_json) as progress:
        decision = steps.same(workspace, who, other, progress=progress)
    _told(decision, say("These are one contact from now on."), as_json=as_json)


def different(context: typer.Context, who: Who, other: Other, as_json: Json = False) -> None:
    """Decide that two contacts are not one, or split one. Writes a line to the journal.

    To split a contact, name two of its records as ``source:number``; ``hogerop contacts show``
    lists them. Each half keeps its own orders.

    ``--json``: ``{"id", "what", "kind", "a", "b", "on"}``.
    """
    from hogerop import steps

    workspace = workspace_of(context)
    with naming_who_may_be_meant(workspace), waiting(silent=as_json) as progress:
        decision = steps.different(workspace, who, other, progress=progress)
    _told(decision, say("These are different contacts from now on."), as_json=as_json)


def undo(
    context: typer.Context,
    decision: Annotated[
        str | None,
        typer.Argument(metavar="DECISION", help="Its id; else the newest one."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Take back a decision, as if it had never been taken. Writes a line to the journal.

    ``--json``: the decision taken back, ``{"id", "what", "kind", "a", "b", "on"}``.
    """
    from hogerop import steps

    gone = steps.undo(workspace_of(context), decision)
    if as_json:
        write_json(asdict(gone))
        return
    line(say("Decision {id} is taken back.", id=gone.id), "bold")


def _told(decision: Decision, sentence: str, *, as_json: bool) -> None:
    if as_json:
        write_json(asdict(decision))
        return
    line(sentence, "bold")
    line(say("Take it back: {command}", command=f"hogerop contacts undo {decision.id}"), "dim")
