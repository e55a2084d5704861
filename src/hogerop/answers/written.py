"""An answer as JSON text: one way to write days, money and what is infinite."""

from __future__ import annotations

import json
import unicodedata
from datetime import date, datetime
from decimal import Decimal
from math import isinf, isnan
from typing import Any


def as_json(answer: object, *, one_line: bool = False) -> str:
    r"""Return JSON in which days are ISO 8601, money is a number, infinite is ``"infinite"``.

    Characters that could steer a terminal are written as ``\uXXXX``.
    """
    written = json.dumps(
        _plain(answer), ensure_ascii=False, allow_nan=False, indent=None if one_line else 2
    )
    if written.isascii():
        return written
    return "".join(
        f"\\u{ord(c):04x}"
        if c != "\n" and ord(c) < 0x10000 and unicodedata.category(c)[0] in "CZ" and c != " "
        else c
        for c in written
    )


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, float):
        return None if isnan(value) else "infinite" if isinf(value) else value
    return value
