"""The years of the business, lived person by person. Runs no query."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np

from hogerop.sample import beginnings, costs, lives, memberships, promotions, purchases
from hogerop.sample.business import NOBODY, Business, Life, Promotion
from hogerop.sample.cards import Cards
from hogerop.sample.names import letters
from hogerop.sample.people import Newcomers, first_step
from hogerop.sample.person import Person
from hogerop.sample.promotions import Referral
from hogerop.sample.world import CHANNELS, World

REFERRED = "aanbeveling"


@dataclass
class Years:
    """The simulation at work: its world, its chance and what happened so far."""

    world: World
    progress: Callable[[str, float], None] | None = None
    business: Business = field(default_factory=Business)

    def __post_init__(self) -> None:
        self.newcomers = Newcomers(self.world, self.world.chance("people"))
        self.rng = self.world.chance("lives")
        self.waiting: deque[Referral] = deque()

    def live(self) -> Business:
        """Live all the years: first those whom marketing brings, then whom they refer."""
        world, rng = self.world, self.world.chance("arrivals")
        self.business.costs = costs.spend(world, world.chance("costs"))
        places, chances = costs.draw(world, self.business.costs)
        drawn = round(world.people * (1 - world.referred_share))
        for where in rng.choice(len(places), size=drawn, p=chances):
            channel, month = places[where]
            self._by_marketing(channel, month, rng)
        while self.waiting and len(self.business.people) < world.people:
            self._by_referral(self.waiting.popleft())
        while len(self.business.people) < world.people:
            channel, month = places[rng.choice(len(places), p=chances)]
            self._by_marketing(channel, month, rng)
        self._mix_ups()
        self._strangers()
        number(self.business, Business())
        Cards(self.business, self.newcomers, world.chance("cards")).deal()
        return self.business

    def _mix_ups(self) -> None:
        """Write on the sheet that some referred themselves, or the one who referred them."""
        rng, people = self.world.chance("mix-ups"), self.business.people
        count = max(2, self.world.names // 1000)
        buyers = [life.person for life in self.business.lives]
        referred = [who for who in buyers if people[who].referrer is not None]
        for who in rng.choice(buyers, size=count, replace=False):
            self._told(int(who), int(who), rng)
        for who in rng.choice(referred, size=min(count, len(referred)), replace=False):
            self._told(int(who), people[int(who)].referrer, rng)

    def _told(self, person: int, whom: int | None, rng: np.random.Generator) -> None:
        arrived = self.business.people[person].arrived
        day = arrived + int(rng.integers(self.world.last - arrived + 1))
        on = promotions.TOLD_ON_SHEET
        self.business.promotions.append(Promotion(person, day, "mix-up", on, whom))

    def _strangers(self) -> None:
        """Add orders of people who left no name: cash in the shop, passers-by in the workshop."""
        rng, orders = self.world.chance("strangers"), self.business.orders
        for index in rng.choice(len(orders), size=max(2, len(orders) // 150), replace=False):
            orders.append(replace(orders[index], person=NOBODY, code="", refund=None))

    def _by_marketing(self, channel: str, month: int, rng: np.random.Generator) -> None:
        day = min(max(month, self.world.first) + int(rng.integers(28)), self.world.last)
        step = first_step(channel, rng)
        written = CHANNELS[channel].written if rng.random() < 0.8 else ""
        self._live(self.newcomers.arrive(day, channel, step), written, "")

    def _by_referral(self, referral: Referral) -> None:
        rng = self.rng
        told = referral.told_in
        day = referral.day + int(rng.exponential(20))
        if day > self.world.last:
            return
        step = promotions.came_by(told, rng)
        person = self.newcomers.arrive(day, REFERRED, step, referrer=referral.referrer)
        code = self._code(referral.referrer) if told == promotions.TOLD_BY_CODE else ""
        bought = self._live(person, self._heard(referral), code)
        if told != promotions.TOLD_BY_CODE:
            self.business.promotions.append(
                Promotion(referral.referrer.number, referral.day, "referral", told, person.number)
            )
        elif bought is not None:
            self.business.promotions.append(
                Promotion(referral.referrer.number, bought, "referral", told, person.number)
            )

    def _heard(self, referral: Referral) -> str:
        if referral.told_in != promotions.TOLD_ON_FORM:
            return "Mond-tot-mond"
        fate = self.rng.random()
        if fate < 0.4:
            return f"via {referral.referrer.name.full}"
        if fate < 0.7:
            return f"kortingscode {self._code(referral.referrer)}"
        return f"via {referral.referrer.email}"

    def _code(self, person: Person) -> str:
        code = f"{letters(person.name.given)[:8].upper()}-{person.number:04d}"
        self.business.codes[code] = person.number
        return code

    def _live(self, person: Person, heard: str, code: str) -> int | None:
        """Live one person's years; return the day of the first order."""
        world, rng, business = self.world, self.rng, self.business
        start = beginnings.begin(person, heard, world, rng)
        business.people.append(person)
        business.enquiries += start.enquiries
        business.quotes += start.quotes
        if start.subscription:
            business.subscriptions.append(start.subscription)
        if start.first_order is not None:
            self.buy(person, start.first_order, code, heard)
        if self.progress and len(business.people) % 200 == 0:
            self.progress("people", len(business.people) / world.people)
        return start.first_order

    def buy(self, person: Person, first: int, code: str, heard: str) -> None:
        """Live one buyer's years from the day of the first order on."""
        world, rng, business = self.world, self.rng, self.business
        lived = lives.live(person, first, world, rng)
        codes = [code, *(self._borrowed(person, day) for day in lived.days[1:])]
        orders = [
            purchases.purchase(person, day, n == 0, codes[n], world, rng)
            for n, day in enumerate(lived.days)
        ]
        business.lives.append(Life(person.number, tuple(lived.spells)))
        business.orders += orders
        business.passes += lived.passes
        for card in lived.passes:
            business.privileges += memberships.uses(card, world, rng)
            self._code(person)
        said, told = promotions.promote(person, lived.spells, world, rng)
        business.promotions += said
        business.promotions += promotions.reviews(person, orders, {p.day for p in said}, world, rng)
        self.waiting += told
        self._stay_in_touch(person, lived.days, heard)

    def _borrowed(self, person: Person, day: int) -> str:
        """Return somebody's code that a customer uses without having been referred: mostly none."""
        if not self.business.codes or self.rng.random() >= 0.004:
            return ""
        codes = list(self.business.codes)
        code = codes[self.rng.integers(len(codes))]
        told = promotions.TOLD_BY_CODE
        owner = self.business.codes[code]
        self.business.promotions.append(Promotion(owner, day, "mix-up", told, person.number))
        return code

    def _stay_in_touch(self, person: Person, days: list[int], heard: str) -> None:
        """Let buyers ask questions and take the newsletter."""
        rng, business = self.rng, self.business
        asks = days[-1] + int(rng.exponential(60))
        if rng.random() < 0.12 and self.world.form_since <= asks <= self.world.last:
            business.enquiries.append(beginnings.enquiry(person, asks, "Ik was al klant", rng))
        known = business.subscriptions and business.subscriptions[-1].person == person.number
        if rng.random() < 0.4 and not known:
            subscription = beginnings.subscribe(person, days[0], self.world, rng)
            if subscription:
                business.subscriptions.append(subscription)


def number(business: Business, before: Business) -> None:
    """Give orders, quotes and passes their numbers, by their days, as their systems do.

    Numbers go on after those of the business as it was ``before``.
    """
    business.orders.sort(key=lambda o: (o.day, o.minute, o.person))
    counts = {"web": 1000, "workshop": 0}
    for order in before.orders:
        counts[order.place] += 1
    for index, order in enumerate(business.orders):
        counts[order.place] += 1
        count = counts[order.place]
        written = f"#{count}" if order.place == "web" else f"W{20_000 + count}"
        business.orders[index] = replace(order, number=written)
    business.quotes.sort(key=lambda q: (q.day, q.person))
    business.quotes = [
        replace(quote, number=f"O{n}")
        for n, quote in enumerate(business.quotes, 2_000 + len(before.quotes))
    ]
    business.passes.sort(key=lambda p: (p.starts, p.person))
    business.passes = [
        replace(card, number=f"P{n:05d}")
        for n, card in enumerate(business.passes, 1 + len(before.passes))
    ]
    business.enquiries.sort(key=lambda e: (e.day, e.minute, e.person))
    business.promotions.sort(key=lambda p: (p.day, p.person, p.kind, p.whom or 0))
    business.subscriptions.sort(key=lambda s: (s.day, s.minute, s.person))
    business.privileges.sort(key=lambda p: (p.day, p.person, p.what))
