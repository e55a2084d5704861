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
from hogerop.paper import inert
from hogerop.words import say

if TYPE_CHECKING:
    from hogerop.identity import Decision
    from hogerop.workspace import Workspace

SIDE = 60
"""Characters that name one side of a decision."""

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
    _told(workspace, decision, as_json=as_json)


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
    _told(workspace, decision, as_json=as_json)


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

    workspace = workspace_of(context)
    gone = steps.undo(workspace, decision)
    if as_json:
        write_json(asdict(gone))
        return
    line(say("Decision {id} is taken back.", id=gone.id), "bold")
    line(say("It said: {decision}", decision=_said(workspace, gone)), "dim")


def _told(workspace: Workspace, decision: Decision, *, as_json: bool) -> None:
    if as_json:
        write_json(asdict(decision))
        return
    line(_said(workspace, decision), "bold")
    line(say("Take it back: {command}", command=f"hogerop contacts undo {decision.id}"), "dim")


def _said(workspace: Workspace, decision: Decision) -> str:
    """Say a decision with both its sides, and whether it is of people or of companies."""
    from hogerop import steps
    from hogerop.identity import PERSON

    a, b = (inert(name, SIDE) for name in steps.sides(workspace, decision))
    if decision.what == "same":
        if decision.kind == PERSON:
            return say("{a} and {b} are one person from now on.", a=a, b=b)
        return say("{a} and {b} are one company from now on.", a=a, b=b)
    if decision.kind == PERSON:
        return say("{a} and {b} are different people from now on.", a=a, b=b)
    return say("{a} and {b} are different companies from now on.", a=a, b=b)
