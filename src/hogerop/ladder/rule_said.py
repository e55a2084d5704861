"""A whole rule in plain words: whom it is for, before anybody is looked at."""

from __future__ import annotations

from hogerop.ladder.language import parse
from hogerop.ladder.plain import LONGEST, named
from hogerop.ladder.tree import (
    Always,
    And,
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
from hogerop.paper import inert, number
from hogerop.words import say

__all__ = ["condition_in_words", "rule_in_words"]

_TURNED = {">=": "<=", ">": "<", "<=": ">=", "<": ">"}
"""What each sign becomes where the two sides change places."""


def rule_in_words(rule: str) -> str:
    """Say whom a rule is for, in the reader's language.

    Parameters
    ----------
    rule : str
        In the policy's language.

    Raises
    ------
    PolicyFault
        If it is no rule.

    Examples
    --------
    >>> rule_in_words("days_since_order() between 14 and 365 and complaints(180) = 0")
    'days since the last order: 14 to 365, and complaints in the last 180 days: 0'
    """
    return condition_in_words(without_nots(parse(rule)))


def condition_in_words(condition: Condition) -> str:
    """Say what a condition asks, in the reader's language; it has no ``not`` around ``and``."""
    match condition:
        case And(parts):
            if between := _between(parts):
                return between
            return say(", and ").join(_part(part) for part in parts)
        case Or(parts):
            return say(", or ").join(condition_in_words(part) for part in parts)
        case Compare():
            return _compared(condition)
        case InRhythm(gaps, kept):
            return _silent(number(gaps), kept=kept)
        case Always(holds):
            return say("everybody") if holds else say("nobody")
        case Known(column, filled):
            return (
                say("{column} is filled in", column=column)
                if filled
                else say("{column} is not filled in", column=column)
            )
        case TextIs(column, value, equal) | CodeIs(column, value, equal):
            on = {"what": column, "bound": inert(value, LONGEST)}
            return say("{what}: {bound}", **on) if equal else say("{what}: not {bound}", **on)
    raise TypeError(condition)


def _part(part: Condition) -> str:
    return f"({condition_in_words(part)})" if isinstance(part, Or) else condition_in_words(part)


def _silent(gaps: str, *, kept: bool) -> str:
    if kept:
        return say("silent for at most {n} times as long as they usually are", n=gaps)
    return say("silent for more than {n} times as long as they usually are", n=gaps)


def _between(parts: tuple[Condition, ...]) -> str:
    """Return both ends of one measure as one; nothing where the parts are no two such ends."""
    match parts:
        case (Compare(left, ">=", Number((), low)), Compare(same, "<=", Number((), high))):
            if left == same:
                on = {"low": number(low), "high": number(high)}
                return say("{what}: {low} to {high}", what=named(left), **on)
    return ""


def _compared(of: Compare) -> str:
    if of.left.unit == "yes/no":
        return say("has a membership") if of.sign == ">=" else say("has no membership")
    if of.left.terms and of.right.terms:
        return str(of)
    what, sign, bound = of.left, of.sign, of.right
    if not what.terms:
        what, sign, bound = bound, _TURNED.get(sign, sign), what
    on = {"what": named(what), "bound": number(round(bound.constant, 2))}
    match sign:
        case ">=":
            return say("{what}: {bound} or more", **on)
        case ">":
            return say("{what}: more than {bound}", **on)
        case "<=":
            return say("{what}: {bound} at most", **on)
        case "<":
            return say("{what}: less than {bound}", **on)
        case "=":
            return say("{what}: {bound}", **on)
    return say("{what}: not {bound}", **on)
