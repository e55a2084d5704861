"""What the simulated business knows: its people and what happened to them.

Days are counted as in :meth:`datetime.date.toordinal`, money in whole euro cents including VAT
unless a name says otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from hogerop.sample.person import Person

NOBODY = -1
"""The person of an order that nobody's name is on."""


@dataclass(frozen=True)
class Line:
    """One line of an order. ``hours`` is None for goods."""

    sku: str
    text: str
    quantity: int
    cents: int
    hours: float | None = None

    @property
    def total(self) -> int:
        """Price of the whole line, cents."""
        return self.quantity * self.cents


@dataclass(frozen=True)
class Refund:
    """Money given back: ``kind`` is partial, line, full or cancelled."""

    kind: str
    day: int
    cents: int
    line: int | None = None


@dataclass(frozen=True)
class Order:
    """One order in the web shop, or one job (werkbon) in the workshop."""

    person: int
    day: int
    minute: int
    place: str
    lines: tuple[Line, ...]
    discount: int = 0
    shipping: int = 0
    code: str = ""
    refund: Refund | None = None
    number: str = ""
    entry: int = -1

    @property
    def total(self) -> int:
        """What was to be paid, cents."""
        return sum(line.total for line in self.lines) - self.discount + self.shipping

    @property
    def net(self) -> int:
        """What was paid in the end, cents."""
        return self.total - (self.refund.cents if self.refund else 0)


@dataclass(frozen=True)
class Enquiry:
    """A question through the form of the website. ``heard`` is the "how did you hear" answer."""

    person: int
    day: int
    minute: int
    subject: str
    heard: str


@dataclass(frozen=True)
class Quote:
    """A quotation to a company, cents excluding VAT."""

    person: int
    day: int
    cents: int
    state: str
    number: str = ""


@dataclass(frozen=True)
class Promotion:
    """A person selling for the business. ``told_in`` is the file that shows it, or nothing.

    ``kind`` is referral, testimonial, review (three stars), complaint, or mix-up (what
    looks like a referral: of oneself, of one's own referrer, of somebody who already bought);
    ``whom`` is the person referred, where known.
    """

    person: int
    day: int
    kind: str
    told_in: str
    whom: int | None = None
    rating: int = 0


@dataclass(frozen=True)
class Pass:
    """A spell of membership (fietspas). ``ends`` is its last paid day."""

    person: int
    starts: int
    ends: int
    left: int | None
    number: str = ""


@dataclass(frozen=True)
class Privilege:
    """A privilege of the fietspas that was used."""

    person: int
    day: int
    what: str


@dataclass(frozen=True)
class Subscription:
    """A subscription to the newsletter. ``state`` is subscribed, unsubscribed or cleaned."""

    person: int
    day: int
    minute: int
    state: str
    ended: int | None = None


@dataclass(frozen=True)
class Cost:
    """Marketing money and hours of one channel in one month, cents excluding VAT."""

    year: int
    month: int
    channel: str
    purpose: str
    cents: int
    hours: float


@dataclass(frozen=True)
class Life:
    """When one person was truly alive as a customer: spells of (first day, last day)."""

    person: int
    spells: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Entry:
    """One card of one person in one system, as that system writes it.

    ``why`` says why it is a double entry, or is empty.
    """

    person: int
    system: str
    id: str
    email: str
    name: str
    phone: str
    since: int
    why: str = ""


@dataclass
class Business:
    """Everything that happened, gathered while the years are lived."""

    people: list[Person] = field(default_factory=list)
    lives: list[Life] = field(default_factory=list)
    orders: list[Order] = field(default_factory=list)
    enquiries: list[Enquiry] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    promotions: list[Promotion] = field(default_factory=list)
    passes: list[Pass] = field(default_factory=list)
    privileges: list[Privilege] = field(default_factory=list)
    subscriptions: list[Subscription] = field(default_factory=list)
    costs: list[Cost] = field(default_factory=list)
    codes: dict[str, int] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
