"""Read amounts and quantities as people and packages write them; numbers only, no tables."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

LARGEST = 1e11
"""What no amount or quantity reaches: contracts.MONEY and the reckoning of refunds (int64,
millionths) hold it, with room for sums."""

_SIGNS = {"€": "EUR", "£": "GBP", "$": "USD", "¥": "JPY"}
_CODE = re.compile(r"\b(EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|CAD|AUD|JPY)\b", re.I)
_NOISE = re.compile(
    r"eur|usd|gbp|chf|sek|nok|dkk|pln|cad|aud|jpy|[€£$¥\s\u00a0\u202f\u2009'’*]", re.I
)
_COUNT = r"\d{1,3}(?:[.,\s]\d{3})+|\d{1,7}"
_OF_WHAT = r"(?:werknemers|medewerkers|werkzame personen|personen|fte|employees|people)?"
_RANGE = re.compile(
    rf"(?:>|meer dan|more than|over)\s*(?P<above>{_COUNT})\s*{_OF_WHAT}"
    rf"|(?:>=|≥|vanaf|from)?\s*(?P<least>{_COUNT})\s*"
    rf"(?:(?:-|–|—|tot en met|tot|t/m|to)\s*(?:{_COUNT})|\+|en meer|of meer|or more|and more)?"
    rf"\s*{_OF_WHAT}",
    re.IGNORECASE,
)
_PLAIN = {".": r"^-?\d+(\.\d+)?$", ",": r"^-?\d+(,\d+)?$"}
_SCIENCE = re.compile(r"^-?\d+(\.\d+)?e[+-]?\d+$", re.I)


@dataclass(frozen=True)
class Marks:
    """How many values prove the point or the comma as decimal mark, and how many need to know."""

    point: int = 0
    comma: int = 0
    open: int = 0

    def __add__(self, other: Marks) -> Marks:
        return Marks(self.point + other.point, self.comma + other.comma, self.open + other.open)

    @property
    def mark(self) -> str | None:
        """``"."`` or ``","``, whichever more values prove; None while none or as many do."""
        if self.point == self.comma:
            return None
        return "." if self.point > self.comma else ","


def marks_of(texts: pa.Array) -> Marks:
    """Return what some texts prove about the decimal mark.

    ``1.234`` and ``1,234`` prove nothing: a thousand, or one and a bit.
    """
    point = comma = unclear = 0
    for text in pc.unique(texts.drop_null()).to_pylist():
        shape = _NOISE.sub("", text).strip("-+()%")
        last = max(shape.rfind("."), shape.rfind(","))
        if last < 0 or not shape.replace(".", "").replace(",", "").isdigit():
            continue
        mark, other = shape[last], "," if shape[last] == "." else "."
        if other in shape or (shape.count(mark) == 1 and not _may_be_thousands(shape, last)):
            point, comma = point + (mark == "."), comma + (mark == ",")
        elif shape.count(mark) > 1:
            point, comma = point + (mark == ","), comma + (mark == ".")
        else:
            unclear += 1
    return Marks(point, comma, unclear)


def read_figures(texts: pa.Array, *, decimal: str) -> pa.Array:
    """Return numbers (float64) of texts, null where none can be read.

    Parameters
    ----------
    texts : array of string
    decimal : str
        ``"."`` or ``","``: what a lone mark before exactly three digits means.
    """
    texts = pc.utf8_trim_whitespace(texts)
    if pc.all(pc.match_substring_regex(texts, _PLAIN[decimal])).as_py():
        return pc.replace_substring(texts, ",", ".").cast(pa.float64())
    words = pc.dictionary_encode(texts)
    numbers = [figure(t, decimal) for t in words.dictionary.to_pylist()]
    return pa.array(numbers, pa.float64()).take(words.indices)


def least_of_ranges(texts: pa.Array) -> pa.Array:
    """Return the least number (float64) that each range allows, null where a text is none.

    Examples
    --------
    >>> texts = pa.array(["10 - 19", "1.001-5.000", ">500", "50 medewerkers", "1-2-3"])
    >>> least_of_ranges(texts).to_pylist()
    [10.0, 1001.0, 501.0, 50.0, None]
    """
    words = pc.dictionary_encode(texts)
    return pa.array([_least(t) for t in words.dictionary.to_pylist()], pa.float64()).take(
        words.indices
    )


def _least(text: str) -> float | None:
    match = _RANGE.fullmatch(text)
    if match is None:
        return None
    if match["above"]:
        return float(int(re.sub(r"\D", "", match["above"])) + 1)
    return float(int(re.sub(r"\D", "", match["least"])))


def figure(text: str, decimal: str) -> float | None:
    """Return the number that a text says, or None.

    Examples
    --------
    >>> figure("€ 1.234,50", ","), figure("1,234.50-", ","), figure("(12,5 %)", ",")
    (1234.5, -1234.5, -0.125)
    >>> figure("€ 12,-", ","), figure("1.234", "."), figure("1.234", ","), figure("twelve", ",")
    (12.0, 1.234, 1234.0, None)
    """
    bare = _NOISE.sub("", text).replace("\u2212", "-").replace("–", "-")
    bare = re.sub(r"[,.]-+$", "", bare)
    minus = bare.startswith(("-", "(-")) or bare.endswith("-") or bare.startswith("(")
    percent = "%" in bare
    digits = bare.strip("()-+%")
    if _SCIENCE.match(digits):
        number = float(digits)
    else:
        plain = _with_point(digits, decimal)
        if plain is None:
            return None
        number = float(plain)
    number = (-number if minus else number) / (100 if percent else 1)
    return number if math.isfinite(number) else None


def currencies_of(texts: pa.Array) -> pa.Array:
    """Return the ISO code that each amount is marked with, null where it bears no sign."""
    words = pc.dictionary_encode(texts)
    found = [_currency(t) for t in words.dictionary.to_pylist()]
    return pa.array(found, pa.string()).take(words.indices)


def _currency(text: str) -> str | None:
    if match := _CODE.search(text):
        return match[1].upper()
    return next((code for sign, code in _SIGNS.items() if sign in text), None)


def _may_be_thousands(digits: str, at: int) -> bool:
    return len(digits) - at == 4 and 1 <= at <= 3 and digits[0] != "0"


def _with_point(digits: str, decimal: str) -> str | None:
    """Return digits with a decimal point and no thousands marks; None if they are no number."""
    last = max(digits.rfind("."), digits.rfind(","))
    if last >= 0:
        mark, other = digits[last], "," if digits[last] == "." else "."
        grouped = other in digits or digits.count(mark) > 1
        lone = digits.count(mark) == 1
        if lone and (other in digits or mark == decimal or not _may_be_thousands(digits, last)):
            whole, part = digits[:last], digits[last + 1 :]
            if grouped and not _in_threes(whole, other):
                return None
            digits = f"{whole.replace(other, '') or '0'}.{part or '0'}"
        else:
            if not _in_threes(digits, mark):
                return None
            digits = digits.replace(mark, "")
    return digits if re.fullmatch(r"\d+(\.\d+)?", digits, re.ASCII) else None


def _in_threes(digits: str, mark: str) -> bool:
    first, *rest = digits.split(mark)
    return 1 <= len(first) <= 3 and all(len(group) == 3 for group in rest)
