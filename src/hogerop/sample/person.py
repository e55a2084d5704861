"""One true person or company of the sample business, and what drives its behaviour."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Traits:
    """The true parameters of one person's behaviour, which no file ever holds.

    Attributes
    ----------
    interest : float
        0 to 1; how readily a first step becomes a first order.
    rate : float
        Orders per year while alive as a customer, before season and membership.
    dropout : float
        Drop-outs per year while alive as a customer.
    mean_spend : float
        Expected size of an order, euros including VAT.
    satisfaction : float
        0 to 1; drives ratings, complaints and how gladly the person promotes.
    zeal : float
        Promotions per year of a fully satisfied person who is alive as a customer.
    workshop : float
        0 to 1; share of orders that go to the workshop instead of the web shop.
    """

    interest: float
    rate: float
    dropout: float
    mean_spend: float
    satisfaction: float
    zeal: float
    workshop: float


@dataclass(frozen=True)
class Name:
    """A person's name in its Dutch parts."""

    given: str
    prefix: str
    surname: str

    @property
    def last(self) -> str:
        """The surname with its prefix: ``de Vries``."""
        return f"{self.prefix} {self.surname}".strip()

    @property
    def full(self) -> str:
        """The whole name: ``Jan de Vries``."""
        return f"{self.given} {self.last}"


@dataclass(frozen=True)
class Company:
    """A business customer."""

    name: str
    industry: str
    employees: int


@dataclass(frozen=True)
class Person:
    """One true person, or one company with its contact: one name of the database.

    ``came_by`` is the first step: list, newsletter, enquiry, quote, web or workshop.
    """

    number: int
    name: Name
    company: Company | None
    email: str
    phone: str
    street: str
    postcode: str
    city: str
    arrived: int
    channel: str
    came_by: str
    referrer: int | None
    traits: Traits
