"""Find who is meant by an id, a source's own id, or an e-mail address."""

from __future__ import annotations

from pathlib import Path

from hogerop.contracts import Engine, contact_name, contact_number
from hogerop.errors import WhoIsMeant
from hogerop.words import say

_QUERY = Path(__file__).parent / "queries" / "find.sql"


def find(engine: Engine, who: str) -> int:
    """Return the contact that answers to a name.

    Reads the relations ``records`` and ``membership``. Runs one query.

    Parameters
    ----------
    who : str
        A contact's id, ``source:id``, or an e-mail address. The id of any record will do: it leads
        to whichever contact holds that record now.

    Raises
    ------
    WhoIsMeant
        If nobody, or more than one contact, answers to it; lists who does.
    """
    asked = engine.ask(_QUERY, id=contact_number(who), who=who.strip())
    found: list[int] = asked["contact_id"].to_pylist()
    if len(found) == 1:
        return found[0]
    if not found:
        raise WhoIsMeant(
            say("Nobody answers to this name."),
            fix=say("Give a contact's id, source:id, or an e-mail address."),
        )
    raise WhoIsMeant(
        say("{n} contacts answer to this name.", n=len(found)),
        fix=say("Give one of their ids."),
        candidates=[contact_name(contact) for contact in found],
    )
