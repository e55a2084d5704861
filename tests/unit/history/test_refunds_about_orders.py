"""What was given back finds its order."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hogerop.contracts import key_of

Story = Any


def test_a_refund_that_names_its_order_lowers_that_order(happened: Story) -> None:
    assert happened("""
        line who day kind   amount number about
        1    ann 10  order  50.00  A1     -
        2    ann 11  order  50.00  A2     -
        3    ann 12  refund -20.00 C1     A1
    """)[2:] == ["12 ann refund 20.00 about A1"]
    order = key_of("shop", "order", "A1", "0")
    assert key_of("3", str(order)) in {e["event_id"] for e in happened.events}


def test_a_refund_under_the_orders_own_number_is_about_that_order(happened: Story) -> None:
    assert happened("""
        line who day kind   amount number
        1    ann 10  order  50.00  A1
        2    ann 11  order  50.00  A2
        3    ann 12  refund -50.00 A1
    """)[2:] == ["12 ann refund 50.00 about A1 ends"]


def test_an_order_never_goes_below_zero_and_the_rest_is_about_nothing(happened: Story) -> None:
    assert happened("""
        line who day kind   amount number about
        1    ann 10  order  50.00  A1     -
        2    ann 12  refund -70.00 -      A1
    """)[1:] == ["12 ann refund 50.00 about A1 ends", "12 ann refund 20.00 about nothing"]
    assert happened.settled.refunds_matched == Decimal("50.00")
    assert happened.settled.refunds_unmatched == Decimal("20.00")


def test_a_refund_that_names_an_unknown_order_takes_no_other(happened: Story) -> None:
    assert happened("""
        line who day kind   amount product number about
        1    ann 10  order  50.00  bell    A1     -
        2    ann 12  refund -50.00 bell    -      A9
    """)[1:] == ["12 ann refund 50.00 about nothing"]


def test_a_credit_note_with_a_number_of_its_own_looks_for_its_product(happened: Story) -> None:
    assert happened("""
        line who  day kind   amount product pieces number
        1    ann  10  order  50.00  bell    1      A1
        2    ann  11  order  50.00  lamp    1      A2
        3    ann2 12  refund -50.00 bell    -1     C1
    """)[2:] == ["12 ann2 refund 50.00 about A1 ends"]


def test_the_latest_order_is_given_back_first_up_to_its_pieces(happened: Story) -> None:
    assert happened("""
        line who day kind   amount product pieces number
        1    ann 10  order  30.00  bell    3      A1
        2    ann 11  order  20.00  bell    2      A2
        3    ann 13  order  90.00  bell    9      A3
        4    ann 12  refund -40.00 bell    -4     -
    """) == [
        "10 ann order 30.00",
        "11 ann order 20.00",
        "12 ann refund 20.00 about A1",
        "12 ann refund 20.00 about A2 ends",
        "13 ann order 90.00",
    ]


def test_the_price_of_pieces_above_what_the_order_holds_is_about_nothing(happened: Story) -> None:
    assert happened("""
        line who day kind   amount product pieces number
        1    ann 10  order  50.00  bell    1      A1
        2    ann 11  order   8.00  bell    1      A2
        3    ann 12  refund -10.00 bell    -1     -
    """)[2:] == ["12 ann refund 8.00 about A2 ends", "12 ann refund 2.00 about nothing"]


def test_without_pieces_the_open_money_of_the_product_counts(happened: Story) -> None:
    assert happened("""
        line who day kind   amount product number
        1    ann 10  order  50.00  bell    A1
        2    ann 11  order  50.00  bell    A2
        3    ann 11  order  60.00  lamp    A2
        4    ann 12  refund -80.00 bell    -
    """)[2:] == ["12 ann refund 30.00 about A1", "12 ann refund 50.00 about A2"]


def test_a_refund_without_a_product_is_set_against_any_order(happened: Story) -> None:
    assert happened("""
        line who day kind   amount product
        1    ann 10  order  50.00  bell
        2    ann 11  order  50.00  lamp
        3    ann 12  refund -60.00 -
    """)[2:] == ["12 ann refund 10.00 about 1", "12 ann refund 50.00 about 2 ends"]


def test_other_contacts_and_other_products_are_left_alone(happened: Story) -> None:
    assert happened("""
        line who day kind   amount product
        1    ann 10  order  50.00  lamp
        2    bob 10  order  50.00  bell
        3    ann 12  refund -50.00 bell
    """)[2:] == ["12 ann refund 50.00 about nothing"]


def test_an_order_of_the_same_day_counts_if_it_is_not_later(happened: Story) -> None:
    assert happened("""
        line who day   kind   amount product number
        1    ann 10@9  order  50.00  bell    A1
        2    ann 10@15 order  50.00  bell    A2
        3    ann 10@12 refund -50.00 bell    -
        4    bob 10    order  50.00  bell    B1
        5    bob 10@9  refund -50.00 bell    -
        6    bob 11@9  order  50.00  bell    B2
        7    bob 11    refund -50.00 bell    -
    """)[3:] == [
        "10 ann refund 50.00 about A1 ends",
        "10 bob refund 50.00 about B1 ends",
        "11 bob order 50.00",
        "11 bob refund 50.00 about B2 ends",
    ]


def test_a_refund_booked_before_its_order_counts_from_the_orders_day(happened: Story) -> None:
    assert happened("""
        line who day kind   amount number about
        1    ann 10  order  50.00  A1     -
        2    ann 8   refund -20.00 -      A1
    """) == ["10 ann order 50.00", "10 ann refund 20.00 about A1"]


def test_a_cancellation_takes_all_that_is_open(happened: Story) -> None:
    assert happened("""
        line who day kind         amount number about
        1    ann 10  order        50.00  A1     -
        2    ann 11  refund       -20.00 -      A1
        3    ann 12  cancellation -      A1     -
        4    ann 13  order        -      A2     -
        5    ann 14  cancellation -      -      A2
        6    ann 15  cancellation -      -      A9
    """) == [
        "10 ann order 50.00",
        "11 ann refund 20.00 about A1",
        "12 ann cancellation 30.00 about A1 ends",
        "13 ann order -",
        "14 ann cancellation - about A2 ends",
        "15 ann cancellation - about nothing",
    ]


def test_money_paid_back_after_a_cancellation_is_not_taken_off_twice(happened: Story) -> None:
    assert happened("""
        line who day kind         amount product number about
        1    ann 10  order        50.00  bell    A1     -
        2    ann 12  cancellation -      -       -      A1
        3    ann 15  refund       -50.00 -       -      A1
    """)[1:] == ["12 ann cancellation 50.00 about A1 ends", "15 ann refund 0.00 about A1"]
    assert happened.settled.refunds_covered == Decimal("50.00")


def test_an_order_of_unknown_amount_ends_when_all_its_pieces_came_back(happened: Story) -> None:
    assert happened("""
        line who day kind   amount product pieces number
        1    ann 10  order  -      bell    2      A1
        2    ann 10  order  -      lamp    1      A1
        3    ann 11  refund -      bell    -2     -
        4    ann 12  refund -      lamp    -1     -
    """) == [
        "10 ann order -",
        "11 ann refund - about A1",
        "12 ann refund - about A1 ends",
    ]


def test_a_refund_of_unknown_size_gives_back_all_of_what_it_names(happened: Story) -> None:
    assert happened("""
        line who day kind   amount product number about
        1    ann 10  order  50.00  bell    A1     -
        2    ann 10  order  30.00  lamp    A1     -
        3    ann 11  order  25.00  bell    A2     -
        4    ann 12  refund -      bell    -      A1
        5    ann 13  refund -      -       -      A2
    """)[2:] == ["12 ann refund - about A1", "13 ann refund 25.00 about A2 ends"]


def test_equal_lines_given_back_bring_an_order_to_zero_in_spite_of_rounding(
    happened: Story,
) -> None:
    assert happened(
        """
        line who day kind   amount product pieces number
        1    ann 10  order  1.01   bell    1      A1
        2    ann 10  order  1.01   lamp    1      A1
        3    ann 10  order  1.01   lock    1      A1
        4    ann 11  refund -1.01  bell    -1     -
        5    ann 12  refund -1.01  lamp    -1     -
        6    ann 13  refund -1.01  lock    -1     -
        """,
        prices_include_vat=True,
        vat_rate=0.21,
    ) == [
        "10 ann order 2.50",
        "11 ann refund 0.83 about A1",
        "12 ann refund 0.84 about A1",
        "13 ann refund 0.83 about A1 ends",
    ]


def test_margin_goes_back_with_the_money(happened: Story) -> None:
    happened("""
        line who day kind   amount margin number about
        1    ann 10  order  50.00  10.00  A1     -
        2    ann 11  refund -20.00 -      -      A1
        3    ann 12  refund -40.00 -8.00  -      A1
    """)
    found = sorted((e["day"], e["about_event_id"] is None, e["margin"]) for e in happened.events)
    assert found == [(10, True, 10), (11, False, 4), (12, False, 6), (12, True, 2)]


def test_refunds_one_after_another_empty_the_orders_one_after_another(happened: Story) -> None:
    assert happened("""
        line who day kind   amount product pieces number
        1    ann 10  order  10.00  bell    1      A1
        2    ann 11  order  10.00  bell    1      A2
        3    ann 12  order  10.00  bell    1      A3
        4    ann 13  refund -10.00 bell    -1     -
        5    ann 14  refund -10.00 bell    -1     -
        6    ann 15  refund -10.00 bell    -1     -
        7    ann 16  refund -10.00 bell    -1     -
        8    ann 17  refund -10.00 bell    -1     -
    """)[3:] == [
        "13 ann refund 10.00 about A3 ends",
        "14 ann refund 10.00 about A2 ends",
        "15 ann refund 10.00 about A1 ends",
        "16 ann refund 10.00 about nothing",
        "17 ann refund 10.00 about nothing",
    ]
