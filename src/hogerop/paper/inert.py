"""Text of unknown origin made harmless: it shows what it says and does nothing else."""

from __future__ import annotations

import unicodedata

# Control characters steer terminals; format characters (right-to-left marks among them) hide or
# reorder what stands beside them; lone surrogates cannot be encoded.
_STEERING = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def inert(text: object, longest: int | None = None) -> str:
    """Return the text on one line, without characters that steer, hide or reorder.

    Parameters
    ----------
    text : object
        Anything; None becomes nothing.
    longest : int, optional
        Cut to this many characters, the last of them an ellipsis.
    """
    if text is None:
        return ""
    whole = str(text)
    if whole.isascii() and whole.isprintable():
        return _cut(whole, longest)
    spaced = "".join(" " if c in "\t\n\r\x0b\x0c\u2028\u2029" else c for c in whole)
    return _cut("".join(c for c in spaced if unicodedata.category(c) not in _STEERING), longest)


def _cut(text: str, longest: int | None) -> str:
    if longest is None or len(text) <= longest:
        return text
    return text[: max(longest - 1, 0)].rstrip() + "…"
