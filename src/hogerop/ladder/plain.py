"""A comparison of a rule in plain words: what was found, and what is asked."""

from __future__ import annotations

from math import floor, isinf, isnan

from hogerop.ladder.asked import Asked
from hogerop.ladder.tree import Always, Call, CodeIs, Compare, InRhythm, Known, Number, TextIs
from hogerop.ladder.vocabulary import COLUMNS
from hogerop.paper import inert, number
from hogerop.words import say, say_count

LONGEST = 40
"""Characters of somebody else's text in a sentence."""


def said_asked(asked: Asked) -> str:
    """Say one comparison, such as "orders in the last 365 days: 3 of 2 needed"."""
    match asked.condition:
        case InRhythm():
            return _said_silence(asked)
        case Always():
            return _said_always(asked)
        case Known(column, _):
            return _said_filled_in(asked, column)
        case TextIs(column, value, _):
            return _said_text(asked, column, value)
        case CodeIs(column, code, _):
            return _said_text(asked, column, code)
        case Compare() if asked.unit == "yes/no":
            return _said_membership(asked)
        case Compare(left, _, right):
            return _said_number(asked, named(left if left.terms else right))
    raise TypeError(asked.condition)


def named(form: Number) -> str:
    """Name what is measured; a sum of words keeps the words of the rule."""
    if len(form.terms) != 1 or form.constant or form.terms[0][1] != 1.0:
        return str(form)
    call = form.terms[0][0]
    if call.word in COLUMNS:
        return call.word
    what = _what(call)
    if isinstance(call.argument, int) and call.argument:
        days = call.argument
        return say_count(
            "{what} on the day itself",
            "{what} in the last {days} days",
            days,
            what=what,
            days=number(days),
        )
    return what


def _said_filled_in(asked: Asked, column: str) -> str:
    if asked.value and asked.holds:
        return say("{column} is filled in", column=column)
    if asked.value:
        return say("{column} may not be filled in", column=column)
    if asked.holds:
        return say("{column} is not filled in", column=column)
    return say("{column} must be filled in", column=column)


def _said_membership(asked: Asked) -> str:
    """Say what is so where it is what is asked, else what is asked: "no" beside a ✗ is a puzzle."""
    if asked.holds:
        return say("has a membership") if asked.value else say("has no membership")
    return say("may have no membership") if asked.value else say("memberships: 0 of 1 needed")


def _said_silence(asked: Asked) -> str:
    if not isinstance(asked.value, float) or isinf(asked.value):
        return say("never ordered")
    days = int(asked.value)
    silent = say_count("silent for {days} day", "silent for {days} days", days, days=number(days))
    on = {"silent": silent, "limit": number(floor(asked.bound))}
    if asked.rung == "lapsed":
        return say("{silent}; lapses after {limit}", **on)
    if asked.sign == "<=":
        return say("{silent}; may be {limit}", **on)
    return say("{silent}; more than {limit} needed", **on)


def _said_always(asked: Asked) -> str:
    if asked.rung == "suspect":
        if asked.holds:
            return say("everybody is in your target market")
        return say("nobody is in your target market")
    return say("holds for everybody") if asked.holds else say("holds for nobody")


def _said_text(asked: Asked, column: str, wanted: str) -> str:
    found = say("not known") if not asked.value else inert(asked.value, LONGEST)
    on = {"what": column, "value": found, "bound": inert(wanted, LONGEST)}
    if asked.holds:
        return say("{what}: {value}", **on)
    if asked.threshold == f'= "{wanted}"':
        return say("{what}: {value}; must be {bound}", **on)
    return say("{what}: {value}; may not be {bound}", **on)


def _said_number(asked: Asked, what: str) -> str:
    on = {"what": what, "value": _value(asked.value), "bound": _value(asked.bound)}
    match asked.sign:
        case ">=" if isinstance(asked.value, float) and not isinf(asked.value):
            return say("{what}: {value} of {bound} needed", **on)
        case ">=":
            return say("{what}: {value}; at least {bound} needed", **on)
        case ">":
            return say("{what}: {value}; more than {bound} needed", **on)
        case "<=":
            return say("{what}: {value}; may be {bound} at most", **on)
        case "<":
            return say("{what}: {value}; must be below {bound}", **on)
        case "=":
            return say("{what}: {value}; must be {bound}", **on)
    return say("{what}: {value}; may not be {bound}", **on)


def _value(value: bool | float | str | None) -> str:
    if not isinstance(value, float) or isnan(value):
        return say("not known")
    return say("never") if isinf(value) else number(round(value, 2))


def _what(call: Call) -> str:
    if isinstance(call.argument, str):
        return say("days since the last event of kind {kind}", kind=call.argument)
    return {
        "orders": lambda: say("orders"),
        "order_days": lambda: say("days with an order"),
        "spend": lambda: say("spend"),
        "margin": lambda: say("margin"),
        "days_since_order": lambda: say("days since the last order"),
        "usual_gap": lambda: say("usual days between two orders"),
        "gap_variation": lambda: say("unevenness of the gaps between orders"),
        "enquiries": lambda: say("enquiries"),
        "quotes": lambda: say("quotations"),
        "testimonials": lambda: say("testimonials"),
        "referrals": lambda: say("referrals"),
        "complaints": lambda: say("complaints"),
        "privileges": lambda: say("privileges used"),
        "promotions": lambda: say("referrals and testimonials"),
        "promotion_months": lambda: say("months with a referral or testimonial"),
        "referred_buyers": lambda: say("buyers they referred"),
    }[call.word]()
