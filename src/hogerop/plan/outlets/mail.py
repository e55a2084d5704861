"""A letter to everybody whom an action treats: to each at most once, whatever is stopped when.

Every message is written down twice: just before the server is asked to take it, and when it has
answered. Whoever starts again after a power cut or a kill goes on where it stopped. Of a message
for which the answer never came nobody can tell whether it was taken: it is looked up where that is
possible, and else left for a person to look at. It is never sent again in the dark.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hogerop.errors import AskedWrongly, HogeropError
from hogerop.plan.actions import Action
from hogerop.plan.outlets.letter import Letter, address_of, check_letter
from hogerop.plan.outlets.mail_server import Fate, MailServer
from hogerop.plan.outlets.post import PAUSES, Note, Post
from hogerop.plan.people import Person
from hogerop.plan.quiet import Quiet
from hogerop.words import say

__all__ = ["Mailing", "mail"]


@dataclass(frozen=True)
class Mailing:
    """What became of a mailing; people by their records.

    Parameters
    ----------
    dry_run : bool
        Whether nothing was sent, and this is what would be.
    to_send : tuple of int
        Who is still to be written to; after a mailing, whom the server did not take for now, and
        for whom it was too late in the day.
    sent, before : tuple of int
        Written to by this mailing, and by one before it.
    refused : tuple of int
        Whose address the server refused for good.
    doubtful : tuple of int
        Of whom nobody can tell; they are not written to again.
    left_out : mapping of str to int
        Why others were not written to -> how many.
    example : str
        The first message.
    answers : mapping of str to int
        What the server said of those it did not take -> how often.
    again : datetime or None
        Where it stopped because people are left in peace: the moment from which it may go on.
    """

    dry_run: bool
    to_send: tuple[int, ...]
    sent: tuple[int, ...]
    before: tuple[int, ...]
    refused: tuple[int, ...]
    doubtful: tuple[int, ...]
    left_out: Mapping[str, int]
    example: str
    answers: Mapping[str, int]
    again: datetime | None = None


def mail(
    letter: Letter,
    action: Action,
    people: Sequence[Person],
    server: MailServer,
    *,
    said: Iterable[Mapping[str, Any]],
    note: Note,
    now: Callable[[], datetime],
    dry_run: bool = True,
    quiet: Quiet | None = None,
    was_taken: Callable[[str], bool | None] | None = None,
    pauses: Sequence[float] = PAUSES,
) -> Mailing:
    """Write to everybody whom an action treats and who may be written to, once. A door: sends mail.

    Only one mailing of a business may run at a time: the caller holds a lock.

    Parameters
    ----------
    people : sequence of Person
        Those whom the action treats, as they are known now; nobody of its holdout.
    said : iterable of mappings
        What the journal of what went out says so far.
    note : callable
        Adds a line to that journal.
    now : callable
        Returns the moment, in the business's time zone.
    dry_run : bool
        Say what would be sent, and send and write nothing.
    quiet : Quiet, optional
        When people are left in peace: it stops where that begins. By default never.
    was_taken : callable, optional
        Says of a Message-ID whether the server took it (its log, an archive), None = cannot tell.
    pauses : sequence of float
        Seconds between tries to reach a server that is away.

    Raises
    ------
    AskedWrongly
        If the letter cannot be sent, or the action is not running.
    """
    check_letter(letter)
    fates = _fates(said, action)
    chosen, left_out = _chosen(action, people)
    known = {fate: [p for p in chosen if fates.get(p.record) == fate] for fate in _CLOSED}
    to_send = [p for p in chosen if fates.get(p.record) not in _CLOSED]
    post = Post(letter, action, server, note, now, was_taken, pauses, quiet)
    out: dict[Fate, list[int]] = {fate: [] for fate in ("sent", "refused", "failed", "doubtful")}
    if not dry_run:
        _check_running(action)
        for person, fate in post.settled(known["sending"]):
            out[fate].append(person.record)
        to_send += [p for p in known["sending"] if p.record in out["failed"]]
        out["failed"].clear()
        for person, fate in post.handed(to_send):
            out[fate].append(person.record)
    handled = {record for records in out.values() for record in records} - {*out["failed"]}
    doubtful = out["doubtful"] if not dry_run else [p.record for p in known["sending"]]
    return Mailing(
        dry_run=dry_run,
        to_send=tuple(p.record for p in to_send if p.record not in handled),
        sent=tuple(out["sent"]),
        before=tuple(p.record for p in known["sent"]),
        refused=(*(p.record for p in known["refused"]), *out["refused"]),
        doubtful=tuple(doubtful),
        left_out=left_out,
        example=post.example(chosen[0]) if chosen else "",
        answers=dict(post.answers),
        again=post.again,
    )


_CLOSED = ("sent", "refused", "sending")


def _fates(said: Iterable[Mapping[str, Any]], action: Action) -> dict[int, str]:
    """Return what the journal says last of everybody whom this action wrote to."""
    return {
        int(line["record"]): str(line["what"])
        for line in said
        if line.get("action") == action.id and "message" in line
    }


def _chosen(action: Action, people: Sequence[Person]) -> tuple[list[Person], dict[str, int]]:
    """Return who is written to, each mailbox once, and why others are not."""
    strangers = {person.record for person in people} - set(action.audience.people)
    if strangers:
        raise HogeropError(f"{len(strangers)} people were not drawn for this action", where="mail")
    chosen: dict[str, Person] = {}
    why: Counter[str] = Counter()
    for person in people:
        address = address_of(person.email)
        if person.left_out_because:
            why[person.left_out_because] += 1
        elif address is None:
            why[say("no usable e-mail address")] += 1
        elif address.lower() in chosen:
            why[say("the same address as another")] += 1
        else:
            chosen[address.lower()] = person
    return list(chosen.values()), dict(why)


def _check_running(action: Action) -> None:
    if action.state != "running":
        raise AskedWrongly(
            say(
                "Mail goes out for an action that is running; this one is {state}.",
                state=action.state_name,
            ),
            where=action.id,
            fix=say("Approve it and start it first."),
        )
