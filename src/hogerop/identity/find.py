"""Find who is meant by an id, a source's own id, an e-mail address, or a name."""

from __future__ import annotations

from pathlib import Path

from hogerop.contracts import Engine, contact_name, contact_number
from hogerop.errors import WhoIsMeant
from hogerop.words import say

_QUERIES = Path(__file__).parent / "queries"


def find(engine: Engine, who: str, *, by_name: bool = False) -> int:
    """Return the contact that is meant.

    Reads the relations ``records``, ``membership`` and ``issued``. Runs one query, or two.

    Parameters
    ----------
    who : str
        A contact's id, ``source:id``, or an e-mail address. The id of any record will do: it leads
        to whichever contact holds that record now.
    by_name : bool
        Whether a person's or company's name will do as well, where nobody has such an id: the
        whole name, else whole words of it, else a part, in capitals or small letters, with its
        accents or without.

    Raises
    ------
    WhoIsMeant
        If nobody, or more than one contact, answers to it; lists who does.
    """
    asked = engine.ask(_QUERIES / "find.sql", id=contact_number(who), who=who.strip())
    found: list[int] = asked["contact_id"].to_pylist()
    if not found and by_name:
        found = _named(engine, who)
    if len(found) == 1:
        return found[0]
    if not found:
        raise WhoIsMeant(
            say("Nobody answers to this name."),
            fix=say(
                "Give an e-mail address, source:id or a contact's id; `hogerop contacts` has them."
            ),
        )
    raise WhoIsMeant(
        say("{n} contacts answer to this name.", n=len(found)),
        fix=say("Give one of their ids."),
        candidates=[contact_name(contact) for contact in found],
    )


def _named(engine: Engine, name: str) -> list[int]:
    """Return the contacts whom a name fits best."""
    plain = " ".join(name.split()).lower()
    if not plain:
        return []
    fits = engine.ask(_QUERIES / "find_by_name.sql", name=plain).to_pylist()
    best = max(((c["fits"], c["as_typed"]) for c in fits), default=(0, False))
    return [c["contact_id"] for c in fits if (c["fits"], c["as_typed"]) == best]
