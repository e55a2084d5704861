"""``beurslijst.csv``: companies met at a trade fair, saved by an old Windows program (cp1252)."""

from __future__ import annotations

from pathlib import Path

from hogerop.sample import dirt
from hogerop.sample.business import Business
from hogerop.sample.files.written import Written, dutch, write_csv
from hogerop.sample.names import DOTLESS
from hogerop.sample.world import World

FILE = "beurslijst.csv"
HEADER = "Bedrijf;Contact;E-mail;Plaats;Branche;Medewerkers;Datum"


def write(folder: Path, business: Business, world: World) -> Written:
    """Write the file. Letters that cp1252 lacks are written as their plain neighbours."""
    rng = world.chance(FILE)
    rows = []
    for card in sorted(
        (e for e in business.entries if e.system == "beurslijst"), key=lambda e: (e.since, e.person)
    ):
        person = business.people[card.person]
        assert person.company is not None
        rows.append(
            (
                person.company.name.replace(DOTLESS, "i"),
                person.name.full.replace(DOTLESS, "i"),
                dirt.email(card.email, rng),
                person.city,
                person.company.industry,
                person.company.employees if rng.random() < 0.9 else "",
                dutch(card.since),
            )
        )
    write_csv(folder / FILE, HEADER, rows, delimiter=";", encoding="cp1252", newline="\r\n")
    return Written(FILE, len(rows))
