"""Recording what no file holds: referrals, testimonials, enquiries, joining and leaving."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hogerop import ladder as rungs
from hogerop import sources
from hogerop.contracts import contact_number
from hogerop.errors import AskedWrongly, WhoIsMeant
from hogerop.paper import day as day_in_words
from hogerop.steps.business import today_of
from hogerop.steps.days import usual_day, within_reach
from hogerop.steps.edition import RECORDED, find_contact, manifest_of, read_table, reading
from hogerop.steps.running import current
from hogerop.words import say
from hogerop.workspace import Workspace


@dataclass(frozen=True)
class Recorded:
    """What became of something that was to be recorded.

    Parameters
    ----------
    day : date
        The day under which it stands.
    name : str, optional
        The name of the contact that it is about, where one is known.
    known : bool
        Whether the very same was recorded before; then nothing was written.
    new : tuple of str
        Addresses that nobody had: each is a new contact.
    notes : tuple of str
        What else a reader must know.
    """

    day: date
    name: str | None
    known: bool
    new: tuple[str, ...]
    notes: tuple[str, ...]


def record(
    workspace: Workspace,
    kind: str,
    who: str,
    *,
    on: date | None = None,
    whom: str | None = None,
    note: str | None = None,
) -> Recorded:
    """Record what no file holds: a referral, a testimonial, an enquiry, joining or leaving.

    A door: adds one line to the workspace's journal, unless the same stands there already.

    Parameters
    ----------
    kind : str
        ``referral``, ``testimonial``, ``enquiry``, ``joined`` or ``left``.
    who, whom : str
        A contact's id, ``source:id``, e-mail address or (part of) a name; an address nobody has yet
        is a new contact.
    on : date, optional
        The day; today by default.
    note : str, optional
        Kept beside it, never shown elsewhere.

    Raises
    ------
    AskedWrongly, WhoIsMeant
        If the kind is not known, the day is still to come or out of reach, or it is not clear who
        is meant.
    """
    day = _day_of(workspace, on)
    typed = [each for each in (who, whom) if each is not None]
    _place(workspace, by_name=any("@" not in each and ":" not in each for each in typed))
    with workspace.saying():
        book = _Book(workspace)
        people = [book.person(each) for each in typed]
        line = sources.recorded_line(
            kind,
            people[0].anchor,
            day,
            whom=None if whom is None else people[-1].anchor,
            note=note,
        )
        known = book.holds(line)
        if not known:
            workspace.append(RECORDED, line)
    return Recorded(
        day=day,
        name=people[0].name,
        known=known,
        new=() if known else book.newcomers(people),
        notes=() if known else book.notes(day),
    )


def take_back(workspace: Workspace, row: int, *, of: str) -> None:
    """Take back what was recorded by hand. A door: adds one line to the workspace's journal.

    Nothing goes out of the journal: the same can be recorded again.

    Parameters
    ----------
    row : int
        The line of the journal that says it, from 1, as `timeline` tells it.
    of : str
        Id of the contact of whom it was recorded.

    Raises
    ------
    AskedWrongly
        If no such thing stands there of them.
    """
    _place(workspace, by_name=False)
    with workspace.saying():
        line = dict(workspace.journal(RECORDED).lines).get(row)
        said = json.loads(line) if line else {}
        sides = [said[side] for side in ("who", "whom") if said.get(side)]
        book = _Book(workspace)
        if said.get("taken_back") or not any(book.is_contact(side, of) for side in sides):
            raise AskedWrongly(
                say("Nothing of that was recorded of them by hand."),
                fix=say("Take back something that stands on their page as recorded by hand."),
            )
        if book.holds(said):
            workspace.append(RECORDED, sources.taken_back_line(said))


def _place(workspace: Workspace, *, by_name: bool) -> None:
    """Place whoever came in since; recording waits for no first run, unless it needs a name."""
    if workspace.edition() is not None or (by_name and workspace.imports()):
        current(workspace, None)


def _day_of(workspace: Workspace, on: date | None) -> date:
    today = today_of(workspace)
    if on is not None and on > today:
        raise AskedWrongly(
            say("This day is still to come."),
            where=f"{on:%Y-%m-%d}",
            fix=say("Record it when it has happened."),
        )
    return within_reach(on or today)


@dataclass(frozen=True)
class _Person:
    """Somebody as the journal names them; ``contact`` is None for who is not in the book yet."""

    anchor: str
    contact: int | None
    name: str | None


class _Book:
    """Who is known, and what was recorded of them."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        edition = workspace.edition()
        self.empty = edition is None
        if edition is None:
            return
        self.edition, self.manifest = edition, manifest_of(edition)
        self.engine = reading(workspace, self.edition, ())
        read_table(self.engine, self.edition, "contacts", called="all_contacts")

    def person(self, typed: str) -> _Person:
        """Return who is meant; an address nobody has is left as it is."""
        contact = None if self.empty else self._contact(typed)
        if contact is None:
            return _Person(typed.strip(), None, None)
        anchor, name = rungs.anchor(self.engine, contact)
        return _Person(anchor, contact, name)

    def newcomers(self, people: Sequence[_Person]) -> tuple[str, ...]:
        """Return the addresses that nobody has; none where files wait for the first run."""
        if self.empty and self.workspace.imports():
            return ()
        return tuple(person.anchor for person in people if person.contact is None)

    def holds(self, line: dict[str, object]) -> bool:
        """Say whether the same stands recorded, whichever way its people were named."""
        standing = False
        for _, text in self.workspace.journal(RECORDED).lines:
            said = json.loads(text)
            if any(said.get(part) != line.get(part) for part in ("kind", "on", "note")):
                continue
            if all(self._same(said.get(part), line.get(part)) for part in ("who", "whom")):
                standing = not said.get("taken_back")
        return standing

    def is_contact(self, named: str, contact: str) -> bool:
        """Say whether somebody of the journal is a contact."""
        try:
            return self._contact(named) == contact_number(contact)
        except WhoIsMeant:
            return False

    def notes(self, day: date) -> tuple[str, ...]:
        """Say where answers speak of another day from now on."""
        newest = None if self.empty else self.manifest.newest_event
        if newest is None:
            return ()
        before = usual_day(self.workspace, newest)
        now = usual_day(self.workspace, max(newest, day))
        if before == now or now != today_of(self.workspace):
            return ()
        return (
            say(
                "Until now answers spoke of {before}, the day of the newest event; from now on they"
                " speak of {now}. With --as-of {day} you still see the ladder of then.",
                before=day_in_words(before),
                now=day_in_words(now),
                day=before,
            ),
        )

    def _contact(self, who: str) -> int | None:
        try:
            return find_contact(self.workspace, self.engine, self.edition, who)
        except WhoIsMeant as fault:
            if "@" in who and not fault.candidates:
                return None
            raise

    def _same(self, one: object, other: object) -> bool:
        if one == other or one is None or other is None or self.empty:
            return one == other
        try:
            found = [self._contact(str(who)) for who in (one, other)]
        except WhoIsMeant:
            return False  # What was recorded of somebody who is in no import any more.
        return found[0] is not None and found[0] == found[1]
