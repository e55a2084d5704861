"""Which model speaks for this business: the one that did best on its own last months.

The last third of the records, a year at most, is held out. Every model is fitted to what came
before and asked what would follow, with and without telling buyers apart by channel and kind; so
are two rules of thumb. Models that the holdout cannot tell apart are taken in the order of belief.
Those in which a one-time buyer never leaves are there to compare with, not to be chosen. The one
taken is then tried on the clock of the seasons.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from hogerop.value.buying.clock import CALENDAR
from hogerop.value.buying.occasions import Buyers, Occasions, buyers
from hogerop.value.fitting.model import Floats, Model
from hogerop.value.models.bg_bb import BGBB
from hogerop.value.models.bg_nbd import BGNBD
from hogerop.value.models.mbg_nbd import MBGNBD
from hogerop.value.models.pareto_nbd import ParetoNBD
from hogerop.value.models.regular import Regular
from hogerop.value.selection.market_days import market_days
from hogerop.value.selection.refusal import Refusal
from hogerop.value.selection.regularity import MOST_REGULAR, fit_regular
from hogerop.value.selection.seasons import seasons
from hogerop.value.selection.sorts import NO_SORTS, Sorts
from hogerop.value.selection.trying import Candidate, Outcome, Trial, Tried

__all__ = ["MOST_BELIEVED", "Choice", "choose", "model_named", "split_day"]

MOST_BELIEVED = ParetoNBD()
"""In it buyers leave on any day; in the others only right after an order, which is the stronger
assumption. It is taken where nothing can be tried."""

LONGEST = 365
"""Days that are held out at most."""
STANDARD_ERRORS = 1.0
"""A model further down the list must be better by this many standard errors."""


@dataclass(frozen=True)
class Choice:
    """The model chosen, and the table that it was chosen from.

    Parameters
    ----------
    candidate : Candidate
        What was chosen: model, clock, and what buyers are told apart by.
    tried : tuple of Tried
        The models in the order in which they are believed, then the rules of thumb.
    refused : tuple of Refusal
        What was not tried, or tried and left out.
    split, until : int
        The holdout runs from the day after ``split`` to ``until``, days since 1970-01-01.
    buyers, orders : int
        Who had bought by the split, and how often they bought in the time held out.
    """

    candidate: Candidate
    tried: tuple[Tried, ...]
    refused: tuple[Refusal, ...]
    split: int
    until: int
    buyers: int
    orders: int

    @property
    def model(self) -> Model:
        """The model chosen, without covariates."""
        return self.candidate.model

    @property
    def chosen(self) -> Tried:
        """The line of the table that the chosen model has."""
        return next(line for line in self.tried if line.chosen)


def split_day(first: int, until: int) -> int:
    """Return the last day of what is fitted: a third, but a year at most, is held out."""
    return until - min((until - first) // 3, LONGEST)


def model_named(name: str) -> Model | None:
    """Return a model of days by its name, such as ``MBG/CNBD-3``."""
    steps = range(2, MOST_REGULAR + 1)
    regular = (Regular(k, modified) for k in steps for modified in (True, False))
    models: tuple[Model, ...] = (MOST_BELIEVED, MBGNBD(), BGNBD(), *regular)
    return next((model for model in models if model.name == name), None)


def choose(
    of: Occasions,
    until: int,
    *,
    split: int | None = None,
    models: Sequence[Model] | None = None,
    sorts: Callable[[Buyers], Sorts] = lambda _: NO_SORTS,
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
    models : sequence of Model, optional
        Those to try, the most believed first, by the calendar only; by default all that fit.
    sorts : callable, optional
        Given the buyers as of the split, returns what they may be told apart by.
    """
    split = split_day(int(of.day.min()), until) if split is None else split
    trial = Trial(of, split, until, seed)
    candidates, refused = [Candidate(model) for model in models or ()], tuple[Refusal, ...]()
    if models is None:
        candidates, refused = _candidates(trial, sorts(trial.plain))
    outcomes = [trial.outcome(candidate) for candidate in candidates]
    places, place = _may_speak(trial, candidates), _best(outcomes)
    if place not in places:
        place = places[_best([outcomes[at] for at in places])]
        refused += (Refusal("once", "surely_there"),)
    if models is None:
        seasonal, refusal = _on_the_seasons(trial, outcomes[place])
        if seasonal is not None:
            outcomes.append(seasonal)
        if refusal is None and seasonal is not None:
            place = len(outcomes) - 1
        refused += () if refusal is None else (refusal,)
    lines = (*_compared(outcomes, place), *trial.rules_of_thumb())
    ordered = int(trial.actual.sum())
    chosen = outcomes[place].candidate
    return Choice(chosen, lines, refused, split, until, len(trial.actual), ordered)


def _candidates(trial: Trial, sorts: Sorts) -> tuple[list[Candidate], tuple[Refusal, ...]]:
    """Return what is tried, the most believed first, and what is not.

    Where there are market days, the model that knows of them comes first.
    """
    refused = sorts.refused
    k = _rhythm(trial)
    models: list[Model] = [MOST_BELIEVED, MBGNBD(), BGNBD()]
    if k > 1:
        models = [MOST_BELIEVED, MBGNBD(), Regular(k), BGNBD(), Regular(k, modified=False)]
    else:
        refused += (Refusal("rhythm", "none"),)
    found = [Candidate(model) for model in models]
    if sorts.by:
        found += [Candidate(model, sorts=sorts) for model in models]
    occasions = market_days(*trial.of.each_day(trial.until), trial.split)
    if isinstance(occasions, Refusal):
        return found, (*refused, occasions)
    return [Candidate(BGBB(occasions.step), occasions), *found], refused


def _rhythm(trial: Trial) -> int:
    """Return the number of steps in a gap, 1 where no rhythm is seen."""
    model = fit_regular(trial.plain.histories, seed=trial.seed).model
    assert isinstance(model, Regular)
    return model.k


def _on_the_seasons(trial: Trial, outcome: Outcome) -> tuple[Outcome | None, Refusal | None]:
    """Try a model on the clock of the seasons; say why it is not tried, or left out.

    It is taken where the weeks held out come out clearly nearer, and the buyers not clearly worse.
    """
    first, orders = trial.of.each_day(trial.split)
    clock = seasons(orders, first)
    if isinstance(clock, Refusal):
        return None, clock
    if outcome.candidate.clock is not CALENDAR:
        return None, Refusal("seasons", "none")
    found = trial.outcome(replace(outcome.candidate, clock=clock))
    nearer, error = _difference(outcome.per_week, found.per_week)
    worse, error_of_buyers = _difference(found.per_buyer, outcome.per_buyer)
    if nearer > STANDARD_ERRORS * error and worse <= STANDARD_ERRORS * error_of_buyers:
        return found, None
    return found, Refusal("seasons", "no_nearer")


def _may_speak(trial: Trial, candidates: Sequence[Candidate]) -> list[int]:
    """Return the places of those that may be chosen.

    Where somebody bought once, those do not that take all one-time buyers to be still there;
    unless no others were asked for.
    """
    everybody = buyers(trial.of, trial.until).histories
    every = list(range(len(candidates)))
    if (everybody.frequency > 0).all():
        return every
    return [at for at in every if not candidates[at].sure_of_one_time_buyers] or every


def _best(outcomes: Sequence[Outcome]) -> int:
    """Return the first that cannot be told apart from the one that lost least."""
    least = min(outcomes, key=lambda outcome: outcome.tried.deviance)
    return next(
        place
        for place, outcome in enumerate(outcomes)
        for more, error in [_difference(outcome.per_buyer, least.per_buyer)]
        if more <= STANDARD_ERRORS * error
    )


def _compared(outcomes: Sequence[Outcome], chosen: int) -> tuple[Tried, ...]:
    """Return the lines with how far each is behind the best."""
    least = min(outcomes, key=lambda outcome: outcome.tried.deviance)
    lines = []
    for place, outcome in enumerate(outcomes):
        more, error = _difference(outcome.per_buyer, least.per_buyer)
        line = replace(outcome.tried, behind=more, behind_error=error, chosen=place == chosen)
        lines.append(line)
    return tuple(lines)


def _difference(lost: Floats, other: Floats) -> tuple[float, float]:
    """Return how much more was lost, in the mean, and the standard error of that."""
    more = lost - other
    error = float(more.std(ddof=1) / np.sqrt(len(more))) if len(more) > 1 else 0.0
    return (float(more.mean()) if len(more) else 0.0), error
