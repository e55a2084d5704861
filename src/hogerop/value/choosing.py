"""Which model speaks for this business: the one that did best on its own last months.

The last third of the records, a year at most, is held out. Every model is fitted to what came
before and asked what would follow; so are two rules of thumb. Models that the holdout cannot tell
apart are taken in the order of `POOL`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from hogerop.value.estimation import fit
from hogerop.value.measures import (
    bias,
    capture,
    deviance,
    mean_absolute_error,
    tracking_error,
)
from hogerop.value.model import Fitted, Floats, Histories, Model
from hogerop.value.models.bg_nbd import BGNBD
from hogerop.value.models.mbg_nbd import MBGNBD
from hogerop.value.models.pareto_nbd import ParetoNBD
from hogerop.value.models.regular import Regular
from hogerop.value.occasions import Buyers, Counts, Occasions, buyers, orders_after

__all__ = ["AS_BEFORE", "EVERYBODY", "POOL", "Choice", "Tried", "choose"]

POOL: tuple[Model, ...] = (ParetoNBD(), MBGNBD(), Regular(2), Regular(3), BGNBD())
"""The models that are tried, in the order in which they are believed.

In the Pareto/NBD buyers leave on any day; in the others only right after an order, which is the
stronger assumption. The BG/NBD stands last since it takes every one-time buyer to be still there.
"""

AS_BEFORE, EVERYBODY = "as before", "everybody the same"
"""The rules of thumb: everybody goes on at the rate they had; everybody buys as the mean did."""

LONGEST = 365
"""Days that are held out at most."""
AT_MOST = 50_000
"""Buyers on whom the models are tried: more of them tell no more."""
STANDARD_ERRORS = 1.0
"""A model further down the list must be better by this many standard errors."""


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
        Mean Poisson deviance per buyer: what the models are chosen by; less is better.
    behind, behind_error : float
        How much more that is than of the best model, and the standard error of it.
    boundary : str, optional
        What the data could not show, in words.
    """

    name: str
    orders: float
    bias: float
    error: float
    tracking: float
    capture: float
    deviance: float
    behind: float = 0.0
    behind_error: float = 0.0
    boundary: str | None = None


@dataclass(frozen=True)
class Choice:
    """The model chosen, and the table that it was chosen from.

    Parameters
    ----------
    model : Model
        The model chosen.
    tried : tuple of Tried
        The models in the order of the pool, then the rules of thumb.
    split, until : int
        The holdout runs from the day after ``split`` to ``until``, days since 1970-01-01.
    buyers, orders : int
        Who had bought by the split, and how often they bought in the time held out.
    """

    model: Model
    tried: tuple[Tried, ...]
    split: int
    until: int
    buyers: int
    orders: int

    @property
    def chosen(self) -> Tried:
        """The line of the table that the chosen model has."""
        return next(t for t in self.tried if t.name == self.model.name)


def split_day(first: int, until: int) -> int:
    """Return the last day of what is fitted: a third, but a year at most, is held out."""
    return until - min((until - first) // 3, LONGEST)


def choose(
    of: Occasions,
    until: int,
    *,
    split: int | None = None,
    models: Sequence[Model] = POOL,
    seed: int = 0,
) -> Choice:
    """Try the models on the time held out and choose one. Runs no query.

    Parameters
    ----------
    of : Occasions
        Who bought when.
    until : int
        Last day that may be looked at.
    split : int, optional
        Last day of what is fitted; by default that of `split_day`.
    models : sequence of Model
        Those to try, the most believed first.
    """
    split = split_day(int(of.day.min()), until) if split is None else split
    known = _some(buyers(of, split), seed)
    bought, _ = orders_after(of, known.contact, split, until)
    actual, days = bought.astype(np.float64), float(until - split)
    ends = np.arange(split + 7, until + 1, 7) if days >= 7 else np.array([until])
    so_far = _cumulative(of, known.contact, ends)
    found, lost = [], []
    for model in models:
        fitted = fit(model, known.histories, seed=seed)
        expected = model.expected_orders(fitted.values, known.histories, days)
        curve = expected_curve(fitted, known, ends)
        found.append(_judged(model.name, expected, actual, curve, so_far, fitted.boundary))
        lost.append(deviance(expected, actual))
    place, found = _best(found, lost)
    for name, expected in _rules_of_thumb(known.histories, days):
        curve = float(known.histories.repeat_orders) + expected.sum() * (ends - split) / days
        found.append(_judged(name, expected, actual, curve, so_far, None))
    return Choice(models[place], tuple(found), split, until, len(actual), int(actual.sum()))


def expected_curve(fitted: Fitted, of: Buyers, ends: Counts) -> Floats:
    """Return the repeat orders that the model expects of these buyers by the evening of each day.

    Each is taken for a new buyer on the day of their first order: what they did since does not
    count, so that the model is asked for the whole curve.
    """
    first, many = np.unique(of.first_day, return_counts=True)
    ages = np.arange(max(int(ends.max()) - int(first.min()), 0) + 1)
    by_age = fitted.model.orders_by(fitted.values, ages.astype(np.float64))
    age = ends[:, None] - first[None, :]
    return np.asarray((np.where(age > 0, by_age[np.maximum(age, 0)], 0.0) * many).sum(axis=1))


def _some(known: Buyers, seed: int) -> Buyers:
    if len(known.contact) <= AT_MOST:
        return known
    rows = np.sort(np.random.default_rng(seed).choice(len(known.contact), AT_MOST, replace=False))
    return Buyers(
        known.contact[rows],
        known.first_day[rows],
        known.histories.part(rows),
        known.priced[rows],
        known.money[rows],
    )


def _cumulative(of: Occasions, contact: Counts, ends: Counts) -> Floats:
    """Return the repeat orders that these contacts had made by the evening of each day."""
    there = np.zeros(of.contacts, np.bool_)
    there[contact] = True
    repeat = np.repeat(there, np.diff(of.start))
    repeat[of.start[:-1][np.diff(of.start) > 0]] = False
    days = np.sort(of.day[repeat])
    return np.searchsorted(days, ends, side="right").astype(np.float64)


def _judged(
    name: str,
    expected: Floats,
    actual: Floats,
    curve: Floats,
    so_far: Floats,
    boundary: str | None,
) -> Tried:
    return Tried(
        name=name,
        orders=float(expected.sum()),
        bias=bias(expected, actual),
        error=mean_absolute_error(expected, actual),
        tracking=tracking_error(curve, so_far),
        capture=capture(expected, actual),
        deviance=float(deviance(expected, actual).mean()),
        boundary=boundary,
    )


def _best(found: list[Tried], lost: list[Floats]) -> tuple[int, list[Tried]]:
    """Return which model is chosen, and the lines with how far each is behind the best."""
    least = int(np.argmin([line.deviance for line in found]))
    compared = []
    for line, own in zip(found, lost, strict=True):
        more = own - lost[least]
        error = float(more.std(ddof=1) / np.sqrt(len(more))) if len(more) > 1 else 0.0
        compared.append(replace(line, behind=float(more.mean()), behind_error=error))
    for place, line in enumerate(compared):
        if line.behind <= STANDARD_ERRORS * line.behind_error:
            return place, compared
    return least, compared


def _rules_of_thumb(histories: Histories, days: float) -> list[tuple[str, Floats]]:
    own = histories.frequency * days / np.maximum(histories.T, 1.0)
    seen = float(histories.T.sum())
    mean = histories.repeat_orders * days / seen if seen else 0.0
    return [(AS_BEFORE, own), (EVERYBODY, np.full(len(histories), mean))]
