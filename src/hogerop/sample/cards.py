"""The cards that people have in each system: mostly one name, one card; some are doubles.

A double entry is the same person written down as another: another e-mail address in the
workshop, no address at all, a married name, a company and its contact, a slip of the keyboard.
Runs no query.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from hogerop.sample import dirt
from hogerop.sample.business import Business, Entry, Order
from hogerop.sample.names import SURNAMES, letters
from hogerop.sample.people import Newcomers
from hogerop.sample.person import Name, Person
from hogerop.sample.places import MAIL_HOSTS
from hogerop.sample.promotions import REVIEWED

SLIP = "slip of the keyboard"

FIRST_NUMBER = {"shopify": 7_210_448_301_122, "werkplaats": 10_001}
STEP = {"shopify": 32_768, "werkplaats": 1}


@dataclass
class Cards:
    """Deals the cards of a business, and gives each order the card that it was written on."""

    business: Business
    newcomers: Newcomers
    rng: np.random.Generator
    entries: list[Entry] = field(default_factory=list)

    def deal(self) -> None:
        """Give every person a card in every system that met the person."""
        orders: dict[int, list[int]] = defaultdict(list)
        for index, order in enumerate(self.business.orders):
            orders[order.person].append(index)
        for person in self.business.people:
            self._shop(person, [i for i in orders[person.number] if self._at(i).place == "web"])
            self._workshop(
                person, [i for i in orders[person.number] if self._at(i).place == "workshop"]
            )
        self._other_systems()
        self.business.entries = _numbered(self.entries)

    def go_on(self, before: Sequence[Entry]) -> None:
        """Write the orders of later on the cards that there are, and deal those that are missing.

        Cards that there were ``before`` keep their places and numbers.
        """
        self.entries = list(before)
        last = {(card.person, card.system): n for n, card in enumerate(before)}
        orders: dict[tuple[int, str], list[int]] = defaultdict(list)
        for index, order in enumerate(self.business.orders):
            orders[order.person, order.place].append(index)
        for (number, place), mine in sorted(orders.items()):
            person = self.business.people[number]
            card = last.get((number, "shopify" if place == "web" else "werkplaats"))
            if card is not None:
                self._write_on(mine, card)
            elif place == "web":
                self._shop(person, mine)
            else:
                self._workshop(person, mine)
        self._other_systems()
        self.business.entries = _numbered(self.entries)

    def _at(self, index: int) -> Order:
        return self.business.orders[index]

    def _add(
        self,
        person: Person,
        system: str,
        since: int,
        *,
        email: str | None = None,
        name: str | None = None,
        why: str = "",
        id: str = "",
    ) -> int:
        written = person.company.name if person.company else person.name.full
        self.entries.append(
            Entry(
                person.number,
                system,
                id,
                person.email if email is None else email,
                written if name is None else name,
                person.phone,
                since,
                why,
            )
        )
        return len(self.entries) - 1

    def _write_on(self, orders: list[int], entry: int) -> None:
        for index in orders:
            self.business.orders[index] = replace(self._at(index), entry=entry)

    def _shop(self, person: Person, orders: list[int]) -> None:
        if not orders:
            if person.came_by == "newsletter" and self.rng.random() < 0.3:
                self._add(person, "shopify", person.arrived, name=person.name.full)
            return
        since = self._at(orders[0]).day
        if person.company and self.rng.random() < 0.3:
            card = self._add(
                person,
                "shopify",
                since,
                email=self._other_email(person),
                name=person.name.full,
                why="company and contact",
            )
        else:
            card = self._add(person, "shopify", since, name=person.name.full)
        self._write_on(orders, card)
        if len(orders) >= 3 and self.rng.random() < 0.04:
            later = orders[len(orders) // 2 :]
            self._write_on(later, self._second_account(person, self._at(later[0]).day))

    def _second_account(self, person: Person, since: int) -> int:
        if person.company or self.rng.random() < 0.5:
            return self._add(
                person,
                "shopify",
                since,
                email=self._other_email(person),
                name=person.name.full,
                why="new e-mail",
            )
        partner = SURNAMES[self.rng.integers(len(SURNAMES))]
        married = Name(person.name.given, "", f"{partner}-{person.name.last}")
        email = self.newcomers.unused(
            f"{letters(married.given)}.{letters(partner)}", MAIL_HOSTS[self.rng.integers(4)]
        )
        return self._add(
            person, "shopify", since, email=email, name=married.full, why="married name"
        )

    def _workshop(self, person: Person, orders: list[int]) -> None:
        if not orders:
            return
        since = self._at(orders[0]).day
        in_shop = bool(self.entries) and self.entries[-1].person == person.number
        fate = self.rng.random()
        if fate < 0.1:
            card = self._add(
                person, "werkplaats", since, email="", why="no e-mail" if in_shop else ""
            )
        elif in_shop and fate < 0.17:
            card = self._add(
                person, "werkplaats", since, email=self._other_email(person), why="other e-mail"
            )
        else:
            card = self._add(person, "werkplaats", since)
        self._write_on(orders, card)
        if len(orders) >= 3 and self.rng.random() < 0.04:
            later = orders[1:]
            email = "" if self.rng.random() < 0.5 else None
            second = self._add(
                person, "werkplaats", self._at(later[0]).day, email=email, why="second card"
            )
            self._write_on(later, second)

    def _other_email(self, person: Person) -> str:
        given, last = letters(person.name.given), letters(person.name.last)
        local = (f"{given}{last[0]}", f"{last}{given[0]}", f"{given}.{last}.werk")
        if person.company:
            return self.newcomers.unused(given, person.email.split("@")[1])
        return self.newcomers.unused(
            local[self.rng.integers(3)], MAIL_HOSTS[self.rng.integers(len(MAIL_HOSTS))]
        )

    def _other_systems(self) -> None:
        people, business = self.business.people, self.business
        buyers = {entry.person for entry in self.entries}
        for quote in business.quotes:
            self._add(people[quote.person], "offertes", quote.day)
        for subscription in business.subscriptions:
            person, email, why = people[subscription.person], None, ""
            if subscription.state == "cleaned" and self.rng.random() < 0.4:
                email, why = dirt.slip(person.email, self.rng), SLIP
            self._add(person, "mailchimp", subscription.day, email=email, why=why)
        for person in people:
            if person.came_by == "list":
                self._add(person, "beurslijst", person.arrived)
        for number in dict.fromkeys(enquiry.person for enquiry in business.enquiries):
            person, email, why = people[number], None, ""
            if number in buyers and self.rng.random() < 0.05:
                email, why = self._other_email(person), "other e-mail"
            since = next(e.day for e in business.enquiries if e.person == number)
            self._add(person, "aanvragen", since, email=email, why=why, name=person.name.full)
        for card in business.passes:
            self._add(people[card.person], "fietspas", card.starts, id=card.number)
        for number in dict.fromkeys(business.codes.values()):
            self._add(people[number], "kortingscodes", people[number].arrived)
        told = {p.person: p.day for p in reversed(business.promotions) if p.told_in == REVIEWED}
        for number, day in told.items():
            self._add(people[number], "reviews", day, name=people[number].name.full)


def _numbered(entries: list[Entry]) -> list[Entry]:
    """Give each card of the shop and the workshop its number, in the order in which they came.

    Quotes bear the number that the workshop gave the company first.
    """
    numbered = list(entries)
    for system, first in FIRST_NUMBER.items():
        cards = [i for i, entry in enumerate(entries) if entry.system == system]
        cards.sort(key=lambda i: (entries[i].since, i))
        for n, i in enumerate(cards):
            numbered[i] = replace(entries[i], id=str(first + n * STEP[system]))
    known = {e.person: e.id for e in reversed(numbered) if e.system == "werkplaats"}
    return [
        replace(e, id=known.get(e.person, "")) if e.system == "offertes" else e for e in numbered
    ]
