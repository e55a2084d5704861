"""Choosing with an eye to learning: most by what is believed, a little by what is worth knowing.

Numbers only; runs no query. A trial counts for what it brings now, and for what knowing the answer
is expected to bring in the rounds to come. Where that is more than it costs, a strategy is tried on
as many contacts as is best, half of them held out; and of what is done anyway, as many are held out
as is worth knowing. What no answer could change is not asked.

References
----------
Ryzhov, I. O., Powell, W. B., & Frazier, P. I. (2012). The knowledge gradient algorithm for a
general class of online learning problems. Operations Research 60(1), 180-195.
[what is earned now, plus the rounds to come times what knowing adds to each]
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hogerop.plan.allocation import Allotment, Scarce, allocate
from hogerop.plan.knowing import Known, Question, question
from hogerop.plan.offers import Bools, Ints
from hogerop.plan.weighing import Floats, Picks

__all__ = ["HELD", "TRIED", "Explored", "explore"]

TRIED = 0.2
"""Part of all that is scarce that trials may take at most, and part of what the round is expected
to earn that they may cost."""
HELD = 0.1
"""Part that is held out of what is done, at least."""
_HALF = 0.5
"""Part that is held out of a trial: so many tell most."""
_SIZES = 0.5 ** np.arange(8)
"""A trial takes all whom it could, or a half of them, a quarter, and so on."""
_PARTS = 5
"""How many parts that could be held out are looked at."""


@dataclass(frozen=True)
class Explored:
    """Who gets what, and who of them to try something out.

    Attributes
    ----------
    picks : array of int, contacts
        Place of the strategy, -1 = nothing.
    tried : array of bool, contacts
        Whether they take part in a trial.
    held : array of float, contacts
        Which part of those who are chosen for the same, on the same step, is to be held out by lot.
    believed : Allotment
        The choice for the others, by what is believed; how far from the best it is stands there.
    used : array of float
        How much of each scarce thing is taken by both, if nobody were held out.
    learns : array of float, strategies
        What the trials are expected to bring in the rounds to come, currency.
    """

    picks: Picks
    tried: Bools
    held: Floats
    believed: Allotment
    used: Floats
    learns: Floats


@dataclass(frozen=True)
class _Trial:
    strategy: int
    step: int
    who: Ints  # all whom it could be tried on, those for whom it comes nearest to paying first
    many: int
    learns: float
    more: float  # what it is expected to bring in all, more than the choice without it


def explore(
    gains: Floats,
    costs: Floats,
    scarce: tuple[Scarce, ...],
    known: Known,
    *,
    seed: int,
    share: float = TRIED,
    held: float = HELD,
) -> Explored:
    """Choose at most one strategy for each contact, and try out what is worth knowing.

    Parameters
    ----------
    gains : array of float, strategies x contacts
        What a strategy brings, by the mean of what is believed; minus infinity where it is not
        allowed.
    costs : array of float, strategies
    scarce : tuple of Scarce
        As for `hogerop.plan.allocate`.
    known : Known
        What is believed, and how sure that is.
    seed : int
        Draws the contacts in whose name it is reckoned what knowing is worth.
    share : float, optional
        Part of all that is scarce that trials may take, and of what is expected to be earned that
        they may cost, 0 to 1; 0 = nothing is tried.
    held : float, optional
        Part that is held out of everything, at least; above 0, up to a half.

    Returns
    -------
    Explored
        Both together never over a limit. On a step a strategy is either tried or done.

    Raises
    ------
    AskedWrongly
        As `hogerop.plan.allocate`.
    """
    first = allocate(gains, costs, scarce)
    prices = np.where(_short(costs, scarce), np.inf, costs)
    for thing, price in zip(scarce, first.prices, strict=True):
        prices = prices + price * thing.uses
    asked = question(gains, prices, known, seed=seed)
    part = tuple(Scarce(thing.uses, thing.limit * share) for thing in scarce)
    picks = np.full(gains.shape[1], -1, np.int8)
    learns, rest = np.zeros(len(costs)), gains.copy()
    left, purse = [thing.limit for thing in part], share * first.worth
    stakes = Scarce((1 - _HALF) * costs, purse)
    for trial in _trials(asked, first.picks, part, stakes, held) if purse > 0 else ():
        who = trial.who[picks[trial.who] < 0][: trial.many]
        takes = [thing.uses[trial.strategy] * len(who) for thing in part]
        stake = stakes.uses[trial.strategy] * (first.picks[who] != trial.strategy).sum()
        fits = stake <= purse and all(t <= there for t, there in zip(takes, left, strict=True))
        if len(who) < trial.many or not fits:
            continue
        picks[who] = trial.strategy
        rest[trial.strategy, known.step == trial.step] = -np.inf
        learns[trial.strategy] += trial.learns
        purse -= stake
        left = [there - t for t, there in zip(takes, left, strict=True)]
    tried: Bools = picks >= 0
    used = np.array([t.uses @ np.bincount(picks[tried], minlength=len(costs)) for t in scarce])
    after = tuple(Scarce(t.uses, max(0.0, t.limit - u)) for t, u in zip(scarce, used, strict=True))
    believed = allocate(rest[:, ~tried], costs, after)
    picks[~tried] = believed.picks
    return Explored(
        picks=picks,
        tried=tried,
        held=_held(asked, picks, tried, held),
        believed=believed,
        used=used + believed.used,
        learns=learns,
    )


def _short(costs: Floats, scarce: tuple[Scarce, ...]) -> Bools:
    """Say which strategies need something of which there is nothing."""
    found = np.zeros(len(costs), bool)
    for thing in scarce:
        found |= (thing.limit == 0) & (thing.uses > 0)
    return found


def _trials(
    asked: Question, picks: Picks, part: tuple[Scarce, ...], stakes: Scarce, held: float
) -> list[_Trial]:
    """Return the best trial of each strategy on each step that is worth it, the best first."""
    step, found = asked.known.step, []
    for strategy, rest in enumerate(asked.rest):
        may = np.isfinite(rest)
        room = min((_room(thing, strategy) for thing in part), default=np.inf)
        for place in np.unique(step[may]):
            who = np.flatnonzero(may & (step == place))
            done = picks[who] == strategy
            most = min(room, done.sum() + _room(stakes, strategy))
            trial = _best(asked, strategy, int(place), who, done, most, held)
            found += [trial] if trial and trial.more > 0 else []
    return sorted(found, key=lambda trial: -trial.more)


def _room(thing: Scarce, strategy: int) -> float:
    """Return for how many contacts there is enough."""
    takes = thing.uses[strategy]
    return float(thing.limit / takes) if takes > 0 else np.inf


def _best(
    asked: Question, strategy: int, step: int, who: Ints, done: Bools, most: float, held: float
) -> _Trial | None:
    """Return how many contacts to try a strategy on, and what that brings more."""
    sizes = np.unique(np.ceil(len(who) * _SIZES)).astype(int)
    sizes = sizes[(sizes > done.sum()) & (sizes <= most)]
    if not len(sizes):
        return None
    _, without = _holdout(asked, strategy, step, who[done], held)
    who = who[np.argsort(-asked.ahead(strategy, who), kind="stable")]
    now = (1 - _HALF) * asked.rest[strategy, who] - (1 - held) * asked.best[who]
    learns = asked.worth(strategy, step, sizes, np.full(len(sizes), _HALF))
    more = learns + np.cumsum(now)[sizes - 1] - without
    best = int(np.argmax(more))
    return _Trial(strategy, step, who, int(sizes[best]), float(learns[best]), float(more[best]))


def _holdout(
    asked: Question, strategy: int, step: int, who: Ints, held: float
) -> tuple[float, float]:
    """Return the best part to hold out of what is done, and what it brings more than the least."""
    parts = np.linspace(held, max(held, _HALF), _PARTS)
    lost = (parts - held) * asked.rest[strategy, who].sum()
    worth = asked.worth(strategy, step, np.full(len(parts), len(who)), parts) - lost
    best = int(np.argmax(worth))
    return float(parts[best]), float(worth[best])


def _held(asked: Question, picks: Picks, tried: Bools, held: float) -> Floats:
    """Return which part of each contact's action is held out."""
    found = np.where(tried, _HALF, held)
    step = asked.known.step
    for strategy in np.unique(picks[(picks >= 0) & ~tried]):
        of_one = (picks == strategy) & ~tried
        for place in np.unique(step[of_one]):
            who = np.flatnonzero(of_one & (step == place))
            found[who], _ = _holdout(asked, int(strategy), int(place), who, held)
    return found
