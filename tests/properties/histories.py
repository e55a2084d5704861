"""Random histories and random policies, drawn towards the edges where answers change."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from hypothesis import strategies as st
from tests.properties.oracle import Policy
from tests.properties.rules import (
    Always,
    Between,
    Both,
    Column,
    Compare,
    Flag,
    Known,
    Not,
    OneOf,
    Rule,
    Sum,
    Word,
)
from tests.spec.happened import Contact, Event, History

FIRST = (date(2023, 10, 1) - date(1970, 1, 1)).days
LEAP_DAY = (date(2024, 2, 29) - date(1970, 1, 1)).days
WINDOWS = (1, 2, 7, 30, 60, 90, 365, 366, 730)
KINDS = (
    *(["order"] * 6),
    *(["referral"] * 3),
    *(["testimonial"] * 2),
    "enquiry",
    "quote",
    "joined",
    "joined",
    "left",
    "complaint",
    "privilege",
    "touch",
)
GAPS = st.one_of(
    st.sampled_from([0, 0, 0, 1, 1, 2, 30, 31, 60, 61]),
    st.sampled_from([w + d for w in WINDOWS for d in (-1, 0, 1)]),
    st.integers(0, 150),
)


# -- histories ---------------------------------------------------------------------------------


@st.composite
def histories(draw: st.DrawFn, most_contacts: int = 4, most_events: int = 9) -> History:
    """Draw a few contacts with what happened to them, refunds and referrals included."""
    people = draw(st.integers(1, most_contacts))
    events: list[Event] = []
    contacts = []
    for contact in range(1, people + 1):
        events += draw(_life(contact, people, most_events, len(events)))
    for contact in range(1, people + 1):
        days = [e.day for e in events if e.contact == contact] or [LEAP_DAY]
        early = draw(st.sampled_from([0, 0, 1, 40]))
        contacts.append(Contact(contact, min(days) - early, draw(COLUMNS)))
    return History(tuple(contacts), tuple(events))


@st.composite
def _life(draw: st.DrawFn, contact: int, people: int, most: int, already: int) -> list[Event]:
    day = draw(st.one_of(st.just(LEAP_DAY), st.integers(FIRST, FIRST + 400)))
    events: list[Event] = []
    for _ in range(draw(st.integers(0, most))):
        event = draw(_event(contact, people, day, _number(already + len(events))))
        events.append(event)
        if event.kind == "order":
            events += draw(_refunds(event, people, already + len(events)))
        day += draw(GAPS)
    return events


def _number(place: int) -> int:
    """An event's number says nothing of when it happened."""
    return (place * 7919 + 17) % 100_003


@st.composite
def _event(draw: st.DrawFn, contact: int, people: int, day: int, number: int) -> Event:
    kind = draw(st.sampled_from(KINDS))
    amount = margin = until = whom = None
    if kind == "order":
        amount = draw(st.sampled_from([None, 1, 5000, 5000, 10050, 25000]))
        margin = draw(st.sampled_from([None, -100, 2000, 2000]))
    if kind == "joined":
        until = draw(st.one_of(st.none(), st.integers(0, 400).map(lambda n: day + n)))
    if kind == "referral":
        whom = draw(st.one_of(st.none(), st.integers(1, people + 1)))
    return Event(
        number=number,
        contact=contact,
        day=day,
        kind=kind,
        minute=draw(st.one_of(st.none(), st.integers(0, 3))),
        amount=amount,
        margin=margin,
        until=until,
        whom=whom,
        source=draw(st.sampled_from(["crm", "shop"])),
        record=draw(st.integers(0, 1)),
    )


@st.composite
def _refunds(draw: st.DrawFn, order: Event, people: int, already: int) -> list[Event]:
    """Draw what is given back of an order: nothing, a part, or all of it in one or two parts.

    As history settles it: what ends an order brings its money and its margin to 0 exactly, and
    nobody knows what was given back of an order of unknown amount.
    """
    how = draw(st.sampled_from(["none"] * 5 + ["part", "whole", "whole", "halves", "loose"]))
    if how == "none":
        return []
    day = order.day + draw(st.sampled_from([0, 0, 1, 5, 30, 60, 365, 400]))
    share = 1.0 if how == "whole" else 0.5
    refund = Event(
        number=_number(already),
        # A credit note may name an order that stands under another contact.
        contact=draw(st.sampled_from([order.contact] * 7 + [1, people])),
        day=day,
        kind="refund",
        amount=_share(order.amount, share),
        margin=_share(order.margin, share),
        about=None if how == "loose" else order.number,
        ends_order=how == "whole",
        source=order.source,
        record=order.record,
    )
    if how != "halves":
        return [refund]
    rest = replace(
        refund,
        number=_number(already + 1),
        day=day + draw(st.sampled_from([0, 1, 90])),
        amount=_less(order.amount, refund.amount),
        margin=_less(order.margin, refund.margin),
        ends_order=True,
    )
    return [refund, rest]


def _share(money: int | None, share: float) -> int | None:
    return None if money is None else int(money * share)


def _less(money: int | None, part: int | None) -> int | None:
    return None if money is None or part is None else money - part


COLUMNS: st.SearchStrategy[dict[str, str | int]] = st.fixed_dictionaries(
    {},
    optional={
        "country": st.sampled_from(["NL", "BE"]),
        "kind": st.sampled_from(["person", "company"]),
        "employees": st.sampled_from([0, 5, 49, 250]),
    },
)


# -- policies ----------------------------------------------------------------------------------

_WINDOW = st.one_of(st.none(), st.sampled_from(WINDOWS))
_COUNTED = (
    "orders",
    "order_days",
    "enquiries",
    "quotes",
    "testimonials",
    "referrals",
    "complaints",
    "privileges",
    "promotions",
    "promotion_months",
    "referred_buyers",
)
_COUNTS = st.builds(Word, st.sampled_from(_COUNTED), _WINDOW)
_MONEY = st.builds(Word, st.sampled_from(["spend", "margin"]), _WINDOW)
_DAYS = st.one_of(
    st.just(Word("days_since_order")),
    st.just(Word("usual_gap")),
    st.builds(Word, st.just("days_since"), st.sampled_from(["complaint", "order", "testimonial"])),
)
_FACTORS: st.SearchStrategy[int | Fraction] = st.sampled_from(
    [1, 1, 1, 2, -1, Fraction(1, 2), Fraction(3, 2)]
)
_SIGNS = st.sampled_from(["<", "<=", ">", ">=", "==", "!="])


def _sums(words: st.SearchStrategy[Word | Column]) -> st.SearchStrategy[Sum]:
    terms = st.lists(st.tuples(_FACTORS, words), min_size=1, max_size=2, unique_by=lambda t: t[1])
    return terms.map(lambda drawn: Sum(tuple(drawn)))


def _plain(*numbers: int | Fraction) -> st.SearchStrategy[Sum]:
    return st.sampled_from(numbers).map(lambda n: Sum(((n, None),)))


def _comparisons(
    words: st.SearchStrategy[Word | Column], *numbers: int | Fraction, several: bool = True
) -> st.SearchStrategy[Rule]:
    left, number = _sums(words), _plain(*numbers)
    # A word on both sides is written on one: `2 * orders() > orders()` is no sentence.
    sides = st.tuples(left, left).filter(lambda two: not _words(two[0]) & _words(two[1]))
    to_number = st.builds(lambda a, op, b: Compare(a, ((op, b),)), left, _SIGNS, number)
    to_other = st.builds(lambda two, op: Compare(two[0], ((op, two[1]),)), sides, _SIGNS)
    chain = st.builds(lambda a, b, c: Compare(a, (("<=", b), ("<", c))), number, left, number)
    between = st.builds(Between, left, number, number)
    return st.one_of(to_number, to_number, to_other if several else to_number, chain, between)


def _words(of: Sum) -> set[Word | Column | None]:
    return {word for _, word in of.terms}


_HALF = Fraction(1, 2)
CONDITIONS: st.SearchStrategy[Rule] = st.one_of(
    _comparisons(_COUNTS, 0, 1, 1, 2, 3),
    _comparisons(_COUNTS, 0, 1, 1, 2, 3),
    _comparisons(_MONEY, 0, 50, 100, Fraction(201, 2), 250),
    _comparisons(_DAYS, 0, 1, 7, 30, 60, 90, Fraction(365, 2), 365),
    _comparisons(st.just(Word("gap_variation")), Fraction(1, 4), _HALF, 1, several=False),
    _comparisons(st.just(Column("employees")), 0, 5, 49, 250, several=False),
    st.builds(
        Flag,
        st.builds(Word, st.just("in_rhythm"), st.sampled_from([_HALF, 1, Fraction(3, 2), 2, 4])),
    ),
    st.just(Flag(Word("is_member"))),
    st.builds(Known, st.sampled_from(["country", "employees"]).map(Column)),
    st.builds(
        OneOf,
        st.just(Column("country")),
        st.sampled_from([("NL",), ("BE",)]),
        st.sampled_from(["==", "!="]),
    ),
    st.builds(OneOf, st.just(Column("country")), st.sampled_from([("NL",), ("NL", "DE")])),
    st.builds(Always, st.booleans()),
)
RULES: st.SearchStrategy[Rule] = st.recursive(
    CONDITIONS,
    lambda inner: st.one_of(
        st.builds(Both, st.sampled_from(["and", "or"]), st.tuples(inner, inner)),
        st.builds(Not, inner),
    ),
    max_leaves=4,
)
MARKETS: st.SearchStrategy[Rule] = st.one_of(
    st.builds(Always, st.booleans()),
    st.builds(OneOf, st.just(Column("country")), st.just(("NL",)), st.sampled_from(["==", "!="])),
    st.builds(Not, st.builds(Known, st.just(Column("employees")))),
)
POLICIES = st.builds(
    Policy,
    rules=st.fixed_dictionaries(
        dict.fromkeys(("prospect", "shopper", "customer", "member", "advocate", "fan"), RULES)
    ),
    lapsed=RULES,
    target_market=MARKETS,
    sequential=st.booleans(),
    grace_days=st.sampled_from([0, 0, 1, 7, 30]),
    business_gap=st.sampled_from([1, 20, 60, 365]),
    least_days=st.sampled_from([1, 30, 45]),
)
