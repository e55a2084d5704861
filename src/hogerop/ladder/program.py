"""A policy as arrays that the walk can read: words, comparisons, and what joins them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from hogerop.codes import lie_under
from hogerop.errors import PolicyFault
from hogerop.ladder.policy import Policy
from hogerop.ladder.rungs import RUNGS
from hogerop.ladder.tree import (
    Always,
    And,
    Call,
    CodeIs,
    Compare,
    Condition,
    InRhythm,
    Known,
    Number,
    Or,
    TextIs,
    without_nots,
)
from hogerop.ladder.vocabulary import COLUMNS, COUNT, SINCE, WORDS, Kind, Measure
from hogerop.words import say

MOST_COMPARISONS = 60
SIGNS = ("<", "<=", "=", "!=", ">", ">=")
LESS, AT_MOST, EQUAL, UNEQUAL, MORE, AT_LEAST = range(6)
ALWAYS = np.uint32(2**32 - 1)
"""Kinds of a comparison that looks at the contact's columns: it is judged for everybody."""
AND, OR, HOLDS, FAILS = -1, -2, -3, -4

EVIDENCE = Or(
    tuple(
        Compare(Number.word(Call(word, 0), COUNT), ">=", Number.of(1.0))
        for word in ("enquiries", "quotes", "orders", "referrals", "testimonials")
    )
)
"""What puts a contact at the foot of the ladder, in the target market or not."""

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int32]


class Tables(NamedTuple):
    """The program as the compiled walk takes it."""

    words: Ints  # word x (measure, window, kind or column)
    comparisons: (
        Ints  # comparison x (sign, count's measure or -1, window, kind, need, terms from, to)
    )
    constants: Floats  # comparison: its constant
    terms: Ints  # term x (measure, window, kind or column)
    weights: Floats  # term: its weight
    kinds: npt.NDArray[np.uint32]  # comparison: kinds of events that can change it, as bits
    steps: Ints  # conditions in postfix: a bit, or AND, OR, HOLDS, FAILS
    ends: Ints  # condition: one past its last step


@dataclass(frozen=True)
class Program:
    """A policy made ready for the walk.

    ``tables`` is what the compiled code reads; ``about`` are the conditions on a contact's columns
    alone, decided once per contact; ``columns`` are the columns of numbers that comparisons use.
    """

    tables: Tables
    calls: tuple[Call, ...]
    about: tuple[Condition, ...]
    columns: tuple[str, ...]
    sequential: bool
    grace_days: int
    business_gap: float
    least_days: float

    def about_bits(self, contacts: pa.Table) -> npt.NDArray[np.uint64]:
        """Return, per contact, which conditions on its columns hold (bit 0 = the first)."""
        bits = np.zeros(contacts.num_rows, np.uint64)
        for bit, condition in enumerate(self.about):
            held = _column_holds(condition, contacts).to_numpy(zero_copy_only=False)
            bits |= held.astype(np.uint64) << np.uint64(bit)
        return bits

    def column_values(self, contacts: pa.Table) -> Floats:
        """Return contact x column of the numbers that comparisons use; NaN = missing."""
        if not self.columns:
            return np.empty((contacts.num_rows, 0))
        return np.column_stack([_numbers(contacts, name) for name in self.columns])


def compile_policy(policy: Policy, words: Sequence[Call] = ()) -> Program:
    """Make a policy ready for the walk, together with words whose values are wanted.

    Raises
    ------
    PolicyFault
        If it has more comparisons than the walk can hold (60).
    """
    draft = _Draft()
    draft.add(EVIDENCE)
    for rung in RUNGS:
        draft.add(without_nots(policy.rules[rung.key]))
    draft.add(without_nots(policy.rules["lapsed"]))
    for call in words:
        draft.word(call)
    return Program(
        tables=draft.tables(),
        calls=tuple(draft.words),
        about=tuple(draft.about),
        columns=tuple(draft.columns),
        sequential=policy.sequential,
        grace_days=policy.grace_days,
        business_gap=policy.business_gap,
        least_days=policy.least_days,
    )


@dataclass
class _Draft:
    """Gathers words, comparisons and conditions, each once."""

    words: dict[Call, int] = field(default_factory=dict)
    compared: dict[Compare | InRhythm, int] = field(default_factory=dict)
    about: dict[Condition, int] = field(default_factory=dict)
    columns: dict[str, int] = field(default_factory=dict)
    conditions: list[list[tuple[str, int]]] = field(default_factory=list)

    def add(self, condition: Condition) -> None:
        """Add one condition; its steps are settled when all comparisons are known."""
        steps: list[tuple[str, int]] = []
        self._walk(condition, steps)
        self.conditions.append(steps)
        if len(self.compared) + len(self.about) > MOST_COMPARISONS:
            raise PolicyFault(
                say("The policy has more than {n} comparisons", n=MOST_COMPARISONS),
                fix=say("Write it shorter: the same comparison counts once."),
            )

    def _walk(self, condition: Condition, steps: list[tuple[str, int]]) -> None:
        if isinstance(condition, And | Or):
            for n, part in enumerate(condition.parts):
                self._walk(part, steps)
                if n:
                    steps.append(("code", AND if isinstance(condition, And) else OR))
        elif isinstance(condition, Always):
            steps.append(("code", HOLDS if condition.holds else FAILS))
        elif isinstance(condition, InRhythm):
            steps.append(("compare", self.compared.setdefault(condition, len(self.compared))))
        elif isinstance(condition, Compare) and not _of_columns(condition):
            for call, _ in _difference(condition).terms:
                self._column(call)
            steps.append(("compare", self.compared.setdefault(condition, len(self.compared))))
        else:
            steps.append(("about", self.about.setdefault(condition, len(self.about))))

    def word(self, call: Call) -> int:
        """Return the number of a word, giving it one if it is new."""
        self._column(call)
        return self.words.setdefault(call, len(self.words))

    def _column(self, call: Call) -> None:
        if call.word in COLUMNS:
            self.columns.setdefault(call.word, len(self.columns))

    def tables(self) -> Tables:
        """Return everything as arrays."""
        comparisons: list[tuple[int, ...]] = []
        terms: list[tuple[int, int, int]] = []
        constants, kinds, weights = [], [], []
        for compare in self.compared:
            if isinstance(compare, InRhythm):
                sign = AT_LEAST if compare.kept else LESS
                comparisons.append((sign, int(Measure.IN_RHYTHM), 0, 0, 0, len(terms), len(terms)))
                constants.append(compare.gaps)
                kinds.append(1 << int(Kind.ORDER) | 1 << int(Kind.REFUND))
                continue
            form = _difference(compare)
            first = len(terms)
            terms += [self._word_row(call) for call, _ in form.terms]
            weights += [weight for _, weight in form.terms]
            comparisons.append((*self._as_count(form, compare.sign), first, len(terms)))
            constants.append(form.constant)
            kinds.append(_kinds_of(form))
        steps, ends = [], []
        for condition in self.conditions:
            steps += [self._step(*step) for step in condition]
            ends.append(len(steps))
        return Tables(
            words=_ints([self._word_row(call) for call in self.words], 3),
            comparisons=_ints(comparisons, 7),
            constants=np.array(constants, np.float64),
            terms=_ints(terms, 3),
            weights=np.array(weights, np.float64),
            kinds=np.array(kinds, np.uint32),
            steps=np.array(steps, np.int32),
            ends=np.array(ends, np.int32),
        )

    def _step(self, what: str, number: int) -> int:
        return number + len(self.compared) if what == "about" else number

    def _word_row(self, call: Call) -> tuple[int, int, int]:
        if call.word in COLUMNS:
            return int(Measure.COLUMN), 0, self.columns[call.word]
        word = WORDS[call.word]
        assert word.measure is not None
        if isinstance(call.argument, str):
            return int(word.measure), 0, int(SINCE[call.argument])
        kind = word.kinds[0] if word.kinds else Kind.ORDER
        return int(word.measure), call.argument or 0, int(kind)

    def _as_count(self, form: Number, sign: str) -> tuple[int, int, int, int, int]:
        """Return (sign, measure, window, kind, need) of a plain count against a number.

        Such a comparison is "at least need" or its opposite, and the walk knows the day on which
        it flips without looking at every day in between. For all others the measure is -1.
        """
        call, weight = form.terms[0]
        if len(form.terms) != 1 or sign in ("=", "!=") or call.word not in _COUNTED:
            return SIGNS.index(sign), -1, 0, 0, 0
        if weight < 0:
            sign = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}[sign]
        bound = -form.constant / weight
        need = math.floor(bound) + 1 if sign in (">", "<=") else math.ceil(bound)
        at_least = AT_LEAST if sign in (">", ">=") else LESS
        return at_least, *self._word_row(call), min(max(need, 0), 2**31 - 1)


_COUNTED = tuple(
    name
    for name, word in WORDS.items()
    if word.measure in (Measure.COUNT, Measure.ORDERS, Measure.ORDER_DAYS)
)


def _difference(compare: Compare) -> Number:
    """Return left less right: the linear form that is compared with 0."""
    return compare.left.plus(compare.right.times(-1.0))


def _of_columns(compare: Compare) -> bool:
    return all(call.word in COLUMNS for call, _ in _difference(compare).terms)


def _kinds_of(form: Number) -> int:
    bits = 0
    for call, _ in form.terms:
        if call.word in COLUMNS:
            return int(ALWAYS)
        kinds = WORDS[call.word].kinds
        if isinstance(call.argument, str):
            kinds = (SINCE[call.argument],)
            kinds = (*kinds, Kind.REFUND) if Kind.ORDER in kinds else kinds
        for kind in kinds:
            bits |= 1 << int(kind)
    return bits


def _column_holds(condition: Condition, contacts: pa.Table) -> pa.Array:
    """Return, per contact, whether a condition on columns alone holds; missing = not met."""
    match condition:
        case TextIs(column, value, equal):
            text = pc.utf8_lower(pc.utf8_trim_whitespace(_texts(contacts, column)))
            wanted = value.strip().lower()
            held = pc.equal(text, wanted) if equal else pc.not_equal(text, wanted)
            return pc.fill_null(pc.and_(held, pc.greater(pc.utf8_length(text), 0)), False)
        case CodeIs(column, code, equal):
            text = _texts(contacts, column)
            under = lie_under(column, text, code)
            held = under if equal else pc.invert(under)
            return pc.fill_null(pc.and_(held, pc.greater(pc.utf8_length(text), 0)), False)
        case Known(column, filled):
            there = contacts[column].combine_chunks().is_valid()
            return there if filled else pc.invert(there)
        case Compare(_, sign, _):
            form = _difference(condition)
            total = np.full(contacts.num_rows, form.constant)
            for call, weight in form.terms:
                total = total + weight * _numbers(contacts, call.word)
            return pa.array(_compared(total, sign))
    raise TypeError(condition)


def _compared(total: Floats, sign: str) -> npt.NDArray[np.bool_]:
    with np.errstate(invalid="ignore"):
        held: npt.NDArray[np.bool_] = {
            "<": total < 0,
            "<=": total <= 0,
            "=": total == 0,
            "!=": total != 0,
            ">": total > 0,
            ">=": total >= 0,
        }[sign]
    return np.logical_and(held, ~np.isnan(total))


def _texts(contacts: pa.Table, column: str) -> pa.Array:
    return contacts[column].combine_chunks().cast(pa.string())


def _numbers(contacts: pa.Table, column: str) -> Floats:
    values = contacts[column].combine_chunks().cast(pa.float64())
    return np.asarray(pc.fill_null(values, float("nan")).to_numpy(zero_copy_only=False), np.float64)


def _ints(rows: Sequence[tuple[int, ...]], width: int) -> Ints:
    return np.array(rows, np.int32).reshape(len(rows), width)
