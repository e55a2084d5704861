"""What a rung's rule asks, comparison by comparison: the word, its value, and whether it holds."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hogerop.codes import lies_under
from hogerop.ladder.policy import Policy
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
from hogerop.ladder.vocabulary import COLUMNS, COUNT, DAYS, TEXT, YES_NO

_MIRRORED = {"<": ">", "<=": ">=", "=": "=", "!=": "!=", ">": "<", ">=": "<="}
SILENCE, USUAL = Call("days_since_order", 0), Call("usual_gap", 0)

Values = Mapping[Call, float]
About = Mapping[str, object]


@dataclass(frozen=True)
class Asked:
    """One comparison of a rung's rule; ``calls`` are the words whose events decide it.

    ``value`` and ``threshold`` of a yes/no word are True or False. ``bound`` is the number that
    the value is compared with, NaN where there is none.
    """

    rung: str
    condition: Condition
    word: str
    value: bool | float | str | None
    threshold: bool | str
    unit: str
    holds: bool
    calls: tuple[Call, ...]
    sign: str = ""
    bound: float = math.nan


def rule_of(policy: Policy, key: str) -> Condition:
    """Return a rung's rule with every ``not`` pushed into its comparisons."""
    return without_nots(policy.rules[key])


def calls_of(condition: Condition) -> tuple[Call, ...]:
    """Return the words that a condition looks at, columns aside."""
    found: dict[Call, None] = {}
    for leaf in leaves(condition):
        if isinstance(leaf, InRhythm):
            found |= {SILENCE: None, USUAL: None}
        elif isinstance(leaf, Compare):
            terms = (*leaf.left.terms, *leaf.right.terms)
            found |= {call: None for call, _ in terms if call.word not in COLUMNS}
    return tuple(found)


def leaves(condition: Condition) -> Iterator[Condition]:
    """Yield the comparisons of a condition, in the order in which they are written."""
    if isinstance(condition, And | Or):
        for part in condition.parts:
            yield from leaves(part)
    else:
        yield condition


def joined(condition: Condition) -> Iterator[tuple[Condition, bool]]:
    """Yield the comparisons of `leaves`, and whether each may take the place of the one before."""
    if not isinstance(condition, And | Or):
        yield condition, False
        return
    for place, part in enumerate(condition.parts):
        for first, (leaf, instead) in enumerate(joined(part)):
            yield leaf, (isinstance(condition, Or) and place > 0) if not first else instead


def ask(rung: str, condition: Condition, values: Values, about: About, least_days: float) -> Asked:
    """Return a comparison with its value and verdict.

    Parameters
    ----------
    rung : str
        Whose rule it is.
    condition : Condition
        A comparison, without ``and``, ``or`` or ``not``.
    values : mapping of Call to float
        The words' values on the day; NaN = missing.
    about : mapping of str to object
        The contact's columns; None = not filled in.
    least_days : float
        Silence that never counts.
    """
    match condition:
        case InRhythm(gaps, kept):
            silence, limit = values[SILENCE], max(least_days, gaps * values[USUAL])
            holds = (silence <= limit) == kept
            sign = "<=" if kept else ">"
            written = f"{sign} {limit:g}"
            word = str(InRhythm(gaps))
            calls = (SILENCE,)
            return Asked(rung, condition, word, silence, written, DAYS, holds, calls, sign, limit)
        case TextIs(column, value, equal):
            said = about.get(column)
            same = isinstance(said, str) and said.strip().lower() == value.lower()
            holds = bool(said) and same == equal
            written = f'{"=" if equal else "!="} "{value}"'
            return Asked(rung, condition, column, _text(said), written, TEXT, holds, ())
        case CodeIs(column, code, equal):
            text = _text(about.get(column))
            holds = bool(text) and lies_under(column, text or "", code) == equal
            written = f'{"=" if equal else "!="} "{code}"'
            return Asked(rung, condition, column, text, written, TEXT, holds, ())
        case Known(column, filled):
            there = about.get(column) is not None
            word = f"known({column})"
            return Asked(rung, condition, word, there, filled, YES_NO, there == filled, ())
        case Compare():
            return _compared(rung, condition, values, about)
        case Always(holds):
            return Asked(rung, condition, str(condition), holds, True, YES_NO, holds, ())
    raise TypeError(condition)


def _compared(rung: str, condition: Compare, values: Values, about: About) -> Asked:
    left, sign, right = condition.left, condition.sign, condition.right
    if not left.terms and right.terms:
        left, sign, right = right, _MIRRORED[sign], left
    found, asked = _worth(left, values, about), _worth(right, values, about)
    calls = calls_of(condition)
    if left.unit == YES_NO:
        wanted, is_so = sign == ">=", found == 1
        return Asked(rung, condition, str(left), is_so, wanted, YES_NO, is_so == wanted, calls)
    bound = f"{sign} {right}" if not right.terms else f"{sign} {right} = {asked:g}"
    value = None if math.isnan(found) else found
    return Asked(
        rung,
        condition,
        str(left),
        value,
        bound,
        left.unit or COUNT,
        _met(found, sign, asked),
        calls,
        sign,
        asked,
    )


def _worth(number: Number, values: Values, about: About) -> float:
    total = number.constant
    for call, weight in number.terms:
        if call.word in COLUMNS:
            said = about.get(call.word)
            total += weight * (float(said) if isinstance(said, int | float) else math.nan)
        else:
            total += weight * values[call]
    return total


def _met(left: float, sign: str, right: float) -> bool:
    if math.isnan(left - right):
        return False  # missing, or neither ever happened: as the walk has it
    return {
        "<": left < right,
        "<=": left <= right,
        "=": left == right,
        "!=": left != right,
        ">": left > right,
        ">=": left >= right,
    }[sign]


def _text(said: object) -> str | None:
    return said if isinstance(said, str) else None


def kinds_of(call: Call) -> tuple[str, ...]:
    """Return the kinds of events that a word counts, as the events table names them."""
    if isinstance(call.argument, str):
        return (call.argument,)
    return _KINDS.get(call.word, ())


_KINDS = {
    **dict.fromkeys(
        ("orders", "order_days", "days_since_order", "usual_gap", "gap_variation"), ("order",)
    ),
    **dict.fromkeys(("spend", "margin"), ("order", "refund")),
    **dict.fromkeys(("promotions", "promotion_months"), ("referral", "testimonial")),
    "enquiries": ("enquiry",),
    "quotes": ("quote",),
    "testimonials": ("testimonial",),
    "referrals": ("referral",),
    "complaints": ("complaint",),
    "privileges": ("privilege",),
    "is_member": ("joined", "left"),
}
