"""What only shows where there are many lines: the engine then reads them in no order at all."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
from tests.engines import opened_engine

from hogerop.contracts import LINES, MEMBERSHIP, MONEY
from hogerop.history import MoneySettings, settle

ORDERS, REFUNDS, CONTACTS = 150_000, 5_000, 1_000


def lines() -> pa.Table:
    """Return single orders, and refunds of the same contacts and products."""
    chance = np.random.default_rng(2026)
    n = ORDERS + REFUNDS
    back = np.arange(n) >= ORDERS
    euros = chance.integers(1, 100, n) * np.where(back, -1, 1)
    return LINES.of(
        {
            "event_id": np.arange(n),
            "record_id": chance.integers(0, CONTACTS, n),
            "day": chance.integers(0, 50, n) + np.where(back, 40, 0),
            "kind": np.where(back, "refund", "order").tolist(),
            "amount": pa.array(euros).cast(pa.decimal128(24, 4)).cast(MONEY),
            "product": chance.choice(["bell", "lamp", "lock"], n).tolist(),
            "import_no": np.ones(n, np.int32),
            "source_row": np.arange(n, dtype=np.int32),
        }
    )


def settled(table: pa.Table) -> pa.Table:
    engine = opened_engine(memory_limit="1GB", threads=2, keep_order=False)
    who = np.arange(CONTACTS)
    engine.put("lines", table)
    engine.put("membership", MEMBERSHIP.of({"record_id": who, "contact_id": who}))
    settle(engine, money=MoneySettings())
    events = engine.ask("events").sort_by("event_id")
    engine.close()
    return events


def test_many_lines_settle_alike_in_any_order() -> None:
    table = lines()
    turned = table.take(np.random.default_rng(1).permutation(table.num_rows))
    assert settled(table).equals(settled(turned))
