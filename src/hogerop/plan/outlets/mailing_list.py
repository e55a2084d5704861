"""An action's people as CSV or Excel, for a mailing tool or for whoever calls them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from hogerop.paper import inert, save
from hogerop.plan.actions import Action
from hogerop.plan.people import Person
from hogerop.plan.permission import Permission
from hogerop.words import say

__all__ = ["LONGEST", "Handed", "save_list"]

LONGEST = 200
"""Characters of a name that are written; nobody's name is longer, only what somebody typed in."""


@dataclass(frozen=True)
class Handed:
    """Who stands on a list: their records; and how many were left out, by their permission."""

    records: tuple[int, ...]
    left_out: Mapping[Permission, int]


def save_list(
    path: Path, action: Action, people: Sequence[Person], *, everyone: bool = False
) -> Handed:
    """Write who is treated by an action to a ``.csv`` or ``.xlsx`` file. Writes a file.

    No text in it is a formula, and none steers, hides or reorders what stands beside it. The list
    tells of everybody whether they may be written to.

    Parameters
    ----------
    everyone : bool
        Also those who may not be written to: for a tool that must know whom to leave alone, and
        for reaching people in another way.

    Raises
    ------
    AskedWrongly
        If the name ends otherwise.
    FileFault
        If the file cannot be written.
    """
    listed = [person for person in people if everyone or person.may_be_written_to]
    left_out = Counter(p.permission for p in people if not (everyone or p.may_be_written_to))
    headings = (
        say("contact"),
        say("name"),
        say("company"),
        say("e-mail"),
        say("telephone"),
        say("language"),
        say("consent"),
        say("why"),
        say("action"),
    )
    save(path, headings, _rows(action, listed))
    return Handed(tuple(person.record for person in listed), dict(left_out))


def _rows(action: Action, people: Sequence[Person]) -> Iterator[tuple[str, ...]]:
    for person in people:
        yield (
            person.contact,
            inert(person.name, LONGEST),
            inert(person.company, LONGEST),
            inert(person.email, LONGEST),
            inert(person.phone, LONGEST),
            inert(person.language, LONGEST),
            person.left_out_because or person.permission_name,
            inert(person.reason, 500),
            action.id,
        )
