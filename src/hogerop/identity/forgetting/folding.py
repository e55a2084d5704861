"""Text without capitals, accents and marks, for comparing."""

from __future__ import annotations

import unicodedata


def folded(text: str) -> str:
    """Return the letters and figures of a text, in small letters without accents.

    Examples
    --------
    >>> folded("Zoë van 't Hof")
    'zoevanthof'
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if letter.isalnum())
