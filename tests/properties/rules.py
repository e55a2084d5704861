"""Rules as plain trees: written out as text for the product, judged here for the oracle.

The oracle never parses a rule: a random rule is born as a tree, and the product gets its text.
Numbers are exact fractions, so that no rounding can hide on the very edge of a comparison.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

Value = int | Fraction | float | None
"""A number, infinite (``math.inf``: it never happened) or missing (``None``)."""

ValueOf = Callable[["Word | Column"], "Value | str"]
"""How a rule asks what a word or a column is worth."""

COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}


def number(value: int | Fraction) -> str:
    """Write a number the way a person would in a rule."""
    fraction = Fraction(value)
    if fraction.denominator == 1:
        return str(fraction.numerator)
    return f"{float(fraction):.10f}".rstrip("0")


@dataclass(frozen=True)
class Word:
    """A word with its window, its kind of event or its factor, such as ``orders(365)``."""

    name: str
    argument: int | Fraction | str | None = None

    def __str__(self) -> str:
        if self.argument is None:
            return f"{self.name}()"
        if isinstance(self.argument, str):
            return f'{self.name}("{self.argument}")'
        return f"{self.name}({number(self.argument)})"


@dataclass(frozen=True)
class Column:
    """A column of the contact."""

    name: str

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class Sum:
    """Words times numbers, added up; a term without a word is a plain number."""

    terms: tuple[tuple[int | Fraction, Word | Column | None], ...]

    def __str__(self) -> str:
        text = " ".join(
            f"{'-' if factor < 0 else '+'} {_term(factor, word)}" for factor, word in self.terms
        )
        return text.removeprefix("+ ")

    def worth(self, value_of: ValueOf) -> Value:
        """Return the value; missing when any part is, or when infinities cancel out."""
        total: int | Fraction | float = 0
        for factor, word in self.terms:
            part = 1 if word is None else value_of(word)
            if part is None:
                return None
            assert not isinstance(part, str)
            total += factor * part
        return None if isinstance(total, float) and math.isnan(total) else total


def _term(factor: int | Fraction, word: Word | Column | None) -> str:
    """Write one term of a sum without its sign."""
    size = abs(Fraction(factor))
    if word is None:
        return number(size)
    return str(word) if size == 1 else f"{number(size)} * {word}"


@dataclass(frozen=True)
class Compare:
    """A comparison, chained or not: ``first op value [op value]``."""

    first: Sum
    rest: tuple[tuple[str, Sum], ...]

    def __str__(self) -> str:
        return str(self.first) + "".join(f" {op} {right}" for op, right in self.rest)

    def holds(self, value_of: ValueOf, denied: bool = False) -> bool:
        """Judge each link; a chain holds when all of its links do."""
        links, left = [], self.first
        for op, right in self.rest:
            links.append(_link(left.worth(value_of), op, right.worth(value_of), denied))
            left = right
        return any(links) if denied else all(links)


def _link(left: Value, op: str, right: Value, denied: bool) -> bool:
    if left is None or right is None or left == right == math.inf:
        return False  # of two things that never happened none is the longer ago
    return COMPARE[op](left, right) != denied


@dataclass(frozen=True)
class Between:
    """``value between low and high``, both ends included."""

    value: Sum
    low: Sum
    high: Sum

    def __str__(self) -> str:
        return f"{self.value} between {self.low} and {self.high}"

    def holds(self, value_of: ValueOf, denied: bool = False) -> bool:
        """Judge it as ``low <= value <= high``."""
        return Compare(self.low, (("<=", self.value), ("<=", self.high))).holds(value_of, denied)


@dataclass(frozen=True)
class OneOf:
    """``column in ("NL", "BE")``, or with one choice ``column == "NL"``."""

    column: Column
    choices: tuple[str, ...]
    op: str = "in"

    def __str__(self) -> str:
        quoted = [f'"{c}"' for c in self.choices]
        if self.op == "in":
            return f"{self.column} in ({', '.join(quoted)})"
        return f"{self.column} {self.op} {quoted[0]}"

    def holds(self, value_of: ValueOf, denied: bool = False) -> bool:
        """Judge it; a missing column is neither one of them nor not one of them."""
        value = value_of(self.column)
        if value is None:
            return False
        found = value in self.choices
        return (found if self.op != "!=" else not found) != denied


@dataclass(frozen=True)
class Known:
    """``known(column)``: never missing itself."""

    column: Column

    def __str__(self) -> str:
        return f"known({self.column})"

    def holds(self, value_of: ValueOf, denied: bool = False) -> bool:
        """Judge it."""
        return (value_of(self.column) is not None) != denied


@dataclass(frozen=True)
class Flag:
    """A word that is itself yes or no: ``is_member()``, ``in_rhythm(2.0)``."""

    word: Word

    def __str__(self) -> str:
        return str(self.word)

    def holds(self, value_of: ValueOf, denied: bool = False) -> bool:
        """Judge it."""
        return bool(value_of(self.word)) != denied


@dataclass(frozen=True)
class Always:
    """``true`` or ``false``."""

    verdict: bool

    def __str__(self) -> str:
        return "true" if self.verdict else "false"

    def holds(self, value_of: ValueOf, denied: bool = False) -> bool:
        """Judge it."""
        return self.verdict != denied


@dataclass(frozen=True)
class Both:
    """``and`` (all of its parts) or ``or`` (any of them)."""

    joint: str
    parts: tuple[Rule, ...]

    def __str__(self) -> str:
        return f" {self.joint} ".join(f"({p})" for p in self.parts)

    def holds(self, value_of: ValueOf, denied: bool = False) -> bool:
        """Judge the parts; a denial turns ``and`` into ``or`` and denies each part."""
        verdicts = [part.holds(value_of, denied) for part in self.parts]
        return all(verdicts) if (self.joint == "and") != denied else any(verdicts)


@dataclass(frozen=True)
class Not:
    """``not`` in front of a rule."""

    part: Rule

    def __str__(self) -> str:
        return f"not ({self.part})"

    def holds(self, value_of: ValueOf, denied: bool = False) -> bool:
        """Push the denial inwards, down to each comparison."""
        return self.part.holds(value_of, not denied)


Rule = Compare | Between | OneOf | Known | Flag | Always | Both | Not


def words_of(rule: Rule) -> list[Word | Column]:
    """Return every word and column that a rule names."""
    if isinstance(rule, Both):
        return [w for part in rule.parts for w in words_of(part)]
    if isinstance(rule, Not):
        return words_of(rule.part)
    if isinstance(rule, Compare):
        sums = [rule.first, *(s for _, s in rule.rest)]
    elif isinstance(rule, Between):
        sums = [rule.value, rule.low, rule.high]
    elif isinstance(rule, OneOf | Known):
        return [rule.column]
    else:
        return [rule.word] if isinstance(rule, Flag) else []
    return [w for s in sums for _, w in s.terms if w is not None]


def at_least(word: Word, count: int) -> Compare:
    """Return the rule ``word >= count``."""
    return Compare(Sum(((1, word),)), ((">=", Sum(((count, None),))),))
