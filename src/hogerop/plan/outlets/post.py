"""Letters to one person after the other: handed to the server, and written down. A door."""

from __future__ import annotations

import smtplib
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, Protocol

from hogerop.plan.actions import Action
from hogerop.plan.outlets.letter import Letter, address_of, message, message_id
from hogerop.plan.outlets.mail_server import Connection, Fate, MailServer
from hogerop.plan.outlets.still import Gone, Still
from hogerop.plan.people import Person
from hogerop.plan.quiet import Quiet

__all__ = ["PAUSES", "Note", "Post"]

PAUSES = (0.2, 1.0, 5.0, 15.0, 30.0)
"""Seconds between tries to reach a server that is away."""


class Note(Protocol):
    """Adds a line to the journal of what went out; without ``wait`` it need not be on the disk."""

    def __call__(self, line: Mapping[str, Any], *, wait: bool = True) -> None:
        """Add the line; raises `Gone` where that letter must not go out any more."""


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
        *,
        still: Still,
        numbers: Mapping[int, str],
        beside: Mapping[int, Sequence[int]],
    ) -> None:
        self.letter, self.action, self.server, self.note = letter, action, server, note
        self.now, self.was_taken, self.pauses = now, was_taken, pauses
        self.quiet, self.still = quiet, still
        self.numbers, self.beside = numbers, beside
        self.answers: Counter[str] = Counter()
        self.left: dict[int, str] = {}
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
        """Yield what becomes of everybody; stops where the server stays away or peace begins.

        Who must not be written to any more by the time of their letter is left out (``left``).
        """
        try:
            for person in people:
                fate = self._tried(person)
                if fate is None:
                    return
                if fate != "left":
                    yield person, fate
        finally:
            if self._connection is not None:
                self._connection.close()

    def _tried(self, person: Person) -> Fate | Literal["left"] | None:
        """Return what becomes of a message, None where it is not handed over for now."""
        for pause in (0.0, *self.pauses):
            time.sleep(pause)
            if self._in_peace():
                return None
            if why := self.still.why_not(person):
                return self._leave(person, why)
            if self._reached():
                try:
                    fate = self._hand(person)
                except Gone as gone:
                    return self._leave(person, str(gone))
                if fate != "failed" or self._is_open:
                    return fate
        return None

    def _leave(self, person: Person, why: str) -> Literal["left"]:
        self.left[person.record] = why
        return "left"

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
        if fate in ("sent", "doubtful", "refused"):
            self.still.was_written_to(person)
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
        line: dict[str, Any] = {
            "what": what,
            "action": self.action.id,
            "channel": "email",
            "record": person.record,
            "message": self._number(person),
            "on": at.date().isoformat(),
            "at": at.isoformat(timespec="seconds"),
        }
        if beside := self.beside.get(person.record):
            line["beside"] = list(beside)
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
        """Return the number of somebody's message: the one under which it was tried before."""
        again = self.numbers.get(person.record)
        return again or message_id(self.action.id, person.record, self.letter)
