"""Say every sentence of the product in the reader's language.

Sentences are written once, in English, where they are needed: ``say("{n} orders", n=3)``. The
Dutch ones stand in ``locale/nl.po``. The language is chosen at the door (command line, web page,
notebook) and holds for everything that is said inside it. A sentence that names a command is said
otherwise on a page, where nobody types one: ``locale/pages.en.po`` and ``locale/pages.nl.po``.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib import resources

from babel.messages.pofile import read_po

LANGUAGES = ("en", "nl")

_language: ContextVar[str] = ContextVar("language", default="en")
_on_pages: ContextVar[bool] = ContextVar("on_pages", default=False)


def say(sentence: str, /, **values: object) -> str:
    """Return a sentence in the language now spoken, with its values filled in.

    Parameters
    ----------
    sentence : str
        The English sentence, with its values as ``{name}``. It is the key of the translation.
    **values
        What stands in the braces.
    """
    spoken = _sentences(_language.get(), _on_pages.get()).get(sentence) or sentence
    return spoken.format(**values) if values else spoken


def say_count(one: str, many: str, n: int, /, **values: object) -> str:
    """Return the singular or the plural sentence, with ``{n}`` filled in."""
    return say(one if n == 1 else many, n=n, **values)


def language() -> str:
    """Return the language now spoken, ``"en"`` or ``"nl"``."""
    return _language.get()


@contextmanager
def speaking(language: str, *, on_pages: bool = False) -> Iterator[None]:
    """Speak a language for the length of a ``with`` block, ``on_pages`` without commands."""
    spoken, where = _language.set(_known(language)), _on_pages.set(on_pages)
    try:
        yield
    finally:
        _language.reset(spoken)
        _on_pages.reset(where)


def speak(language: str) -> None:
    """Speak a language from here on."""
    _language.set(_known(language))


def language_of_the_reader() -> str:
    """Return the language that the environment's locale asks for, English where it asks nothing."""
    asked = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG", "")
    return "nl" if asked.lower().startswith("nl") else "en"


def _known(language: str) -> str:
    return language if language in LANGUAGES else "en"


@cache
def _sentences(language: str, on_pages: bool) -> dict[str, str]:
    """Return English sentence -> sentence; English itself needs a list for pages only."""
    said = {} if language == "en" else _catalogue(language, f"{language}.po")
    return said | _catalogue(language, f"pages.{language}.po") if on_pages else said


@cache
def _catalogue(language: str, name: str) -> dict[str, str]:
    with resources.files("hogerop").joinpath("locale", name).open("rb") as file:
        catalogue = read_po(file, locale=language)
    return {str(m.id): str(m.string) for m in catalogue if m.id and m.string and not m.fuzzy}
