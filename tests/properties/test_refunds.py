"""What was given back, on any history: against a slow oracle, and by laws of its own."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.properties.refunds_oracle import Line, Name, orders_of, reckon

from hogerop.contracts import EVENTS, LINES, MEMBERSHIP, check, key_of
from hogerop.history import MoneySettings, Settled, settle
from hogerop.workspace import DuckDBEngine

# Records 0 and 2 are one contact.
CONTACT_OF = {0: 0, 1: 1, 2: 0}
HOUR = 3_600_000_000
AS_THEY_ARE = MoneySettings()


@st.composite
def lines(draw: st.DrawFn) -> list[Line]:
    """Draw a history of few orders and much that is given back, so that they meet."""
    narrow = draw(st.booleans())
    number = st.none() if narrow else st.sampled_from([None, None, "A1", "A2", "A3"])
    product = st.just("bell") if narrow else st.sampled_from([None, "bell", "bell", "lamp"])
    found = []
    for key in range(1, draw(st.integers(1, 14)) + 1):
        kind = draw(st.sampled_from(["order"] * 5 + ["refund"] * 4 + ["cancellation"]))
        money = draw(st.none() | st.integers(0, 12).map(lambda n: 25 * n))
        sign = -1 if kind != "order" or draw(st.integers(0, 5)) == 0 else 1
        found.append(
            Line(
                key=key,
                record=0 if narrow else draw(st.integers(0, 2)),
                kind=kind,
                day=draw(st.integers(0, 4)),
                hour=draw(st.none() | st.integers(0, 3)),
                cents=None if money is None else sign * money,
                product=draw(product),
                pieces=draw(st.none() | st.integers(1, 3)),
                number=draw(number),
                about=None if kind == "order" else draw(number),
            )
        )
    return found


def order_key(name: Name) -> int:
    """Return the event id that an order has by its name."""
    if name[0] == "line":
        return int(str(name[1]))
    return key_of("shop", "order", str(name[1]), str(name[2]))


def settled(
    history: Sequence[Line], money: MoneySettings = AS_THEY_ARE
) -> tuple[Settled, list[dict[str, Any]]]:
    """Run the product over a history."""
    rows = [
        {
            "event_id": line.key,
            "record_id": line.record,
            "occurred_at": None if line.hour is None else (24 * line.day + line.hour) * HOUR,
            "day": line.day,
            "kind": line.kind,
            "amount": None if line.cents is None else Decimal(line.cents) / 100,
            "order_ref": line.number,
            "about_ref": line.about,
            "product": line.product,
            "quantity": line.pieces,
            "source": "shop",
            "import_no": 1,
            "source_row": line.key,
        }
        for line in history
    ]
    engine = DuckDBEngine(memory_limit="1GB", threads=1)
    engine.put("lines", LINES.of({name: [row[name] for row in rows] for name in rows[0]}))
    engine.put(
        "membership",
        MEMBERSHIP.of({"record_id": list(CONTACT_OF), "contact_id": list(CONTACT_OF.values())}),
    )
    found = settle(engine, money=money)
    events = check(engine.ask("events"), EVENTS).to_pylist()
    engine.close()
    return found, sorted(events, key=lambda e: (e["event_id"], e["kind"]))


@given(lines())
def test_the_reckoning_equals_the_slow_one(history: list[Line]) -> None:
    by_hand = reckon(history, CONTACT_OF, order_key)
    expected = sorted(
        (
            line if name is None else key_of(str(line), str(order_key(name))),
            None if name is None else order_key(name),
            None if part is None else Decimal(part) / 100,
            ends,
        )
        for line, name, part, ends in by_hand.parts
    )
    found, events = settled(history)
    assert [
        (e["event_id"], e["about_event_id"], e["amount"], e["ends_order"])
        for e in events
        if e["kind"] != "order"
    ] == expected
    # Told to the millionth, line by line: what a part of the lines comes to adds up with the rest.
    assert abs(Fraction(found.refunds_covered) - by_hand.covered / 100) <= Fraction(
        len(history), 10**6
    )


@given(lines())
def test_orders_equal_the_slow_ones(history: list[Line]) -> None:
    _, events = settled(history)
    assert [
        (e["event_id"], e["record_id"], e["day"], e["amount"])
        for e in events
        if e["kind"] == "order"
    ] == sorted(
        (order_key(o.name), o.record, o.day, None if o.cents is None else Decimal(o.cents) / 100)
        for o in orders_of(history, CONTACT_OF)
    )


@given(lines(), st.integers(0, 2**32), st.booleans())
def test_the_order_of_rows_makes_no_difference(history: list[Line], seed: int, vat: bool) -> None:
    money = MoneySettings(prices_include_vat=vat, vat_rate=0.21, margin_rate=0.3)
    shuffled = random.Random(seed).sample(history, len(history))
    assert settled(history, money) == settled(shuffled, money)


@given(lines(), st.booleans())
def test_no_order_goes_below_zero_and_one_that_ends_is_at_zero(
    history: list[Line], vat: bool
) -> None:
    _, events = settled(history, MoneySettings(prices_include_vat=vat, margin_rate=0.3))
    back: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for event in events:
        if event["about_event_id"] is not None:
            back[event["about_event_id"]].append(event)
    orders = {e["event_id"]: e for e in events if e["kind"] == "order"}
    for about, parts in back.items():
        order = orders[about]
        assert all(part["day"] >= order["day"] for part in parts)
        ends = sum(bool(part["ends_order"]) for part in parts)
        assert ends <= 1
        if order["amount"] is None:
            assert all(part["amount"] is None for part in parts)
            continue
        left = order["amount"] - sum(part["amount"] or 0 for part in parts)
        assert left >= 0
        assert (left == 0) == (ends == 1)
        if order["margin"] is not None and ends:
            assert order["margin"] == sum(part["margin"] or 0 for part in parts)


@given(lines())
def test_all_money_given_back_is_accounted_for(history: list[Line]) -> None:
    found, events = settled(history)
    refunds = [line for line in history if line.kind == "refund"]
    given = sum(abs(line.cents or 0) for line in refunds)
    inferred = sum(
        e["amount"] or 0
        for e in events
        if e["kind"] == "refund" and history[e["source_row"] - 1].cents is None
    )
    told = found.refunds_matched - inferred + found.refunds_covered + found.refunds_unmatched
    # Shares of a price are rounded to cents per order that they are set against.
    assert abs(told - Decimal(given) / 100) <= Decimal("0.01") * len(events)
    assert {e["source_row"] for e in events if e["kind"] == "refund"} == {r.key for r in refunds}


@given(lines())
def test_a_later_line_never_changes_what_was_settled_before(history: list[Line]) -> None:
    # Orders of one line, all of them there: only what is given back comes in later.
    history = [line for line in history if line.kind != "order" or line.number is None]
    if not any(line.day < 4 for line in history):
        return
    _, all_events = settled(history)
    _, early = settled([line for line in history if line.kind == "order" or line.day < 4])
    assert [e for e in early if e["day"] < 4] == [e for e in all_events if e["day"] < 4]
