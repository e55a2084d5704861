"""Orders: lines, credit notes, discounts, repeats, money."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from hogerop.contracts import key_of
from hogerop.sources import SourceSettings


def test_each_line_of_an_order_is_a_line_with_its_amount(take_file: Any) -> None:
    taken = take_file(
        "Klantnummer;Factuurnummer;Factuurdatum;Artikelnummer;Aantal;Stuksprijs\n"
        "17;2026-1;14-05-2026;BEL;2;9,95\n"
        "17;2026-1;14-05-2026;ZADEL;1;45,00\n"
    )
    assert taken.report.kind == "orders"
    assert taken.told("kind", "day", "order_ref", "product", "quantity", "amount") == [
        ("order", "2026-05-14", "2026-1", "BEL", 2.0, 19.9),
        ("order", "2026-05-14", "2026-1", "ZADEL", 1.0, 45.0),
    ]
    assert {line["record_id"] for line in taken.lines} == {key_of("files", "17")}


def test_an_exact_repeat_of_a_numbered_line_is_removed(take_file: Any) -> None:
    taken = take_file(
        "customer id,order number,date,amount\n"
        "1,A,2026-05-01,10\n"
        "1,A,2026-05-01,10\n"
        "1,A,2026-05-01,12\n"
    )
    assert taken.counts == (2, 0, 0, 1)


def test_equal_rows_without_a_number_are_kept_and_reported(take_file: Any) -> None:
    taken = take_file("customer id,date,amount\n1,2026-05-01,10\n1,2026-05-01,10\n")
    assert taken.counts == (2, 0, 0, 0)
    assert taken.report.kept_repeats == 1


def test_the_same_file_twice_changes_nothing(take_file: Any) -> None:
    text = "customer id,date,amount\n1,2026-05-01,10\n,2026-05-01,10\n1,2026-05-01,x\n"
    assert take_file(text).counts == (1, 1, 1, 0)
    again = take_file(text)
    assert again.report.already
    assert again.counts == (0, 1, 1, 1)


def test_an_overlapping_file_adds_only_what_is_new(take_file: Any) -> None:
    header = "customer id,date,amount\n"
    take_file(header + "1,2026-05-01,10\n1,2026-05-01,10\n2,2026-05-02,20\n")
    taken = take_file(header + "1,2026-05-01,10\n2,2026-05-02,20\n2,2026-05-03,30\n")
    assert taken.counts == (1, 0, 0, 2)
    assert taken.told("day", "amount") == [("2026-05-03", 30.0)]


def test_the_order_of_two_overlapping_files_makes_no_difference(
    take_file: Any, tmp_path: Path
) -> None:
    header = "customer id,date,amount\n"
    first = header + "1,2026-05-01,10\n1,2026-05-01,10\n2,2026-05-02,20\n"
    second = header + "2,2026-05-02,20\n1,2026-05-01,10\n3,2026-05-03,30\n"
    forth = {e["event_id"] for text in (first, second) for e in take_file(text).lines}
    other = type(take_file)(tmp_path)
    back = {e["event_id"] for text in (second, first) for e in other(text).lines}
    assert forth == back
    assert len(forth) == 4


def test_a_row_that_names_nobody_is_not_about_a_contact_and_its_money_is_told(
    take_file: Any,
) -> None:
    taken = take_file(
        "klantnummer;datum;bedrag\n;15-05-2026;1.234,50\n17;15-05-2026;10,00\n;16-05-2026;-4,50\n"
    )
    assert taken.counts == (1, 0, 2, 0)
    assert taken.report.money_not_about_a_contact == Decimal("1230.00")


def test_a_negative_quantity_is_given_back(take_file: Any) -> None:
    taken = take_file(
        "InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice,CustomerID\n"
        "C536379,D,-1,2010-12-01 09:41,27.50,14527\n"
        "536390,D,2,2010-12-01 10:00,27.50,14527\n"
    )
    assert taken.told("kind", "order_ref", "quantity", "amount", "about_ref") == [
        ("refund", "C536379", -1.0, -27.5, None),
        ("order", "536390", 2.0, 55.0, None),
    ]


def test_a_negative_price_among_positive_lines_is_a_discount(take_file: Any) -> None:
    taken = take_file(
        "customer id,order number,date,product,amount\n"
        "1,A,2026-05-01,tyre,50\n"
        "1,A,2026-05-01,discount,-5\n"
        "1,B,2026-05-02,tyre,-50\n"
    )
    assert taken.told("kind", "order_ref", "amount") == [
        ("order", "A", 50.0),
        ("order", "A", -5.0),
        ("refund", "B", -50.0),
    ]


def test_a_credit_note_is_a_refund_whatever_its_sign_and_names_its_order(take_file: Any) -> None:
    taken = take_file(
        "Klantnummer;Factuurnummer;Datum;Bedrag excl. btw;Soort document;Oorspronkelijke factuur\n"
        "17;F1;14-05-2026;100,00;Factuur;\n"
        "17;F2;15-05-2026;40,00;Creditnota;F1\n"
    )
    assert taken.told("kind", "order_ref", "about_ref", "amount", "includes_vat") == [
        ("order", "F1", None, 100.0, False),
        ("refund", "F2", "F1", -40.0, False),
    ]


def test_what_is_said_to_be_refunded_is_an_order_and_a_refund_about_it(take_file: Any) -> None:
    taken = take_file(
        "customer id,order number,date,amount,refunded amount,status\n"
        "1,A,2026-05-01,100,30,paid\n"
        "1,B,2026-05-02,20,,refunded\n"
        "1,C,2026-05-03,20,,cancelled\n"
    )
    assert taken.told("kind", "order_ref", "about_ref", "amount") == [
        ("order", "A", None, 100.0),
        ("refund", "A", "A", -30.0),
        ("order", "B", None, 20.0),
        ("refund", "B", "B", -20.0),
        ("cancellation", "C", "C", 20.0),
    ]
    assert taken.counts == (3, 0, 0, 0)


def test_a_zero_value_is_an_order_line_of_zero(take_file: Any) -> None:
    taken = take_file("customer id,date,amount\n1,2026-05-01,0\n")
    assert taken.told("kind", "amount") == [("order", 0.0)]


def test_an_order_file_without_amounts_has_unknown_amounts(take_file: Any) -> None:
    taken = take_file("customer id,order number,date\n1,A,2026-05-01\n")
    assert taken.told("kind", "amount", "currency") == [("order", None, None)]


def test_foreign_money_is_converted_by_the_rate_of_its_day(take_file: Any, tmp_path: Path) -> None:
    rates = tmp_path / "rates.csv"
    rates.write_text("currency,day,rate\nUSD,2026-01-01,0.9\nUSD,2026-05-01,0.8\n")
    taken = take_file(
        "customer id,date,amount,currency\n"
        "1,2026-04-30,100,USD\n"
        "1,2026-05-01,100,usd\n"
        "1,2026-05-01,100,EUR\n"
        "1,2025-12-31,100,USD\n"
        "1,2026-05-01,100,CHF\n",
        settings=SourceSettings(rates=rates),
    )
    assert taken.told("amount", "currency") == [(90.0, "USD"), (80.0, "USD"), (100.0, "EUR")]
    assert taken.report.reasons == {"rate": 2}


def test_a_currency_sign_counts_as_the_currency(take_file: Any) -> None:
    taken = take_file("customer id,date,amount\n1,2026-05-01,€ 10.50\n1,2026-05-01,$ 10.50\n")
    assert taken.told("amount", "currency") == [(10.5, "EUR")]
    assert taken.report.reasons == {"rate": 1}


def test_rows_at_fault_are_set_aside_with_their_row_column_and_cells(take_file: Any) -> None:
    taken = take_file(
        "Klantnummer;Datum;Bedrag\n"
        "17;14-05-2026;10,00\n"
        "17;31-02-2026;10,00\n"
        "17;14-05-2026;tien\n"
        "17;14-05-2027;10,00\n"
        "17;;10,00\n"
        "17;14-05-2026;10,00;11,00\n"
    )
    assert taken.counts == (1, 5, 0, 0)
    assert [(r["source_row"], r["column"], r["reason"]) for r in taken.set_aside] == [
        (3, "Datum", "date"),
        (4, "Bedrag", "amount"),
        (5, "Datum", "future"),
        (6, "Datum", "no date"),
        (7, None, "cells"),
    ]
    assert taken.set_aside[0]["original"] == (
        '{"Klantnummer": "17", "Datum": "31-02-2026", "Bedrag": "10,00"}'
    )


def test_set_aside_goes_before_not_about_a_contact(take_file: Any) -> None:
    taken = take_file("customer id,date,amount\n,2026-05-01,ten\n,2026-05-01,10\n1,2026-05-01,1\n")
    assert taken.counts == (1, 1, 1, 0)


def test_an_event_file_tells_once_who_somebody_is(take_file: Any) -> None:
    taken = take_file(
        "e-mail,naam,plaats,datum,bedrag\n"
        "Jan@Example.nl ,Jan,Utrecht,2026-05-01,10\n"
        "jan@example.nl,Jan,Utrecht,2026-05-09,20\n"
        "jan@example.nl,Jan,Zeist,2026-05-08,30\n"
    )
    assert [(r["email"], r["source_id"], r["city"]) for r in taken.records] == [
        ("jan@example.nl", "mail:jan@example.nl", "Utrecht"),
        ("jan@example.nl", "mail:jan@example.nl", "Zeist"),
    ]


def test_the_source_is_the_callers_then_the_mappings_then_the_packages(take_file: Any) -> None:
    text = "customer id,date,amount\n1,2026-05-01,10\n"
    assert take_file(text).report.source == "files"
    assert take_file(text, mapping={"source": "kassa"}).report.source == "kassa"
    taken = take_file(text, mapping={"source": "kassa"}, source="till")
    assert taken.lines[0]["record_id"] == key_of("till", "1")


def test_what_no_amount_can_be_is_set_aside_and_not_worked_with(take_file: Any) -> None:
    taken = take_file(
        "customer id,date,quantity,unit price\n"
        "1,2026-05-01,1,99999999999.99\n"
        "1,2026-05-01,1,9300000000000\n"
        "1,2026-05-01,1000000,1000000\n"
        "1,2026-05-01,1,1e300\n"
        ",2026-05-01,99999999999,99999999999\n"
    )
    assert taken.told("amount") == [(99999999999.99,)]
    assert [(r["source_row"], r["column"], r["reason"]) for r in taken.set_aside] == [
        (row, "unit price", "large") for row in (3, 4, 5, 6)
    ]
    assert taken.counts == (1, 4, 0, 0)


def test_a_row_is_taken_once_its_day_has_come(take_file: Any) -> None:
    text = "customer id,date,amount\n1,2026-06-30,10\n1,2026-07-02,20\n"
    assert take_file(text).counts == (1, 1, 0, 0)
    again = take_file(text)
    assert (again.report.already, again.counts) == (True, (0, 1, 0, 1))
    later = take_file(text, on=date(2026, 7, 2))
    assert (later.report.already, later.told("day")) == (False, [("2026-07-02",)])
    assert take_file(text, on=date(2026, 7, 3)).report.already
