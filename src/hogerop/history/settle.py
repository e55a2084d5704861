"""Settle the lines of all imports into events: orders, what was given back, and the rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import astuple, dataclass
from decimal import Decimal
from typing import Any, get_type_hints

import pyarrow as pa

from hogerop.contracts import Engine
from hogerop.history.newest import leave_out_replaced
from hogerop.history.reckoning import QUERIES, reckon

_FOR_THE_EVENTS = (
    "many_numbers",
    "many_lined",
    "refund_lines",
    "orders_in_question",
    "refund_parts",
)
_FOR_THE_RECKONING = ("lines_in_question", "holdings", "refunds_named", "shelves")


@dataclass(frozen=True)
class MoneySettings:
    """What the owner says about money, where the files do not.

    Parameters
    ----------
    prices_include_vat : bool, optional
        Whether amounts hold VAT where their file does not tell; None = they are taken as they
        are.
    vat_rate : float
        Share of the price excluding VAT, such as 0.21; at least 0.
    margin_rate : float, optional
        Margin as a share of the amount excluding VAT, for lines without a margin of their own.
    """

    prices_include_vat: bool | None = None
    vat_rate: float = 0.21
    margin_rate: float | None = None

    @property
    def vat_factor(self) -> float:
        """What a price excluding VAT is multiplied by to hold it."""
        return 1.0 + self.vat_rate


@dataclass(frozen=True)
class Settled:
    """What became of the lines. Money is in the workspace's currency, excluding VAT where known.

    ``orders_money`` is gross of refunds. The money of all refund lines is ``refunds_matched`` +
    ``refunds_covered`` + ``refunds_unmatched``, each rounded to cents per order that it is set
    against. What is covered, and what is no order, is told to the millionth, so that parts add up.
    *Covered* lowered nothing: its order had been cancelled before, or never had a known amount.
    """

    events: int
    orders: int
    orders_unknown: int
    order_lines: int
    orders_money: Decimal
    not_orders: int
    not_orders_money: Decimal
    refund_lines: int
    matched: int
    refunds_matched: Decimal
    refunds_covered: Decimal
    unmatched: int
    refunds_unmatched: Decimal
    cancelled: int
    cancelled_money: Decimal
    cancellations_unmatched: int

    @classmethod
    def of(cls, says: Mapping[str, Any]) -> Settled:
        """Return what an edition says; money may be text."""
        kinds = get_type_hints(cls)
        return cls(**{name: kind(says[name]) for name, kind in kinds.items()})

    def less(self, part: Settled) -> Settled:
        """Return what became of the other lines than these, which are settled apart from them."""
        return Settled(*(a - b for a, b in zip(astuple(self), astuple(part), strict=True)))

    def plus(self, part: Settled) -> Settled:
        """Return what became of these lines and of others, which are settled apart from them."""
        return Settled(*(a + b for a, b in zip(astuple(self), astuple(part), strict=True)))


def settle(engine: Engine, *, money: MoneySettings) -> Settled:
    """Turn the relation ``lines`` into the relation ``events``.

    Reads ``lines`` (LINES of all imports, in any order) and ``membership`` (MEMBERSHIP, with
    every record of the lines); leaves ``events`` (EVENTS, in no particular order).

    - An order or quote that a newer file tells again, whole and otherwise, is as the newest tells
      it; the older lines are left out of ``lines``.
    - One order number (source, order_ref, record) is one order, on the day of its first line; a
      line without a number is an order of its own. Lines of one number that belong to two
      records are two orders. What comes to nothing or less is no order.
    - A refund or cancellation that names an order (by its own number, or another's) lowers that
      order; a refund that names none is set against the same contact's same product, the latest
      order first. What is left over is a refund about no order.
    - A refund booked before the order that it names counts from the order's day.

    Parameters
    ----------
    engine : Engine
        Holds the relations.
    money : MoneySettings
        VAT and margin.

    Returns
    -------
    Settled
        Counts and money.

    References
    ----------
    docs/explanation/orders-and-refunds.md.
    """
    include = bool(money.prices_include_vat)
    vat: dict[str, object] = {"prices_include_vat": include, "vat_factor": money.vat_factor}
    priced = {**vat, "margin_rate": money.margin_rate}
    leave_out_replaced(engine)
    engine.make("many_numbers", QUERIES / "many_numbers.sql")
    engine.make("many_lined", QUERIES / "many_lined.sql", **priced)
    engine.make("refund_lines", QUERIES / "refund_lines.sql", **priced)
    for name in ("lines_in_question", "orders_in_question", "holdings", "refunds_named", "shelves"):
        values = priced if name == "lines_in_question" else {}
        engine.make(name, QUERIES / f"{name}.sql", **values)
    covered = reckon(engine)
    for name in _FOR_THE_RECKONING:
        engine.drop(name)
    engine.make("events", QUERIES / "events.sql", **priced)
    found = _counted(engine.ask(QUERIES / "summary.sql", **vat))
    for name in _FOR_THE_EVENTS:
        engine.drop(name)
    return Settled(refunds_covered=_of_micros(covered), **found)


def _counted(summary: pa.Table) -> dict[str, Any]:
    """Return the counts and the money of the one row of a summary."""
    row: dict[str, Any] = summary.to_pylist()[0]
    naught = _of_micros(row.pop("not_orders_micros"))
    money = {k: v.quantize(Decimal("0.01")) for k, v in row.items() if isinstance(v, Decimal)}
    return row | money | {"not_orders_money": naught}


def _of_micros(micros: int) -> Decimal:
    return Decimal(micros).scaleb(-6)
