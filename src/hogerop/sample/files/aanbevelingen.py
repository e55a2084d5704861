"""``aanbevelingen.xlsx``: the fill-in sheet, with what the owner heard and wrote down."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from hogerop.sample.business import Business, Promotion
from hogerop.sample.cards import SLIP
from hogerop.sample.files.sheet import Cell, write_sheet
from hogerop.sample.files.written import Fault, Written
from hogerop.sample.promotions import TOLD_ON_SHEET
from hogerop.sample.world import World

FILE = "aanbevelingen.xlsx"
HEADER = ("Datum", "Wie (e-mail of klantnummer)", "Soort", "Over wie (e-mail)", "Opmerking")
KINDS = {"referral": "aanbeveling", "testimonial": "getuigenis", "mix-up": "aanbeveling"}


def write(folder: Path, business: Business, world: World) -> Written:
    """Write the file: some people by their customer number, most by e-mail."""
    rng = world.chance(FILE)
    numbers: dict[int, int] = {}
    emails: dict[int, str] = {}
    for card in business.entries:
        if card.system == "werkplaats":
            numbers.setdefault(card.person, int(card.id))
        if card.email and card.why != SLIP:
            emails.setdefault(card.person, card.email)

    def row(told: Promotion) -> list[Cell]:
        by_number = told.person in numbers and rng.random() < 0.35
        known = told.person in emails and not by_number
        who: Cell = emails[told.person] if known else numbers[told.person]
        whom = emails.get(told.whom) if told.whom is not None else None
        note = "mooie foto op de website" if told.kind == "testimonial" else None
        return [date.fromordinal(told.day), who, KINDS[told.kind], whom, note]

    rows = [row(told) for told in business.promotions if told.told_in == TOLD_ON_SHEET]
    write_sheet(folder / FILE, "Aanbevelingen", HEADER, rows)
    return Written(FILE, len(rows), tuple(_of_nobody(rows)))


def _of_nobody(rows: list[list[Cell]]) -> Iterator[Fault]:
    """Yield the referrals that do not say who was referred: they cannot count as one."""
    for number, (_, _, kind, whom, _) in enumerate(rows, 1):
        if kind == KINDS["referral"] and whom is None:
            yield Fault(number, HEADER[3], "nobody")
