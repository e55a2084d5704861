"""Mailboxes that carry the names of several people, in a file that has no number for each."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa

from hogerop.contracts import Engine
from hogerop.identity.comparing.normalise import is_company_among_people, personal_name, short_forms

_QUERIES = Path(__file__).parent / "queries"

_TEXT = pa.string()
_PERSONS = pa.schema(
    {
        "email": _TEXT,
        "phone": _TEXT,
        "mobile": _TEXT,
        "iban": _TEXT,
        "given": _TEXT,
        "initial": _TEXT,
        "nick": pa.list_(pa.int16()),
        "surname": _TEXT,
        "parts": pa.list_(_TEXT),
    }
)
"""What shared_values.sql reads of persons."""


def mailboxes_of_several(engine: Engine) -> int:
    """Return how many mailboxes of one import carry names that cannot be one person's.

    Which names cannot is told where values that people share are looked for: shared_values.sql.
    Reads ``records``, those of the import only. Runs two queries.
    """
    named = []
    for row in engine.ask(_QUERIES / "names_of_mailboxes.sql").to_pylist():
        whole = " ".join(filter(None, (row["first_name"], row["last_name"]))) or row["name"]
        if is_company_among_people(whole):
            continue
        name = personal_name(row["first_name"], row["last_name"], row["name"])
        if name is not None:
            named.append(
                {
                    "email": row["source_id"],
                    "given": name.given or None,
                    "initial": name.initials[:1] or None,
                    "nick": short_forms().get(name.given, ()),
                    "surname": name.surname or None,
                    "parts": name.parts,
                }
            )
    if not named:
        return 0
    engine.put("persons", pa.Table.from_pylist(named, _PERSONS))
    several = int(engine.ask(_QUERIES / "shared_values.sql").num_rows)
    engine.drop("persons")
    return several
