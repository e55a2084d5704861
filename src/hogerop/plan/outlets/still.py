"""Who may still be written to while a mailing runs: that may take hours, and minds change.

Whoever says no, is forgotten or turns out to be held out in the meantime gets no letter, and nobody
does once the action is stopped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from hogerop.plan.actions import Action
from hogerop.plan.outlets.letter import address_of
from hogerop.plan.people import Person
from hogerop.words import say

__all__ = ["Gone", "News", "Still", "gone_meanwhile", "no_news", "over_meanwhile"]

News: TypeAlias = Callable[[], tuple[Action, Sequence[Person]] | None]
"""Returns the action and its people as they are known now; None where nothing changed since asked
last."""


class Gone(Exception):
    """Somebody must not be written to any more; says why. Raised by what notes a letter."""


def no_news() -> None:
    """Say that nothing changed."""


class Still:
    """Says of somebody, just before their letter, why it must not go out after all.

    Parameters
    ----------
    news : callable
        Asked before every letter.
    written : iterable of int
        Records that were written to before.
    """

    def __init__(self, news: News, written: Iterable[int]) -> None:
        self._news = news
        self._written = set(written)
        self._action: Action | None = None
        self._people: dict[int, Person] = {}

    def why_not(self, person: Person) -> str:
        """Return why no letter may reach somebody any more, in words; empty where one may."""
        told = self._news()
        if told is not None:
            self._action = told[0]
            self._people = {record: one for one in told[1] for record in one.records}
        if self._action is None:
            return ""
        if self._action.state != "running":
            return over_meanwhile(self._action)
        now = self._people.get(person.record)
        if now is None:
            return gone_meanwhile()
        if now.left_out_because:
            return now.left_out_because
        if address_of(now.email) != address_of(person.email):
            return say("their e-mail address changed meanwhile")
        if self._written & {*now.records} - {person.record}:
            return say("written to under another name")
        return ""

    def was_written_to(self, person: Person) -> None:
        """Remember that somebody got a letter, or may have."""
        self._written.update(person.records)


def over_meanwhile(action: Action) -> str:
    """Say that an action does not reach anybody any more."""
    return say("the action is {state} by now", state=action.state_name)


def gone_meanwhile() -> str:
    """Say that an action does not reach somebody any more."""
    return say("no longer among those whom the action reaches")
