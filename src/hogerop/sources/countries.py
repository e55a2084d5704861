"""Turn the names of countries into their ISO codes."""

from __future__ import annotations

from functools import cache

from babel import Locale

_ALSO = {
    "holland": "NL",
    "uk": "GB",
    "england": "GB",
    "scotland": "GB",
    "wales": "GB",
    "engeland": "GB",
    "great britain": "GB",
    "usa": "US",
    "america": "US",
    "vs": "US",
    "amerika": "US",
    "eire": "IE",
    "rsa": "ZA",
    "korea": "KR",
    "czech republic": "CZ",
    "tsjechische republiek": "CZ",
    "turkey": "TR",
}


def country_of(text: str) -> str:
    """Return the ISO code of a country's code or name (English or Dutch), else the text itself.

    Examples
    --------
    >>> country_of("nederland"), country_of("be"), country_of("EIRE"), country_of("Channel Islands")
    ('NL', 'BE', 'IE', 'Channel Islands')
    """
    return _codes().get(text.strip().lower(), text.strip())


@cache
def _codes() -> dict[str, str]:
    codes: dict[str, str] = {}
    for language in ("nl", "en"):
        for code, name in Locale(language).territories.items():
            if (
                len(code) == 2
                and code.isalpha()
                and code not in ("ZZ", "XA", "XB", "EU", "EZ", "UN")
            ):
                codes[name.lower()] = codes[code.lower()] = code
    return codes | _ALSO
