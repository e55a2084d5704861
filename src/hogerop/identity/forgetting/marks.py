"""Marks by which somebody who was forgotten is known again, and by nothing else.

A mark is a keyed hash (HMAC with SHA-256, RFC 2104). Without the key of the workspace nobody can
try out whose it is.
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Iterable, Iterator, Mapping

from hogerop.identity.forgetting.folding import folded

_DIGITS_THAT_TELL = 9


def mark(key: bytes, what: str, value: str) -> str:
    """Return the mark of one thing known of somebody: ``record``, ``email``, ``phone``, ``code``.

    Examples
    --------
    >>> mark(b"key", "email", "jan@example.nl")[:12]
    '2bac643015f9'
    """
    return hmac.digest(key, f"{what}\x1f{value}".encode(), "sha256").hex()


def told(record: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield what a record tells that marks somebody: (what, value as it is marked).

    A telephone number marks somebody only together with the name, for others may have it too.

    Parameters
    ----------
    record : mapping
        ``email``, ``phone``, ``mobile`` and ``name`` of a row of RECORDS; any may be missing.
    """
    email = str(record.get("email") or "").strip().lower()
    if email:
        yield "email", email
    name = folded(str(record.get("name") or ""))
    for which in ("phone", "mobile"):
        digits = re.sub(r"\D", "", str(record.get(which) or ""))[-_DIGITS_THAT_TELL:]
        if len(digits) == _DIGITS_THAT_TELL and name:
            yield "phone", f"{digits}|{name}"


def marks_of(
    key: bytes, records: Iterable[Mapping[str, object]], numbers: Iterable[int]
) -> set[str]:
    """Return every mark of somebody.

    Parameters
    ----------
    records : iterable of mapping
        What the sources tell of them (`told`).
    numbers : iterable of int
        The ids of their records, which stand for ``source:id``.
    """
    known = {mark(key, what, value) for record in records for what, value in told(record)}
    return known | {mark(key, "record", str(number)) for number in numbers}
