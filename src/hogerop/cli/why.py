"""``hogerop why``: why somebody stands where they stand, and what is missing."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import typer

from hogerop.cli.asked import a_day, workspace_of
from hogerop.cli.options import AsOf, Json, WhoOrName
from hogerop.cli.screen import write_json
from hogerop.cli.waiting import waiting
from hogerop.errors import WhoIsMeant
from hogerop.paper import inert
from hogerop.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hogerop.ladder.answers import Why
    from hogerop.rows import Rows

LISTED = 20
"""Contacts that are named where more than one may be meant."""


def why(
    context: typer.Context,
    who: WhoOrName,
    as_of: AsOf = None,
    as_json: Json = False,
) -> None:
    """Explain one contact's standing. Reads an edition and the events of the contact.

    ``--json``: ``{"contact", "as_of", "rung", "lapsed", "since", "stays_until", "next":
    {"rung", "missing": [{"kind", "count", "by", "earliest", "amount", "sentence"}],
    "sentence"}, "rules": [{"rung", "word", "value", "threshold", "unit", "holds", "events":
    [{"day", "kind", "amount", "source": {"file", "row"}, "lines"}], "sentence", "instead"}],
    "name", "lapses_on", "peak", "peak_since", "ahead", "outside_market", "sentences"}``. ``next``
    is null on the top rung, ``stays_until`` is null where nobody falls, ``value`` is null where it
    is missing and ``"infinite"`` where it never happened; of a word of yes or no ``value`` and
    ``threshold`` are true or false. ``instead``: it may take the place of the rule before it.
    """
    from hogerop import steps

    workspace, day = workspace_of(context), a_day(as_of)
    with waiting(silent=as_json) as progress:
        try:
            answer = steps.why(workspace, who, as_of=day, progress=progress)
        except WhoIsMeant as fault:
            if not fault.candidates:
                raise
            found = steps.contacts(workspace, as_of=day, among=fault.candidates, progress=progress)
            raise WhoIsMeant(
                fault.what, fix=fault.fix, candidates=told_apart(found, fault.candidates)
            ) from None
    if as_json:
        write_json(json_of(answer))
        return
    from hogerop.cli.why_shown import show_why

    show_why(answer)


def told_apart(found: Rows, candidates: Sequence[str]) -> list[str]:
    """Return each candidate's id with the name, e-mail and rung by which a person knows them."""
    from hogerop.ladder import rung_name

    known = {row["contact"]: row for row in found}
    lines = []
    for contact in candidates[:LISTED]:
        row = known.get(contact, {})
        said = (row.get("name"), row.get("email"), row.get("rung") and rung_name(row["rung"]))
        lines.append("  ".join([contact, *(inert(part, 40) for part in said if part)]))
    if len(candidates) > LISTED:
        lines.append(say("and {n} more", n=len(candidates) - LISTED))
    return lines


def json_of(answer: Why) -> dict[str, Any]:
    """Return the answer with the keys that other programs build on."""
    return asdict(answer)
