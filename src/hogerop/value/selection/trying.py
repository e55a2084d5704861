"""What a model makes of the time held out: fitted to what came before, asked what would follow."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from hogerop.value.buying.clock import CALENDAR, Clock, ClockName, passed
from hogerop.value.buying.occasions import Buyers, Counts, Occasions, buyers, orders_after
from hogerop.value.fitting.estimation import fit
from hogerop.value.fitting.model import Fitted, Floats, Model
from hogerop.value.models.bg_nbd import BGNBD
from hogerop.value.models.covariates import WithCovariates, orders_by_of
from hogerop.value.models.regular import Regular
from hogerop.value.selection.measures import (
    bias,
    capture,
    deviance,
    mean_absolute_error,
    tracking_error,
)
from hogerop.value.selection.sorts import NO_SORTS, Sorts

__all__ = ["AS_BEFORE", "EVERYBODY", "Candidate", "Outcome", "Trial", "Tried", "expected_curve"]

AS_BEFORE, EVERYBODY = "as before", "everybody the same"
"""The rules of thumb: everybody goes on at the rate they had; everybody buys as the mean did."""

AT_MOST = 50_000
"""Buyers on whom the models are tried: more of them tell no more."""


@dataclass(frozen=True)
class Candidate:
    """A model that may be chosen: with the clock it lives by, and what it tells buyers apart by."""

    model: Model
    clock: Clock = CALENDAR
    sorts: Sorts = NO_SORTS

    @property
    def whole(self) -> Model:
        """The model, with covariates where buyers are told apart."""
        return WithCovariates(self.model, self.sorts.names) if self.sorts.by else self.model

    @property
    def sure_of_one_time_buyers(self) -> bool:
        """Whether it takes everybody who bought once to be still there, however long ago."""
        regular = isinstance(self.model, Regular) and not self.model.modified
        return regular or isinstance(self.model, BGNBD)

    def known(self, of: Occasions, until: int) -> Buyers:
        """Return what this model knows of everybody who bought by the evening of a day."""
        those = buyers(of, until, self.clock)
        return replace(those, histories=self.sorts.known_of(those))


@dataclass(frozen=True)
class Tried:
    """How a model, or a rule of thumb, did on the time held out.

    Parameters
    ----------
    name : str
        Of the model, or `AS_BEFORE` or `EVERYBODY`.
    orders : float
        Orders that it expected of all buyers together.
    bias : float
        By what share that is too many.
    error : float
        Mean distance per buyer (MAE), in orders.
    tracking : float
        Mean distance of the cumulative curve of all repeat orders over the time held out, a share.
    capture : float
        Share of the orders that came from the tenth of whom it expected most.
    deviance : float
        Mean Poisson deviance per buyer: what the models are chosen by; less is better. Of
        `AS_BEFORE` with the past of one mean buyer added to everybody's own.
    weeks : float
        Mean Poisson deviance per week of all repeat orders together, levels made equal: what the
        clock is chosen by.
    by : tuple of str
        What it tells buyers apart by: ``channel``, ``kind``.
    clock : str
        ``calendar``, ``seasons`` or ``occasions``.
    behind, behind_error : float
        How much more the deviance is than of the best model, and the standard error of it.
    boundary : str, optional
        What the data could not show, in words.
    chosen : bool
        Whether this one speaks for the business.
    """

    name: str
    orders: float
    bias: float
    error: float
    tracking: float
    capture: float
    deviance: float
    weeks: float
    by: tuple[str, ...] = ()
    clock: ClockName = "calendar"
    behind: float = 0.0
    behind_error: float = 0.0
    boundary: str | None = None
    chosen: bool = False


@dataclass(frozen=True)
class Outcome:
    """What was tried, its line of the table, and what it lost per buyer and per week."""

    candidate: Candidate
    tried: Tried
    per_buyer: Floats
    per_week: Floats


@dataclass(frozen=True)
class Trial:
    """The time held out, and what happened in it.

    Parameters
    ----------
    of : Occasions
        Who bought when.
    split, until : int
        What is held out runs from the day after ``split`` to ``until``, days since 1970-01-01.
    seed : int
        Draws whom the models are tried on, of very many.
    """

    of: Occasions
    split: int
    until: int
    seed: int = 0

    @cached_property
    def plain(self) -> Buyers:
        """The buyers by the calendar, as of the split."""
        return self._some(buyers(self.of, self.split))

    @cached_property
    def actual(self) -> Floats:
        """What each of them ordered in the time held out."""
        counts, _ = orders_after(self.of, self.plain.contact, self.split, self.until)
        return counts.astype(np.float64)

    @cached_property
    def ends(self) -> Counts:
        """The last days of the weeks held out."""
        if self.until - self.split < 7:
            return np.array([self.until])
        return np.arange(self.split + 7, self.until + 1, 7)

    @cached_property
    def so_far(self) -> Floats:
        """The repeat orders that these buyers had made together by the evening of each of them."""
        there = np.zeros(self.of.contacts, np.bool_)
        there[self.plain.contact] = True
        repeat = np.repeat(there, np.diff(self.of.start))
        repeat[self.of.start[:-1][np.diff(self.of.start) > 0]] = False
        days = np.sort(self.of.day[repeat])
        return np.searchsorted(days, self.ends, side="right").astype(np.float64)

    def known(self, candidate: Candidate) -> Buyers:
        """Return what a model knows of them, as of the split."""
        return self._some(candidate.known(self.of, self.split))

    def outcome(self, candidate: Candidate) -> Outcome:
        """Fit the model to what came before the split, and see what it makes of what followed."""
        known, clock = self.known(candidate), candidate.clock
        fitted = fit(candidate.whole, known.histories, seed=self.seed)
        days = passed(clock, self.split, self.until)
        expected = fitted.model.expected_orders(fitted.values, known.histories, days)
        curve = expected_curve(fitted, known, self.ends, clock)
        line = self._judged(candidate.model.name, expected, curve)
        line = replace(line, by=candidate.sorts.by, clock=clock.name, boundary=fitted.boundary)
        lost = deviance(expected, self.actual), _by_week(curve, self.so_far)
        return Outcome(candidate, line, *lost)

    def rules_of_thumb(self) -> list[Tried]:
        """Return how everybody going on as before does, and everybody buying the same.

        Who bought once is expected to order nothing by the first, and one order of theirs would
        then be a loss without end. So that the table is fair to it, its loss is reckoned with the
        past of one mean buyer added to everybody's own (a gamma prior on the rate, worth one
        buyer).
        """
        histories, days = self.plain.histories, float(self.until - self.split)
        own = histories.frequency * days / np.maximum(histories.T, 1.0)
        seen = float(histories.T.sum())
        mean = histories.repeat_orders * days / seen if seen else 0.0
        alike = np.full(len(histories), mean)
        many = max(len(histories), 1)
        added = histories.frequency + histories.repeat_orders / many
        softened = added * days / np.maximum(histories.T + seen / many, 1.0)
        shares = (self.ends - self.split) / days
        return [
            self._judged(name, each, histories.repeat_orders + each.sum() * shares, weighed)
            for name, each, weighed in ((AS_BEFORE, own, softened), (EVERYBODY, alike, alike))
        ]

    def _judged(
        self, name: str, expected: Floats, curve: Floats, weighed: Floats | None = None
    ) -> Tried:
        return Tried(
            name=name,
            orders=float(expected.sum()),
            bias=bias(expected, self.actual),
            error=mean_absolute_error(expected, self.actual),
            tracking=tracking_error(curve, self.so_far),
            capture=capture(expected, self.actual),
            deviance=float(deviance(expected if weighed is None else weighed, self.actual).mean()),
            weeks=float(_by_week(curve, self.so_far).mean()),
        )

    def _some(self, known: Buyers) -> Buyers:
        if len(known.contact) <= AT_MOST:
            return known
        random = np.random.default_rng(self.seed)
        return known.part(np.sort(random.choice(len(known.contact), AT_MOST, replace=False)))


def expected_curve(fitted: Fitted, of: Buyers, ends: Counts, clock: Clock = CALENDAR) -> Floats:
    """Return the repeat orders that the model expects of these buyers by the evening of each day.

    Each is taken for a new buyer on the day of their first order: what they did since does not
    count, so that the model is asked for the whole curve. It is asked week by week (or occasion by
    occasion), and the curve drawn straight in between.
    """
    first, place = np.unique(of.first_day, return_inverse=True)
    begin = int(first.min())
    readings = clock.readings(begin, max(int(ends.max()), begin)) * clock.step
    now, came = readings[np.maximum(ends - begin, 0)], readings[first - begin]
    age = np.maximum(now[:, None] - came[None, :], 0.0)
    spacing = max(clock.step, 7.0)
    ages = spacing * np.arange(np.ceil(age.max() / spacing) + 1)
    total = np.zeros(len(ends))
    for profile in of.histories.profiles:
        many = np.bincount(place[profile.places], minlength=len(first))
        by_age = orders_by_of(fitted.model, fitted.values, profile.row, ages)
        total += np.interp(age, ages, by_age) @ many
    return total


def _by_week(curve: Floats, so_far: Floats) -> Floats:
    """Return the deviance of each week, once the model expects as many orders as there were."""
    expected, actual = np.diff(curve), np.diff(so_far)
    whole = float(expected.sum())
    return deviance(expected * (actual.sum() / whole), actual) if whole > 0 else np.zeros(1)
