"""Keys of what sources say, and the names that contacts have on the screen."""

from __future__ import annotations

import hashlib


def key_of(*parts: str) -> int:
    """Return the 63-bit key of some words; the same everywhere, whatever the order of import.

    The first eight bytes of the MD5 of the words joined by the unit separator (0x1F), low byte
    first, shifted right by one. In SQL:
    ``(md5_number_upper(concat_ws(chr(31), a, b)) >> 1)::bigint``.
    """
    digest = hashlib.md5("\x1f".join(parts).encode(), usedforsecurity=False).digest()
    return int.from_bytes(digest[:8], "little") >> 1


_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"


def contact_name(contact_id: int) -> str:
    """Return a contact's id as people see it: ``c`` and 13 characters (Crockford's base 32)."""
    digits = ""
    for _ in range(13):
        contact_id, digit = divmod(contact_id, 32)
        digits = _DIGITS[digit] + digits
    return f"c{digits}"


def contact_number(name: str) -> int | None:
    """Return the id that `contact_name` wrote, None if it is no such name."""
    name = name.strip().lower()
    if len(name) != 14 or name[0] != "c" or any(d not in _DIGITS for d in name[1:]):
        return None
    number = 0
    for digit in name[1:]:
        number = number * 32 + _DIGITS.index(digit)
    return number if number < 2**63 else None
