"""Where each file holds whole orders, an order that changed is told anew, all of it."""

from __future__ import annotations

import random
from typing import Any

import pyarrow as pa
import pytest

from hogerop.errors import FileFault
from hogerop.history import leave_out_replaced
from hogerop.sources import SourceSettings, look

HEAD = (
    "Name,Email,Financial Status,Currency,Created at,Lineitem quantity,Lineitem name,"
    "Lineitem price,Lineitem sku,Refunded Amount\n"
)
QUOTES = "offertenummer;klantnummer;offertedatum;bedrag;status\n"


def row(order: str, sku: str, price: str, refunded: str = "0.00") -> str:
    return f"{order},a@x.nl,paid,EUR,2026-05-14 10:00:00 +0200,1,Thing,{price},{sku},{refunded}\n"


def test_an_order_that_did_not_change_is_a_repeat_whatever_else_is_new(take_file: Any) -> None:
    take_file(HEAD + row("#1", "A", "10.00") + row("#1", "B", "20.00"))
    more = take_file(
        HEAD + row("#2", "C", "5.00") + row("#1", "A", "10.00") + row("#1", "B", "20.00")
    )
    assert more.counts == (1, 0, 0, 2)
    assert more.told("order_ref", "product", "whole") == [("#2", "C", "shopify orders")]
    assert more.report.notes == ()


def test_one_line_that_changed_brings_the_whole_order_again(take_file: Any) -> None:
    take_file(HEAD + row("#1", "A", "10.00") + row("#1", "B", "20.00"))
    changed = take_file(HEAD + row("#1", "A", "10.00", "4.00") + row("#1", "B", "20.00"))
    assert changed.counts == (2, 0, 0, 0)
    assert changed.told("kind", "product", "amount") == [
        ("order", "A", 10.0),
        ("refund", None, -4.0),
        ("order", "B", 20.0),
    ]


def test_a_line_that_is_gone_brings_the_rest_again(take_file: Any) -> None:
    take_file(HEAD + row("#1", "A", "10.00") + row("#1", "B", "20.00"))
    assert take_file(HEAD + row("#1", "A", "10.00")).told("product") == [("A",)]


def test_an_order_that_changes_back_is_told_once_more(take_file: Any) -> None:
    states = ("open", "verloren", "open")
    taken = [
        take_file(f"{QUOTES}O1;17;2026-05-14;100;{state}\nX{n};18;2026-05-14;50;open\n")
        for n, state in enumerate(states)
    ]
    assert [t.told("order_ref", "state")[0] for t in taken] == [
        ("O1", "open"),
        ("O1", "lost"),
        ("O1", "open"),
    ]


def test_the_very_same_quote_in_a_third_file_is_a_repeat(take_file: Any) -> None:
    take_file(f"{QUOTES}O1;17;2026-05-14;100;open\n")
    take_file(f"{QUOTES}O1;17;2026-05-14;100;akkoord\n")
    again = take_file(f"{QUOTES}O1;17;2026-05-14;100;akkoord\nO2;18;2026-05-15;50;open\n")
    assert again.counts == (1, 0, 0, 1)


def test_two_quotes_without_a_number_never_replace_each_other(take_file: Any) -> None:
    text = "klantnummer;offertedatum;bedrag;status\n17;2026-05-14;100;{}\n"
    take_file(text.format("open"))
    taken = take_file(text.format("akkoord"))
    assert taken.told("order_ref", "whole", "state") == [(None, None, "won")]


def test_a_refused_kind_is_refused_by_name_too(tmp_path: Any) -> None:
    file = tmp_path / "orders.csv"
    file.write_text("Date,Order #\n2026-05-14,1\n", encoding="utf-8")
    try:
        look(
            file,
            settings=SourceSettings(),
            mapping={"kind": "woocommerce orders without e-mail"},
        )
    except FileFault as fault:
        assert "REST API" in fault.fix
    else:
        raise AssertionError("it was taken")


@pytest.mark.parametrize("seed", range(6))
def test_whatever_the_exports_each_order_is_as_the_last_that_holds_it(
    take_file: Any, seed: int
) -> None:
    chance = random.Random(seed)
    last: dict[str, list[tuple[str, float]]] = {}
    for _ in range(5):
        held = chance.sample("ABCD", chance.randint(1, 4))
        rows = [(o, chance.choice("xyz"), 10.0 * chance.randint(1, 2)) for o in held * 2]
        last |= {o: sorted((sku, price) for r, sku, price in rows if r == o) for o in held}
        text = HEAD + "".join(row(o, sku, f"{price:.2f}") for o, sku, price in rows)
        take_file(text)
    engine = take_file.engine
    engine.put("lines", pa.concat_tables(take_file.known["lines"]))
    leave_out_replaced(engine)
    now: dict[str, list[tuple[str, float]]] = {}
    for line in engine.ask("lines").to_pylist():
        now.setdefault(line["order_ref"], []).append((line["product"], float(line["amount"])))
    assert {order: sorted(lines) for order, lines in now.items()} == last
