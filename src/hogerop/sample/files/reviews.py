"""``reviews.csv``: what reviewers wrote, in English headers, as a review site exports it."""

from __future__ import annotations

from pathlib import Path

from hogerop.sample import dirt
from hogerop.sample.business import Business
from hogerop.sample.files.written import Fault, Written, iso, write_csv
from hogerop.sample.promotions import REVIEWED
from hogerop.sample.world import World

FILE = "reviews.csv"
HEADER = "Date,Reviewer,Email,Rating,Title,Review"
WORDS = {
    5: ("Top", 'Geweldig geholpen, "mijn" fietsenmaker!'),
    4: ("Goed", "Nette winkel, vlotte levering."),
    3: ("Redelijk", "Prima werk, wel lang gewacht."),
    2: ("Matig", "Moest twee keer terugkomen."),
    1: ("Slecht", "Niet tevreden over de reparatie."),
}


def write(folder: Path, business: Business, world: World) -> Written:
    """Write the file. Some reviewers leave no e-mail: those rows are about nobody."""
    rng = world.chance(FILE)
    rows: list[tuple[object, ...]] = []
    for told in business.promotions:
        if told.told_in == REVIEWED:
            person = business.people[told.person]
            name = dirt.person_name(person.name, rng)
            rows.append(
                (
                    iso(told.day),
                    name,
                    dirt.email(person.email, rng),
                    told.rating,
                    *WORDS[told.rating],
                )
            )
    if not rows:
        return Written(FILE, 0)
    nameless = min(max(2, len(rows) // 25), len(rows))
    for at in sorted(rng.choice(len(rows), size=nameless, replace=False), reverse=True):
        when, _, _, *rest = rows[at]
        rows.insert(at, (when, "Anoniem", "", *rest))
    at = len(rows) // 3
    rows.insert(at, ("onbekend", *rows[at][1:]))
    write_csv(folder / FILE, HEADER, rows)
    return Written(FILE, len(rows), (Fault(at + 1, "Date", "date"),), nameless)
