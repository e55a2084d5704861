"""Who the people are: name, address and the true parameters of their behaviour. Runs no query."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from hogerop.sample import names, places
from hogerop.sample.person import Company, Name, Person, Traits
from hogerop.sample.world import CHANNELS, World


@dataclass
class Newcomers:
    """Makes people one by one, each with an address, each company with a domain, of its own."""

    world: World
    rng: np.random.Generator
    taken: set[str] = field(default_factory=set)
    domains: set[str] = field(default_factory=set)
    made: int = 0

    def arrive(
        self, day: int, channel: str, came_by: str, *, referrer: Person | None = None
    ) -> Person:
        """Return a new person who comes in on a day by a first step."""
        rng = self.rng
        name = names.person_name(rng)
        is_company = came_by == "list" or rng.random() < self.world.company_share
        company = names.company(name, rng) if is_company else None
        street, postcode, city = places.address(rng)
        number, self.made = self.made, self.made + 1
        return Person(
            number=number,
            name=name,
            company=company,
            email=self._email(name, company),
            phone=places.phone(number, is_company),
            street=street,
            postcode=postcode,
            city=city,
            arrived=day,
            channel=channel,
            came_by=came_by,
            referrer=None if referrer is None else referrer.number,
            traits=self._traits(channel, is_company, came_by, referrer),
        )

    def _email(self, name: Name, company: Company | None) -> str:
        if company:
            return self.unused("info", self._domain(company))
        given, last = names.letters(name.given), names.letters(name.last)
        forms = (f"{given}.{last}", f"{given[0]}.{last}", f"{given}{last}", f"{last}.{given}")
        host = places.MAIL_HOSTS[self.rng.integers(len(places.MAIL_HOSTS))]
        return self.unused(forms[self.rng.integers(len(forms))], host)

    def _domain(self, company: Company) -> str:
        """Return a domain that no other company has."""
        bare, count = names.letters(company.name), 1
        domain = f"{bare}.example"
        while domain in self.domains:
            count += 1
            domain = f"{bare}{count}.example"
        self.domains.add(domain)
        return domain

    def unused(self, local: str, host: str) -> str:
        """Return an address that nobody has yet, with a number where it is needed."""
        address, count = f"{local}@{host}", 1
        while address in self.taken:
            count += 1 if count < 9 else int(self.rng.integers(1, 9999))
            address = f"{local}{count}@{host}"
        self.taken.add(address)
        return address

    def _traits(self, channel: str, company: bool, came_by: str, referrer: Person | None) -> Traits:
        world, rng = self.world, self.rng
        kind = CHANNELS.get(channel)
        rate, dropout = (
            (kind.rate, kind.dropout) if kind else (world.referred_rate, world.referred_dropout)
        )
        satisfaction = float(rng.beta(5, 2.2))
        if referrer is not None:
            satisfaction = 0.7 * satisfaction + 0.3 * referrer.traits.satisfaction
        walks_in = came_by == "workshop" or channel == "flyers"
        return Traits(
            interest=float(rng.beta(2, 4.8)),
            rate=float(rng.gamma(world.rate_shape, world.rate_scale)) * rate,
            dropout=float(rng.gamma(world.dropout_shape, world.dropout_scale))
            * dropout
            * (1.7 - satisfaction)
            + 0.02,
            mean_spend=world.spend_mean
            * float(rng.lognormal(0, world.spend_sigma))
            * (1.9 if company else 1.0),
            satisfaction=satisfaction,
            zeal=float(rng.gamma(world.zeal_shape, world.zeal_scale)),
            workshop=float(rng.beta(2.5, 1) if walks_in or company else rng.beta(0.35, 1.6)),
        )


def first_step(channel: str, rng: np.random.Generator) -> str:
    """Return the first step of somebody who comes through a channel."""
    steps = CHANNELS[channel].steps
    return str(rng.choice(list(steps), p=list(steps.values())))
