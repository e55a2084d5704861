"""What is said of a contact, in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hogerop.ladder.answers import Need
from hogerop.ladder.counting import day_date
from hogerop.ladder.ending import Ending
from hogerop.ladder.plain import said_asked
from hogerop.ladder.rungs import KEYS, OUTSIDE, rung_name
from hogerop.ladder.vocabulary import Kind
from hogerop.paper import day as day_in_words
from hogerop.paper import number
from hogerop.words import say, say_count


def said_standing(name: str, rung: str, since: date, lapsed: bool) -> str:
    """Say where somebody stands and since when."""
    on = {"name": name, "rung": rung_name(rung), "day": day_in_words(since)}
    if rung == OUTSIDE:
        return say("{name} has stood outside the ladder since {day}.", **on)
    if lapsed:
        return say("{name} has been {rung} since {day}, and has lapsed.", **on)
    return say("{name} has been {rung} since {day}.", **on)


def said_ending(ended: Ending, fell: date, *, cancelled: bool) -> str:
    """Say from which rung somebody came down, on which day, and because of what."""
    why = _because(ended, cancelled=cancelled)
    on = {"rung": rung_name(KEYS[ended.rung]), "day": day_in_words(fell), "why": why}
    grace = (fell - day_date(ended.day)).days
    if grace:
        return say_count(
            "Fell from {rung} on {day}, after {n} day of grace: {why}.",
            "Fell from {rung} on {day}, after {n} days of grace: {why}.",
            grace,
            **on,
        )
    return say("Fell from {rung} on {day}: {why}.", **on)


def _because(ended: Ending, *, cancelled: bool) -> str:
    rules = ", ".join(said_asked(asked) for asked in ended.broken)
    if not ended.cause:
        return rules
    cause = _cause(ended, cancelled=cancelled)
    return say("{cause} ({rules})", cause=cause, rules=rules) if rules else cause


def _cause(ended: Ending, *, cancelled: bool) -> str:
    orders = say(" and ").join(day_in_words(day_date(day)) for day in ended.order_days)
    match ended.cause:
        case (Kind.REFUND,) if cancelled and ended.whole:
            return say("the order of {orders} was cancelled", orders=orders)
        case (Kind.REFUND,) if ended.whole:
            return say("the order of {orders} was refunded in full", orders=orders)
        case (Kind.REFUND,):
            return say("the order of {orders} was refunded in part", orders=orders)
        case (Kind.UNMATCHED_REFUND,):
            return say("a refund without an order")
        case (Kind.REFERRED_BUYER_GONE,):
            return say("the order of somebody they referred was refunded")
        case (Kind.MEMBERSHIP,):
            return say("the membership ended")
        case (Kind.COMPLAINT,):
            return say("a complaint")
    return say("what happened that day")


def said_stay(name: str, rung: str, until: date | None, kind: str) -> str:
    """Say until when somebody stays there if nothing happens, and what would keep them."""
    if until is None:
        return say(
            "{name} stays {rung}, even if nothing more happens.", name=name, rung=rung_name(rung)
        )
    on = {"name": name, "rung": rung_name(rung), "day": day_in_words(until)}
    match kind:
        case "order":
            return say("Stays {rung} if {name} orders on or before {day}.", **on)
        case "promotion":
            return say("Stays {rung} if {name} promotes you on or before {day}.", **on)
        case "enquiry" | "quote":
            return say("Stays {rung} if {name} asks again on or before {day}.", **on)
        case "joined":
            return say("Stays {rung} if {name} joins on or before {day}.", **on)
        case "privilege":
            return say("Stays {rung} if {name} uses a privilege on or before {day}.", **on)
    return say("{name} stays {rung} up to and including {day}.", **on)


def said_need(need: Need, word: str) -> str:
    """Say one thing that is missing."""
    what = _what(need, word)
    if need.by is None:
        return what
    return say("{what}, on or before {day}", what=what, day=day_in_words(need.by))


def said_lift(name: str, rung: str, needs: Sequence[Need], works: bool) -> str:
    """Say what lifts somebody to the next rung."""
    and_ = say(" and ")
    what = and_.join(_bare(need) for need in needs)
    on = {"what": what, "name": name, "rung": rung_name(rung)}
    if not works:
        return say("For {rung}: {what}.", **on)
    by = min((need.by for need in needs if need.by), default=None)
    if by is None:
        return say("With {what}, {name} rises to {rung}.", **on)
    return say(
        "With {what} on or before {day}, {name} rises to {rung}.", day=day_in_words(by), **on
    )


def _bare(need: Need) -> str:
    comma = say("{what}, on or before {day}", what="", day=day_in_words(need.by)) if need.by else ""
    return need.sentence.removesuffix(comma)


def _what(need: Need, word: str) -> str:
    n = need.count
    match need.kind:
        case "order" if need.amount:
            return say("an order of at least {amount}", amount=number(need.amount))
        case "order":
            return say_count("one more order", "{n} more orders, on different days", n)
        case "enquiry":
            return say_count("an enquiry", "{n} enquiries", n)
        case "quote":
            return say_count("a quotation", "{n} quotations", n)
        case "promotion":
            return say_count("a referral or testimonial", "{n} referrals or testimonials", n)
        case "referral":
            return say_count("a referral", "{n} referrals", n)
        case "testimonial":
            return say_count("a testimonial", "{n} testimonials", n)
        case "joined":
            return say("joining as a member")
        case "privilege":
            return say_count("using a privilege", "using {n} privileges", n)
        case "another person":
            return say_count(
                "a person they refer must become a buyer",
                "{n} people they refer must become buyers",
                n,
            )
        case "column":
            return say("the contact's {column} must be filled in or be another", column=word)
        case "time":
            return say("only time can mend {word}", word=word or say("this"))
    return say_count("an event of kind {kind}", "{n} events of kind {kind}", n, kind=need.kind)
