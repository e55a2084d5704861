"""Who lives or works at the same place: a link between contacts, never a reason to join them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from hogerop.contracts import Engine, contact_name
from hogerop.identity.asking.answers import Near
from hogerop.identity.comparing.normalise import (
    address,
    bank_account,
    company_name,
    mailbox,
    telephone,
)
from hogerop.words import say

_QUERY = Path(__file__).parent / "queries" / "near.sql"

PLACE, PHONE, MAILBOX, ACCOUNT = "place", "phone", "email", "iban"

Values = set[tuple[str, str]]


def near(
    engine: Engine, contact: int, rows: Iterable[Mapping[str, Any]], *, country: str = "NL"
) -> tuple[Near, ...]:
    """Return the contacts that share a place, telephone, mailbox or bank account with one.

    Reads ``records`` and ``whose``. Runs one query.

    Parameters
    ----------
    rows : iterable of mappings
        The rows of the contact, with the columns of RECORDS.
    country : str
        ISO 3166 code of numbers that carry none.
    """
    own: Values = set().union(*(_values(row, country) for row in rows))
    if not own:
        return ()
    shared: dict[int, set[str]] = {}
    called: dict[int, str] = {}
    for row in engine.ask(_QUERY, contact=contact, **_sieve(own)).to_pylist():
        common = {what for what, _ in own & _values(row, country)}
        if common:
            shared.setdefault(row["contact_id"], set()).update(common)
            called.setdefault(row["contact_id"], row["name"] or row["company"] or "")
    return tuple(
        Near(contact_name(other), called[other] or None, tuple(sorted(what)), said_near(what))
        for other, what in sorted(shared.items(), key=lambda item: (-len(item[1]), item[0]))
    )


def companies(rows: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """Return the companies that a contact's rows name, each spelling of one company once."""
    found: dict[str, str] = {}
    for row in rows:
        written = (row["company"] or "").strip()
        core = company_name(written) if written else None
        if core is not None:
            found.setdefault(core[0], written)
    return tuple(found.values())


def said_near(what: Iterable[str]) -> str:
    """Say what two contacts share."""
    words = {
        PLACE: say("same address"),
        PHONE: say("same telephone"),
        MAILBOX: say("same mailbox"),
        ACCOUNT: say("same bank account"),
    }
    return ", ".join(words[one] for one in words if one in set(what))


def _values(row: Mapping[str, Any], country: str) -> Values:
    """Return what a row shares with others, as it is compared."""
    land = row["country"] or country
    found: Values = set()
    place = address(row["street"] or "", row["postcode"] or "")
    if place is not None and place.area and place.number:
        found.add((PLACE, f"{place.area} {place.number}{place.addition}"))
    for written in (row["phone"], row["mobile"]):
        if written and (number := telephone(written, land)):
            found.add((PHONE, number))
    if row["email"] and (box := mailbox(row["email"])):
        found.add((MAILBOX, box.key))
    if row["iban"] and (account := bank_account(row["iban"])):
        found.add((ACCOUNT, account))
    return found


def _sieve(own: Values) -> dict[str, list[str]]:
    """Return what near.sql looks for: coarser than the values, which are compared afterwards."""
    by_kind: dict[str, list[str]] = {PLACE: [], PHONE: [], MAILBOX: [], ACCOUNT: []}
    for what, value in sorted(own):
        by_kind[what].append(value)
    return {
        "postcodes": [value.split(" ")[0] for value in by_kind[PLACE]],
        "phones": [value[-8:] for value in by_kind[PHONE]],
        "emails": by_kind[MAILBOX],
        "accounts": by_kind[ACCOUNT],
    }
