"""Whether one rule surely holds wherever another does, as far as a reader would see at a glance."""

from __future__ import annotations

from hogerop.ladder.tree import Always, And, Call, Compare, Condition, InRhythm, Number, Or
from hogerop.ladder.vocabulary import COUNT

_BOUGHT = Compare(Number.word(Call("orders", 0), COUNT), ">=", Number.of(1.0))
_AS_MANY = {"order_days": ("orders", "order_days"), "orders": ("orders",)}
"""Of each word, the words that are never less."""


def implies(one: Condition, other: Condition) -> bool:
    """Return whether the other rule surely holds where the one does; both without ``not``.

    True is sure; False may only mean that it was not seen.
    """
    if one == other or one == Always(False) or other == Always(True):
        return True
    match one, other:
        case Or(parts), _:
            return all(implies(part, other) for part in parts)
        case _, And(parts):
            return all(implies(one, part) for part in parts)
        case And(parts), _:
            return any(implies(part, other) for part in parts) or _one_of(one, other)
        case _, Or():
            return _one_of(one, other)
        case InRhythm(_, True), Compare():
            return implies(_BOUGHT, other)
        case Compare(), Compare():
            return _at_least_implies(one, other)
    return False


def _one_of(one: Condition, other: Condition) -> bool:
    return isinstance(other, Or) and any(implies(one, part) for part in other.parts)


def _at_least_implies(one: Compare, other: Compare) -> bool:
    had, asked = _at_least(one), _at_least(other)
    if asked is None:
        return False
    if had is None:
        return _needs_an_order(one) and _at_least_implies(_BOUGHT, other)
    (call, many), (word, few) = had, asked
    if many > 0 and call.word in ("spend", "margin"):
        call, many = Call("orders", call.argument), 1.0
    never_less = _AS_MANY.get(call.word, (call.word,))
    return many >= few and word.word in never_less and _within(call.argument, word.argument)


def _at_least(compare: Compare) -> tuple[Call, float] | None:
    """Return word and number of a comparison such as ``orders() >= 2``; None if it is another."""
    if compare.sign not in (">=", ">") or compare.right.terms or len(compare.left.terms) != 1:
        return None
    (call, weight), bound = compare.left.terms[0], compare.right.constant - compare.left.constant
    if weight != 1.0:
        return None
    whole = compare.sign == ">" and call.word not in ("spend", "margin")
    return call, bound + 1.0 if whole and bound.is_integer() else bound


def _needs_an_order(compare: Compare) -> bool:
    """Return whether it is a silence that is at most something: it is infinite without an order."""
    terms = compare.left.terms
    known = compare.sign in ("<", "<=") and not compare.right.terms
    return known and terms == ((Call("days_since_order", 0), 1.0),)


def _within(window: int | str | None, wider: int | str | None) -> bool:
    """Return whether all that lies in one window lies in the other; 0 is ever."""
    if not isinstance(window, int) or not isinstance(wider, int):
        return window == wider
    return wider == 0 or 0 < window <= wider
