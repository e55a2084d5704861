"""What buyers are worth: per contact, and per group of them."""

from __future__ import annotations

import pyarrow as pa

from hogerop.contracts.promise import Column, Table, text


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
        text("channel", "how the contact came in"),
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
