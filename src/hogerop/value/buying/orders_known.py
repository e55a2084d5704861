"""What is known of the orders up to a day, and which of them still stand."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from hogerop.contracts import Engine

_QUERIES = Path(__file__).parent / "queries"

MARGIN_SHARE = 0.9
"""Share of the orders with an amount that must have a margin, for figures to be margin: below it
they are revenue, since a mean of the few would speak for the many."""


@dataclass(frozen=True)
class OrdersKnown:
    """What is known of the orders up to a day.

    Parameters
    ----------
    as_of : int
        That day, since 1970-01-01.
    orders, with_amount, with_margin : int
        How many there are, and how many of them have an amount, and a margin.
    first_day, last_day : int or None
        Of the oldest and the newest order; None without orders.
    """

    as_of: int
    orders: int
    with_amount: int
    with_margin: int
    first_day: int | None
    last_day: int | None

    @property
    def money(self) -> str:
        """``margin``, ``revenue``, or ``none`` where no amount is known."""
        if self.with_margin and self.with_margin >= MARGIN_SHARE * self.with_amount:
            return "margin"
        return "revenue" if self.with_amount else "none"

    @property
    def until(self) -> int:
        """Day until which orders are known: that of the newest. Days after it are not silence."""
        return self.as_of if self.last_day is None else self.last_day


def orders_known(engine: Engine, as_of: int) -> OrdersKnown:
    """Return what is known of the orders up to a day. Runs one query; reads ``events``."""
    return OrdersKnown(
        as_of, **engine.ask(_QUERIES / "what_is_known.sql", day=as_of).to_pylist()[0]
    )


def read_given_back(engine: Engine, day: int) -> None:
    """Leave what was taken off orders by then, and which it ended: ``given_back``, ``ended``."""
    engine.make("given_back", _QUERIES / "given_back.sql", day=day)
    engine.make("ended", _QUERIES / "ended.sql")
