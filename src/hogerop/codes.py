"""Codes that say more the longer they are: what a business does (SBI, NACE), and postcodes.

SBI is the Dutch classification of activities, NACE the European one; the first four digits are
the same. Two digits are a division, three a group, four a class; SBI adds a fifth. Sections are
letters. Divisions and sections are those of Regulation (EC) 1893/2006 (NACE Rev. 2, SBI 2008) and
Regulation (EU) 2023/137 (NACE Rev. 2.1, SBI 2025).
"""

from __future__ import annotations

import re

import pyarrow as pa
import pyarrow.compute as pc

CODED = ("sbi", "postcode")
"""Columns of a contact that hold codes; a rule's code fits all that begin with it."""


def _parted(spans: str) -> dict[str, tuple[int, int]]:
    """Return letter -> first and last division of "A 1-3, D 35"."""
    found = {}
    for span in spans.split(", "):
        letter, _, divisions = span.partition(" ")
        first, _, last = divisions.partition("-")
        found[letter] = (int(first), int(last or first))
    return found


_SECTIONS_2008 = _parted(
    "A 1-3, B 5-9, C 10-33, D 35, E 36-39, F 41-43, G 45-47, H 49-53, I 55-56, J 58-63, K 64-66,"
    " L 68, M 69-75, N 77-82, O 84, P 85, Q 86-88, R 90-93, S 94-96, T 97-98, U 99"
)
_SECTIONS_2025 = _parted(
    "A 1-3, B 5-9, C 10-33, D 35, E 36-39, F 41-43, G 46-47, H 49-53, I 55-56, J 58-60, K 61-63,"
    " L 64-66, M 68, N 69-75, O 77-82, P 84, Q 85, R 86-88, S 90-93, T 94-96, U 97-98, V 99"
)
_DIVISIONS = {
    f"{division:02}"
    for first, last in (*_SECTIONS_2008.values(), *_SECTIONS_2025.values())
    for division in range(first, last + 1)
}
SECTIONS = "ABCDEFGHI"
"""Letters that mean the same in both editions; from J on they do not."""

# Spreadsheets drop the 0 of 01.13.1 and make it 1131. Which groups there are tells the two apart.
_GROUPS_OF_FARMING = {"01": "1234567", "02": "1234", "03": "123"}
_GROUPS_LIKE_THEM = {
    "11": "0", "12": "0", "13": "1239", "14": "123", "15": "12", "16": "12", "17": "12",
    "21": "12", "22": "12", "23": "12345679", "24": "12345",
    "31": "0", "32": "123459", "33": "12",
}  # fmt: skip

_BETWEEN = re.compile(
    r"[;|/\n\r]|,(?=\s|[A-Z]?\d{4})|\s+(?:en|and|&|\+)\s+(?=[A-V]?\s?\d)"
    r"|(?<=\d)\s+(?=\d{2}(?:\.\d|\d{2}(?!\d)))"
)
_CODE = re.compile(
    r"^[\W_]*(?:(?:sbi|nace)(?:[\s-]?code)?[\s:.-]*)?(?:(?P<letter>[A-Va-v])[\s.:-]*)?"
    r"(?P<digits>\d{1,2}[.,]\d{1,3}(?:[.,]\d{1,2})?|\d{2,5})(?![\d])(?![.,]\d)",
    re.IGNORECASE,
)
_SECTION = re.compile(r"^\s*(?:(?:sectie|section|sbi|nace)\s+)?([A-V])(?:\s*$|\s*[-:–]\s|\s\s)")


def codes_in(cell: str) -> str | None:
    """Return the codes of SBI or NACE in a cell, each once, comma separated; None without any.

    A code without points and without its 0 (141) is read with it: 01.41. Other text is skipped.

    Examples
    --------
    >>> codes_in("56101; G47.91 Webwinkels"), codes_in("0111"), codes_in("1.11"), codes_in("bakker")
    ('56.10.1, 47.91', '01.11', '01.11', None)
    """
    found = [code for part in _BETWEEN.split(cell) if (code := _code_at_the_start(part))]
    return ", ".join(dict.fromkeys(found)) or None


def _code_at_the_start(part: str) -> str | None:
    section = _SECTION.match(part)
    if section:
        return section.group(1)
    match = _CODE.match(part)
    if match is None:
        return None
    digits = _digits(match.group("digits"))
    letter = (match.group("letter") or "").upper()
    if digits[:2] not in _DIVISIONS or len(digits) > 5:
        return None
    if letter and not _bears(letter, int(digits[:2])):
        return None
    return _written(digits)


def _digits(code: str) -> str:
    head, *rest = re.split(r"[.,]", code)
    if rest:
        return head.zfill(2) + "".join(rest)
    with_zero = f"0{head}"
    farming = head[1:2] in tuple(_GROUPS_OF_FARMING.get(with_zero[:2], ""))
    if len(head) == 3 and farming:
        return with_zero
    if len(head) == 4 and farming and head[2] not in _GROUPS_LIKE_THEM.get(head[:2], head[2]):
        return with_zero
    return head


def _bears(letter: str, division: int) -> bool:
    spans = (sections.get(letter, (0, -1)) for sections in (_SECTIONS_2008, _SECTIONS_2025))
    return any(first <= division <= last for first, last in spans)


def _written(digits: str) -> str:
    return ".".join(part for part in (digits[:2], digits[2:4], digits[4:]) if part)


def code_asked(column: str, text: str) -> str | None:
    """Return a code as a rule asks for it, None where it is none.

    A code of SBI or NACE is a section (A to I), a division, a group with its point, or longer.

    Examples
    --------
    >>> code_asked("sbi", "47.9"), code_asked("sbi", "561"), code_asked("postcode", "35 11 a")
    ('47.9', None, '3511A')
    """
    if column == "postcode":
        return _together(text) or None
    bare = text.strip().upper()
    if bare in tuple(SECTIONS):
        return bare
    if re.fullmatch(r"[A-V]?\s?(\d\d|\d\d\.\d{1,3}|\d\d\.\d\d\.\d|\d{4,5})", bare):
        return _code_at_the_start(bare)
    return None


def beginnings(column: str, code: str) -> tuple[str, ...]:
    """Return how every code begins that is this one or lies under it."""
    if column == "sbi" and code in tuple(SECTIONS):
        first, last = _SECTIONS_2008[code]
        return (code, *(f"{division:02}" for division in range(first, last + 1)))
    return (code,)


def lies_under(column: str, said: str, code: str) -> bool:
    """Say whether one of the codes in a cell is a code or lies under it.

    Examples
    --------
    >>> lies_under("sbi", "56.10.1, 47.91", "47.9"), lies_under("sbi", "56.10.1", "I")
    (True, True)
    """
    held = [_together(said)] if column == "postcode" else said.split(", ")
    return any(one.startswith(beginnings(column, code)) for one in held)


def lie_under(column: str, said: pa.Array, code: str) -> pa.Array:
    """Say of every cell what `lies_under` says of one; null stays null."""
    if column == "postcode":
        said = pc.replace_substring_regex(pc.utf8_upper(said), r"[^0-9A-Z]", "")
    starts = "|".join(re.escape(start) for start in beginnings(column, code))
    return pc.match_substring_regex(said, rf"(?:^|, )(?:{starts})")


def _together(postcode: str) -> str:
    return re.sub(r"[^0-9A-Z]", "", postcode.upper())
