"""A strategy: what to do for whom, what it costs, and what is known of whether it works."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hogerop.plan.posterior import Evidence, Prior
from hogerop.words import language, say

__all__ = ["CHANNELS", "LAPSED", "NAMELESS", "STEPS", "Cost", "Said", "Strategy", "channel_name"]

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
        However many contacts there are, currency, per round.
    """

    money: float
    minutes: float
    fixed: float


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


def channel_name(channel: str) -> str:
    """Return a channel in the reader's language."""
    return {
        "email": say("by e-mail"),
        "phone": say("by telephone"),
        "post": say("by post"),
        "in_person": say("in person"),
        "advert": say("by advertising"),
        "others": say("through other people"),
    }.get(channel, say("nobody is reached"))
