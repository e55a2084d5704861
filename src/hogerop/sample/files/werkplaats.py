"""``werkplaats.xlsx``: the workshop's own sheet of jobs, typed by hand over the years.

Half the dates are real dates and half are text; so with amounts. Credit notes are negative
lines, most under the number of the job that they are about, some under a number of their own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import numpy as np

from hogerop.sample import dirt
from hogerop.sample.business import Business, Entry, Order
from hogerop.sample.files.sheet import Cell, write_sheet
from hogerop.sample.files.written import Fault, Written, comma, dutch, iso, slipped
from hogerop.sample.world import World

FILE = "werkplaats.xlsx"
HEADER = (
    "Klantnummer",
    "Naam",
    "E-mail",
    "Telefoon",
    "Postcode",
    "Plaats",
    "Datum",
    "Werkbon",
    "Omschrijving",
    "Uren",
    "Bedrag incl. btw",
)
UNREADABLE = (
    ("Bedrag incl. btw", "amount"),
    ("Datum", "date"),
    ("Bedrag incl. btw", "amount"),
    ("Datum", "date"),
    ("Datum", "future"),
)
_ODD = {"amount": ("zie bon", "n.t.b."), "date": ("31-02-2025", "vorige week"), "future": ""}


@dataclass
class _Sheet:
    business: Business
    world: World
    rng: np.random.Generator
    rows: list[tuple[int, list[Cell]]] = field(default_factory=list)

    def about(self, card: Entry | None) -> list[Cell]:
        if card is None:
            return [None, "Passant", None, None, None, None]
        person = self.business.people[card.person]
        name = card.name if person.company else dirt.person_name(person.name, self.rng)
        return [
            int(card.id),
            name,
            dirt.email(card.email, self.rng) or None,
            dirt.phone(card.phone, self.rng) or None,
            dirt.postcode(person.postcode, self.rng) or None,
            person.city if self.rng.random() < 0.9 else person.city.lower(),
        ]

    def day(self, day: int) -> Cell:
        fate = self.rng.random()
        if fate < 0.5:
            return date.fromordinal(day)
        if fate < 0.92:
            return dutch(day)
        when = date.fromordinal(day)
        if fate < 0.96:
            return f"{when.day}-{when.month}-{when.year}"
        return dutch(day).replace("-", "/") if fate < 0.98 else iso(day)

    def money(self, cents: int) -> Cell:
        fate = self.rng.random()
        if fate < 0.6:
            return cents / 100
        return f"€ {comma(cents)}" if fate < 0.85 else comma(cents)

    def add(self, day: int, about: list[Cell], when: Cell, *job: Cell) -> None:
        self.rows.append((day, [*about, when, *job]))

    def order(self, order: Order) -> None:
        card = self.business.entries[order.entry] if order.entry >= 0 else None
        about, when = self.about(card), self.day(order.day)
        for line in order.lines:
            self.add(
                order.day, about, when, order.number, line.text, line.hours, self.money(line.total)
            )
        if order.refund:
            self.credit(order, about)

    def credit(self, order: Order, about: list[Cell]) -> None:
        refund = order.refund
        assert refund is not None
        when = self.day(refund.day)
        if refund.line is None:
            hours = -sum(line.hours or 0.0 for line in order.lines)
            text = f"Creditnota {order.number}"
            self.add(refund.day, about, when, order.number, text, hours, self.money(-refund.cents))
            return
        line = order.lines[refund.line]
        own = line.hours is not None and self.rng.random() < 0.5
        number = f"C{order.number[1:]}" if own else order.number
        text = line.text if own else f"Creditnota {line.text}"
        given = None if line.hours is None else -line.hours
        self.add(refund.day, about, when, number, text, given, self.money(-refund.cents))


def write(folder: Path, business: Business, world: World) -> Written:
    """Write the file, oldest job first."""
    sheet = _Sheet(business, world, world.chance(FILE))
    for order in business.orders:
        if order.place == "workshop":
            sheet.order(order)
    sheet.rows.sort(key=lambda row: row[0])
    rows = [cells for _, cells in sheet.rows]
    repeats = _repeat(rows, sheet.rng)
    faults = _spoil(rows, sheet)
    write_sheet(folder / FILE, "Werkbonnen", HEADER, rows)
    aside = {fault.row for fault in faults}
    nameless = sum(row[0] is None and n not in aside for n, row in enumerate(rows, 1))
    return Written(FILE, len(rows), tuple(faults), nameless, repeats)


def _repeat(rows: list[list[Cell]], rng: np.random.Generator) -> int:
    """Copy some rows under themselves, as a slip of the mouse does."""
    named = [n for n, row in enumerate(rows) if row[0] is not None]
    count = min(max(2, len(rows) // 400), len(named))
    for at in sorted(rng.choice(named, size=count, replace=False), reverse=True):
        rows.insert(at + 1, list(rows[at]))
    return count


def _spoil(rows: list[list[Cell]], sheet: _Sheet) -> list[Fault]:
    """Put in rows of jobs of their own that nobody can read."""
    rng, last = sheet.rng, sheet.world.last
    cards = [card for card in sheet.business.entries if card.system == "werkplaats"]
    size = min(len(UNREADABLE), len(rows))
    where = np.sort(rng.choice(len(rows), size=size, replace=False))
    faults = []
    for n, (column, reason) in enumerate(UNREADABLE[:size]):
        cells: list[Cell] = [
            *sheet.about(cards[int(rng.integers(len(cards)))]),
            dutch(last - int(rng.integers(30, 900))),
            f"W{90_000 + n}",
            "Band plakken",
            0.25,
            comma(1513),
        ]
        odd = slipped(last) if reason == "future" else _ODD[reason][n % 2]
        cells[HEADER.index(column)] = odd
        at = int(where[n]) + n
        rows.insert(at, cells)
        faults.append(Fault(at + 1, column, reason))
    return faults
