"""``hogerop identity status``: how many contacts there may be, and what stands open."""

from __future__ import annotations

from dataclasses import asdict

import typer

from hogerop.cli.asked import workspace_of
from hogerop.cli.options import Json
from hogerop.cli.screen import line, screen, table, text, write_json
from hogerop.cli.waiting import waiting
from hogerop.paper import inert, number, short_day
from hogerop.words import say, say_count

DECISIONS = 10
"""Decisions that the screen shows, the newest first."""


def status(context: typer.Context, as_json: Json = False) -> None:
    """Show the number of contacts as a range, and what stands open. Reads an edition.

    ``--json``: ``{"contacts", "contacts_if_all_yes", "records", "joined", "questions", "kinds":
    [{"kind", "automatic", "if_all_yes", "questions"}], "shared", "same", "different",
    "decisions": [{"id", "what", "kind", "a", "b", "on"}]}``; ``shared`` is null where it is not
    known.
    """
    from hogerop import steps

    workspace = workspace_of(context)
    with waiting(silent=as_json) as progress:
        found = steps.who_is_who(workspace, progress=progress)
    decisions = steps.decisions(workspace)
    if as_json:
        write_json({**asdict(found), "decisions": [asdict(one) for one in decisions]})
        return
    line(said_range(found.contacts, found.contacts_if_all_yes, found.questions), "bold")
    line(
        say(
            "{records} records, of which {joined} are joined with others.",
            records=number(found.records),
            joined=number(found.joined),
        )
    )
    if found.shared is not None:
        line(
            say_count(
                "{n} mailbox, telephone or account is shared by several people.",
                "{number} mailboxes, telephones and accounts are shared by several people.",
                found.shared,
                number=number(found.shared),
            )
        )
    if found.questions:
        command = "hogerop contacts review --ask"
        line(say("Answer them one by one: {command}", command=command), "dim")
    if decisions:
        line()
        line(say("Decided by you"), "bold")
        shown = table("", say("Day"), say("What"), "", "", fold=(3, 4))
        for one in reversed(decisions[-DECISIONS:]):
            same = one.what == "same"
            shown.add_row(
                text(one.id, "dim"),
                text(short_day(one.on)),
                text(say("the same") if same else say("different")),
                text(_side(one.a)),
                text(_side(one.b)),
            )
        screen().print(shown)
        if len(decisions) > DECISIONS:
            line(say("and {n} more", n=number(len(decisions) - DECISIONS)), "dim")


def said_range(contacts: int, fewest: int, questions: int) -> str:
    """Say how many contacts there are as a range: as joined now, and if every answer were yes."""
    now = say_count("{number} contact", "{number} contacts", contacts, number=number(contacts))
    if not questions:
        return say("{contacts}, and no open questions.", contacts=now)
    return say_count(
        "{contacts}; {fewest} if the open question were answered yes.",
        "{contacts}; {fewest} if all {number} open questions were answered yes.",
        questions,
        contacts=now,
        fewest=number(fewest),
        number=number(questions),
    )


def _side(records: tuple[str, ...]) -> str:
    first = inert(records[0], 30)
    return first if len(records) == 1 else f"{first} +{len(records) - 1}"
