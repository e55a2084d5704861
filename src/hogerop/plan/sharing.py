"""What people share through which a message to one reaches the other: a mailbox, telephone, door.

Knows no tables.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Literal

from hogerop.identity.comparing.normalise import address, telephone

__all__ = ["Way", "door", "shared_key", "way_of"]

Way = Literal["email", "phone", "address"]

_WAYS: Mapping[str, Way] = {
    "email": "email",
    "phone": "phone",
    "post": "address",
    "in_person": "address",
}

_DUTCH = re.compile(r"\d{4}[A-Z]{2}")
"""A postcode that is one street, or a part of one: with the number it is a door."""


def way_of(channel: str) -> Way | None:
    """Return by what a channel reaches people, None where it reaches nobody by name."""
    return _WAYS.get(channel)


def shared_key(way: Way, known: Mapping[str, Any], country: str) -> str | None:
    """Return what is equal for people who share it, however each writes it; None = not known.

    Parameters
    ----------
    known : mapping
        ``email``, ``phone``, ``street``, ``postcode`` and ``city``; None = not known.
    country : str
        ISO 3166 code of the country that telephone numbers without a country code belong to.

    Examples
    --------
    >>> both = {"phone": "06 - 12 34 98 76", "street": "Dorpsstr. 12", "postcode": "1234ab"}
    >>> shared_key("phone", both, "NL"), shared_key("address", both, "NL")
    ('+31612349876', '1234AB 12')
    """
    if way == "email":
        return (known.get("email") or "").strip().lower() or None
    if way == "phone":
        number = known.get("phone") or ""
        return telephone(number, country) or _digits(number)
    return door(known)


def _digits(number: str) -> str | None:
    """Return the digits of what is no telephone number; two who fill in the same share it."""
    return "".join(one for one in number if one.isdigit()) or None


def door(known: Mapping[str, Any]) -> str | None:
    """Return what tells one door from another, None where too little is known of it.

    Examples
    --------
    >>> door({"street": "Dorpsstr. 12-A", "postcode": "1234ab"})
    '1234AB 12a'
    >>> door({"street": "Am Markt 3", "postcode": "10115"})
    '10115 ammarkt 3'
    """
    street, postcode = known.get("street") or "", known.get("postcode") or ""
    found = address(street, postcode) if street else None
    if found is None or not (found.number or found.street):
        return None
    number = found.number + found.addition
    if _DUTCH.fullmatch(found.area) and number:
        return f"{found.area} {number}"
    town = found.area or (known.get("city") or "").strip().lower()
    return " ".join((town, found.street, number)) if town else None
