"""``hogerop why``: why somebody stands where they stand, and what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from hogerop.answers.why import json_of
from hogerop.cli.asked import a_day, workspace_of
from hogerop.cli.options import AsOf, Json, Who
from hogerop.cli.screen import write_json
from hogerop.cli.waiting import waiting
from hogerop.cli.who import naming_who_may_be_meant

if TYPE_CHECKING:
    pass


def why(
    context: typer.Context,
    who: Who,
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
    with naming_who_may_be_meant(workspace, day), waiting(silent=as_json) as progress:
        answer = steps.why(workspace, who, as_of=day, progress=progress)
    if as_json:
        write_json(json_of(answer))
        return
    from hogerop.cli.why_shown import show_why

    show_why(answer)
