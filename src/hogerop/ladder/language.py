"""Read a rule: from the owner's text to a typed tree.

Only documented words, numbers, quoted text, comparisons and ``and or not`` exist. Nothing of a
rule's text ever reaches an engine or an interpreter; a rule is data.
"""

from __future__ import annotations

from collections.abc import Callable

from hogerop.codes import code_asked
from hogerop.ladder.tokens import Cursor, Token
from hogerop.ladder.tree import (
    Always,
    And,
    Call,
    CodeIs,
    Compare,
    Condition,
    InRhythm,
    Known,
    Not,
    Number,
    Or,
    Text,
    TextIs,
)
from hogerop.ladder.vocabulary import (
    CODE,
    COLUMNS,
    DAYS,
    SINCE,
    TEXT,
    UNIT_WORDS,
    WORDS,
    YES_NO,
    Word,
)
from hogerop.words import say

KEYWORDS = ("and", "or", "not", "between", "in", "true", "false")
Value = Number | Text | Condition


def parse(rule: str, *, where: str = "") -> Condition:
    """Read a rule.

    Parameters
    ----------
    rule : str
        The rule in the policy's language, at most 2,000 characters.
    where : str, optional
        Where it stands, such as ``hogerop.toml, line 12``, for the message when it is wrong.

    Raises
    ------
    PolicyFault
        With the rule, a caret under the fault, the nearest word and an example.

    Examples
    --------
    >>> str(parse("orders(12 months) >= 2 and not is_member()"))
    'orders(365) >= 2 and not is_member()'
    """
    return _Reader(rule, where).whole()


def parse_value(text: str, *, where: str = "") -> Number | Condition:
    """Read one word or sum of words, such as ``spend(365)`` or ``in_rhythm(2)``.

    Raises
    ------
    PolicyFault
        As for `parse`.
    """
    return _Reader(text, where).value_alone()


class _Reader(Cursor):
    """A Pratt-like reader: one method per level of binding, loosest first."""

    # the doors

    def whole(self) -> Condition:
        condition = self._as_condition(self._either(), 0)
        self.at_end()
        return condition

    def value_alone(self) -> Number | Condition:
        value = self._either()
        self.at_end()
        if isinstance(value, Text):
            self.fault(say("A number or a condition is needed here"), 0)
        return value

    # levels, loosest first

    def _either(self) -> Value:
        return self._joined("or", self._both, Or)

    def _both(self) -> Value:
        return self._joined("and", self._negated, And)

    def _joined(self, word: str, level: Callable[[], Value], node: type[And] | type[Or]) -> Value:
        start = self.here().at
        first = level()
        if not self.at(word):
            return first
        parts = [self._as_condition(first, start)]
        while self.take(word):
            start = self.here().at
            parts.append(self._as_condition(level(), start))
        return node(tuple(parts))

    def _negated(self) -> Value:
        if not self.at("not"):
            return self._comparison()
        self.deeper()
        self.advance()
        start = self.here().at
        inner = Not(self._as_condition(self._negated(), start))
        self.depth -= 1
        return inner

    def _comparison(self) -> Value:
        start = self.here().at
        left = self._sum()
        if self.at("between"):
            return self._between(left, start)
        if self.at("in") or self.at("not"):
            return self._in(left, start)
        parts: list[Condition] = []
        while self.here().text in _SIGNS and self.here().kind == "sign":
            sign_at = self.here().at
            sign = self.advance().text.replace("==", "=")
            right_at = self.here().at
            right = self._sum()
            parts.append(self._compared(left, sign, right, start, sign_at))
            left, start = right, right_at
        if not parts:
            return left
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def _between(self, left: Value, start: int) -> Condition:
        at = self.advance().at
        low = self._sum()
        if not self.take("and"):
            self.fault(
                say("'between' needs two values with 'and'"),
                self.here().at,
                "5 <= employees <= 250",
            )
        high = self._sum()
        return And(
            (
                self._compared(left, ">=", low, start, at),
                self._compared(left, "<=", high, start, at),
            )
        )

    def _in(self, left: Value, start: int) -> Condition:
        negated = self.take("not")
        at = self.here().at
        if not self.take("in"):
            self.fault(say("'in' is expected after 'not' here"), at, 'country not in ("NL", "BE")')
        self.expect("(")
        choices = [self._compared(left, "=", self._sum(), start, at)]
        while self.take(","):
            choices.append(self._compared(left, "=", self._sum(), start, at))
        self.expect(")")
        found: Condition = Or(tuple(choices))
        return Not(found) if negated else found

    def _sum(self) -> Value:
        start = self.here().at
        left = self._product()
        while self.here().text in ("+", "-"):
            at = self.here().at
            sign = 1.0 if self.advance().text == "+" else -1.0
            right = self._product()
            left = self._added(
                self._as_number(left, start), self._as_number(right, at + 1), sign, at
            )
        return left

    def _product(self) -> Value:
        start = self.here().at
        left = self._single()
        while self.here().text in ("*", "/"):
            at = self.here().at
            sign = self.advance().text
            a, b = self._as_number(left, start), self._as_number(self._single(), at + 1)
            left = self._multiplied(a, b, at) if sign == "*" else self._divided(a, b, at)
        return left

    def _single(self) -> Value:
        token = self.here()
        if token.kind == "number":
            return self._number()
        if token.kind == "text":
            return Text(column="", value=self.advance().text)
        if token.kind == "name":
            return self._word()
        if self.take("-"):
            return self._as_number(self._single(), token.at + 1).times(-1.0)
        if self.take("("):
            self.deeper()
            inner = self._either()
            self.depth -= 1
            self.expect(")")
            return inner
        self.fault(say("Something is missing here"), token.at, "orders(365) >= 2")

    # words and numbers

    def _number(self) -> Number:
        amount = float(self.advance().text)
        token = self.here()
        if token.kind == "name" and token.text in UNIT_WORDS:
            worth, unit = UNIT_WORDS[self.advance().text]
            return Number.of(amount * worth, unit)
        if token.kind == "name" and token.text not in KEYWORDS:
            self.unknown(
                token, tuple(UNIT_WORDS), say("'{word}' is no unit", word=token.text), "12 months"
            )
        return Number.of(amount)

    def _word(self) -> Value:
        token = self.advance()
        if token.text in ("true", "false"):
            return Always(token.text == "true")
        if token.text in COLUMNS and not self.at("("):
            return self._column(token)
        word = WORDS.get(token.text)
        if word is None:
            known = (*WORDS, *COLUMNS, *KEYWORDS)
            self.unknown(
                token, known, say("'{word}' is no word of the rule language", word=token.text)
            )
        return self._called(word, token)

    def _column(self, token: Token) -> Value:
        if COLUMNS[token.text] in (TEXT, CODE):
            return Text(column=token.text, value="")
        return Number.word(Call(token.text, None), COLUMNS[token.text])

    def _called(self, word: Word, token: Token) -> Value:
        if not self.take("("):
            self.fault(say("'{word}' needs brackets", word=word.name), token.at, word.example)
        if word.takes == "column":
            value: Value = Known(self._one_of(tuple(COLUMNS), say("a column"), word))
        elif word.takes == "kind":
            value = Number.word(Call(word.name, self._kind(word)), word.unit)
        elif word.takes == "number":
            value = InRhythm(self._plain_number(word))
        else:
            value = self._counted(word)
        self.expect(")", word.example)
        return value

    def _counted(self, word: Word) -> Value:
        window = 0
        if not self.at(")"):
            if word.takes != "window":
                self.fault(
                    say("'{word}' takes nothing between its brackets", word=word.name),
                    self.here().at,
                    word.example,
                )
            window = self._window(word)
        number = Number.word(Call(word.name, window), word.unit)
        if word.unit == YES_NO:
            return Compare(number, ">=", Number.of(1.0))
        return number

    def _window(self, word: Word) -> int:
        at = self.here().at
        number = self._as_number(self._sum(), at)
        days = round(number.constant)
        if number.terms or number.unit not in ("", DAYS) or not 1 <= days <= 36_525:
            self.fault(say("A window is a number of days, from 1 to 36525"), at, word.example)
        return days

    def _kind(self, word: Word) -> str:
        token = self.advance()
        if token.kind != "text" or token.text not in SINCE:
            self.unknown(
                token,
                tuple(SINCE),
                say("'{word}' needs a kind of event in quotes", word=word.name),
                word.example,
            )
        return token.text

    def _plain_number(self, word: Word) -> float:
        at = self.here().at
        number = self._as_number(self._sum(), at)
        if number.terms or number.constant <= 0:
            self.fault(say("'{word}' needs a number above 0", word=word.name), at, word.example)
        return number.constant

    def _one_of(self, names: tuple[str, ...], what: str, word: Word) -> str:
        token = self.advance()
        if token.text not in names or token.kind != "name":
            self.unknown(
                token, names, say("'{word}' needs {what}", word=word.name, what=what), word.example
            )
        return token.text

    # what may be done with what

    def _compared(self, left: Value, sign: str, right: Value, start: int, at: int) -> Condition:
        if isinstance(left, Text) or isinstance(right, Text):
            return self._text_compared(left, sign, right, at)
        a, b = self._as_number(left, start), self._as_number(right, at + len(sign))
        if not a.fits(b):
            self.fault(
                say("{one} cannot be compared with {other}", one=say(a.unit), other=say(b.unit)),
                at,
                "days_since_order() <= 90",
            )
        return Compare(a, sign, b)

    def _text_compared(self, left: Value, sign: str, right: Value, at: int) -> Condition:
        if isinstance(left, Text) and not left.column and isinstance(right, Text):
            left, right = right, left
        if not (
            isinstance(left, Text) and left.column and isinstance(right, Text) and not right.column
        ):
            self.fault(
                say("Text can be compared with a column of text only"), at, 'country == "NL"'
            )
        if sign not in ("=", "!="):
            self.fault(say("Text can only be equal or not equal"), at, 'country != "NL"')
        same: Condition = (
            self._code_is(left.column, right.value, at)
            if COLUMNS[left.column] == CODE
            else TextIs(left.column, right.value.strip())
        )
        return same if sign == "=" else Not(same)

    def _code_is(self, column: str, text: str, at: int) -> Condition:
        code = code_asked(column, text)
        if code is not None:
            return CodeIs(column, code)
        if column == "postcode":
            self.fault(say("This is no postcode"), at, 'postcode in ("35", "3601")')
        self.fault(
            say(
                "'{code}' is no code of SBI or NACE: 56, 47.9, 56.10.1, or a section from A to I",
                code=text,
            ),
            at,
            'sbi in ("56", "47.9")',
        )

    def _added(self, a: Number, b: Number, sign: float, at: int) -> Number:
        if not a.fits(b):
            self.fault(
                say("{one} and {other} cannot be added", one=say(a.unit), other=say(b.unit)),
                at,
                "orders() + quotes() >= 2",
            )
        return a.plus(b.times(sign))

    def _multiplied(self, a: Number, b: Number, at: int) -> Number:
        if a.terms and b.terms:
            self.fault(
                say("A word can be multiplied by a number only"), at, "spend() >= 50 * orders()"
            )
        return a.times(b.constant, b.unit) if a.terms else b.times(a.constant, a.unit)

    def _divided(self, a: Number, b: Number, at: int) -> Number:
        if b.terms:
            self.fault(
                say("A word cannot divide; multiply the other side"), at, "spend() >= 50 * orders()"
            )
        if b.constant == 0:
            self.fault(say("Nothing can be divided by 0"), at)
        return a.times(1.0 / b.constant, b.unit)

    def _as_number(self, value: Value, at: int) -> Number:
        if isinstance(value, Number):
            return value
        self.fault(say("A number is needed here"), min(at, len(self.rule)), "orders(365) >= 2")

    def _as_condition(self, value: Value, at: int) -> Condition:
        if isinstance(value, Number):
            word = value.terms[0][0].word if value.terms else ""
            example = WORDS[word].example if word in WORDS else "orders() >= 1"
            self.fault(
                say("A number alone is no condition; compare it with something"), at, example
            )
        if isinstance(value, Text):
            self.fault(
                say("Text alone is no condition; compare it with something"), at, 'country == "NL"'
            )
        return value


_SIGNS = ("<", "<=", "=", "==", "!=", ">", ">=")
