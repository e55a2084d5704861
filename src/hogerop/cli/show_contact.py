"""``hogerop contacts show``: who one contact is, and why its records are one."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from hogerop.cli.asked import workspace_of
from hogerop.cli.options import Force, Json, Picture, Who
from hogerop.cli.picture import may_draw, save_picture
from hogerop.cli.screen import write_json
from hogerop.cli.waiting import waiting
from hogerop.cli.who import naming_who_may_be_meant
from hogerop.errors import AskedWrongly
from hogerop.words import say


def show(
    context: typer.Context,
    who: Who,
    beside: Annotated[
        str | None,
        typer.Option("--with", metavar="OTHER", help="Show why these two are one, or are not."),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Show all records, and all else, of a contact with many.")
    ] = False,
    picture: Picture = None,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Show all records of a contact, what joins them, and what is asked of it. Reads an edition.

    ``--json``: ``{"contact", "name", "records": [{"record", "day", "says"}], "links": [PAIR],
    "questions", "household": [{"contact", "name", "shares", "sentence"}], "works_at",
    "decisions", "besides": [{"a", "b", "evidence"}]}``. With ``--with``: PAIR, which is ``{"kind",
    "a", "b", "verdict", "probability", "sentence", "prior", "evidence": [{"what", "level", "bits",
    "sentence"}], "decided"}``.
    """
    from hogerop import steps

    if picture is not None and beside is None:
        raise AskedWrongly(
            say("A drawing is of two contacts, or of two records of one."),
            fix=say("Name the other one too: --with OTHER."),
        )
    may_draw(picture, force=force)
    workspace = workspace_of(context)
    if beside is None:
        with naming_who_may_be_meant(workspace), waiting(silent=as_json) as progress:
            found = steps.show(workspace, who, progress=progress)
        if as_json:
            write_json(asdict(found))
            return
        from hogerop.cli.contact_shown import show_contact

        currency = workspace.settings.business.currency
        show_contact(found, currency, everything=everything)
        return
    with naming_who_may_be_meant(workspace), waiting(silent=as_json) as progress:
        pair = steps.beside(workspace, who, beside, progress=progress)
    if as_json:
        write_json(asdict(pair))
    else:
        from hogerop.cli.contact_shown import show_pair

        show_pair(pair)
    if picture is not None:
        from hogerop import chart

        save_picture(chart.waterfall(pair), picture, silent=as_json)
