"""Postal addresses as they are compared: by postcode, street and number. No tables."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from hogerop.identity.comparing.normalise.word_lists import words_of

_DUTCH = re.compile(r"(?:nl[- ]?)?([1-9]\d{3}) ?([a-z]{2})", re.IGNORECASE)
_NUMBER_NAMED = re.compile(
    r"^(.*?)[ ,]*\b(?:(?:huis)?nummer|nr|no)\b[. ]*(\d{1,5})\s*[-/ ]?\s*([a-z0-9\-/ ]{0,12})$"
)
_NUMBER_LAST = re.compile(r"^(.*?\D)(\d{1,5})\s*[-/ ]?\s*([a-z0-9\-/ ]{0,12})$", re.IGNORECASE)
_NUMBER_ONLY = re.compile(r"^()(\d{1,5})(?!\d)\s*[-/ ]?\s*([a-z]?\d{0,3}|bis|hs)$")
_NUMBER_FIRST = re.compile(r"^(\d{1,5})\s*([a-z]?)[ ,]+(.*)$", re.IGNORECASE)
_DUTCH_SHORT = {"str": "straat", "ln": "laan", "wg": "weg", "pl": "plein", "burg": "burgemeester"}
_COME_AND_GO = words_of("street_words")


class Address(NamedTuple):
    """An address taken apart; every part that is not known is empty.

    ``area`` is the postcode without blanks, ``street`` bare letters.
    """

    area: str
    number: str
    addition: str
    street: str


def address(street: str, postcode: str) -> Address | None:
    """Return the parts of an address that are compared; None where nothing of it can be.

    Examples
    --------
    >>> address("Dorpsstr. 12-A", "1234ab")
    Address(area='1234AB', number='12', addition='a', street='dorpsstraat')
    >>> address("221B Baker Street", "NW1 6XE")
    Address(area='NW16XE', number='221', addition='b', street='baker')
    >>> address("Plein 1944 nr. 5", "6511 JC")
    Address(area='6511JC', number='5', addition='', street='plein1944')
    >>> address("12-A", "1234 AB")
    Address(area='1234AB', number='12', addition='a', street='')
    """
    bare = _bare(street)
    found = _DUTCH.fullmatch(postcode.strip())
    area = (found[1] + found[2] if found else re.sub(r"[^A-Za-z0-9]", "", postcode)).upper()
    if set(area) <= {"0"} or area in ("9999ZZ", "0000AA"):
        area = ""
    if last := _NUMBER_ONLY.match(bare) or _NUMBER_NAMED.match(bare) or _NUMBER_LAST.match(bare):
        words, number, addition = last.groups()
    elif first := _NUMBER_FIRST.match(bare):
        number, addition, words = first.groups()
    else:
        words, number, addition = bare, "", ""
    key = Address(area, number, re.sub(r"[^a-z0-9]", "", addition), _street(words))
    return key if area or (number and key.street) else None


def _bare(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"\s+", " ", plain).strip(" .,")


def _street(words: str) -> str:
    parts = [_DUTCH_SHORT.get(part, part) for part in re.findall(r"[a-z0-9]+", words)]
    kept = [part for part in parts if part not in _COME_AND_GO]
    return re.sub(r"str$", "straat", "".join(kept or parts))
