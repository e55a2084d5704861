"""A letter to everybody whom an action treats: to each at most once, whatever is stopped when.

Every message is written down twice: just before the server is asked to take it, and when it has
answered. Whoever starts again after a power cut or a kill goes on where it stopped. Of a message
for which the answer never came nobody can tell whether it was taken: it is looked up where that is
possible, and else left for a person to look at. It is never sent again in the dark.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from hogerop.errors import HogeropError
from hogerop.plan.actions import Action
from hogerop.plan.outlets.fates import CLOSED, Fates, fates_of
from hogerop.plan.outlets.letter import Letter, address_of, check_letter
from hogerop.plan.outlets.mail_server import Fate, MailServer
from hogerop.plan.outlets.post import PAUSES, Note, Post
from hogerop.plan.outlets.running import check_running
from hogerop.plan.outlets.still import News, Still, no_news
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
    news: News = no_news,
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
    news : callable
        Asked before every letter: the action and its people as they are known now, None where
        nothing changed since asked last. Who may not be reached any more gets no letter.
    pauses : sequence of float
        Seconds between tries to reach a server that is away.

    Raises
    ------
    AskedWrongly
        If the letter cannot be sent, or the action is not running.
    """
    check_letter(letter)
    fates = fates_of(said, action)
    people = [_as_noted(person, fates) for person in people]
    chosen, left_out = _chosen(action, people, fates)
    known: dict[str, list[Person]] = {fate: [] for fate in (*CLOSED, "")}
    for person in chosen:
        known[_fate(person, fates)].append(person)
    to_send = known[""]
    post = Post(
        letter,
        action,
        server,
        note,
        now,
        was_taken,
        pauses,
        quiet,
        still=Still(news, fates.written),
        numbers={noted.record: noted.message for noted in fates.by_record.values()},
        beside=_beside(people),
    )
    out: dict[Fate, list[int]] = {fate: [] for fate in ("sent", "refused", "failed", "doubtful")}
    if not dry_run:
        check_running(action)
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
        to_send=tuple(p.record for p in to_send if p.record not in handled | post.left.keys()),
        sent=tuple(out["sent"]),
        before=tuple(p.record for p in known["sent"]),
        refused=(*(p.record for p in known["refused"]), *out["refused"]),
        doubtful=tuple(doubtful),
        left_out=dict(left_out + Counter(post.left.values())),
        example=post.example(chosen[0]) if chosen else "",
        answers=dict(post.answers),
        again=post.again,
    )


def _as_noted(person: Person, fates: Fates) -> Person:
    """Return somebody under the record under which they were written to, where they were.

    So that whatever is joined meanwhile, their letter is known again and keeps its number.
    """
    noted = fates.of(person)
    if noted is None:
        return person
    others = tuple(one for one in person.records if one != noted.record)
    return replace(person, record=noted.record, others=others)


def _fate(person: Person, fates: Fates) -> str:
    """Return what became of somebody's letter, empty where it is still to go out."""
    noted = fates.of(person)
    return noted.what if noted is not None and noted.what in CLOSED else ""


def _chosen(
    action: Action, people: Sequence[Person], fates: Fates
) -> tuple[list[Person], Counter[str]]:
    """Return who is written to, each mailbox once, and why others are not."""
    strangers = {record for person in people for record in person.records}
    strangers -= set(action.audience.people)
    if strangers:
        raise HogeropError(f"{len(strangers)} people were not drawn for this action", where="mail")
    chosen: list[Person] = []
    why: Counter[str] = Counter()
    taken = {_box(person) for person in people if _fate(person, fates)}
    for person in people:
        if person.left_out_because:
            why[person.left_out_because] += 1
        elif _box(person) is None:
            why[say("no usable e-mail address")] += 1
        elif _fate(person, fates):
            chosen.append(person)
        elif _box(person) in taken or fates.beside.intersection(person.records):
            why[say("the same address as another")] += 1
        else:
            chosen.append(person)
            taken.add(_box(person))
    return chosen, why


def _beside(people: Sequence[Person]) -> dict[int, list[int]]:
    """Return the records of who shares a mailbox with somebody, by that one's record.

    They are noted with the letter: it reached their mailbox too, and that stays known when the one
    to whom it was written is forgotten.
    """
    of_box: dict[str | None, list[Person]] = {}
    for person in people:
        of_box.setdefault(_box(person), []).append(person)
    shared = (those for box, those in of_box.items() if box is not None and len(those) > 1)
    return {
        one.record: sorted(r for other in those if other is not one for r in other.records)
        for those in shared
        for one in those
    }


def _box(person: Person) -> str | None:
    address = address_of(person.email)
    return address.lower() if address else None
