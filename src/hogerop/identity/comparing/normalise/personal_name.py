"""Names of people as they are compared. Knows no tables."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import NamedTuple

from hogerop.identity.comparing.normalise.word_lists import words_of

_SHORT_FORMS = Path(__file__).with_name("short_forms.txt")
INFIXES = words_of("infixes")
_TITLES = words_of("titles")
_NOTHING = words_of("no_person")
_NO_FIRST_NAME = INFIXES | _NOTHING
_NO_PART_OF_A_NAME = re.compile(r"[^a-z0-9.'\- ]+")
_NO_LETTERS = re.compile(r"[^a-z]+")
_BETWEEN_NAMES = re.compile(r"[.\-']+")
_INITIALS = re.compile(r"(?:[a-z]{1,2}\.)+[a-z]?|[a-z]")


class PersonalName(NamedTuple):
    """A person's name taken apart; every part that is not known is empty.

    Parameters
    ----------
    given : str
        First name in small letters, without accents; empty where only initials are known.
    initials : str
        First letters of the first names.
    surname : str
        Last name without what stands before it and without blanks.
    parts : tuple of str
        The names of a double surname; of any other just that one.
    """

    given: str
    initials: str
    surname: str
    parts: tuple[str, ...]


def personal_name(
    first: str | None, last: str | None, full: str | None = None
) -> PersonalName | None:
    """Return the parts of a name that are compared; None where there is no name.

    Parameters
    ----------
    first, last : str, optional
        As the source gives them.
    full : str, optional
        The whole name, where the source does not give it in parts.

    Examples
    --------
    >>> personal_name(None, None, "Dhr. J.P. van der Berg-Smit")
    PersonalName(given='', initials='jp', surname='bergsmit', parts=('berg', 'smit'))
    >>> personal_name("Jan Willem", "de Vries")
    PersonalName(given='jan', initials='jw', surname='vries', parts=('vries',))
    >>> personal_name(None, None, "Vries, Jan de")
    PersonalName(given='jan', initials='j', surname='vries', parts=('vries',))
    """
    if not (first or last) and full:
        first, last = _split(full)
    given, initials = _given(first or "")
    parts = _surname(last or "")
    if not (given or initials or parts):
        return None
    return PersonalName(given, initials, "".join(parts), parts)


@cache
def short_forms() -> dict[str, tuple[int, ...]]:
    """Return for each first name the groups of names that one person may go by."""
    groups: dict[str, tuple[int, ...]] = {}
    lines = _SHORT_FORMS.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(line for line in lines if not line.startswith("#")):
        for name in line.split():
            groups[name] = (*groups.get(name, ()), number)
    return groups


def bare(text: str) -> str:
    """Return text in small letters without accents and invisible signs."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.replace("ß", "ss").replace("ø", "o"))
    return plain.encode("ascii", "ignore").decode().lower()


def _split(full: str) -> tuple[str, str]:
    """Return first and last part of a whole name."""
    if "," in full:
        last, _, first = full.partition(",")
        words = _words(first)
        while words and words[-1] in INFIXES:
            words.pop()
        return " ".join(words), last
    words = _words(full)
    if not words:
        return "", ""
    at = next((n for n, word in enumerate(words) if n and word.strip(".'") in INFIXES), None)
    if at is None:
        at = 0
        while at < len(words) - 1 and (_is_initials(words[at]) or at == 0):
            at += 1
        at = at if len(words) > 1 else 0
    return " ".join(words[:at]), " ".join(words[at:])


def _words(text: str) -> list[str]:
    words = _NO_PART_OF_A_NAME.sub(" ", bare(text)).split()
    return [word for word in words if (own := word.strip(".'-")) and own not in _TITLES]


def _is_initials(word: str) -> bool:
    return bool(_INITIALS.fullmatch(word))


def _given(first: str) -> tuple[str, str]:
    words = [word for word in _words(first) if word.strip(".'-") not in _NO_FIRST_NAME]
    initials, given = "", ""
    for word in words:
        if _is_initials(word) or (len(words) == 1 and _is_consonants(word)):
            initials += _letters(word)
            continue
        parts = [part for part in _BETWEEN_NAMES.split(word) if part]
        initials += "".join(part[0] for part in parts)
        given = given or _letters(parts[0] if parts else "")
    return given, initials


def _is_consonants(word: str) -> bool:
    """Return whether it is initials written without points: JP, MJ."""
    return len(word) <= 3 and not set(word) & set("aeiouy")


def _surname(last: str) -> tuple[str, ...]:
    words = [word.strip(".'") for word in _words(last.replace("-", " "))]
    kept = [word for word in words if word not in INFIXES]
    found = (_letters(word) for word in kept or words)
    return tuple(part for part in found if part and part not in _NOTHING)


def _letters(word: str) -> str:
    """Return the letters of a word in small letters without accents."""
    return word if word.isalpha() else _NO_LETTERS.sub("", word)
