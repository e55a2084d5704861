"""The words that a rule may use: what each takes, its unit, and what makes it change."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import pyarrow as pa

from hogerop.codes import CODED
from hogerop.contracts import ABOUT, EVENT_KINDS


class Kind(IntEnum):
    """What can stand on a contact's timeline; the order in which one day's events are taken in."""

    ORDER = 0
    REFUND = 1
    UNMATCHED_REFUND = 2
    MEMBERSHIP = 3
    ENQUIRY = 4
    QUOTE = 5
    REFERRAL = 6
    TESTIMONIAL = 7
    COMPLAINT = 8
    PRIVILEGE = 9
    REFERRED_BUYER = 10
    REFERRED_BUYER_GONE = 11
    TOUCH = 12
    CONSENT = 13
    CANCELLATION = 14


class Measure(IntEnum):
    """How the walk reads a word from a timeline."""

    ORDERS = 0
    ORDER_DAYS = 1
    SPEND = 2
    MARGIN = 3
    DAYS_SINCE = 4
    USUAL_GAP = 5
    GAP_VARIATION = 6
    COUNT = 7
    PROMOTIONS = 8
    PROMOTION_MONTHS = 9
    IS_MEMBER = 10
    COLUMN = 11
    IN_RHYTHM = 12


COUNT, DAYS, MONEY, RATIO, YES_NO = "count", "days", "currency", "ratio", "yes/no"
TEXT, CODE = "text", "code"


@dataclass(frozen=True)
class Word:
    """One word of the rule language.

    ``takes`` is ``"window"`` (a number of days, or nothing for ever), ``"kind"`` (the name of a
    kind of event in quotes), ``"number"``, ``"column"`` or ``""``. ``kinds`` are the events that
    change its value; ``example`` is a condition that uses it.
    """

    name: str
    measure: Measure | None
    unit: str
    takes: str
    kinds: tuple[Kind, ...]
    means: str
    example: str


_ORDERS = (Kind.ORDER, Kind.REFUND)
_MONEY = (Kind.ORDER, Kind.REFUND, Kind.UNMATCHED_REFUND)
_PROMOTIONS = (Kind.REFERRAL, Kind.TESTIMONIAL)


def _count_of(name: str, kind: Kind, means: str) -> Word:
    return Word(name, Measure.COUNT, COUNT, "window", (kind,), means, f"{name}(365) >= 1")


WORDS = {
    word.name: word
    for word in (
        Word(
            "orders",
            Measure.ORDERS,
            COUNT,
            "window",
            _ORDERS,
            "orders that stand",
            "orders(365) >= 2",
        ),
        Word(
            "order_days",
            Measure.ORDER_DAYS,
            COUNT,
            "window",
            _ORDERS,
            "distinct days with an order",
            "order_days(730) >= 3",
        ),
        Word(
            "spend",
            Measure.SPEND,
            MONEY,
            "window",
            _MONEY,
            "money of the orders, less refunds",
            "spend(365) >= 250",
        ),
        Word(
            "margin",
            Measure.MARGIN,
            MONEY,
            "window",
            _MONEY,
            "margin of the orders, less refunds",
            "margin(365) >= 100",
        ),
        Word(
            "days_since_order",
            Measure.DAYS_SINCE,
            DAYS,
            "",
            _ORDERS,
            "days since the last order",
            "days_since_order() <= 90",
        ),
        Word(
            "days_since",
            Measure.DAYS_SINCE,
            DAYS,
            "kind",
            (),
            "days since the last event of a kind",
            'days_since("complaint") > 180',
        ),
        Word(
            "usual_gap",
            Measure.USUAL_GAP,
            DAYS,
            "",
            _ORDERS,
            "usual number of days between order days",
            "usual_gap() <= 45",
        ),
        Word(
            "gap_variation",
            Measure.GAP_VARIATION,
            RATIO,
            "",
            _ORDERS,
            "how uneven the gaps are: standard deviation (n - 1) over mean",
            "gap_variation() < 0.8",
        ),
        Word(
            "in_rhythm",
            None,
            YES_NO,
            "number",
            _ORDERS,
            "not silent for longer than so many usual gaps",
            "in_rhythm(2.0)",
        ),
        _count_of("enquiries", Kind.ENQUIRY, "enquiries made"),
        _count_of("quotes", Kind.QUOTE, "quotations asked for"),
        _count_of("testimonials", Kind.TESTIMONIAL, "testimonials given"),
        _count_of("referrals", Kind.REFERRAL, "referrals made"),
        _count_of("complaints", Kind.COMPLAINT, "complaints"),
        _count_of("privileges", Kind.PRIVILEGE, "privileges used"),
        Word(
            "promotions",
            Measure.PROMOTIONS,
            COUNT,
            "window",
            _PROMOTIONS,
            "testimonials and referrals together",
            "promotions(730) >= 1",
        ),
        Word(
            "promotion_months",
            Measure.PROMOTION_MONTHS,
            COUNT,
            "window",
            _PROMOTIONS,
            "distinct calendar months with a promotion",
            "promotion_months(730) >= 2",
        ),
        Word(
            "referred_buyers",
            Measure.COUNT,
            COUNT,
            "window",
            (Kind.REFERRED_BUYER, Kind.REFERRED_BUYER_GONE),
            "referred contacts who became buyers",
            "referred_buyers(730) >= 1",
        ),
        Word(
            "is_member",
            Measure.IS_MEMBER,
            YES_NO,
            "",
            (Kind.MEMBERSHIP,),
            "has joined, and not left or expired",
            "is_member()",
        ),
        Word(
            "known",
            None,
            YES_NO,
            "column",
            (),
            "whether a column of the contact is filled in",
            "known(employees)",
        ),
    )
}
"""Every word, by name. A word more is one line here, one case in the walk and one spec table."""

COLUMNS = {
    column.name: COUNT
    if pa.types.is_integer(column.type)
    else CODE
    if column.name in CODED
    else TEXT
    for column in ABOUT
}
"""Columns of a contact that a rule may look at, with their unit."""

SINCE = {
    kind: Kind.ORDER if kind == "order" else Kind[kind.upper()]
    for kind in EVENT_KINDS
    if kind not in ("joined", "left", "refund")
}
"""What ``days_since("...")`` can be asked about."""

UNIT_WORDS = {
    **dict.fromkeys(("day", "days"), (1.0, DAYS)),
    **dict.fromkeys(("week", "weeks"), (7.0, DAYS)),
    **dict.fromkeys(("month", "months"), (30.4375, DAYS)),
    **dict.fromkeys(("year", "years"), (365.25, DAYS)),
    **dict.fromkeys(("euro", "euros", "EUR"), (1.0, MONEY)),
}
"""Unit words behind a number: how many of the unit one is worth (month = 30.4375 days)."""
