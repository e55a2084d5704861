"""The true parameters of the sample business, and its calendar. Runs no query."""

from __future__ import annotations

import zlib
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

import numpy as np

SEASON = (0.55, 0.65, 1.15, 1.50, 1.50, 1.30, 1.05, 0.95, 1.00, 0.85, 0.75, 0.75)
"""How busy each month is, January first; the year's mean is 1."""

PEAK = max(SEASON)


@dataclass(frozen=True)
class Channel:
    """A way in which names reach the business, with what it costs and whom it brings.

    Attributes
    ----------
    written : str
        The channel's name in the cost sheet.
    purpose : str
        Dutch purpose as the cost sheet says it: werving, behoud, beide, algemeen.
    euros, hours : float
        Mean spending and work per month, for 3,200 names.
    names : float
        Share of the names that come through it; 0 for a channel that only keeps customers.
    steps : dict of str to float
        Chances of the first step.
    rate, dropout : float
        What the channel's people do, as a factor on purchase and drop-out rates.
    """

    written: str
    purpose: str
    euros: float
    hours: float
    names: float
    steps: dict[str, float]
    rate: float = 1.0
    dropout: float = 1.0


CHANNELS = {
    "google": Channel(
        "Google Ads", "werving", 620, 5, 0.36,
        {"web": 0.32, "enquiry": 0.59, "newsletter": 0.03, "workshop": 0.06},
    ),
    "instagram": Channel(
        "Instagram", "werving", 240, 9, 0.15,
        {"web": 0.33, "newsletter": 0.26, "enquiry": 0.41}, rate=0.8, dropout=1.3,
    ),
    "flyers": Channel(
        "Flyers", "werving", 130, 4, 0.14,
        {"workshop": 0.57, "enquiry": 0.35, "web": 0.08}, rate=1.1, dropout=0.9,
    ),
    "beurs": Channel("Beurs", "werving", 190, 6, 0.06, {"list": 0.86, "enquiry": 0.14}),
    "website": Channel(
        "Website", "algemeen", 310, 8, 0.27,
        {"web": 0.25, "enquiry": 0.57, "workshop": 0.13, "newsletter": 0.05},
        rate=1.1, dropout=0.9,
    ),
    "nieuwsbrief": Channel("Nieuwsbrief", "behoud", 85, 7, 0.0, {}),
    "fietspas": Channel("Fietspas", "behoud", 160, 4, 0.0, {}),
    "aanbrengactie": Channel("Aanbrengactie", "beide", 70, 2, 0.0, {}),
}  # fmt: skip
"""The channels by key. People who were referred have the channel ``aanbeveling``."""


@dataclass(frozen=True)
class World:
    """The business-level truth. Shares lie between 0 and 1, rates are per year.

    Purchase rates are Gamma(``rate_shape``, ``rate_scale``), drop-out rates
    Gamma(``dropout_shape``, ``dropout_scale``) over people (Pareto/NBD), order sizes
    Gamma(``spend_shape``) around a mean that is lognormal over people.
    """

    seed: int
    since: date
    until: date
    names: int
    double_share: float = 0.06
    referred_share: float = 0.12
    company_share: float = 0.09
    growth: float = 0.28
    slow_factor: float = 0.68
    rate_shape: float = 0.66
    rate_scale: float = 3.2
    dropout_shape: float = 0.9
    dropout_scale: float = 1.2
    return_share: float = 0.28
    spend_mean: float = 68.0
    spend_sigma: float = 0.55
    spend_shape: float = 3.0
    member_lift: float = 1.25
    join_share: float = 0.075
    renew_share: float = 0.78
    zeal_shape: float = 0.13
    zeal_scale: float = 5.4
    review_share: float = 0.025
    referral_share: float = 0.6
    referred_rate: float = 1.15
    referred_dropout: float = 0.8
    vat_rate: float = 0.21
    margin_rate: float = 0.42

    @property
    def first(self) -> int:
        """First day of business, as an ordinal."""
        return self.since.toordinal()

    @property
    def last(self) -> int:
        """Last day of business, as an ordinal."""
        return self.until.toordinal()

    @property
    def people(self) -> int:
        """How many true people are behind the names."""
        return max(20, round(self.names / (1 + self.double_share)))

    @property
    def slow_year(self) -> tuple[int, int]:
        """First day of the slow year and the first day after it."""
        return self.after(24), self.after(36)

    @property
    def form_since(self) -> int:
        """The day from which the website keeps its enquiries."""
        return self.after(34)

    @property
    def pass_since(self) -> int:
        """The day on which the fietspas was brought out."""
        return self.after(12)

    def after(self, months: int) -> int:
        """Return the ordinal of the day that lies so many months after the first day."""
        years, month = divmod(self.since.month - 1 + months, 12)
        return date(self.since.year + years, month + 1, self.since.day).toordinal()

    def busy(self, day: int) -> float:
        """Return how busy a day is by its season and year; a usual day is 1."""
        slow, over = self.slow_year
        return SEASON[date.fromordinal(day).month - 1] * (
            self.slow_factor if slow <= day < over else 1.0
        )

    def chance(self, subject: str) -> np.random.Generator:
        """Return the subject's own stream of chance, so that subjects do not disturb each other."""
        return np.random.default_rng([self.seed, zlib.crc32(subject.encode())])


def five_years(seed: int, until: date, names: int) -> World:
    """Return the world whose last day is ``until`` and which began five years before."""
    start = date.fromordinal(until.toordinal() + 1)
    return World(seed, date(start.year - 5, start.month, min(start.day, 28)), until, names)


def after_months(day: date, months: int) -> date:
    """Return the day that lies so many months on; the last of a month stays the last of one."""
    year, month = divmod(day.month - 1 + months, 12)
    first = date(day.year + year, month + 1, 1)
    last = monthrange(first.year, first.month)[1]
    ends = day.day == monthrange(day.year, day.month)[1]
    return first.replace(day=last if ends else min(day.day, last))
