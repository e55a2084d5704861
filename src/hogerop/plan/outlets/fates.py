"""What became of the letters of an action, as the journal tells it. Knows no addresses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from hogerop.plan.actions import Action
from hogerop.plan.people import Person

__all__ = ["CLOSED", "Fates", "Noted", "fates_of"]

CLOSED = ("sent", "sending", "refused")
"""After which nobody is written to again, the strongest first: taken; nobody can tell; refused for
good."""


@dataclass(frozen=True)
class Noted:
    """What the journal says last of the letter to one record, and under which number it went."""

    record: int
    what: str
    message: str


@dataclass(frozen=True)
class Fates:
    """What became of all letters of an action.

    Parameters
    ----------
    by_record : mapping of int to Noted
        Under which record each was written to.
    beside : set of int
        Records of who shared the mailbox of a letter that went out, or may have.
    """

    by_record: Mapping[int, Noted]
    beside: frozenset[int]

    def of(self, person: Person) -> Noted | None:
        """Return the strongest of what became of letters to somebody, whichever record counts now.

        Contacts may have been joined since: whoever got a letter under any of their records, got
        it.
        """
        noted = [self.by_record[one] for one in person.records if one in self.by_record]
        return min(noted, key=lambda one: _STRENGTH.get(one.what, len(CLOSED)), default=None)

    @property
    def written(self) -> frozenset[int]:
        """Records of those whom a letter reached, or may have, or never will."""
        return frozenset(one.record for one in self.by_record.values() if one.what in CLOSED)


_STRENGTH = {what: place for place, what in enumerate(CLOSED)}


def fates_of(said: Iterable[Mapping[str, Any]], action: Action) -> Fates:
    """Return what the journal says last of every letter of an action.

    Where somebody was forgotten, their line has no record any more, and still tells who shared
    their mailbox.
    """
    by_record: dict[int, Noted] = {}
    beside: set[int] = set()
    for line in said:
        if line.get("action") != action.id or line["what"] not in (*CLOSED, "failed"):
            continue
        if "message" in line:
            record, what = int(line["record"]), str(line["what"])
            by_record[record] = Noted(record, what, str(line["message"]))
        if line["what"] in CLOSED:
            beside.update(map(int, line.get("beside", ())))
        else:
            beside.difference_update(map(int, line.get("beside", ())))
    return Fates(by_record, frozenset(beside))
