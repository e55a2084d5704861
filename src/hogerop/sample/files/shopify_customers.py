"""``shopify_customers.csv``: the web shop's customers, in the header of the current export."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from hogerop.sample import dirt
from hogerop.sample.business import Business
from hogerop.sample.files.written import Written, point, write_csv
from hogerop.sample.world import World

FILE = "shopify_customers.csv"
HEADER = (
    "Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address Company,"
    "Default Address Address1,Default Address Address2,Default Address City,"
    "Default Address Province Code,Default Address Country Code,Default Address Zip,"
    "Default Address Phone,Phone,Accepts SMS Marketing,Total Spent,Total Orders,Note,Tax Exempt,"
    "Tags"
)


def write(folder: Path, business: Business, world: World) -> Written:
    """Write the file. Identifier, postcode and telephone carry Shopify's leading apostrophe."""
    rng = world.chance(FILE)
    spent: Counter[int] = Counter()
    orders: Counter[int] = Counter()
    for order in business.orders:
        if order.place == "web" and order.entry >= 0:
            spent[order.entry] += order.net
            orders[order.entry] += 1
    mailed = {s.person for s in business.subscriptions if s.state == "subscribed"}
    rows = []
    for index, card in enumerate(business.entries):
        if card.system != "shopify":
            continue
        person = business.people[card.person]
        given, _, last = card.name.partition(" ")
        phone = dirt.phone(card.phone, rng)
        rows.append(
            (
                f"'{card.id}",
                given,
                last,
                dirt.email(card.email, rng),
                "yes" if card.person in mailed else "no",
                person.company.name if person.company else "",
                person.street,
                "",
                person.city,
                "",
                "NL",
                f"'{person.postcode}",
                f"'{phone}" if phone else "",
                f"'{phone}" if phone else "",
                "no",
                point(spent[index]),
                orders[index],
                "",
                "no",
                "zakelijk" if person.company else "",
            )
        )
    rows.sort(key=lambda row: row[0])
    write_csv(folder / FILE, HEADER, rows)
    return Written(FILE, len(rows))
