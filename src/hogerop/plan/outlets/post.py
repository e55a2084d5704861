"""Letters to one person after the other: handed to the server, and written down. A door."""

from __future__ import annotations

import smtplib
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from hogerop.plan.actions import Action
from hogerop.plan.outlets.letter import Letter, address_of, message, message_id
from hogerop.plan.outlets.mail_server import Connection, Fate, MailServer
from hogerop.plan.people import Person
from hogerop.plan.quiet import Quiet

__all__ = ["PAUSES", "Note", "Post"]

PAUSES = (0.2, 1.0, 5.0, 15.0, 30.0)
"""Seconds between tries to reach a server that is away."""


class Note(Protocol):
    """Adds a line to the journal of what went out; without ``wait`` it need not be on the disk."""

    def __call__(self, line: Mapping[str, Any], *, wait: bool = True) -> None:
        """Add the line."""


class Post:
    """Hands messages to a server one after the other, and writes down what became of each."""

    def __init__(
        self,
        letter: Letter,
        action: Action,
        server: MailServer,
        note: Note,
        now: Callable[[], datetime],
        was_taken: Callable[[str], bool | None] | None,
        pauses: Sequence[float],
        quiet: Quiet | None,
    ) -> None:
        self.letter, self.action, self.server, self.note = letter, action, server, note
        self.now, self.was_taken, self.pauses = now, was_taken, pauses
        self.quiet = quiet
        self.answers: Counter[str] = Counter()
        self.again: datetime | None = None
        self._connection: Connection | None = None

    def example(self, person: Person) -> str:
        """Return the message that somebody would get."""
        return self._message(person).decode()

    def settled(self, people: Iterable[Person]) -> Iterator[tuple[Person, Fate]]:
        """Yield what can be found out about messages of which the answer never came."""
        for person in people:
            yield person, self._looked_up(person)

    def handed(self, people: Sequence[Person]) -> Iterator[tuple[Person, Fate]]:
        """Yield what becomes of everybody; stops where the server stays away or peace begins."""
        try:
            for person in people:
                fate = self._tried(person)
                if fate is None:
                    return
                yield person, fate
        finally:
            if self._connection is not None:
                self._connection.close()

    def _tried(self, person: Person) -> Fate | None:
        """Return what becomes of a message, None where it is not handed over for now."""
        for pause in (0.0, *self.pauses):
            time.sleep(pause)
            if self._in_peace():
                return None
            if self._reached():
                fate = self._hand(person)
                if fate != "failed" or self._is_open:
                    return fate
        return None

    def _in_peace(self) -> bool:
        """Say whether people are left in peace by now; keeps from when on they are not."""
        now = self.now()
        if self.quiet is not None and self.quiet.holds(now):
            self.again = self.quiet.next(now)
        return self.again is not None

    def _hand(self, person: Person) -> Fate:
        connection = self._connection
        assert connection is not None
        to = address_of(person.email)
        assert to is not None
        fate, answer = connection.hand(
            self.letter.sender,
            to,
            self._message(person),
            before_the_dot=lambda: self._write(person, "sending", wait=True),
        )
        if fate == "doubtful":
            return self._looked_up(person)
        if answer:
            self.answers[answer] += 1
        self._write(person, fate, wait=False)
        return fate

    def _looked_up(self, person: Person) -> Fate:
        """Return whether a message was taken, as far as anybody can tell."""
        taken = self.was_taken(self._number(person)) if self.was_taken else None
        if taken is None:
            return "doubtful"
        fate: Fate = "sent" if taken else "failed"
        self._write(person, fate, wait=True)
        return fate

    def _write(self, person: Person, what: str, *, wait: bool) -> None:
        at = self.now()
        line = {
            "what": what,
            "action": self.action.id,
            "channel": "email",
            "record": person.record,
            "message": self._number(person),
            "on": at.date().isoformat(),
            "at": at.isoformat(timespec="seconds"),
        }
        self.note(line, wait=wait)

    def _reached(self) -> bool:
        """Say whether a connection stands, after trying once where there was none."""
        if self._is_open:
            return True
        try:
            name = self.letter.sender.rpartition("@")[2]
            self._connection = Connection(self.server, name=name)
        except (OSError, smtplib.SMTPException) as fault:
            self.answers[type(fault).__name__] += 1
            return False
        return True

    @property
    def _is_open(self) -> bool:
        return self._connection is not None and self._connection.is_open

    def _message(self, person: Person) -> bytes:
        return message(self.letter, person, number=self._number(person), at=self.now())

    def _number(self, person: Person) -> str:
        return message_id(self.action.id, person.record, self.letter)
