"""From first step to first order: lists, the newsletter, enquiries and quotes. Runs no query."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from hogerop.sample.business import Enquiry, Quote, Subscription
from hogerop.sample.person import Person
from hogerop.sample.world import World

SUBJECTS = (
    "Vraag over onderhoud",
    "Afspraak werkplaats",
    "Levertijd accu",
    "Offerte bedrijfsfietsen",
    "Past dit onderdeel op mijn fiets?",
    "Vraag over bestelling",
)


@dataclass
class Beginning:
    """What a person did before the first order, and its day (None: there is none)."""

    enquiries: list[Enquiry] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    subscription: Subscription | None = None
    first_order: int | None = None


def begin(person: Person, heard: str, world: World, rng: np.random.Generator) -> Beginning:
    """Return how a person begins.

    ``heard`` is the answer to "how did you hear of us", should the person fill in the form.
    """
    start = Beginning()
    if person.came_by in {"web", "workshop"}:
        start.first_order = person.arrived
    elif person.came_by == "newsletter":
        start.subscription = subscribe(person, person.arrived, world, rng)
        if rng.random() < 0.9 * person.traits.interest:
            start.first_order = person.arrived + int(rng.exponential(120))
        elif rng.random() < 0.3:
            _enquire(start, person, person.arrived + int(rng.exponential(300)), heard, world, rng)
    elif person.came_by == "enquiry":
        _enquire(start, person, person.arrived, heard, world, rng)
    elif rng.random() < 0.3:
        day = person.arrived + 5 + int(rng.exponential(200))
        _enquire(start, person, day, heard, world, rng)
    if start.first_order is not None and start.first_order > world.last:
        start.first_order = None
    start.enquiries = [e for e in start.enquiries if e.day <= world.last]
    return start


def _enquire(
    start: Beginning,
    person: Person,
    day: int,
    heard: str,
    world: World,
    rng: np.random.Generator,
) -> None:
    if day > world.last:
        return
    written_down = day >= world.form_since
    if written_down:
        start.enquiries.append(enquiry(person, day, heard, rng))
    elif person.came_by == "enquiry":
        # Telephone calls before the form left no trace but the newsletter.
        start.subscription = subscribe(person, day, world, rng)
    if person.company and rng.random() < 0.6:
        _ask_quote(start, person, day + 1 + int(rng.exponential(6)), world, rng)
    elif rng.random() < person.traits.interest:
        start.first_order = day + int(rng.exponential(14))
    elif written_down and rng.random() < 0.5:
        start.enquiries.append(enquiry(person, day + int(rng.exponential(160)), heard, rng))


def _ask_quote(
    start: Beginning, person: Person, day: int, world: World, rng: np.random.Generator
) -> None:
    if day > world.last:
        return
    cents = int(rng.gamma(3, person.traits.mean_spend * 100)) + 5_000
    yes = rng.random() < 0.3 + 0.6 * person.traits.interest
    waiting = world.last - day < 30
    state = "open" if waiting else "akkoord" if yes else "vervallen"
    start.quotes.append(Quote(person.number, day, cents, state))
    if state == "akkoord":
        start.first_order = day + 3 + int(rng.exponential(12))


def enquiry(person: Person, day: int, heard: str, rng: np.random.Generator) -> Enquiry:
    """Return a question that a person asks on a day."""
    subject = SUBJECTS[rng.integers(len(SUBJECTS))]
    return Enquiry(person.number, day, 480 + int(rng.integers(840)), subject, heard)


def subscribe(
    person: Person, day: int, world: World, rng: np.random.Generator
) -> Subscription | None:
    """Return a newsletter subscription; some end it, some addresses bounce."""
    if day > world.last:
        return None
    fate = rng.random()
    ended = day + 20 + int(rng.exponential(400))
    state = "unsubscribed" if fate < 0.2 else "cleaned" if fate < 0.25 else "subscribed"
    if ended > world.last:
        state = "subscribed"
    return Subscription(
        person.number,
        day,
        int(rng.integers(1440)),
        state,
        None if state == "subscribed" else ended,
    )
