"""What one edition holds: who is who, what happened, and where everybody stands."""

from __future__ import annotations

import pyarrow as pa

from hogerop.contracts.imports import ABOUT
from hogerop.contracts.promise import MONEY, TIME, Column, Table, text

EVENTS = Table(
    "events",
    "one thing that happened (an order is one row, whatever its lines)",
    (
        Column("event_id", pa.int64(), "key of the event", required=True),
        Column(
            "record_id", pa.int64(), "who; a contact is found through membership", required=True
        ),
        Column("occurred_at", TIME, "when, null where only the day is known"),
        Column("day", pa.int32(), "business day", "day", required=True),
        Column("kind", pa.string(), "one of EVENT_KINDS", required=True),
        Column(
            "amount",
            MONEY,
            "excluding VAT where known; refunds positive; null = unknown",
            "currency",
        ),
        Column("margin", MONEY, "null = no margin known", "currency"),
        text("currency", "ISO 4217 code before conversion"),
        text("order_ref", "the order's own number in its source"),
        Column("about_event_id", pa.int64(), "the order that a refund lowers, null = unmatched"),
        Column(
            "ends_order",
            pa.bool_(),
            "the refund or cancellation brings its order to 0; true at most once per order, which"
            " the walk relies on",
        ),
        Column("ref_record_id", pa.int64(), "who was referred"),
        text("action_id", "action of the plan"),
        text("arm", "treated or holdout"),
        text("state", "given or withdrawn; won, lost, open"),
        text("scope", "what a consent is for"),
        text("channel", "channel that it came through"),
        Column("until_day", pa.int32(), "last day of a membership", "day"),
        text("source", "the system that the row comes from"),
        Column("import_no", pa.int32(), "number of the import", required=True),
        Column("source_row", pa.int32(), "first row of the file that says so", required=True),
        Column("lines", pa.int32(), "how many rows say so", "count", required=True),
    ),
)

MEMBERSHIP = Table(
    "membership",
    "one record",
    (
        Column("record_id", pa.int64(), "who, as a source says", required=True),
        Column(
            "contact_id",
            pa.int64(),
            "who stands on the ladder for it: the person, or the organisation they work at",
            required=True,
        ),
        Column("person_id", pa.int64(), "the person, null where it names none"),
        Column("organisation_id", pa.int64(), "the organisation, null where it names none"),
    ),
)

LIKENESSES = Table(
    "likenesses",
    "one pair of records that are one person, or one organisation, or may be",
    (
        Column("kind", pa.string(), "person or organisation", required=True),
        Column("record_l", pa.int64(), "the smaller record", required=True),
        Column("record_r", pa.int64(), "the greater record", required=True),
        Column("probability", pa.float64(), "that they are one", "0 to 1", required=True),
        Column(
            "verdict",
            pa.string(),
            "one (joined), asked (open question), or apart (a veto or a decision keeps them so)",
            required=True,
        ),
        Column(
            "evidence",
            pa.list_(
                pa.struct([("what", pa.string()), ("level", pa.string()), ("bits", pa.float64())])
            ),
            "each comparison that tells: its name, the level that holds, its weight",
            "bits",
        ),
    ),
)

MEMBERSHIPS = Table(
    "memberships",
    "one unbroken stay of one record with one contact",
    (
        Column("record_id", pa.int64(), "the record", required=True),
        Column("contact_id", pa.int64(), "the person or organisation", required=True),
        Column("kind", pa.string(), "person or organisation", required=True),
        Column("from_edition", pa.int32(), "first edition that says so", required=True),
        Column("to_edition", pa.int32(), "first edition that does not, null = it still does"),
    ),
)

ISSUED = Table(
    "issued",
    "one contact id that was ever given out",
    (
        Column("contact_id", pa.int64(), "the id", required=True),
        Column("kind", pa.string(), "person or organisation", required=True),
        Column("born", pa.int32(), "edition that gave it out", required=True),
        Column("retired", pa.int32(), "edition that took it back, null = in use"),
        Column("merged_into", pa.int64(), "who holds most of its records since, null = in use"),
    ),
)

SOUGHT = Column(
    "words",
    pa.string(),
    "what a search looks through, in small letters: name, company, email, phone, postcode, city and"
    " source_ids",
)

CONTACTS = Table(
    "contacts",
    "one contact",
    (
        Column("contact_id", pa.int64(), "the contact", required=True),
        Column(
            "first_seen_day",
            pa.int32(),
            "earliest of creation date and first event, else import day",
            "day",
            required=True,
        ),
        *ABOUT,
        Column(
            "source_ids", pa.list_(pa.string()), "every source:id of the contact", required=True
        ),
        SOUGHT,
    ),
)

INTERVALS = Table(
    "intervals",
    "one unbroken stay of one contact on one standing",
    (
        Column("contact_id", pa.int64(), "the contact", required=True),
        Column("rung", pa.int8(), "1 to 7, 0 = outside the ladder", required=True),
        Column("lapsed", pa.bool_(), "the flag beside the rung", required=True),
        Column("from_day", pa.int32(), "first day", "day", required=True),
        Column(
            "to_day", pa.int32(), "first day after it, null = if nothing happens, for ever", "day"
        ),
    ),
)


def _measured(name: str, means: str, unit: str) -> Column:
    return Column(name, pa.float64(), means, unit)


STANDINGS = Table(
    "standings",
    "one contact seen by the edition's day",
    (
        Column("contact_id", pa.int64(), "the contact", required=True),
        Column(
            "rules_held",
            pa.int16(),
            "conditions that hold, as bits: 0 any evidence, 1 target market, 2 to 7 the rungs' own"
            " rules, 8 the lapsed rule",
            required=True,
        ),
        Column("in_market", pa.bool_(), "fits the target market", required=True),
        Column("lapse_rule", pa.bool_(), "the lapsed rule holds, whatever the rung", required=True),
        _measured("orders", "orders that stand", "count"),
        _measured("order_days", "distinct days with an order", "count"),
        _measured("spend", "money of the orders less refunds", "currency"),
        _measured("margin", "margin of the orders less refunds", "currency"),
        Column("last_order_day", pa.int32(), "day of the last one, null if none", "day"),
        _measured("usual_gap", "usual gap between order days", "days"),
        _measured("gap_variation", "coefficient of variation of the gaps", "ratio"),
        _measured("enquiries", "enquiries made", "count"),
        _measured("quotes", "quotations asked for", "count"),
        _measured("promotions", "testimonials and referrals", "count"),
        _measured("referred_buyers", "referred contacts who became buyers", "count"),
        _measured("privileges", "privileges used", "count"),
        _measured("is_member", "1 = a member on the day, 0 = not", "yes/no"),
        Column(
            "changes_day",
            pa.int32(),
            "first day on which a value of this row changes by what is known already, null = none",
            "day",
        ),
    ),
)

CREDITS = Table(
    "credits",
    "one referred contact who became a buyer after the referral",
    (
        Column("event_id", pa.int64(), "the referral that gets the credit", required=True),
        Column("referrer", pa.int64(), "contact who referred", required=True),
        Column("referred", pa.int64(), "contact who bought", required=True),
        Column("day", pa.int32(), "day of the first counting order", "day", required=True),
        Column("gone_day", pa.int32(), "day on which that order was refunded to 0", "day"),
    ),
)

LEFT_OUT = Table(
    "left_out",
    "one referral that does not count",
    (
        Column("event_id", pa.int64(), "the referral", required=True),
        Column("reason", pa.string(), "self or circular", required=True),
    ),
)
