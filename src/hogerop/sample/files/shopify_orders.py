"""``shopify_orders.csv``: web orders, a row per line item, order fields on the first row only."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from hogerop.sample import dirt
from hogerop.sample.business import Business, Line, Order
from hogerop.sample.files.written import Written, point, write_csv, zoned
from hogerop.sample.person import Person
from hogerop.sample.world import World

FILE = "shopify_orders.csv"
HEADER = (
    "Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,"
    "Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Shipping Method,"
    "Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem compare at price,"
    "Lineitem sku,Lineitem requires shipping,Lineitem taxable,Lineitem fulfillment status,"
    "Billing Name,Billing Street,Billing Address1,Billing Address2,Billing Company,Billing City,"
    "Billing Zip,Billing Province,Billing Country,Billing Phone,Shipping Name,Shipping Street,"
    "Shipping Address1,Shipping Address2,Shipping Company,Shipping City,Shipping Zip,"
    "Shipping Province,Shipping Country,Shipping Phone,Notes,Note Attributes,Cancelled at,"
    "Payment Method,Payment Reference,Refunded Amount,Vendor,Outstanding Balance,Employee,"
    "Location,Device ID,Id,Tags,Risk Level,Source,Lineitem discount,Tax 1 Name,Tax 1 Value,"
    "Tax 2 Name,Tax 2 Value,Tax 3 Name,Tax 3 Value,Tax 4 Name,Tax 4 Value,Tax 5 Name,Tax 5 Value,"
    "Phone,Receipt Number,Duties,Billing Province Name,Shipping Province Name,Payment ID,"
    "Payment Terms Name,Next Payment Due At,Payment References"
)
_SEATS = {name: seat for seat, name in enumerate(HEADER.split(","))}
_STATUS = {
    "partial": "partially_refunded",
    "full": "refunded",
    "cancelled": "refunded",
    "voided": "voided",
}


def write(folder: Path, business: Business, world: World) -> Written:
    """Write the file, oldest order first. An order without e-mail was paid at the counter."""
    rng = world.chance(FILE)
    rows: list[list[object]] = []
    nameless = 0
    for order in business.orders:
        if order.place != "web":
            continue
        card = business.entries[order.entry] if order.entry >= 0 else None
        email = dirt.email(card.email, rng) if card else ""
        nameless += 0 if card else len(order.lines)
        for n, line in enumerate(order.lines):
            cells = _line(order, line, email)
            if n == 0:
                person = business.people[order.person] if card else None
                cells |= _order(order, world, rng)
                cells |= _address(card.name, card.phone, person) if card and person else {}
            rows.append(_row(cells))
    write_csv(folder / FILE, HEADER, rows)
    return Written(FILE, len(rows), not_about=nameless)


def _row(cells: dict[str, object]) -> list[object]:
    row: list[object] = [""] * len(_SEATS)
    for name, value in cells.items():
        row[_SEATS[name]] = value
    return row


def _line(order: Order, line: Line, email: str) -> dict[str, object]:
    return {
        "Name": order.number,
        "Email": email,
        "Created at": zoned(order.day, order.minute),
        "Lineitem quantity": line.quantity,
        "Lineitem name": line.text,
        "Lineitem price": point(line.cents),
        "Lineitem sku": line.sku,
        "Lineitem requires shipping": "true",
        "Lineitem taxable": "true",
        "Lineitem fulfillment status": "fulfilled",
        "Vendor": "De Ketting",
        "Lineitem discount": "0.00",
    }


def _order(order: Order, world: World, rng: np.random.Generator) -> dict[str, object]:
    refund = order.refund
    never_paid = refund is not None and refund.kind == "voided"
    tax = round(order.total * world.vat_rate / (1 + world.vat_rate))
    cells: dict[str, object] = {
        "Financial Status": _STATUS[refund.kind] if refund else "paid",
        "Paid at": "" if never_paid else zoned(order.day, order.minute),
        "Fulfillment Status": "fulfilled",
        "Fulfilled at": zoned(min(order.day + 1, world.last), 990),
        "Accepts Marketing": "yes" if rng.random() < 0.4 else "no",
        "Currency": "EUR",
        "Subtotal": point(order.total - order.shipping),
        "Shipping": point(order.shipping),
        "Taxes": point(tax),
        "Total": point(order.total),
        "Discount Code": order.code,
        "Discount Amount": point(order.discount),
        "Shipping Method": "PostNL",
        "Payment Method": "iDEAL",
        "Payment Reference": f"c{order.number[1:]}.1",
        "Refunded Amount": point(refund.cents if refund and not never_paid else 0),
        "Outstanding Balance": "0.00",
        "Id": 5_100_000_000_000 + 32_768 * int(order.number[1:]),
        "Risk Level": "Low",
        "Source": "web",
        "Tax 1 Name": "NL BTW 21%",
        "Tax 1 Value": point(tax),
    }
    if refund and refund.kind in {"cancelled", "voided"}:
        late = max(order.minute + 30, 600) if refund.day == order.day else 600
        cells["Cancelled at"] = zoned(refund.day, late)
        cells["Fulfillment Status"] = "unfulfilled"
        cells["Fulfilled at"] = ""
    return cells


def _address(name: str, phone: str, person: Person) -> dict[str, object]:
    company = person.company.name if person.company else ""
    cells: dict[str, object] = {"Phone": f"'+31{phone.replace('-', '')[1:]}"}
    for side in ("Billing", "Shipping"):
        cells |= {
            f"{side} Name": name,
            f"{side} Street": person.street,
            f"{side} Address1": person.street,
            f"{side} Company": company,
            f"{side} City": person.city,
            f"{side} Zip": f"'{person.postcode}",
            f"{side} Country": "NL",
        }
    return cells
