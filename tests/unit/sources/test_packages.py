"""Exports of known packages, in their own headers."""

from __future__ import annotations

from typing import Any

import pytest

from hogerop.contracts import key_of
from hogerop.errors import FileFault
from hogerop.sources import SourceSettings

SHOPIFY_ORDERS = (
    "Name,Email,Financial Status,Currency,Subtotal,Shipping,Total,Discount Code,Created at,"
    "Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Billing Name,Billing Zip,"
    "Cancelled at,Refunded Amount,Lineitem discount\n"
)


def test_shopify_orders_have_their_order_fields_on_the_first_row_only(take_file: Any) -> None:
    taken = take_file(
        SHOPIFY_ORDERS
        + "#1001,Jan@x.nl,paid,EUR,55.00,5.00,60.00,PIET10,2026-05-14 23:45:00 +0100,"
        "2,Bell,10.00,BEL,Jan de Vries,'1234AB,,0.00,0\n"
        "#1001,jan@x.nl,,,,,,,2026-05-14 23:45:00 +0100,1,Saddle,40.00,ZAD,,,,,0\n"
    )
    assert taken.report.kind == "shopify orders"
    assert taken.report.source == "shopify"
    assert taken.told("kind", "day", "order_ref", "product", "amount", "code") == [
        ("order", "2026-05-15", "#1001", "BEL", 20.0, "piet10"),
        ("order", "2026-05-15", "#1001", None, -5.0, "piet10"),
        ("order", "2026-05-15", "#1001", "ZAD", 40.0, "piet10"),
    ]
    assert [(r["email"], r["postcode"], r["name"]) for r in taken.records] == [
        ("jan@x.nl", "1234AB", "Jan de Vries")
    ]


def test_shopify_refunds_and_cancellations_lower_their_order(take_file: Any) -> None:
    row = (
        "{n},a@x.nl,{s},EUR,10.00,0,10.00,,2026-05-14 10:00:00 +0200,1,Bell,10.00,BEL,,,{c},{r},0\n"
    )
    taken = take_file(
        SHOPIFY_ORDERS
        + row.format(n="#1", s="partially_refunded", c="", r="4.00")
        + row.format(n="#2", s="paid", c="2026-05-16 10:00:00 +0200", r="0.00")
        + row.format(n="#3", s="voided", c="", r="0.00")
    )
    assert taken.told("kind", "day", "order_ref", "about_ref", "amount") == [
        ("order", "2026-05-14", "#1", None, 10.0),
        ("refund", "2026-05-14", "#1", "#1", -4.0),
        ("order", "2026-05-14", "#2", None, 10.0),
        ("refund", "2026-05-16", "#2", "#2", -10.0),
        ("cancellation", "2026-05-14", "#3", "#3", 10.0),
    ]


def test_two_equal_lines_of_a_shopify_order_are_two_lines_in_every_file(take_file: Any) -> None:
    row = "#1,a@x.nl,paid,EUR,{sub},0,,,2026-05-14 10:00:00 +0200,1,Bell,10.00,BEL,,,,0.00,0\n"
    text = SHOPIFY_ORDERS + row.format(sub="20.00") + row.format(sub="")
    assert take_file(text).told("amount") == [(10.0,), (10.0,)]
    more = row.replace("#1", "#2").format(sub="10.00")
    assert take_file(text + more).told("order_ref") == [("#2",)]


def test_shopify_customers_lose_their_apostrophes(take_file: Any) -> None:
    taken = take_file(
        "Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address Company,"
        "Default Address City,Default Address Country Code,Default Address Zip,Phone,Tags,"
        "Tax Exempt\n"
        "'7210448301122,Jan,de Vries,JAN@x.nl,yes,,Utrecht,NL,'1234AB,'+31612345678,vip,no\n"
    )
    record = taken.records[0]
    assert record["record_id"] == key_of("shopify", "7210448301122")
    assert (record["name"], record["email"], record["postcode"], record["phone"]) == (
        "Jan de Vries",
        "jan@x.nl",
        "1234AB",
        "+31612345678",
    )
    assert "Accepts Email Marketing" in taken.report.unread


def test_mailchimps_three_files_give_and_withdraw_consent(take_file: Any) -> None:
    header = (
        "Email Address,First Name,Last Name,MEMBER_RATING,OPTIN_TIME,CONFIRM_TIME,LAST_CHANGED,"
    )
    subscribed = take_file(
        header + "LEID,EUID,NOTES,TAGS\n"
        'a@x.nl,A,B,2,2026-05-01 23:30:00,2026-05-01 23:30:00,2026-05-02 10:00:00,1,e,,"""vip"""\n',
        "subscribed_members_export_1.csv",
    )
    unsubscribed = take_file(
        header + "UNSUB_TIME,LEID,EUID,NOTES,TAGS\n"
        "b@x.nl,A,B,2,2026-05-01 10:00:00,,2026-05-09 10:00:00,2026-05-09 10:00:00,1,e,,\n",
        "unsubscribed_members_export_1.csv",
    )
    cleaned = take_file(
        header
        + "LEID,EUID,NOTES,TAGS\nc@x.nl,A,B,2,2026-05-01 10:00:00,,2026-06-01 10:00:00,1,e,,\n",
        "cleaned_members_export_1.csv",
    )
    assert [
        (t.report.kind, *t.told("kind", "day", "state", "scope")[0])
        for t in (subscribed, unsubscribed, cleaned)
    ] == [
        # Mailchimp's clock is UTC: half past one in Amsterdam.
        ("mailchimp subscribed", "consent", "2026-05-02", "given", "email"),
        ("mailchimp unsubscribed", "consent", "2026-05-09", "withdrawn", "email"),
        ("mailchimp cleaned", "consent", "2026-06-01", "withdrawn", "email"),
    ]


def test_opportunities_are_keyed_on_the_account_as_the_accounts_are(take_file: Any) -> None:
    accounts = take_file(
        "account,sector,year_established,revenue,employees,office_location\n"
        "Cancity,retail,2001,718.62,2448,United States\n"
    )
    taken = take_file(
        "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n"
        "1C1,Moses,GTX Plus,Cancity,Won,2025-10-20,2026-03-01,1054\n"
        "2C2,Moses,GTXPro,Cancity,Lost,2025-10-21,2026-03-02,0\n"
        "3C3,Moses,GTXPro,Cancity,Engaging,2025-10-22,,\n"
        "4C4,Moses,GTXPro,Cancity,Prospecting,,,\n"
        "5C5,Moses,GTXPro,,Prospecting,,,\n"
        "6C6,Moses,GTXPro,,Won,2025-10-22,2025-10-23,100\n"
    )
    assert taken.report.kind == "opportunities"
    assert taken.counts == (3, 2, 1, 0)
    assert taken.told("kind", "day", "order_ref", "amount", "state") == [
        ("quote", "2025-10-20", "1C1", 1054.0, "won"),
        ("order", "2026-03-01", "1C1", 1054.0, None),
        ("quote", "2025-10-21", "2C2", 0.0, "lost"),
        ("quote", "2025-10-22", "3C3", None, "open"),
    ]
    assert {line["record_id"] for line in taken.lines} == {accounts.records[0]["record_id"]}
    assert accounts.records[0]["country"] == "US"


def test_a_deal_without_an_amount_is_an_order_of_unknown_amount(take_file: Any) -> None:
    taken = take_file(
        "mql_id,seller_id,won_date,business_segment,declared_monthly_revenue\n"
        "5420aad7,2c43fb51,2018-02-26 19:58:54,pet,1000.0\n",
        settings=SourceSettings(currency="BRL", time_zone="America/Sao_Paulo"),
    )
    assert taken.told("kind", "day", "amount") == [("order", "2018-02-26", None)]
    assert "declared_monthly_revenue" in taken.report.unread


def test_leads_without_dates_are_refused_and_may_be_taken_as_contacts(take_file: Any) -> None:
    text = (
        "Prospect ID,Lead Number,Lead Origin,Lead Source,Country,City\n"
        "7927b2df,660737,API,Olark Chat,,Select\n"
    )
    with pytest.raises(FileFault, match="lacks a column for: when it happened"):
        take_file(text)
    taken = take_file(text, mapping={"kind": "contacts"})
    assert taken.counts == (1, 0, 0, 0)
    assert taken.records[0]["city"] is None
    assert taken.lines == []
