"""What each table promises: its grain, its columns, their types and units.

Every table that passes from one room to another, or lies in a workspace, is described here and
nowhere else. Days are whole business days since 1970-01-01 in the workspace's time zone; times
are UTC; money is in the workspace's currency.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import pyarrow as pa

from hogerop.errors import HogeropError

MONEY = pa.decimal128(18, 4)
TIME = pa.timestamp("us", tz="UTC")


@dataclass(frozen=True)
class Column:
    """One column of a table: its type, its unit and what it means."""

    name: str
    type: pa.DataType
    means: str
    unit: str = ""
    required: bool = False


@dataclass(frozen=True)
class Table:
    """A table's promise: one row per ``grain``, these columns, in this order."""

    name: str
    grain: str
    columns: tuple[Column, ...]

    @property
    def schema(self) -> pa.Schema:
        """The Arrow schema of the table."""
        return pa.schema([pa.field(c.name, c.type, nullable=not c.required) for c in self.columns])

    def empty(self) -> pa.Table:
        """Return the table without rows."""
        return self.schema.empty_table()

    def of(self, columns: dict[str, Any]) -> pa.Table:
        """Return a table of these columns; those not named are null."""
        n = max((len(v) for v in columns.values()), default=0)
        return pa.table(
            [
                _as_array(columns[c.name], c.type) if c.name in columns else pa.nulls(n, c.type)
                for c in self.columns
            ],
            schema=self.schema,
        )


def _as_array(values: Any, kind: pa.DataType) -> pa.Array:
    return values.cast(kind) if isinstance(values, pa.Array) else pa.array(values, kind)


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


def _text(name: str, means: str) -> Column:
    return Column(name, pa.string(), means)


# Who somebody is, as one source row says it. A contact's columns are drawn from these.
ABOUT = (
    _text("email", "e-mail address, trimmed, lower case"),
    _text("phone", "telephone number as written"),
    _text("name", "full name as written, or put together from its parts"),
    _text("company", "company name as written"),
    _text("kind", "person or company"),
    _text("street", "street and number"),
    _text("postcode", "postcode"),
    _text("city", "city"),
    _text("region", "province, state or region"),
    _text("country", "ISO 3166 two-letter code, or the word as written where it is not known"),
    _text("industry", "industry or sector as written"),
    _text("sbi", "codes of what it does, SBI or NACE, comma separated: 47.91, 56.10.1"),
    Column("employees", pa.int64(), "number of employees", "count"),
    _text("language", "language of the contact"),
    _text("channel", "how the contact came in, as written (lower case)"),
    _text("tags", "labels, comma separated"),
)

# What tells one from another, as one source row says it; kept on the records only.
IDENTIFYING = (
    _text("first_name", "first name, or initials, as written"),
    _text("infix", "what stands between first and last name: van der"),
    _text("last_name", "last name as written, with what stands before it where that is not apart"),
    Column("birth_day", pa.int32(), "date of birth", "day"),
    _text("mobile", "second telephone number as written"),
    _text("kvk", "number in the trade register as written"),
    _text("vat", "VAT number as written"),
    _text("iban", "bank account as written"),
    _text("card", "number that one person has at several systems: card, pass, membership"),
    _text("website", "website or domain of the company as written"),
    _text("company_ref", "the source's own id of the company that the person belongs to"),
)

RECORDS = Table(
    "records",
    "one source row that says who somebody is",
    (
        Column("record_id", pa.int64(), "key of (source, source_id)", required=True),
        _text("source", "the system that the row comes from"),
        _text("source_id", "the system's own id; mail:ADDRESS where it has none"),
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
        _text("currency", "ISO 4217 code of the file's amount, before conversion"),
        _text("order_ref", "the order's own number in its source"),
        _text(
            "about_ref", "number of the order that a refund or cancellation is about, where known"
        ),
        _text("product", "article number, else article name"),
        Column("quantity", MONEY, "pieces, hours; negative when given back"),
        Column("ref_record_id", pa.int64(), "who was referred"),
        _text("action_id", "action of the plan that this belongs to"),
        _text("arm", "arm of the action: treated or holdout"),
        _text("state", "given or withdrawn (consent); won, lost, open (quote)"),
        _text("scope", "what a consent is for"),
        _text("channel", "channel that it came through"),
        _text(
            "code", "discount code used, or word that names who sent them (lower case); see CODES"
        ),
        Column("until_day", pa.int32(), "last day of a membership, null = until it is left", "day"),
        _text(
            "whole",
            "kind of file of which each holds all there is under an order_ref: the newest counts",
        ),
        _text("source", "the system that the row comes from"),
        Column("import_no", pa.int32(), "number of the import", required=True),
        Column(
            "source_row",
            pa.int32(),
            ROW,
            required=True,
        ),
    ),
)

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
        _text("currency", "ISO 4217 code before conversion"),
        _text("order_ref", "the order's own number in its source"),
        Column("about_event_id", pa.int64(), "the order that a refund lowers, null = unmatched"),
        Column(
            "ends_order",
            pa.bool_(),
            "the refund or cancellation brings its order to 0; true at most once per order, which"
            " the walk relies on",
        ),
        Column("ref_record_id", pa.int64(), "who was referred"),
        _text("action_id", "action of the plan"),
        _text("arm", "treated or holdout"),
        _text("state", "given or withdrawn; won, lost, open"),
        _text("scope", "what a consent is for"),
        _text("channel", "channel that it came through"),
        Column("until_day", pa.int32(), "last day of a membership", "day"),
        _text("source", "the system that the row comes from"),
        Column("import_no", pa.int32(), "number of the import", required=True),
        Column("source_row", pa.int32(), "first row of the file that says so", required=True),
        Column("lines", pa.int32(), "how many rows say so", "count", required=True),
    ),
)

COSTS = Table(
    "costs",
    "one amount spent on marketing, as one source row says it",
    (
        Column("cost_id", pa.int64(), "key of what the row says", required=True),
        Column("day", pa.int32(), "day, or first day of the period", "day", required=True),
        Column("until_day", pa.int32(), "last day of the period", "day"),
        _text("channel", "channel, lower case"),
        _text("purpose", "one of PURPOSES"),
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
        _text("column", "the column at fault, in the file's own words"),
        _text("reason", "key of the reason"),
        _text("original", "the row as it stood in the file, as a JSON object"),
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
        _measured("days_since_order", "since the last one, infinite if none", "days"),
        _measured("usual_gap", "usual gap between order days", "days"),
        _measured("gap_variation", "coefficient of variation of the gaps", "ratio"),
        _measured("enquiries", "enquiries made", "count"),
        _measured("quotes", "quotations asked for", "count"),
        _measured("promotions", "testimonials and referrals", "count"),
        _measured("referred_buyers", "referred contacts who became buyers", "count"),
        _measured("privileges", "privileges used", "count"),
        _measured("is_member", "1 = a member on the day, 0 = not", "yes/no"),
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


def _ranged(name: str, means: str, unit: str) -> tuple[Column, ...]:
    """Return a figure that is expected, and the range in which it lies in four of five cases."""
    return (
        Column(name, pa.float64(), f"{means}, as expected; null = refused or not known", unit),
        Column(f"{name}_low", pa.float64(), "one in ten chance to be lower", unit),
        Column(f"{name}_high", pa.float64(), "one in ten chance to be higher", unit),
    )


_EXPECTED = (
    *_ranged("orders_12", "days with an order in the coming 12 months", "count"),
    *_ranged("value_12", "money that those bring", "currency"),
    *_ranged("value_36", "money of the coming 36 months", "currency"),
    *_ranged("lifetime_value", "money of all time to come, discounted to today", "currency"),
)

VALUES = Table(
    "values",
    "one contact who ever bought, with an order that stands on the edition's day",
    (
        Column("contact_id", pa.int64(), "the contact", required=True),
        Column("rung", pa.int8(), "1 to 7, 0 = outside the ladder", required=True),
        Column("first_day", pa.int32(), "day of the first order", "day", required=True),
        _text("channel", "how the contact came in"),
        Column(
            "frequency", pa.int32(), "days with an order after the first", "count", required=True
        ),
        Column("recency", pa.int32(), "from the first order to the last", "days", required=True),
        Column("observed", pa.int32(), "from the first order to the day", "days", required=True),
        Column("spent", pa.float64(), "money of the orders so far, less refunds", "currency"),
        Column("last_12", pa.float64(), "money of the 12 months before", "currency"),
        *_ranged("p_alive", "chance that the contact still buys", "0 to 1"),
        *_EXPECTED,
        Column(
            "next_day",
            pa.int32(),
            "day by which the next order is more likely than not; null = more likely never",
            "day",
        ),
    ),
)

VALUE_GROUPS = Table(
    "value_groups",
    "one group of buyers; its ranges are of the sum, which is narrower than the sum of ranges",
    (
        Column("by", pa.string(), "business, rung, cohort or channel", required=True),
        Column("key", pa.string(), "which: rung, month (2026-01) or channel", required=True),
        Column("contacts", pa.int64(), "buyers", "count", required=True),
        Column("last_12_orders", pa.int64(), "days with an order in the 12 months before", "count"),
        Column("last_12", pa.float64(), "money of those", "currency"),
        *_ranged("alive", "how many of them still buy", "count"),
        *_EXPECTED,
        *_ranged("share", "part of the lifetime value of the whole business", "0 to 1"),
    ),
)

CELLS = Table(
    "cells",
    "one cell: contacts of like standing, silence and orders lately; nobody can be told from it",
    (
        Column("code", pa.int64(), "the cell", required=True),
        Column("standing", pa.int64(), "rung, 0 to 7; 8 more for who lapsed", required=True),
        Column("now", pa.int64(), "contacts in it now", "count", required=True),
        Column("followed", pa.float64(), "contact-months of known outcome", "count", required=True),
        Column("money_sum", pa.float64(), "money of the months after", "currency", required=True),
        Column("money_squares", pa.float64(), "squares of it, summed", "currency²", required=True),
        Column(
            "alike", pa.float64(), "correlation of two of them in a month", "0 to 1", required=True
        ),
        Column("sends", pa.float64(), "new buyers that one of them sends a month", required=True),
        Column(
            "begins", pa.float64(), "part of those sent that begins here", "0 to 1", required=True
        ),
    ),
)

CELL_MOVES = Table(
    "cell_moves",
    "one way from cell to cell",
    (
        Column("origin", pa.int64(), "place of the cell in `cells`, from 0", required=True),
        Column("target", pa.int64(), "that of the cell a month later", required=True),
        Column("moves", pa.float64(), "how often it was seen", "count", required=True),
        Column("chance", pa.float64(), "how likely it is", "0 to 1", required=True),
    ),
)


def key_of(*parts: str) -> int:
    """Return the 63-bit key of some words; the same everywhere, whatever the order of import.

    The first eight bytes of the MD5 of the words joined by the unit separator (0x1F), low byte
    first, shifted right by one. In SQL:
    ``(md5_number_upper(concat_ws(chr(31), a, b)) >> 1)::bigint``.
    """
    digest = hashlib.md5("\x1f".join(parts).encode(), usedforsecurity=False).digest()
    return int.from_bytes(digest[:8], "little") >> 1


_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"


def contact_name(contact_id: int) -> str:
    """Return a contact's id as people see it: ``c`` and 13 characters (Crockford's base 32)."""
    digits = ""
    for _ in range(13):
        contact_id, digit = divmod(contact_id, 32)
        digits = _DIGITS[digit] + digits
    return f"c{digits}"


def contact_number(name: str) -> int | None:
    """Return the id that `contact_name` wrote, None if it is no such name."""
    name = name.strip().lower()
    if len(name) != 14 or name[0] != "c" or any(d not in _DIGITS for d in name[1:]):
        return None
    number = 0
    for digit in name[1:]:
        number = number * 32 + _DIGITS.index(digit)
    return number if number < 2**63 else None


class Engine(Protocol):
    """What a room may ask of the workspace's engine: named relations in, named relations out.

    Relation names are the engine's own words (snake case). A query lives in a ``.sql`` file and
    takes its values as bound parameters (``$day``), never as text.
    """

    def put(self, name: str, table: pa.Table) -> None:
        """Make an Arrow table a named relation, replacing one of that name."""

    def read(self, name: str, files: Sequence[Path], promise: Table) -> None:
        """Make Parquet files a named relation (empty, by its promise, where there are none)."""

    def make(self, name: str, query: Path, **values: object) -> None:
        """Run a query file and keep its result as a named relation, replacing one of that name."""

    def ask(self, query: Path | str, **values: object) -> pa.Table:
        """Run a query (a file, or the name of a relation) and return its rows."""

    def batches(self, query: Path | str, rows: int, **values: object) -> Iterator[pa.RecordBatch]:
        """Run a query and return its rows in order, a batch at a time."""

    def parts(
        self, query: Path, *, by: str, size: int, count: int, **values: object
    ) -> Iterator[pa.Table]:
        """Run a query once and return its rows in parts, over the disk where they are many.

        Part ``i`` of ``count`` has the rows whose whole number ``by`` is in
        ``[i * size, (i + 1) * size)``, in no order.
        """

    def write(self, name: str, file: Path) -> int:
        """Write a named relation to a Parquet file; return its number of rows."""

    def link(
        self,
        name: str,
        mentions: str,
        candidates: str,
        settings: Mapping[str, Any],
        frequencies: Mapping[str, str],
    ) -> None:
        """Score these pairs of a relation's rows and keep them as a named relation.

        Parameters
        ----------
        mentions : str
            The relation; ``mention_id`` is its key.
        candidates : str
            The relation of the pairs: ``join_key_l`` < ``join_key_r``, and ``match_key`` = '0'.
        settings : mapping
            Those of Splink.
        frequencies : mapping
            Column -> relation with its values and ``tf_`` column.
        """

    def drop(self, name: str) -> None:
        """Forget a named relation, if it is there."""


def check(table: pa.Table, promise: Table) -> pa.Table:
    """Return the table cast to its promise.

    Raises
    ------
    HogeropError
        If a column is missing or cannot be cast: a fault of ours, not of the user's data.
    """
    missing = [c.name for c in promise.columns if c.name not in table.column_names]
    if missing:
        raise HogeropError(f"table {promise.name} lacks {', '.join(missing)}", where="contracts.py")
    return table.select([c.name for c in promise.columns]).cast(
        pa.schema([pa.field(c.name, c.type) for c in promise.columns])
    )
