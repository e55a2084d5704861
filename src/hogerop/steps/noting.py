"""Notes about somebody: written, read and taken back; they bear on no figure."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from secrets import token_hex
from typing import Any

from hogerop import identity
from hogerop import ladder as rungs
from hogerop.errors import AskedWrongly
from hogerop.steps.business import Progress, now_of
from hogerop.steps.edition import find_contact, read_table, reading
from hogerop.steps.running import current
from hogerop.words import say
from hogerop.workspace import Numbered, Workspace

NOTES = "notes"
"""The journal that they stand in: each under a record, which stays when contacts are joined."""
LONGEST = 2_000


@dataclass(frozen=True)
class Note:
    """What somebody of the team wrote about a contact.

    Parameters
    ----------
    id : str
        By which it is taken back.
    text : str
        Lines as they were typed; empty where it named somebody who was forgotten since.
    by : str
        Who wrote it.
    at : datetime
        When, in the time zone of the business.
    """

    id: str
    text: str
    by: str
    at: datetime


def note(workspace: Workspace, who: str, text: str, *, by: str) -> Note:
    """Write a note about a contact. A door: adds a line to the journal.

    Parameters
    ----------
    who : str
        A contact's id, ``source:id``, e-mail address, or (part of) a name.
    text : str
        At most `LONGEST` characters.
    by : str
        Who writes it.

    Raises
    ------
    AskedWrongly
        If there is no text, or too much.
    WhoIsMeant
        If nobody, or more than one contact, answers to the name.
    """
    bare = _bare(text)
    if not bare or len(bare) > LONGEST:
        raise AskedWrongly(
            say("A note has 1 to {n} characters.", n=LONGEST),
            fix=say("Write something, or write less."),
        )
    written = Note(token_hex(6), bare, by, now_of(workspace).replace(microsecond=0))
    _any_edition(workspace, None)
    with workspace.saying():
        line = {
            "id": written.id,
            "who": _records_of(workspace, who)[0],
            "at": written.at.isoformat(),
            "by": by,
            "text": bare,
        }
        workspace.append(NOTES, line)
    return written


def notes_of(
    workspace: Workspace, who: str, *, progress: Progress | None = None
) -> tuple[Note, ...]:
    """Return what was written about a contact, the newest first. A door: reads.

    Whatever was written about records that are joined now is told of all of them together.
    """
    said = workspace.said(NOTES)
    if not said:
        return ()
    theirs = set(_records_of(workspace, who, progress))
    gone = {line["taken_back"] for line in said if "taken_back" in line}
    there = [one for one in said if one.get("who") in theirs and one["id"] not in gone]
    return tuple(
        Note(one["id"], one["text"], one["by"], datetime.fromisoformat(one["at"]))
        for one in reversed(there)
    )


def take_back(workspace: Workspace, id: str, *, of: str, by: str) -> None:
    """Take a note about a contact back. A door: adds a line to the journal.

    Raises
    ------
    AskedWrongly
        If no such note stands there.
    """
    if id not in {one.id for one in notes_of(workspace, of)}:
        raise AskedWrongly(
            say("There is no such note here."), fix=say("Choose one that stands on the page.")
        )
    line = {"taken_back": id, "at": now_of(workspace).isoformat(timespec="seconds"), "by": by}
    workspace.append(NOTES, line)


def note_without(
    line: Mapping[str, Any], is_theirs: Callable[[int], bool], names_them: Callable[[str], bool]
) -> dict[str, Any] | None:
    """Return a line of the journal without somebody who is forgotten; None = it was about them.

    A note about another that names them keeps its place and loses its text.
    """
    if line.get("who") and is_theirs(identity.record_of(line["who"])):
        return None
    if names_them(line.get("text") or ""):
        return {**line, "text": ""}
    return dict(line)


def _records_of(
    workspace: Workspace, who: str, progress: Progress | None = None
) -> tuple[str, ...]:
    """Return every ``source:id`` of a contact."""
    edition = _any_edition(workspace, progress)
    engine = reading(workspace, edition, ())
    contact = find_contact(workspace, engine, edition, who)
    read_table(engine, edition, "contacts", called="all_contacts")
    return rungs.known_as(engine, contact)


def _any_edition(workspace: Workspace, progress: Progress | None) -> Numbered:
    """Return an edition: any will do, and nobody is placed anew for a note."""
    return workspace.edition() or current(workspace, progress)[0]


def _bare(text: str) -> str:
    """Return a text without characters that steer, hide or reorder; lines stay."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept = ("".join(c for c in line if unicodedata.category(c)[0] != "C") for line in lines)
    return "\n".join(line.rstrip() for line in kept).strip()
