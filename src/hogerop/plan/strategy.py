"""A strategy: what to do for whom, what it costs, and what is known of whether it works."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hogerop.plan.posterior import Evidence, Prior
from hogerop.words import language

__all__ = ["CHANNELS", "LAPSED", "NAMELESS", "STEPS", "Cost", "Said", "Strategy"]

STEPS = ("suspect", "prospect", "shopper", "customer", "member", "advocate", "lapsed")
"""What a strategy moves people from: a rung, to the next one; or lapsed, and back."""
LAPSED = STEPS.index("lapsed")

NAMELESS = ("advert", "others", "none")
CHANNELS = ("email", "phone", "post", "in_person", *NAMELESS)
"""How a strategy reaches people. An advertisement and what goes through other people reach whom we
do not choose by name; ``none`` reaches nobody."""


@dataclass(frozen=True)
class Cost:
    """What a strategy costs.

    Attributes
    ----------
    money : float
        Per contact, currency.
    minutes : float
        Of staff, per contact.
    fixed : float
        What is paid to others however many contacts there are, currency, per round.
    hours : float, optional
        Of staff however many contacts there are, per round: to choose, write, check, send and
        count.
    """

    money: float
    minutes: float
    fixed: float
    hours: float = 0.0

    def each(self, hour_cost: float) -> float:
        """Return what one contact costs where an hour of staff costs so much; currency."""
        return self.money + self.minutes / 60 * hour_cost

    def once(self, hour_cost: float) -> float:
        """Return what it costs however many contacts there are; currency."""
        return self.fixed + self.hours * hour_cost

    def time(self, contacts: int, *, part: float = 1.0) -> float:
        """Return the minutes of staff for some contacts, and for a part of what is done once."""
        return self.minutes * contacts + 60 * self.hours * part


@dataclass(frozen=True)
class Said:
    """What a person reads of a strategy, in one language."""

    name: str
    do: tuple[str, ...]
    drivers: str
    kpi: str
    evidence: str
    warnings: tuple[str, ...]


@dataclass(frozen=True)
class Strategy:
    """One strategy of the library, or an owner's own.

    Attributes
    ----------
    key : str
        Its file's name without the ending.
    step : str
        One of `STEPS`.
    channel : str
        One of `CHANNELS`.
    for_whom : str
        A rule in the ladder's own language; who stands on the step and meets it may get this.
    spreads : bool
        Those who get it talk to those who do not: draw by household or referrer.
    cost : Cost
    evidence : str
        ``R`` randomised, ``Q`` quasi-experimental, ``C`` correlation, ``-`` none found.
    published : float, optional
        Relative lift of the step that was published, 0.2 = a fifth more.
    source : str
        Where that stands, as a reader would look it up.
    prior : Prior
        What is expected before anything is measured here.
    said : mapping of str to Said
        By language, ``en`` and ``nl``; an owner's own may have one of them.
    """

    key: str
    step: str
    channel: str
    for_whom: str
    spreads: bool
    cost: Cost
    evidence: Evidence
    published: float | None
    source: str
    prior: Prior
    said: Mapping[str, Said]

    @property
    def now(self) -> Said:
        """What a reader of the language now spoken reads."""
        return self.said.get(language()) or next(iter(self.said.values()))

    @property
    def name(self) -> str:
        """Its name in the reader's language."""
        return self.now.name

    @property
    def place(self) -> int:
        """Place of its step in `STEPS`."""
        return STEPS.index(self.step)
