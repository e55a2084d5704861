"""What is kept of one import: who and what its rows speak of, and the rows that were set aside."""

from __future__ import annotations

import pyarrow as pa

from hogerop.contracts.promise import FIGURES, MONEY, TIME, WORDS, Column, Table, text

EVENT_KINDS = (
    "order",
    "refund",
    "cancellation",
    "enquiry",
    "quote",
    "referral",
    "testimonial",
    "joined",
    "left",
    "privilege",
    "touch",
    "consent",
    "complaint",
)
"""Every kind of event. A new kind is registered by adding its word here and in the glossary."""

PURPOSES = ("acquire", "retain", "both", "general")
"""What money of the costs table was spent for."""


ROW = "row of the file as a spreadsheet shows it; of JSON and Parquet, the record, from 1"
"""What a row number means: a header on top is row 1, so the first row below it is 2. Blank rows and
lines above the header are counted; a cell of several lines is one row."""

# Who somebody is, as one source row says it. A contact's columns are drawn from these.
ABOUT = (
    text("email", "e-mail address, trimmed, lower case"),
    text("phone", "telephone number as written"),
    text("name", "full name as written, or put together from its parts"),
    text("company", "company name as written"),
    text("kind", "person or company"),
    text("street", "street and number"),
    text("postcode", "postcode"),
    text("city", "city"),
    text("region", "province, state or region"),
    text("country", "ISO 3166 two-letter code, or the word as written where it is not known"),
    text("industry", "industry or sector as written"),
    text("sbi", "codes of what it does, SBI or NACE, comma separated: 47.91, 56.10.1"),
    Column("employees", pa.int64(), "number of employees", "count"),
    text("language", "language of the contact"),
    text("channel", "how the contact came in, as written (lower case)"),
    text("tags", "labels, comma separated"),
)

# What tells one from another, as one source row says it; kept on the records only.
IDENTIFYING = (
    text("first_name", "first name, or initials, as written"),
    text("infix", "what stands between first and last name: van der"),
    text("last_name", "last name as written, with what stands before it where that is not apart"),
    Column("birth_day", pa.int32(), "date of birth", "day"),
    text("mobile", "second telephone number as written"),
    text("kvk", "number in the trade register as written"),
    text("vat", "VAT number as written"),
    text("iban", "bank account as written"),
    text("card", "number that one person has at several systems: card, pass, membership"),
    text("website", "website or domain of the company as written"),
    text("company_ref", "the source's own id of the company that the person belongs to"),
)

RECORDS = Table(
    "records",
    "one source row that says who somebody is",
    (
        Column("record_id", pa.int64(), "key of (source, source_id)", required=True),
        text("source", "the system that the row comes from"),
        text("source_id", "the system's own id; mail:ADDRESS where it has none"),
        Column("source_row", pa.int32(), ROW),
        Column("seen_day", pa.int32(), "creation date, where the row gives one", "day"),
        Column(
            "row_day", pa.int32(), "date of the row: last change, else creation, else import", "day"
        ),
        Column("import_day", pa.int32(), "day of the import", "day"),
        *ABOUT,
        *IDENTIFYING,
        Column(
            "row_key",
            pa.int64(),
            "key of all that the row says of them; equal rows are equal",
            required=True,
        ),
    ),
)

LINES = Table(
    "lines",
    "one thing that one source row says happened (an order of three lines is three rows)",
    (
        Column(
            "event_id",
            pa.int64(),
            "key of what the row says; equal rows of an order are equal",
            required=True,
        ),
        Column("record_id", pa.int64(), "who", required=True),
        Column("occurred_at", TIME, "when, null where only the day is known"),
        Column("day", pa.int32(), "business day", "day", required=True),
        Column("kind", pa.string(), "one of EVENT_KINDS", required=True),
        Column(
            "amount",
            MONEY,
            "signed as in the file, null = unknown; a refund is negative",
            "currency",
        ),
        Column("includes_vat", pa.bool_(), "whether amount holds VAT; null = as the settings say"),
        Column("margin", MONEY, "amount less cost, where the file tells", "currency"),
        text("currency", "ISO 4217 code of the file's amount, before conversion"),
        text("order_ref", "the order's own number in its source"),
        text(
            "about_ref", "number of the order that a refund or cancellation is about, where known"
        ),
        text("product", "article number, else article name"),
        Column("quantity", MONEY, "pieces, hours; negative when given back"),
        Column("ref_record_id", pa.int64(), "who was referred"),
        text("action_id", "action of the plan that this belongs to"),
        text("arm", "arm of the action: treated or holdout"),
        text("state", "given or withdrawn (consent); won, lost, open (quote)"),
        text("scope", "what a consent is for"),
        text("channel", "channel that it came through"),
        text(
            "code", "discount code used, or word that names who sent them (lower case); see CODES"
        ),
        Column("until_day", pa.int32(), "last day of a membership, null = until it is left", "day"),
        text(
            "whole",
            "kind of file of which each holds all there is under an order_ref: the newest counts",
        ),
        text("source", "the system that the row comes from"),
        Column("import_no", pa.int32(), "number of the import", required=True),
        Column(
            "source_row",
            pa.int32(),
            ROW,
            required=True,
        ),
    ),
)

COSTS = Table(
    "costs",
    "one amount spent on marketing, as one source row says it",
    (
        Column("cost_id", pa.int64(), "key of what the row says", required=True),
        Column("day", pa.int32(), "day, or first day of the period", "day", required=True),
        Column("until_day", pa.int32(), "last day of the period", "day"),
        text("channel", "channel, lower case"),
        text("purpose", "one of PURPOSES"),
        Column(
            "share", pa.float64(), "share that is for acquisition when purpose is both", "0 to 1"
        ),
        Column("amount", MONEY, "excluding VAT where known", "currency"),
        Column("hours", pa.float64(), "hours worked", "hours"),
        Column("import_no", pa.int32(), "number of the import", required=True),
        Column("source_row", pa.int32(), ROW, required=True),
    ),
)

CODES = Table(
    "codes",
    "one discount code (or word of a how-did-you-hear column) that stands for a referrer",
    (
        Column("code_id", pa.int64(), "key of what the row says", required=True),
        Column("code", pa.string(), "the code, trimmed, lower case", required=True),
        Column("record_id", pa.int64(), "who referred", required=True),
        Column("import_no", pa.int32(), "number of the import", required=True),
        Column("source_row", pa.int32(), ROW, required=True),
    ),
)

UNITS = Table(
    "units",
    "one person, household or shop of a test in which chance chose, as one source row says it",
    (
        Column(
            "experiment", pa.string(), "its name; the newest import of it counts", required=True
        ),
        Column("arm", pa.string(), "the arm that chance gave it, as written", required=True),
        Column("held_out", pa.bool_(), "the arm is named as one that got nothing", required=True),
        Column("household", pa.int32(), "units drawn together have one number, null = alone"),
        Column("outcomes", FIGURES, "column -> what came of it; one that is not there was lost"),
        Column("before", FIGURES, "column -> figure known before the draw"),
        Column("traits", WORDS, "column -> word known before the draw"),
        Column("import_no", pa.int32(), "number of the import", required=True),
        Column("source_row", pa.int32(), ROW, required=True),
    ),
)

SET_ASIDE = Table(
    "set_aside",
    "one source row that was not taken, with its reason",
    (
        Column(
            "source_row",
            pa.int32(),
            ROW,
            required=True,
        ),
        text("column", "the column at fault, in the file's own words"),
        text("reason", "key of the reason"),
        text("original", "the row as it stood in the file, as a JSON object"),
    ),
)
