"""Find who is meant by an id, an e-mail address, a source's own number, or a name: one rule."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hogerop.contracts import Engine, contact_name, contact_number
from hogerop.errors import WhoIsMeant
from hogerop.identity.clusters.ids import resolve_id
from hogerop.identity.clusters.stays import Issued
from hogerop.identity.decisions import ORGANISATION, PERSON
from hogerop.words import say

_QUERIES = Path(__file__).parent / "queries"

WHOLE = 3
"""How well a name fits that is all of somebody's; 2 = whole words of it, 1 = a part."""


@dataclass(frozen=True)
class Answering:
    """Which persons and organisations answer to what was typed, by their ids.

    ``by_name`` says whether it fits their names or numbers, and is no id or address of theirs;
    ``fits`` how well, up to `WHOLE`. ``standing``: as how many contacts of the ladder all of them
    stand.
    """

    persons: tuple[int, ...] = ()
    organisations: tuple[int, ...] = ()
    by_name: bool = False
    fits: int = WHOLE
    standing: int = 0

    def of(self, kind: str) -> tuple[int, ...]:
        """Return the ids of one kind."""
        return self.persons if kind == PERSON else self.organisations

    @property
    def all(self) -> tuple[int, ...]:
        """Return all of their ids."""
        return self.persons + self.organisations


def put_whose(engine: Engine) -> None:
    """Leave ``whose``: the contact of each record and kind. Reads ``membership``."""
    engine.make("whose", _QUERIES / "whose.sql")


def find(engine: Engine, who: str) -> int:
    """Return the contact of the ladder that is meant.

    Reads the relations ``records``, ``membership`` and ``issued``. Runs up to four queries.

    Parameters
    ----------
    who : str
        A contact's id, ``source:id``, or an e-mail address. The id of any record will do: it leads
        to whichever contact holds that record now. Where nobody has such an id, a person's or
        company's name: the whole name, else whole words of it, else a part, in capitals or small
        letters, with its accents or without; or the bare id that a source has for them.

    Raises
    ------
    WhoIsMeant
        If nobody, or more than one contact, answers to it; lists who does.
    """
    if (found_by_id := standing(engine, who)) is not None:
        return found_by_id
    asked = engine.ask(_QUERIES / "find.sql", id=contact_number(who), who=who.strip())
    found: list[int] = asked["contact_id"].to_pylist()
    if not found:
        by_name = _fitting(engine, who, _QUERIES / "contacts_fitting.sql")
        found = [row["contact_id"] for row in by_name]
    if len(found) == 1:
        return found[0]
    raise unclear(found)


def standing(engine: Engine, who: str) -> int | None:
    """Return the contact of the ladder whose id this is now; None where it is nobody's.

    Reads the relation ``membership``, and few rows of it. Whoever has an id comes before all others
    that it may lead to.
    """
    number = contact_number(who)
    if number is None or not engine.ask(_QUERIES / "stands.sql", id=number).num_rows:
        return None
    return number


def answering(engine: Engine, who: str) -> Answering:
    """Return the persons and organisations that answer, by the same rule as `find`.

    Reads the relations ``records``, ``whose``, ``membership`` and ``issued``.
    """
    number = contact_number(who)
    rows = _by_id(engine, number, who)
    if number is not None and not rows:
        # An id of before a merge leads to who holds its records now.
        rows = _by_id(engine, resolve_id(Issued.of(engine.ask("issued")), number), who)
    if rows:
        return Answering(_of_kind(rows, PERSON), _of_kind(rows, ORGANISATION))
    rows = _fitting(engine, who, _QUERIES / "sides_fitting.sql")
    return Answering(
        _of_kind(rows, PERSON),
        _of_kind(rows, ORGANISATION),
        by_name=True,
        fits=max((row["fits"] for row in rows), default=0),
        standing=max((row["standing"] for row in rows), default=0),
    )


def unclear(found: Iterable[int], *, where: str = "") -> WhoIsMeant:
    """Return the fault that nobody, or more than one contact, answers to what was typed."""
    candidates = [contact_name(contact) for contact in found]
    if not candidates:
        return WhoIsMeant(
            say("Nobody answers to this name."),
            where=where,
            fix=say(
                "Give an e-mail address, source:id or a contact's id; `hogerop contacts` has them."
            ),
        )
    return WhoIsMeant(
        say("{n} contacts answer to this name.", n=len(candidates)),
        where=where,
        fix=say("Give one of their ids."),
        candidates=candidates,
    )


def _by_id(engine: Engine, number: int | None, who: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = engine.ask(
        _QUERIES / "named.sql", id=number, who=who.strip()
    ).to_pylist()
    return found


def _of_kind(rows: Iterable[dict[str, Any]], kind: str) -> tuple[int, ...]:
    return tuple(row["contact_id"] for row in rows if row["kind"] == kind)


def _fitting(engine: Engine, who: str, query: Path) -> list[dict[str, Any]]:
    """Return whom a name fits best. An address is nobody's name: whose it is, has it as such."""
    name = " ".join(who.split()).lower()
    if not name or "@" in name:
        return []
    engine.make("fitting", _QUERIES / "fitting.sql", typed=name)
    found: list[dict[str, Any]] = engine.ask(query).to_pylist()
    engine.drop("fitting")
    return found
