"""What a rule is made of: sums of words, comparisons, and what joins them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Call:
    """A word with what stands between its brackets: a window in days (0 = ever) or a kind."""

    word: str
    argument: int | str | None

    def __str__(self) -> str:
        if self.argument is None:
            return self.word
        if isinstance(self.argument, str):
            return f'{self.word}("{self.argument}")'
        return f"{self.word}({self.argument or ''})"


@dataclass(frozen=True)
class Number:
    """A linear form: a sum of words, each times a number, plus a constant.

    ``unit`` is empty for a bare number, which fits any unit; ``scaled`` says that a bare number
    was multiplied in, which may have carried a unit of its own (50 euros per order).
    """

    terms: tuple[tuple[Call, float], ...]
    constant: float
    unit: str
    scaled: bool

    @classmethod
    def of(cls, constant: float, unit: str = "") -> Number:
        """Return a number without words."""
        return cls((), constant, unit, False)

    @classmethod
    def word(cls, call: Call, unit: str) -> Number:
        """Return one word."""
        return cls(((call, 1.0),), 0.0, unit, False)

    def __str__(self) -> str:
        written = " + ".join(f"{c}" if w == 1.0 else f"{w:g} * {c}" for c, w in self.terms)
        constant = f"{self.constant:g}" if self.constant or not written else ""
        return " + ".join(part for part in (written, constant) if part).replace("+ -", "- ")

    def fits(self, other: Number) -> bool:
        """Say whether the two have units that may be compared or added."""
        free = self.scaled or other.scaled or not self.unit or not other.unit
        return free or self.unit == other.unit

    def plus(self, other: Number) -> Number:
        """Return the sum, each word once."""
        weights: dict[Call, float] = {}
        for call, weight in (*self.terms, *other.terms):
            weights[call] = weights.get(call, 0.0) + weight
        terms = tuple((call, weight) for call, weight in weights.items() if weight != 0.0)
        return Number(
            terms,
            self.constant + other.constant,
            self.unit or other.unit,
            self.scaled or other.scaled,
        )

    def times(self, factor: float, unit: str = "") -> Number:
        """Return the product with a number."""
        terms = tuple((call, weight * factor) for call, weight in self.terms if factor != 0.0)
        scaled = self.scaled or bool(self.terms and factor != -1.0)
        return Number(terms, self.constant * factor, self.unit or unit, scaled)


@dataclass(frozen=True)
class Text:
    """A column of text (``column``) or a quoted text (``value``)."""

    column: str
    value: str


@dataclass(frozen=True)
class Compare:
    """A comparison of two numbers; not met when either is missing."""

    left: Number
    sign: str
    right: Number

    def __str__(self) -> str:
        if self.left.unit == "yes/no":
            return f"{self.left}" if self.sign == ">=" else f"not {self.left}"
        return f"{self.left} {self.sign} {self.right}"


@dataclass(frozen=True)
class TextIs:
    """A column of text equals a value, capitals apart; not met when the column is empty."""

    column: str
    value: str
    equal: bool = True

    def __str__(self) -> str:
        return f'{self.column} {"=" if self.equal else "!="} "{self.value}"'


@dataclass(frozen=True)
class CodeIs:
    """A column holds a code or one that lies under it; not met when the column is empty."""

    column: str
    code: str
    equal: bool = True

    def __str__(self) -> str:
        return f'{self.column} {"=" if self.equal else "!="} "{self.code}"'


@dataclass(frozen=True)
class Known:
    """A column of the contact is filled in."""

    column: str
    filled: bool = True

    def __str__(self) -> str:
        return f"{'' if self.filled else 'not '}known({self.column})"


@dataclass(frozen=True)
class InRhythm:
    """Not silent for longer than ``gaps`` usual gaps, nor longer than the least number of days."""

    gaps: float
    kept: bool = True

    def __str__(self) -> str:
        return f"{'' if self.kept else 'not '}in_rhythm({self.gaps:g})"


@dataclass(frozen=True)
class Always:
    """Holds always, or never."""

    holds: bool

    def __str__(self) -> str:
        return "true" if self.holds else "false"


@dataclass(frozen=True)
class And:
    """Holds when all parts do."""

    parts: tuple[Condition, ...]

    def __str__(self) -> str:
        return " and ".join(f"({p})" if isinstance(p, Or) else f"{p}" for p in self.parts)


@dataclass(frozen=True)
class Or:
    """Holds when one part does."""

    parts: tuple[Condition, ...]

    def __str__(self) -> str:
        return " or ".join(str(p) for p in self.parts)


@dataclass(frozen=True)
class Not:
    """Holds when its part is known not to."""

    part: Condition

    def __str__(self) -> str:
        joined = isinstance(self.part, And | Or)
        return f"not ({self.part})" if joined else f"not {self.part}"


Condition = Compare | TextIs | CodeIs | Known | InRhythm | Always | And | Or | Not

_OPPOSITE = {"<": ">=", "<=": ">", "=": "!=", "!=": "=", ">": "<=", ">=": "<"}


def without_nots(condition: Condition, *, negated: bool = False) -> Condition:
    """Return the condition with every ``not`` pushed into the comparisons.

    A comparison with a missing value is not met, and neither is its ``not``: so a ``not`` becomes
    the opposite comparison, which a missing value does not meet either.
    """
    match condition:
        case Not(part):
            return without_nots(part, negated=not negated)
        case And(parts) | Or(parts):
            mended = tuple(without_nots(p, negated=negated) for p in parts)
            return And(mended) if isinstance(condition, And) != negated else Or(mended)
        case _:
            return _opposite(condition) if negated else condition


def _opposite(condition: Condition) -> Condition:
    match condition:
        case Compare(left, sign, right):
            return Compare(left, _OPPOSITE[sign], right)
        case TextIs(column, value, equal):
            return TextIs(column, value, not equal)
        case CodeIs(column, code, equal):
            return CodeIs(column, code, not equal)
        case Known(column, filled):
            return Known(column, not filled)
        case InRhythm(gaps, kept):
            return InRhythm(gaps, not kept)
        case Always(holds):
            return Always(not holds)
    raise TypeError(condition)
