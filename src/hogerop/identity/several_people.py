"""Mailboxes that carry the names of several people, in a file that has no number for each."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path

from hogerop.contracts import Engine
from hogerop.identity.normalise import PersonalName, personal_name, short_forms

_QUERY = Path(__file__).parent / "queries" / "names_of_mailboxes.sql"

ALIKE = 0.75
"""Share of letters in common (0 to 1) from which two first names may be one, written wrong."""


def mailboxes_of_several(engine: Engine) -> int:
    """Return how many mailboxes of one import carry names that cannot be one person's.

    Reads ``records``, those of the import only. Runs one query.
    """
    names: dict[str, list[PersonalName]] = {}
    for row in engine.ask(_QUERY).to_pylist():
        name = personal_name(row["first_name"], row["last_name"], row["name"])
        if name is not None:
            names.setdefault(row["source_id"], []).append(name)
    return sum(are_several(found) for found in names.values())


def are_several(names: Iterable[PersonalName]) -> bool:
    """Return whether two of these names cannot be of one person. Knows no tables.

    A short form, initials, a slip of the keys, a name turned round or a last name changed by
    marriage may all be one person.

    Examples
    --------
    >>> jan, els = personal_name("Jan", "de Vries"), personal_name("Els", "de Vries")
    >>> are_several([jan, els]), are_several([jan, personal_name("J.", "de Vries")])
    (True, False)
    """
    return any(_differ(one, other) for one, other in combinations(set(names), 2))


def _differ(one: PersonalName, other: PersonalName) -> bool:
    if not (one.initials and other.initials):
        return False
    if one.given in other.parts or other.given in one.parts:
        return False
    if not (one.given and other.given):
        return not set(one.initials) & set(other.initials)
    forms = short_forms()
    if set(forms.get(one.given, ())) & set(forms.get(other.given, ())):
        return False
    if one.given.startswith(other.given) or other.given.startswith(one.given):
        return False
    return SequenceMatcher(None, one.given, other.given).ratio() < ALIKE
