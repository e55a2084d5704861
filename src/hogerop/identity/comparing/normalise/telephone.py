"""Telephone numbers as they are compared: E.164. Knows no tables."""

from __future__ import annotations

import re

import phonenumbers

_DUTCH = re.compile(r"(?:\+31|0031|0)0?([1-9]\d{8})")
_EASY = re.compile(r"[\s().\-/]|\u200b")


def telephone(text: str, country: str = "NL") -> str | None:
    """Return a number as E.164, None where it is none or is filled in as junk.

    Parameters
    ----------
    text : str
        As written.
    country : str
        ISO 3166 code of the country that numbers without a country code belong to.

    Examples
    --------
    >>> telephone("06 - 12 34 98 76"), telephone("0031 (0)20-1234987"), telephone("0000000000")
    ('+31612349876', '+31201234987', None)
    """
    digits = _EASY.sub("", text).lstrip("'")
    if _is_junk(digits):
        return None
    if country == "NL" and (found := _DUTCH.fullmatch(digits)):
        return f"+31{found[1]}"
    if digits.isdigit() and len(digits) < 9:
        # Without an area code: equal numbers are still worth comparing.
        return f"0{digits}" if len(digits) >= 6 else None
    try:
        number = phonenumbers.parse(digits, country)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return digits if digits.isdigit() and len(digits) >= 9 else None
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def _is_junk(digits: str) -> bool:
    bare = digits.lstrip("+0")
    return len(bare) < 6 or len(set(bare)) <= 2 or "123456789".startswith(bare[-8:])
