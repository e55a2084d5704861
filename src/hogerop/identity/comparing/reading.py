"""Put what the sources wrote into the shape in which it is compared, each spelling once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa

from hogerop.contracts import Engine
from hogerop.identity.comparing.normalise import (
    COMPANY_AMONG_PEOPLE,
    address,
    bank_account,
    company_name,
    mailbox,
    personal_name,
    short_forms,
    telephone,
    trade_register,
    vat_number,
)

_QUERIES = Path(__file__).parent / "queries"
_ASKED = _QUERIES / "asked"


def tell(engine: Engine, *, country: str) -> None:
    """Leave what the sources say of who somebody is: ``tellings``, and their spellings as read.

    Reads ``records``.

    Parameters
    ----------
    country : str
        ISO 3166 code of what names no country of its own.
    """
    engine.make(
        "tellings",
        _QUERIES / "tellings.sql",
        country=country,
        company_among_people=COMPANY_AMONG_PEOPLE,
    )
    read_spellings(engine)


def read_spellings(engine: Engine) -> None:
    """Leave one relation per kind of value: what is written, and its parts as compared.

    Reads ``tellings``; leaves ``read_emails``, ``read_phones``, ``read_names``,
    ``read_addresses``, ``read_companies`` and ``read_registered``. Spellings that hold no value
    are not in them.
    """
    for name, read in (
        ("emails", _emails),
        ("phones", _phones),
        ("names", _names),
        ("addresses", _addresses),
        ("companies", _companies),
        ("registered", _registered),
    ):
        engine.put(f"read_{name}", read(engine.ask(_ASKED / f"{name}.sql")))


SPELLINGS = tuple(
    f"read_{name}" for name in ("emails", "phones", "names", "addresses", "companies", "registered")
)
"""The relations that `read_spellings` leaves."""


def _emails(asked: pa.Table) -> pa.Table:
    rows = [(raw, *box) for raw in asked["raw"].to_pylist() if (box := mailbox(raw))]
    return _table(rows, raw="string", email="string", local="string", domain="string", box="string")


def _phones(asked: pa.Table) -> pa.Table:
    written = zip(asked["raw"].to_pylist(), asked["country"].to_pylist(), strict=True)
    rows = [(raw, land, key) for raw, land in written if (key := telephone(raw, land))]
    return _table(rows, raw="string", country="string", phone="string")


def _names(asked: pa.Table) -> pa.Table:
    forms = short_forms()
    rows = []
    columns = (asked[c].to_pylist() for c in ("first_name", "last_name", "name"))
    for first, last, full in zip(*columns, strict=True):
        if found := personal_name(first, last, full):
            nick = forms.get(found.given, ())
            rows.append((first, last, full, *found, nick))
    return _table(
        rows,
        first_name="string",
        last_name="string",
        name="string",
        given="string",
        initials="string",
        surname="string",
        parts="list",
        nick="list_int",
    )


def _addresses(asked: pa.Table) -> pa.Table:
    written = zip(asked["street"].to_pylist(), asked["postcode"].to_pylist(), strict=True)
    rows = [(street, code, *key) for street, code in written if (key := address(street, code))]
    return _table(
        rows,
        street="string",
        postcode="string",
        area="string",
        number="string",
        addition="string",
        road="string",
    )


def _companies(asked: pa.Table) -> pa.Table:
    rows = [(raw, *name) for raw in asked["raw"].to_pylist() if (name := company_name(raw))]
    return _table(rows, raw="string", firm="string", words="list", form="string", sister="string")


def _registered(asked: pa.Table) -> pa.Table:
    rows = []
    columns = (asked[c].to_pylist() for c in ("what", "raw", "country"))
    for what, raw, land in zip(*columns, strict=True):
        key = (
            trade_register(raw)
            if what == "kvk"
            else vat_number(raw, land)
            if what == "vat"
            else bank_account(raw)
        )
        if key:
            rows.append((what, raw, land, key))
    return _table(rows, what="string", raw="string", country="string", key="string")


_TYPES = {
    "string": pa.string(),
    "list": pa.list_(pa.string()),
    "list_int": pa.list_(pa.int16()),
}


def _table(rows: Sequence[tuple[object, ...]], **types: str) -> pa.Table:
    columns = list(zip(*rows, strict=True)) or [()] * len(types)
    return pa.table(
        [pa.array(c, _TYPES[t]) for c, t in zip(columns, types.values(), strict=True)],
        names=list(types),
    )
