"""``aanvragen.csv``: what people asked through the website's form, and how they had heard of it."""

from __future__ import annotations

from pathlib import Path

from hogerop.sample import dirt
from hogerop.sample.business import Business, Entry
from hogerop.sample.files.written import Fault, Written, dutch, slipped, write_csv
from hogerop.sample.world import World

FILE = "aanvragen.csv"
HEADER = "Datum;Naam;E-mailadres;Telefoon;Onderwerp;Hoe heeft u ons gevonden?;Bericht"
MESSAGES = (
    "Graag hoor ik wanneer ik terecht kan; 's ochtends schikt het best.",
    'Heeft u de maat "28 inch" op voorraad?',
    "Kunt u mij een prijs sturen?\nMet vriendelijke groet",
    "Mijn ketting loopt er steeds af. Wat kost dat?",
)


def write(folder: Path, business: Business, world: World) -> Written:
    """Write the file: semicolons, UTF-8 with a byte order mark, CRLF."""
    rng = world.chance(FILE)
    cards: dict[int, Entry] = {e.person: e for e in business.entries if e.system == "aanvragen"}
    rows: list[tuple[str, ...]] = []
    for enquiry in business.enquiries:
        person, card = business.people[enquiry.person], cards[enquiry.person]
        rows.append(
            (
                f"{dutch(enquiry.day)} {enquiry.minute // 60:02d}:{enquiry.minute % 60:02d}",
                dirt.person_name(person.name, rng),
                dirt.email(card.email, rng),
                dirt.phone(card.phone, rng),
                enquiry.subject,
                enquiry.heard,
                MESSAGES[rng.integers(len(MESSAGES))],
            )
        )
    if not rows:
        return Written(FILE, 0)
    twice = sorted(rng.choice(len(rows), size=max(1, len(rows) // 200), replace=False))
    for at in reversed(twice):
        rows.insert(at + 1, rows[at])
    faults: list[Fault] = []
    for odd, reason in (
        ("00-00-0000 00:00", "date"),
        (f"{slipped(world.last)} 10:00", "future"),
    ):
        at = int(rng.integers(len(rows)))
        rows.insert(at, (odd, *rows[at][1:]))
        faults = [Fault(f.row + (f.row > at), f.column, f.reason) for f in faults]
        faults.append(Fault(at + 1, "Datum", reason))
    write_csv(folder / FILE, HEADER, rows, delimiter=";", encoding="utf-8-sig", newline="\r\n")
    return Written(FILE, len(rows), tuple(faults), kept_repeats=len(twice))
