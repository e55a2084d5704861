"""A rule in plain words, of nobody in particular."""

from __future__ import annotations

from hogerop.ladder.plain import named
from hogerop.ladder.tree import (
    Always,
    And,
    CodeIs,
    Compare,
    Condition,
    InRhythm,
    Known,
    Not,
    Number,
    Or,
    TextIs,
    without_nots,
)
from hogerop.paper import number
from hogerop.words import say

_TURNED = {">=": "<=", ">": "<", "<=": ">=", "<": ">"}


def rule_in_words(rule: Condition) -> str:
    """Return a rule in the reader's words, such as "orders in the last 365 days: at least 2"."""
    return _said(without_nots(rule))


def _said(rule: Condition) -> str:
    match rule:
        case And(parts):
            inside = [f"({_said(part)})" if isinstance(part, Or) else _said(part) for part in parts]
            return f"; {say('and')} ".join(inside)
        case Or(parts):
            return f"; {say('or')} ".join(_said(part) for part in parts)
        case Compare():
            return _said_compared(rule)
        case TextIs(column, value, equal) | CodeIs(column, value, equal):
            if equal:
                return say("{what}: {value}", what=column, value=value)
            return say("{what}: not {value}", what=column, value=value)
        case Known(column, filled):
            if filled:
                return say("{column} is filled in", column=column)
            return say("{column} is not filled in", column=column)
        case InRhythm(gaps, kept):
            if kept:
                return say("not silent for longer than {n} usual gaps", n=_figure(gaps))
            return say("silent for longer than {n} usual gaps", n=_figure(gaps))
        case Always(holds):
            return say("holds for everybody") if holds else say("holds for nobody")
        case Not():
            return str(rule)
    raise TypeError(rule)


def _said_compared(rule: Compare) -> str:
    if rule.left.unit == "yes/no":
        return say("has a membership") if rule.sign == ">=" else say("has no membership")
    if rule.left.terms and rule.right.terms:
        return str(rule)
    what, bound, sign = rule.left, rule.right, rule.sign
    if not rule.left.terms:
        what, bound, sign = rule.right, rule.left, _TURNED.get(rule.sign, rule.sign)
    return _bounded(what, sign, _figure(bound.constant))


def _bounded(what: Number, sign: str, bound: str) -> str:
    on = {"what": named(what), "bound": bound}
    return {
        ">=": lambda: say("{what}: at least {bound}", **on),
        ">": lambda: say("{what}: more than {bound}", **on),
        "<=": lambda: say("{what}: at most {bound}", **on),
        "<": lambda: say("{what}: less than {bound}", **on),
        "=": lambda: say("{what}: exactly {bound}", **on),
        "!=": lambda: say("{what}: not {bound}", **on),
    }[sign]()


def _figure(given: float) -> str:
    return number(round(given, 2))
