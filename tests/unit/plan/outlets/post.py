"""A letter, and whom to write to: of every eleven, one is held out, and four must not get it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.unit.plan.made import action

from hogerop.plan import Action, Audience, Permission, Person
from hogerop.plan.outlets.letter import Letter

MAY_NOT: dict[int, dict[str, Any]] = {
    7: {"permission": "unknown"},
    8: {"permission": "withdrawn"},
    9: {"shares": "email"},
    10: {"email": "no address"},
}
"""What is different about each of these of every eleven; 0 is held out."""


def letter(**other: Any) -> Letter:
    """Return a letter; any part may be another."""
    told = Letter(
        subject="A present for {name}",
        text="Dear {name},\n\nYour second order is on us.\n.\nJansen",
        sender="shop@jansen.example",
        sender_name="Fietsatelier Jansen",
        unsubscribe="https://jansen.example/stop?who=1",
    )
    return replace(told, **other)


def mailed_action(n: int) -> Action:
    """Return a running action whose holdout is every eleventh of so many people."""
    everybody = range(1, n + 1)
    treated = tuple(record for record in everybody if record % 11)
    held = tuple(record for record in everybody if not record % 11)
    drawn = Audience(treated, held, 7, 1 / 11, "contact", (len(treated), len(held)))
    return action(state="running", audience=drawn)


def people(n: int) -> tuple[Person, ...]:
    """Return the people whom that action treats."""
    return tuple(person(record) for record in range(1, n + 1) if record % 11)


def person(record: int, **other: Any) -> Person:
    """Return somebody to write to; some of every eleven may not be reached."""
    given: Permission = "given" if record % 2 else "customer"
    one = Person(
        record, f"c{record:013}", given, name=f"Ann {record}", email=f"ann{record}@example.nl"
    )
    return replace(one, **(MAY_NOT.get(record % 11, {}) | other))


def reachable(n: int) -> list[int]:
    """Return the records of those of so many people who are to get the letter."""
    return [record for record in range(1, n + 1) if 0 < record % 11 < 7]
