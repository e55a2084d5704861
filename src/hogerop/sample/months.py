"""The months after the last day: the same people live on, and some are asked to take a step.

Each person has a stream of chance of its own. So whoever is left alone lives to the cent as they
would have if nothing had been done for anybody, and whoever is treated lives that same life and
does what the strategy brings besides. What it brings is a second draw of the same life, of which
a part is kept: so much more often they do it, each at their own pace and in their own season.
Runs no query.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from hogerop.sample import beginnings, costs, lives, memberships, promotions, purchases
from hogerop.sample.business import Business, Entry, Pass, Subscription
from hogerop.sample.cards import Cards
from hogerop.sample.lifts import lift_of
from hogerop.sample.lives import Lived
from hogerop.sample.parts import Came, Part, done, keep
from hogerop.sample.people import Newcomers
from hogerop.sample.person import Person
from hogerop.sample.world import after_months
from hogerop.sample.years import Years, number

__all__ = ["Months"]

_TRIES = 100
_HAPPENED = (
    "orders", "enquiries", "quotes", "promotions", "passes", "privileges", "subscriptions"
)  # fmt: skip


class Months(Years):
    """The simulation going on after its last day.

    Parameters
    ----------
    past : Years
        The years that were lived; they stay as they are.
    until : date
        The new last day.
    parts : mapping of int to Part
        By the person's number. A person has a part in one action at most.
    """

    def __init__(self, past: Years, until: date, parts: Mapping[int, Part]) -> None:
        super().__init__(replace(past.world, until=until))
        self.past, self.parts, self.came = past.business, parts, list[Came]()
        self.since = past.world.last + 1
        self.business = Business(people=list(self.past.people), codes=dict(self.past.codes))
        known = past.newcomers
        self.newcomers = Newcomers(
            self.world,
            self.world.chance("people after"),
            set(known.taken),
            set(known.domains),
            known.made,
        )
        self.rng = self.world.chance("lives after")
        self.lived = _lived(self.past)
        self.asked = {e.person for e in self.past.enquiries}

    def live(self) -> Business:
        """Live the months: first what would have happened anyway, then what strategies bring."""
        for person in self.past.people:
            _add(self, self._own_life(person))
        self._newcomers()
        self._referred()
        for who in sorted(self.parts):
            _add(self, self._brought(self.past.people[who]))
        self.rng = self.world.chance("referrals brought")
        self._referred()
        renewed = {card.number: card for card in self.business.passes if card.number}
        self.business.passes = [card for card in self.business.passes if not card.number]
        number(self.business, self.past)
        ended = list(self._newsletters_ended())
        cards = Cards(self.business, self.newcomers, self.world.chance("cards after"))
        cards.go_on(self.past.entries)
        before = [renewed.get(card.number, card) for card in self.past.passes]
        self.business.passes = before + self.business.passes
        self.business.subscriptions += ended
        self.business.entries += [self._mailed(taken) for taken in ended]
        return self.business

    # what happens anyway

    def _own_life(self, person: Person) -> Years:
        one = self._alone("after", person)
        self._go_on(one, person)
        part = self.parts.get(person.number)
        if part and not part.held_out and (more := lift_of(part.strategy).more) < 0:
            lost = self.world.chance(f"lost {person.number}")
            keep(one, part, lost, share=1 + more, others=True)
        return one

    def _alone(self, subject: str, person: Person) -> Years:
        """Return a simulation for one person, with a stream of chance of its own."""
        one = Years(self.world)
        one.rng = self.world.chance(f"{subject} {person.number}")
        one.business.codes = self.business.codes
        return one

    def _go_on(self, one: Years, person: Person) -> None:
        if person.number in self.lived:
            self._go_on_buying(one, person, self.lived[person.number])
            return
        for _ in range(_TRIES):
            start = beginnings.begin(person, "", self.world, one.rng)
            first, asked = start.first_order, any(e.day < self.since for e in start.enquiries)
            if asked == (person.number in self.asked) and (first is None or first >= self.since):
                one.business.enquiries = [e for e in start.enquiries if e.day >= self.since]
                one.business.quotes = [q for q in start.quotes if q.day >= self.since]
                if first is not None:
                    one.buy(person, first, "", "")
                return

    def _go_on_buying(self, one: Years, person: Person, past: Lived) -> None:
        world, rng, business = self.world, one.rng, one.business
        lived = Lived(list(past.spells), list(past.days), list(past.passes))
        lives.go_on(lived, person, self.since, world, rng)
        orders = [
            purchases.purchase(person, day, False, "", world, rng)
            for day in lived.days[len(past.days) :]
        ]
        business.orders = orders
        business.passes = [card for card in lived.passes if card not in past.passes]
        for card in lived.passes:
            if card.ends >= self.since:
                begins = max(card.starts, self.since)
                business.privileges += memberships.uses(replace(card, starts=begins), world, rng)
        spells = [(max(first, self.since), last) for first, last in lived.spells]
        said, told = promotions.promote(
            person, [spell for spell in spells if spell[1] >= self.since], world, rng
        )
        business.promotions = said + promotions.reviews(
            person, orders, {p.day for p in said}, world, rng
        )
        one.waiting += told

    def _newcomers(self) -> None:
        """Bring in whom the marketing of whole months draws, as many for its money as before."""
        world, rng = self.world, self.world.chance("arrivals after")
        spent = costs.spend(world, self.world.chance("costs after"))
        self.business.costs = [row for row in spent if self._whole(date(row.year, row.month, 1))]
        places, chances = costs.draw(world, [*self.past.costs, *self.business.costs])
        before = sum(c for (_, month), c in zip(places, chances, strict=True) if month < self.since)
        drawn = world.people * (1 - world.referred_share) / before
        for (channel, month), chance in zip(places, chances, strict=True):
            if month >= self.since:
                for _ in range(rng.poisson(drawn * chance)):
                    self._by_marketing(channel, month, rng)

    def _whole(self, month: date) -> bool:
        """Whether a month, by its first day, lies wholly in these months."""
        ends = after_months(month - timedelta(days=1), 1)
        return month.toordinal() >= self.since and ends <= self.world.until

    def _referred(self) -> None:
        while self.waiting:
            self._by_referral(self.waiting.popleft())

    # what strategies bring

    def _brought(self, person: Person) -> Years:
        """Return what a strategy brings somebody to do, and note what came of their part."""
        part, found = self.parts[person.number], Years(self.world)
        more = 0.0 if part.held_out else lift_of(part.strategy).more
        for again in range(int(np.ceil(max(more, 0.0)))):
            one = self._alone(f"brought {again}", person)
            self._go_on(one, person)
            kept = self.world.chance(f"kept {again} {person.number}")
            keep(one, part, kept, share=min(more - again, 1.0), others=False)
            _add(found, one)
        if any(card.person == person.number for card in self.business.passes):
            found.business.passes, found.business.privileges = [], []
        anyway, brought = done(self, person, part), done(found, person, part)
        self.came.append(Came(person.number, part, anyway, brought))
        return found

    # what the files of these months need besides

    def _newsletters_ended(self) -> list[Subscription]:
        """Return the subscriptions of before that end in these months."""
        found = []
        for taken in self.past.subscriptions:
            if taken.state == "subscribed":
                now = self._newsletter(taken)
                if now.state != "subscribed":
                    found.append(now)
        return found

    def _newsletter(self, taken: Subscription) -> Subscription:
        person, rng = self.past.people[taken.person], self.world.chance(f"reads {taken.person}")
        part, state, ended = self.parts.get(taken.person), "subscribed", None
        for _ in range(_TRIES):
            drawn = beginnings.subscribe(person, taken.day, self.world, rng)
            assert drawn is not None
            if drawn.ended is None or drawn.ended >= self.since:
                state, ended = drawn.state, drawn.ended
                break
        annoyed = rng.random()
        if part and not part.held_out and annoyed < lift_of(part.strategy).stops:
            day = max(part.since.toordinal(), self.since) + int(rng.integers(14))
            if day <= self.world.last and (ended is None or day < ended):
                state, ended = "unsubscribed", day
        return replace(taken, state=state, ended=ended)

    def _mailed(self, taken: Subscription) -> Entry:
        person = self.past.people[taken.person]
        return Entry(
            person.number, "mailchimp", "", person.email, person.name.full, person.phone, taken.day
        )


def _lived(past: Business) -> dict[int, Lived]:
    """Return the life of every buyer as it was lived so far."""
    days: dict[int, list[int]] = defaultdict(list)
    passes: dict[int, list[Pass]] = defaultdict(list)
    for order in past.orders:
        days[order.person].append(order.day)
    for card in past.passes:
        passes[card.person].append(card)
    return {
        life.person: Lived(list(life.spells), days[life.person], passes[life.person])
        for life in past.lives
    }


def _add(whole: Years, one: Years) -> None:
    for kind in _HAPPENED:
        getattr(whole.business, kind).extend(getattr(one.business, kind))
    whole.waiting += one.waiting
