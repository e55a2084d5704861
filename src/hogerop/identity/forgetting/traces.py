"""What tells that a text is about somebody: words that no one else in the book has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import permutations

from hogerop.identity.forgetting.folding import folded

_PHONES = ("phone", "mobile")
_MAY_BE_OTHERS = ("street", "company")
"""Who lives or works with somebody may have these, in a file that was not taken in whole."""
_LENGTH, _FIGURES, _TAIL = 6, 9, 9
_NO_FIGURES = bytes(set(range(128)) - set(b"0123456789"))
_NUMBER = re.compile(r"\+?[\d\s().\-/]{9,}")


@dataclass(frozen=True)
class Traces:
    """Texts that are one person's alone, in small letters.

    ``plain`` tell wherever they stand, ``short`` only in a column of numbers of people or orders,
    ``phones`` are the last figures of telephone numbers; ``codes`` stand for them in
    rows of others. ``names`` are whole names, which may stand in cells side by side.
    """

    plain: frozenset[str]
    short: frozenset[str]
    phones: frozenset[str]
    codes: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()

    @classmethod
    def of(cls, texts: Iterable[tuple[str, str]], codes: Iterable[str] = ()) -> Traces:
        """Return the traces in pairs of a column of the book and a text, and in their codes."""
        plain: set[str] = set()
        short: set[str] = set()
        phones: set[str] = set()
        names: set[str] = set()
        for column, text in texts:
            bare = text.removeprefix("mail:").removeprefix("card:").removeprefix("name:")
            if column in _PHONES:
                phones.add(re.sub(r"\D", "", text)[-_TAIL:])
            elif column not in _MAY_BE_OTHERS:
                tells = "@" in bare or len(bare) >= (_FIGURES if bare.isdigit() else _LENGTH)
                (plain if tells else short).add(bare)
            if column == "name":
                names.add(bare)
        tails = frozenset(phone for phone in phones if len(phone) == _TAIL)
        return cls(frozenset(plain), frozenset(short), tails, frozenset(codes), frozenset(names))

    def in_cells(self, cells: Iterable[str], numbers: Iterable[str] = ()) -> bool:
        """Say whether a row is about them, or names them.

        Parameters
        ----------
        cells : iterable of str
            All cells of the row.
        numbers : iterable of str
            Those that hold numbers of people or orders.
        """
        told = list(cells)
        return (
            any(self.in_text(cell) for cell in told)
            or any(number.strip().lower().lstrip("'") in self.short for number in numbers)
            or self._name_in(told)
        )

    def _name_in(self, cells: Sequence[str]) -> bool:
        """Say whether cells side by side are their name: first, infix and last, in any order."""
        words = [word for word in map(folded, cells) if word]
        return any(
            "".join(order) in self._folded_names
            for many in (2, 3)
            for start in range(len(words) - many + 1)
            for order in permutations(words[start : start + many])
        )

    @cached_property
    def _folded_names(self) -> frozenset[str]:
        return frozenset(folded(name) for name in self.names if " " in name)

    def may_be_in(self, row: str) -> bool:
        """Say fast, of a row as it stands in a file, whether it may name them.

        Never *no* where it does: most rows of a large file need no closer look.
        """
        small = row.lower()
        if any(hint in small for hint in self._hints):
            return True
        if not self.phones:
            return False
        figures = row.encode("ascii", "ignore").translate(None, _NO_FIGURES)
        return any(tail in figures for tail in self._tails)

    @cached_property
    def _hints(self) -> tuple[str, ...]:
        # A file writes a quote inside a cell twice, so a text is looked for up to its quotes.
        texts = self.plain | self.short | {code.lower() for code in self.codes}
        # The parts of a name may stand apart.
        words = {max(name.split(), key=len) for name in self.names}
        return tuple(max(text.split('"'), key=len) for text in texts | words)

    @cached_property
    def _tails(self) -> tuple[bytes, ...]:
        # Figures of another script leave nothing, which is in every row.
        return tuple(phone.encode("ascii", "ignore") for phone in self.phones)

    def in_text(self, text: str) -> bool:
        """Say whether a text names them."""
        small = text.strip().lower()
        if not small:
            return False
        if small.lstrip("'") in self.plain:
            return True
        if _NUMBER.fullmatch(small) and re.sub(r"\D", "", small)[-_TAIL:] in self.phones:
            return True
        return self.pattern is not None and self.pattern.search(small) is not None

    def struck_out(self, text: str) -> str:
        """Return a text without the words that name them."""
        return self.without_codes(text if self.pattern is None else self.pattern.sub("…", text))

    def without_codes(self, text: str) -> str:
        """Return a text of others without the codes that stand for them."""
        return text if self._codes is None else self._codes.sub("", text)

    @cached_property
    def _codes(self) -> re.Pattern[str] | None:
        return _any_of(self.codes)

    @cached_property
    def pattern(self) -> re.Pattern[str] | None:
        """What finds a trace inside a longer text, as words of their own."""
        return _any_of(self.plain)


def _any_of(texts: Iterable[str]) -> re.Pattern[str] | None:
    """Return what finds any of these as words of their own."""
    words = "|".join(re.escape(word) for word in sorted(texts, key=len, reverse=True))
    if not words:
        return None
    return re.compile(rf"(?<![\w@.])(?:{words})(?![\w@])", re.IGNORECASE)
