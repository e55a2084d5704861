"""Of whom a decision speaks, when people name two contacts or two records of one."""

from __future__ import annotations

from pathlib import Path

from hogerop.contracts import Engine, contact_name, contact_number
from hogerop.errors import AskedWrongly, WhoIsMeant
from hogerop.identity.decisions import DIFFERENT, ORGANISATION, PERSON, Word
from hogerop.identity.ids import resolve_id
from hogerop.identity.questions import names
from hogerop.identity.stays import Issued
from hogerop.words import say

_QUERIES = Path(__file__).parent / "queries"

Found = dict[str, list[int]]


def named(engine: Engine, who: str) -> tuple[str, int]:
    """Return the kind and id of who answers to a name: a person before an organisation.

    Reads ``whose``, ``records`` and ``issued``.

    Parameters
    ----------
    who : str
        An id that was ever issued, ``source:id``, or an e-mail address.

    Raises
    ------
    WhoIsMeant
        If nobody, or more than one, answers to it.
    """
    found = _found(engine, who)
    for kind in (PERSON, ORGANISATION):
        if len(found[kind]) == 1:
            return kind, found[kind][0]
    raise _unclear(found)


def both_named(engine: Engine, a: str, b: str) -> tuple[str, int, int]:
    """Return the kind of two that are named, and the id of each: persons before organisations.

    Raises
    ------
    WhoIsMeant
        If nobody, or more than one, answers to a name.
    AskedWrongly
        If one is a person and the other a company.
    """
    one, other = _found(engine, a), _found(engine, b)
    for kind in (PERSON, ORGANISATION):
        if len(one[kind]) == 1 and len(other[kind]) == 1:
            return kind, one[kind][0], other[kind][0]
    for found in (one, other):
        if all(len(contacts) != 1 for contacts in found.values()):
            raise _unclear(found)
    raise AskedWrongly(
        say("A person and a company are never one contact."),
        fix=say("Name two people, or two companies."),
    )


def decided_sides(engine: Engine, a: str, b: str, what: Word) -> tuple[str, list[str], list[str]]:
    """Return the kind of two that are named, and the records of each that a decision speaks of.

    Two contacts are decided on with all their records. Of one contact it is the two records
    named, so that it can be split.

    Raises
    ------
    WhoIsMeant
        If nobody, or more than one, answers to a name.
    AskedWrongly
        If they are to be one, which they are; or if it is not clear which two records are meant.
    """
    kind, one, other = both_named(engine, a, b)
    if one != other:
        rows = names(engine, [one, other], kind)
        sides = [[row["record"] for row in rows if row["contact_id"] == c] for c in (one, other)]
        return kind, sides[0], sides[1]
    if what != DIFFERENT:
        raise AskedWrongly(
            say("These two are one contact already."),
            fix=say("See why with `hogerop contacts show`."),
        )
    left, right = (records_named(engine, kind, one, who) for who in (a, b))
    if len(left) != 1 or len(right) != 1 or left == right:
        raise AskedWrongly(
            say("These two are one contact now; which two of its records are different people?"),
            fix=say("Name two records as source:id; `hogerop contacts show` lists them."),
        )
    return kind, left, right


def records_named(engine: Engine, kind: str, contact: int, who: str) -> list[str]:
    """Return the records of a contact that answer to ``source:id`` or an e-mail address."""
    query = _QUERIES / "records_named.sql"
    found = engine.ask(query, kind=kind, contact=contact, who=who.strip())
    records: list[str] = found["record"].to_pylist()
    return records


def _found(engine: Engine, who: str) -> Found:
    number = contact_number(who)
    found = _asked(engine, number, who)
    if number is not None and not any(found.values()):
        # An id of before a merge leads to who holds its records now.
        found = _asked(engine, resolve_id(Issued.of(engine.ask("issued")), number), who)
    return found


def _asked(engine: Engine, number: int | None, who: str) -> Found:
    rows = engine.ask(_QUERIES / "named.sql", id=number, who=who.strip()).to_pylist()
    return {
        kind: [row["contact_id"] for row in rows if row["kind"] == kind]
        for kind in (PERSON, ORGANISATION)
    }


def _unclear(found: Found) -> WhoIsMeant:
    several = [contact_name(contact) for contacts in found.values() for contact in contacts]
    if not several:
        return WhoIsMeant(
            say("Nobody answers to this name."),
            fix=say("Give a contact's id, source:id, or an e-mail address."),
        )
    return WhoIsMeant(
        say("{n} contacts answer to this name.", n=len(several)),
        fix=say("Give one of their ids."),
        candidates=several,
    )
