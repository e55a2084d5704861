"""``offertes.csv``: quotations to companies, in amounts without VAT."""

from __future__ import annotations

from pathlib import Path

from hogerop.sample import dirt
from hogerop.sample.business import Business
from hogerop.sample.files.written import Written, comma, dutch, write_csv
from hogerop.sample.world import World

FILE = "offertes.csv"
HEADER = (
    "Offertenummer;Offertedatum;Klantnummer;Bedrijfsnaam;Contactpersoon;E-mail;Bedrag excl. btw;"
    "Status"
)


def write(folder: Path, business: Business, world: World) -> Written:
    """Write the file. Companies that the workshop knows have their customer number."""
    rng = world.chance(FILE)
    known = {e.person: e.id for e in business.entries if e.system == "offertes"}
    rows = []
    for quote in business.quotes:
        person = business.people[quote.person]
        rows.append(
            (
                quote.number,
                dutch(quote.day),
                known[quote.person],
                person.company.name if person.company else "",
                person.name.full,
                dirt.email(person.email, rng),
                comma(quote.cents),
                quote.state,
            )
        )
    write_csv(folder / FILE, HEADER, rows, delimiter=";", newline="\r\n")
    return Written(FILE, len(rows))
