"""PDF that looks like the product and that a screen reader can read (PDF/UA), set by typst."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from hogerop.paper.colours import COLOURS, RUNG_COLOURS, wash
from hogerop.paper.inert import inert
from hogerop.paper.whole import save_bytes
from hogerop.words import language

__all__ = ["pages_drawn", "printable", "save_pdf"]

_PACKAGE = Path(__file__).parents[1]
_FONTS = Path(__file__).parent / "fonts"

_SPANS = (
    "20-4FF 531-556 561-587 5B0-5EA 621-63A 640-652 660-669 67E 686 698 6A9 6AF 6BE 6CC 6F0-6F9"
    " 905-939 93E-94D 960-96F 10D0-10FF 1E00-1EFF 2010-2027 2030-203A 2044 20A0-20BF 2116 2122"
    " 2190-2199 2200-22FF 25A0-25FF 2605-2606 2713-2714"
)
_LETTERS = tuple(
    (int(span.partition("-")[0], 16), int(span.rpartition("-")[2], 16)) for span in _SPANS.split()
)
"""First and last of the characters for which the fonts have a shape: those that come with the
product, and those that come with typst. Latin, Greek, Cyrillic, Armenian, Hebrew, Arabic, Hindi."""
_WITHOUT_SHAPE = "□"
_LONG_WORD = re.compile(r"\S{18}(?=\S{4})")  # where a word too long for its column may be parted


def save_pdf(
    path: Path,
    template: str,
    says: Mapping[str, Any],
    *,
    made_at: datetime,
    pictures: Mapping[str, str] | None = None,
) -> None:
    """Set a page from a template and what it says. Writes a file.

    What it says goes in as data and comes out as text: nothing of it is ever markup, and the
    template reads no file but those of the package.

    Parameters
    ----------
    template : str
        A ``.typ`` file of the package, such as ``plan/outlets/plan.typ``.
    says : mapping
        Texts, numbers, lists and mappings, as JSON can hold them.
    made_at : datetime
        The moment that the file says it was made at, with its time zone.
    pictures : mapping of str to str, optional
        Name -> SVG, for the template to show: those of our own charts, in which nobody is named.

    Raises
    ------
    FileFault
        If the file cannot be written.

    References
    ----------
    ISO 14289-1, PDF/UA-1: tagged, with a title, a language and headings in order.
    """
    content = _set(
        template,
        says,
        pictures or {},
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=made_at.astimezone(UTC).replace(microsecond=0),  # typst takes no other
    )
    save_bytes(path, content)


def pages_drawn(
    template: str,
    says: Mapping[str, Any],
    *,
    pictures: Mapping[str, str] | None = None,
    form: Literal["svg", "png"] = "svg",
    dots: int = 144,
) -> list[bytes]:
    """Return every page of what `save_pdf` would write, as a picture. Reads the template.

    Parameters
    ----------
    form : str
        ``svg`` or ``png``.
    dots : int
        An inch, of a PNG.
    """
    how = {"ppi": dots} if form == "png" else {}
    content = _set(template, says, pictures or {}, format=form, **how)
    return content if isinstance(content, list) else [content]


def _set(template: str, says: Mapping[str, Any], pictures: Mapping[str, str], **how: Any) -> Any:
    import typst

    look = asdict(COLOURS) | {"accent_wash": wash(COLOURS.accent), "rungs": RUNG_COLOURS}
    given = {"says": _printable(says), "look": look, "language": language(), "pictures": pictures}
    return typst.compile(
        str(_PACKAGE / template),
        root=str(_PACKAGE),
        font_paths=[str(_FONTS)],
        ignore_system_fonts=True,  # the same page on every machine
        sys_inputs={"given": json.dumps(given, ensure_ascii=False)},
        **how,
    )


def printable(text: str) -> str:
    """Return a text without what steers or hides, and with a box for what no font has a shape for.

    Examples
    --------
    >>> printable("Zoë Şahin 🚲")
    'Zoë Şahin □'
    """
    composed = unicodedata.normalize("NFC", inert(text))
    return "".join(c if _has_shape(c) else _WITHOUT_SHAPE for c in composed)


def _has_shape(character: str) -> bool:
    code = ord(character)
    known = any(first <= code <= last for first, last in _LETTERS)
    return known and unicodedata.category(character) != "Cn"


def _printable(said: Any) -> Any:
    if isinstance(said, str):
        return _LONG_WORD.sub("\\g<0>\u200b", printable(said))
    if isinstance(said, Mapping):
        return {name: _printable(part) for name, part in said.items()}
    if isinstance(said, Sequence):
        return [_printable(part) for part in said]
    return said
