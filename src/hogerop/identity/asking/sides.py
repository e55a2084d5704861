"""Of whom a decision speaks, when people name two contacts or two records of one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from hogerop.contracts import Engine, contact_name
from hogerop.errors import AskedWrongly, WhoIsMeant
from hogerop.identity.asking.find import WHOLE, Answering, answering, unclear
from hogerop.identity.asking.questions import names
from hogerop.identity.decisions import DIFFERENT, ORGANISATION, PERSON, Word, record_of
from hogerop.words import say

_QUERIES = Path(__file__).parent / "queries"


def named(engine: Engine, who: str) -> tuple[str, int]:
    """Return the kind and id of who answers to a name: a person before an organisation.

    Reads ``whose``, ``records``, ``membership`` and ``issued``.

    Parameters
    ----------
    who : str
        An id that was ever issued, ``source:id``, an e-mail address, or (part of) a name. A name
        that fits a person, and a company which is another contact, is not clear.

    Raises
    ------
    WhoIsMeant
        If nobody, or more than one, answers to it.
    """
    return _the_one(answering(engine, who))


def named_in_full(engine: Engine, who: str) -> str:
    """Return what names somebody beyond doubt: what was typed, or the id of whose name it is.

    As `named`, but a part of a name will not do.

    Raises
    ------
    WhoIsMeant
        If nobody, or more than one, answers to it.
    """
    found = answering(engine, who)
    if not found.by_name:
        return who
    _, contact = _the_one(found)
    if found.fits < WHOLE:
        raise WhoIsMeant(
            say("This is only a part of a name."),
            fix=say("Give the whole name, an e-mail address, source:id or a contact's id."),
            candidates=[contact_name(contact)],
        )
    return contact_name(contact)


def both_named(engine: Engine, a: str, b: str) -> tuple[str, int, int]:
    """Return the kind of two that are named, and the id of each: persons before organisations.

    Raises
    ------
    WhoIsMeant
        If nobody, or more than one, answers to a name.
    AskedWrongly
        If one is a person and the other a company.
    """
    one, other = answering(engine, a), answering(engine, b)
    for kind in (PERSON, ORGANISATION):
        left, right = one.of(kind), other.of(kind)
        if len(left) == len(right) == 1:
            return kind, left[0], right[0]
    for found, which in ((one, "WHO"), (other, "OTHER")):
        if all(len(found.of(kind)) != 1 for kind in (PERSON, ORGANISATION)):
            raise unclear(found.all, where=which)
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


def called(engine: Engine, records: Sequence[str], kind: str) -> str:
    """Return what one side of a decision goes by: a name, and its first record in brackets.

    Reads ``records``.

    Parameters
    ----------
    records : sequence of str
        Its records as ``source:id``, one or more.
    kind : str
        ``person`` or ``organisation``: a company goes by its own name.
    """
    ids = [record_of(name) for name in records]
    rows = engine.ask(_QUERIES / "called.sql", records=ids).to_pylist()
    own, other = ("name", "company") if kind == PERSON else ("company", "name")
    columns = (own, other, "email")
    named = next((row[column] for column in columns for row in rows if row[column]), None)
    first = min(records)
    beside = first if len(records) == 1 else f"{first} +{len(records) - 1}"
    return f"{named} ({beside})" if named else beside


def records_named(engine: Engine, kind: str, contact: int, who: str) -> list[str]:
    """Return the records of a contact that answer to ``source:id`` or an e-mail address."""
    query = _QUERIES / "records_named.sql"
    found = engine.ask(query, kind=kind, contact=contact, who=who.strip())
    records: list[str] = found["record"].to_pylist()
    return records


def _the_one(found: Answering) -> tuple[str, int]:
    """Return the only person; else the only organisation.

    Raises
    ------
    WhoIsMeant
        If there is nobody, or it is not clear who of several.
    """
    if found.by_name and found.standing > 1 and len(found.all) > 1:
        raise unclear(found.all)
    for kind in (PERSON, ORGANISATION):
        if len(found.of(kind)) == 1:
            return kind, found.of(kind)[0]
    raise unclear(found.all)
