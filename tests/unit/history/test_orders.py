"""Lines become orders."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hogerop.contracts import key_of

Story = Any


def test_lines_of_one_number_are_one_order_on_its_first_day(happened: Story) -> None:
    assert happened("""
        line who day kind  amount number
        1    ann 12  order 20.00  A1
        2    ann 10  order 30.00  A1
        3    ann 11  order -5.00  A1
    """) == ["10 ann order 45.00"]
    assert happened.events[0]["lines"] == 3
    assert happened.events[0]["source_row"] == 1


def test_a_line_without_a_number_is_an_order_of_its_own(happened: Story) -> None:
    assert happened("""
        line who day kind  amount
        1    ann 10  order 20.00
        2    ann 10  order 20.00
    """) == ["10 ann order 20.00", "10 ann order 20.00"]
    assert {e["event_id"] for e in happened.events} == {1, 2}


def test_the_key_of_an_order_does_not_depend_on_how_many_lines_it_has(happened: Story) -> None:
    happened("""
        line who day kind  amount number
        1    bob 10  order 20.00  A1
        2    bob 10  order 20.00  A2
        3    bob 10  order 20.00  A2
    """)
    found = {e["order_ref"]: e["event_id"] for e in happened.events}
    assert found == {n: key_of("shop", "order", n, "1") for n in ("A1", "A2")}


def test_one_number_of_two_sources_or_two_records_is_two_orders(happened: Story) -> None:
    assert happened("""
        line who day kind  amount number source
        1    ann 10  order 20.00  A1     shop
        2    ann 10  order 30.00  A1     till
        3    bob 10  order 40.00  A1     shop
    """) == ["10 bob order 40.00", "10 ann order 30.00", "10 ann order 20.00"]


def test_what_comes_to_nothing_or_less_is_no_order(happened: Story) -> None:
    assert happened("""
        line who day kind  amount number
        1    ann 10  order 0.00   -
        2    ann 10  order -3.00  -
        3    ann 10  order 8.00   A1
        4    ann 10  order -8.00  A1
        5    ann 10  order 7.00   -
    """) == ["10 ann order 7.00"]
    assert happened.settled.not_orders == 3
    assert happened.settled.not_orders_money == Decimal("-3.00")


def test_an_unknown_amount_stays_unknown_and_counts_as_an_order(happened: Story) -> None:
    assert happened("""
        line who day kind  amount number
        1    ann 10  order -      -
        2    ann 11  order -      A1
        3    ann 11  order -      A1
        4    ann 12  order -      A2
        5    ann 12  order 9.00   A2
    """) == ["10 ann order -", "11 ann order -", "12 ann order 9.00"]
    assert happened.settled.orders_unknown == 2


def test_the_time_of_an_order_is_that_of_its_first_line(happened: Story) -> None:
    happened("""
        line who day   kind  amount number
        1    ann 10@15 order 20.00  A1
        2    ann 10@9  order 20.00  A1
        3    bob 10    order 20.00  A2
        4    bob 11@8  order 20.00  A2
    """)
    hours = {e["order_ref"]: e["occurred_at"] and e["occurred_at"].hour for e in happened.events}
    assert hours == {"A1": 9, "A2": None}


def test_vat_is_taken_off_and_cents_are_rounded_per_order_halves_away_from_zero(
    happened: Story,
) -> None:
    assert happened(
        """
        line who day kind  amount vat number
        1    ann 10  order 1.01   -   A1
        2    ann 10  order 1.01   -   A1
        3    ann 10  order 1.01   -   A1
        4    ann 11  order 10.00  no  -
        5    ann 12  order 0.605  yes -
        6    ann 13  order 0.0363 yes -
        7    ann 14  quote 12.10  -   -
        """,
        prices_include_vat=True,
        vat_rate=0.21,
    ) == [
        "10 ann order 2.50",
        "11 ann order 10.00",
        "12 ann order 0.50",
        "13 ann order 0.03",
        "14 ann quote 10.00",
    ]


def test_amounts_are_taken_as_they_are_where_nobody_tells_of_vat(happened: Story) -> None:
    assert happened("""
        line who day kind  amount vat
        1    ann 10  order 12.10  -
        2    ann 11  order 12.10  yes
    """) == ["10 ann order 12.10", "11 ann order 10.00"]


def test_margin_is_the_files_own_else_the_rate_else_unknown(happened: Story) -> None:
    table = """
        line who day kind  amount margin number
        1    ann 10  order 20.00  5.00   -
        2    ann 11  order 20.00  -      -
        3    ann 12  order 20.00  5.00   A1
        4    ann 12  order 20.00  -      A1
    """
    happened(table, margin_rate=0.3)
    assert [e["margin"] for e in sorted(happened.events, key=lambda e: e["day"])] == [5, 6, 11]
    happened(table)
    assert [e["margin"] for e in sorted(happened.events, key=lambda e: e["day"])] == [5, None, None]


def test_the_order_of_rows_makes_no_difference(happened: Story) -> None:
    table = """
        line who day kind   amount product pieces number
        1    ann 10  order  20.00  bell    2      A1
        2    ann 10  order  30.00  bell    2      A2
        3    ann 10  order  30.00  lamp    1      A2
        4    ann 10  refund -25.00 bell    -2     -
        5    ann 11  refund -20.00 bell    -2     -
    """
    assert happened(table) == happened(table, reverse=True)
