"""Carry what was given back from the engine to the reckoning, and its outcome back."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from hogerop.contracts import Engine
from hogerop.history.goods import NONE, UNKNOWN, Flags, Goods, Numbers, Parts, Refunds

QUERIES = Path(__file__).parent / "queries"
_PARTS = pa.schema(
    [
        ("line_no", pa.int64()),
        ("order_no", pa.int64()),
        ("cents", pa.int64()),
        ("margin_cents", pa.int64()),
        ("ends_order", pa.bool_()),
    ]
)


def reckon(engine: Engine) -> int:
    """Settle ``refund_lines`` against the orders in question; leave ``refund_parts``.

    Returns
    -------
    int
        Money, in millionths of the currency, that no known order had to be lowered by.
    """
    parts = _given_back(engine, engine.ask(QUERIES / "refunds_to_settle.sql"))
    engine.put("refund_parts", _as_table(parts))
    return int(parts.covered.sum())


def _given_back(engine: Engine, refunds: pa.Table) -> Parts:
    """Run the reckoning of refunds over what the engine holds."""
    if refunds.num_rows == 0:
        nothing, no = np.zeros(0, np.int64), np.zeros(0, np.bool_)
        return Parts(nothing, nothing, nothing, nothing, no, nothing)
    # Here, because the compiler takes half a second to load and is not always needed.
    from hogerop.history.giving_back import give_back

    return give_back(_goods(engine), _refunds(refunds))


def _refunds(table: pa.Table) -> Refunds:
    return Refunds(
        cancels=_flags(table["cancels"]),
        money=_numbers(table["micros"]),
        pieces=_numbers(table["pieces"]),
        moment=_numbers(table["moment"]),
        order=_numbers(table["order_no"], NONE),
        holding=_numbers(table["holding_no"], NONE),
        shelf=_numbers(table["shelf_no"], NONE),
    )


def _goods(engine: Engine) -> Goods:
    orders = engine.ask(QUERIES / "open_orders.sql")
    holdings = engine.ask(QUERIES / "open_holdings.sql")
    entries = engine.ask(QUERIES / "shelf_orders.sql")
    total = _numbers(orders["micros"])
    holding_order = _numbers(holdings["order_no"])
    shelves = np.arange(engine.ask("shelves").num_rows + 1)
    return Goods(
        order_total=total,
        order_margin=_numbers(orders["margin_micros"]),
        order_open=total.copy(),
        order_pieces=_numbers(orders["pieces"]),
        order_holdings=np.bincount(holding_order, minlength=orders.num_rows).astype(np.int64),
        order_credit=np.zeros(orders.num_rows, np.int64),
        order_ended=np.zeros(orders.num_rows, np.bool_),
        holding_open=_numbers(holdings["micros"]),
        holding_pieces=_numbers(holdings["pieces"]),
        holding_back=np.zeros(holdings.num_rows, np.bool_),
        shelf_start=np.searchsorted(_numbers(entries["shelf_no"]), shelves).astype(np.int64),
        entry_order=_numbers(entries["order_no"]),
        entry_holding=_numbers(entries["holding_no"], NONE),
        entry_moment=_numbers(entries["moment"]),
        entry_before=np.arange(entries.num_rows, dtype=np.int64) - 1,
    )


def _as_table(parts: Parts) -> pa.Table:
    """Return the parts as rows, with null for what is unknown or none."""
    columns = [
        pa.array(parts.line),
        pa.array(parts.order, mask=parts.order == NONE),
        pa.array(parts.cents, mask=parts.cents == UNKNOWN),
        pa.array(parts.margin, mask=parts.margin == UNKNOWN),
        pa.array(parts.ends),
    ]
    return pa.table(columns, schema=_PARTS)


def _numbers(column: pa.ChunkedArray, null: int = UNKNOWN) -> Numbers:
    filled = pc.fill_null(column.cast(pa.int64()), null)
    return np.array(filled.to_numpy(), dtype=np.int64)


def _flags(column: pa.ChunkedArray) -> Flags:
    return np.array(column.to_numpy(), dtype=np.bool_)
