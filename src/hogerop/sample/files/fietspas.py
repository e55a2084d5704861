"""The membership: ``fietspas.csv`` (who holds one) and ``fietspas_voordeel.csv`` (what it did)."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from hogerop.sample import dirt
from hogerop.sample.business import Business, Pass
from hogerop.sample.files.written import Fault, Written, dutch, write_csv
from hogerop.sample.world import World

FILE = "fietspas.csv"
HEADER = "Pasnummer;E-mail;Naam;Ingangsdatum;Einddatum;Opgezegd op"
USED = "fietspas_voordeel.csv"
USED_HEADER = "Pasnummer;E-mail;Datum;Voordeel"


def passes(folder: Path, business: Business, world: World) -> Written:
    """Write the passes: a pass that was renewed has its last paid day as end."""
    rng = world.chance(FILE)
    rows = []
    for card in business.passes:
        person = business.people[card.person]
        rows.append(
            (
                card.number,
                dirt.email(person.email, rng),
                person.company.name if person.company else dirt.person_name(person.name, rng),
                dutch(card.starts),
                dutch(card.ends),
                dutch(card.left) if card.left is not None else "",
            )
        )
    write_csv(folder / FILE, HEADER, rows, delimiter=";", newline="\r\n")
    return Written(FILE, len(rows))


def privileges(folder: Path, business: Business, world: World) -> Written:
    """Write the privileges that were used; one row has no day that exists."""
    rng = world.chance(USED)
    held: dict[int, list[Pass]] = defaultdict(list)
    for card in business.passes:
        held[card.person].append(card)
    rows = []
    for used in business.privileges:
        card = [c for c in held[used.person] if c.starts <= used.day][-1]
        email = business.people[used.person].email
        rows.append((card.number, dirt.email(email, rng), dutch(used.day), used.what))
    if not rows:
        return Written(USED, 0)
    at = len(rows) // 2
    rows.insert(at, (*rows[at][:2], "30-02-2025", rows[at][3]))
    write_csv(folder / USED, USED_HEADER, rows, delimiter=";", newline="\r\n")
    return Written(USED, len(rows), (Fault(at + 1, "Datum", "date"),))
