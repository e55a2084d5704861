"""What may stand in hogerop.toml, and what is wrong with one that does not follow it.

Adding a setting is adding a line to `KNOWN`, a field to its dataclass in `settings.py` and a line
to both templates.
"""

from __future__ import annotations

import re
import tomllib
import zoneinfo
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from functools import cache
from math import isfinite

from babel.numbers import list_currencies

from hogerop.errors import WorkspaceFault
from hogerop.words import LANGUAGES, say
from hogerop.workspace.table_checks import OF_A_TABLE, problem_with_name, together

FILE_NAME = "hogerop.toml"
FORMAT = 1
"""The version of the workspace folder that this version of Hogerop reads and writes."""

POLICY_SECTIONS = ("target_market", "ladder", "rhythm")
"""The sections that are the ladder's policy, which the ladder checks itself."""

Check = Callable[[object], str | None]


def parsed(text: str, where: str) -> dict[str, object]:
    """Return a text as TOML has it.

    Raises
    ------
    WorkspaceFault
        If it is none.
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise WorkspaceFault(
            say("This file is not written as TOML: {error}", error=error),
            where=where,
            fix=say('Write `key = "text"`, `key = 0.21` or `key = true`, one on a line.'),
        ) from error


def problems_of(parsed: Mapping[str, object], text: str) -> list[str]:
    """Return every problem of a hogerop.toml as a sentence with its line; runs no query."""
    found = [
        (_line(text, "", name), problem)
        for name, value in parsed.items()
        if (problem := _section_problem(name, value)) is not None
    ]
    for section, keys in KNOWN.items():
        values = parsed.get(section, {})
        if isinstance(values, Mapping):
            found += [
                (_line(text, section, key), problem)
                for key, value in values.items()
                if (problem := _value_problem(section, key, value, keys)) is not None
            ]
    found += _problems_of_tables(parsed.get("tables", {}), text)
    business = parsed.get("business")
    if business is None or (isinstance(business, Mapping) and "name" not in business):
        found.append((0, say("[business] lacks a name")))
    return [
        say("line {line}: {problem}", line=line, problem=problem) if line else problem
        for line, problem in sorted(found)
    ]


def _problems_of_tables(tables: object, text: str) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    for name, values in tables.items() if isinstance(tables, Mapping) else ():
        section = f"tables.{name}"
        line = _line(text, "tables", name)
        if (wrong := problem_with_name(name)) is not None:
            found.append((line, wrong))
        elif not isinstance(values, Mapping):
            found.append((line, say("{name} is a section: write it as [{name}]", name=section)))
        else:
            found += [
                (_line(text, section, key), problem)
                for key, value in values.items()
                if (problem := _value_problem(section, key, value, OF_A_TABLE)) is not None
            ]
            found += [
                (_line(text, section, key) if key else line, f"[{section}] {problem}")
                for key, problem in together(values)
            ]
    return found


def problem_with(section: str, key: str, value: object) -> str | None:
    """Return what is wrong with the value of one setting, as ``is a whole number``; None = nothing.

    A section or key that is not known is right here: `problems_of` tells of those.
    """
    check = KNOWN.get(section, {}).get(key)
    return check(value) if check else None


def _section_problem(name: str, value: object) -> str | None:
    if name == "format":
        return None if _whole(value) else say("format is a whole number")
    if name not in SECTIONS:
        return _unknown(name, [*SECTIONS, "format"])
    if not isinstance(value, Mapping):
        return say("{name} is a section: write it as [{name}]", name=name)
    return None


def _value_problem(section: str, key: str, value: object, known: Mapping[str, Check]) -> str | None:
    if key not in known:
        return _unknown(key, known, section)
    problem = known[key](value)
    return None if problem is None else say("{key} {problem}", key=key, problem=problem)


def _unknown(word: str, known: Iterable[str], section: str = "") -> str:
    words = sorted(known)
    where = (
        say("{word} is not known in [{section}]", word=word, section=section)
        if section
        else (say("[{word}] is not known", word=word))
    )
    near = get_close_matches(word, words, n=1)
    if near:
        return say("{where}; did you mean {near}?", where=where, near=near[0])
    return say("{where}; known are {words}", where=where, words=", ".join(words))


def _line(text: str, section: str, key: str) -> int:
    """Return the line on which a key stands, 0 where it cannot be told."""
    here = ""
    for number, line in enumerate(text.splitlines(), start=1):
        header = re.match(r"\s*\[\[?\s*([^\[\]]+?)\s*\]", line)
        if header:
            here = header[1]
            if here == f"{section}.{key}" or (not section and here.split(".")[0] == key):
                return number
        elif here == section and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[=.]", line):
            return number
    return 0


def _whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)


def _words(value: object) -> str | None:
    if isinstance(value, str) and value.strip():
        return None
    return say('is text, such as "Jansen"')


def _currency(value: object) -> str | None:
    if isinstance(value, str) and value in list_currencies():
        return None
    return say('is the three letters of a currency, such as "EUR"')


def _time_zone(value: object) -> str | None:
    if isinstance(value, str) and value in _time_zones():
        return None
    near = get_close_matches(str(value), _time_zones(), n=1)
    return say('is a time zone, such as "{near}"', near=near[0] if near else "Europe/Amsterdam")


@cache
def _time_zones() -> frozenset[str]:
    """Return all of them; looked up once, since settings are read often and this takes longest."""
    return frozenset(zoneinfo.available_timezones())


def _country(value: object) -> str | None:
    if isinstance(value, str) and len(value) == 2 and value.isalpha() and value.isupper():
        return None
    return say('a country is two capitals, such as "NL"')


def _language(value: object) -> str | None:
    return None if value in LANGUAGES else say('is "nl" or "en"')


def _share(value: object) -> str | None:
    if _number(value) and 0 <= float(str(value)) <= 1:
        return None
    return say("is a number from 0 to 1: write 21 % as 0.21")


def _yearly_rate(value: object) -> str | None:
    if _number(value) and 0 < float(str(value)) <= 1:
        return None
    return say("is a number above 0, at most 1: write 10 % a year as 0.10")


def _shares(value: object) -> str | None:
    if isinstance(value, Mapping) and all(_share(share) is None for share in value.values()):
        return None
    return say('is a list of channels with a share from 0 to 1, such as "website" = 0.6')


def _words_for_words(value: object) -> str | None:
    if isinstance(value, Mapping) and all(isinstance(word, str) for word in value.values()):
        return None
    return say('is a list of words with a channel, such as "adwords" = "google ads"')


def _not_negative(value: object) -> str | None:
    return None if _number(value) and float(str(value)) >= 0 else say("is a number, 0 or more")


def _yes_no(value: object) -> str | None:
    return None if isinstance(value, bool) else say("is true or false")


def _list_of_words(value: object) -> str | None:
    if isinstance(value, list) and all(isinstance(word, str) for word in value):
        return None
    return say('is a list of names, such as ["shopify", "mailchimp"]')


def _list_of_folders(value: object) -> str | None:
    if isinstance(value, list) and all(isinstance(word, str) and word.strip() for word in value):
        return None
    return say('is a list of folders, such as ["/media/backup/shop"]')


def _list_of_machines(value: object) -> str | None:
    if isinstance(value, list) and all(isinstance(word, str) and word.strip() for word in value):
        return None
    return say('is a list of machines, such as ["hooks.example.nl"]')


def _security(value: object) -> str | None:
    if value in ("starttls", "tls", "none"):
        return None
    return say('is "starttls", "tls", or "none" for a server on this machine')


def _size(value: object) -> str | None:
    if isinstance(value, str) and re.fullmatch(r"\d+(\.\d+)? ?[KMGT]i?B", value):
        return None
    return say('is a size, such as "2GB"')


def _count(value: object) -> str | None:
    return None if _whole(value) and int(str(value)) >= 1 else say("is a whole number, 1 or more")


def _held_out(value: object) -> str | None:
    if _number(value) and 0.05 <= float(str(value)) <= 0.5:
        return None
    return say("is a number from 0.05 to 0.5: write one in five as 0.2")


def _hour(value: object) -> str | None:
    if isinstance(value, str) and re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value):
        return None
    return say('is a time of day, such as "20:00"')


def _days(value: object) -> str | None:
    known = isinstance(value, list) and all(day in DAYS for day in value)
    if known and isinstance(value, list) and len(set(value)) < len(DAYS):
        return None
    return say("is a list of days of the week, not all seven: {days}", days=", ".join(DAYS))


DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""Days of the week as settings write them."""

KNOWN: dict[str, dict[str, Check]] = {
    "business": {
        "name": _words,
        "currency": _currency,
        "time_zone": _time_zone,
        "language": _language,
        "country": _country,
    },
    "money": {
        "margin_rate": _share,
        "prices_include_vat": _yes_no,
        "vat_rate": _share,
        "hour_cost": _not_negative,
        "rates": _words,
    },
    "value": {"yearly_rate": _yearly_rate},
    "costs": {
        "acquire": _share,
        "retain": _share,
        "both": _share,
        "general": _share,
        "channels": _shares,
        "same": _words_for_words,
    },
    "sources": {"order": _list_of_words},
    "plan": {
        "holdout": _held_out,
        "messages": _count,
        "quiet_from": _hour,
        "quiet_until": _hour,
        "quiet_days": _days,
    },
    "engine": {"memory": _size, "threads": _count},
    "privacy": {"backups": _list_of_folders, "keep_years": _count},
    "mail": {
        "server": _words,
        "port": _count,
        "security": _security,
        "user": _words,
        "sender": _words,
        "sender_name": _words,
        "unsubscribe": _words,
    },
    "webhook": {"url": _words, "elsewhere": _list_of_machines},
}
"""Every section of hogerop.toml but the ladder's, its keys, and what may stand behind them."""

SECTIONS = (*KNOWN, "tables", *POLICY_SECTIONS)
"""Every section of hogerop.toml."""
