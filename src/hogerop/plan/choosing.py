"""Choose what to do with whom in the coming round, and say of everybody why.

Numbers only; runs no query.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from hogerop.plan.allocation import Scarce
from hogerop.plan.exploring import TRIED, Explored, explore, lifts_by_lot
from hogerop.plan.offers import Bools, Ints, Limits, People, allowed, gains
from hogerop.plan.posterior import Belief
from hogerop.plan.strategy import LAPSED, Strategy
from hogerop.plan.weighing import Floats, Picks
from hogerop.plan.why import Why

__all__ = ["ENOUGH_TO_TRY", "Choice", "Share", "choose"]

ENOUGH_TO_TRY = 500
"""Below so many who may be chosen, a trial among a fifth of them would show nothing."""
_UPPER = 1.2816
"""Standard deviations up to which 90% lies: the upper end of an 80% range."""


@dataclass(frozen=True)
class Share:
    """What one strategy gets of a round.

    Attributes
    ----------
    strategy : Strategy
    contacts, tried : int
        How many get it, and how many of those to try it out.
    brings, sd : float
        Margin expected and its standard deviation; currency. Before costs.
    costs : float
        Money for all of them, the fixed costs included; currency.
    minutes : float
        Of staff.
    """

    strategy: Strategy
    contacts: int
    tried: int
    brings: float
    sd: float
    costs: float
    minutes: float

    @property
    def range(self) -> tuple[float, float]:
        """Between which it brings in four of five cases."""
        return self.brings - _UPPER * self.sd, self.brings + _UPPER * self.sd


@dataclass(frozen=True)
class Choice:
    """What is done with whom, and why.

    Attributes
    ----------
    picks : array of int, contacts
        Place of the strategy, -1 = nothing.
    tried : array of bool, contacts
        Chosen to try something out.
    why : array of int, contacts
        One of `Why`.
    shares : tuple of Share
        Of every strategy that is used, in the order of the strategies.
    dropped : tuple of Strategy
        Would be used if they had no fixed costs.
    gap : float
        Of what is chosen by belief: how much more the best choice could bring at most, 0 to 1.
    """

    picks: Picks
    tried: Bools
    why: Ints
    shares: tuple[Share, ...]
    dropped: tuple[Strategy, ...]
    gap: float

    @property
    def nothing_pays(self) -> bool:
        """Whether the best plan is to do nothing."""
        return not self.shares


def choose(
    people: People,
    strategies: Sequence[Strategy],
    belief: Belief,
    limits: Limits,
    *,
    seed: int,
    share: float = TRIED,
) -> Choice:
    """Choose at most one strategy for each contact within the limits.

    Parameters
    ----------
    people : People
    strategies : sequence of Strategy
    belief : Belief
        Of these strategies, on the steps of `STEPS`.
    limits : Limits
    seed : int
        Decides who tries what.
    share : float, optional
        Part that is for trying out; with fewer than `ENOUGH_TO_TRY` contacts nothing is.

    Returns
    -------
    Choice
        Never over a limit, nobody of the yearly holdout, nobody who may not be reached; nothing
        where nothing pays.

    Raises
    ------
    AskedWrongly
        If the arrays do not fit each other.
    """
    may = allowed(people, strategies, limits)
    step = np.maximum(people.step, 0)
    own_time = _own_time(strategies, limits)
    by_mean = gains(people, belief.mean[:, step], may) - own_time
    by_lot = gains(people, lifts_by_lot(belief, step, seed=seed), may) - own_time
    share = share if may.any(axis=0).sum() >= ENOUGH_TO_TRY else 0.0
    found, dropped = _with_fixed_costs(by_mean, by_lot, strategies, limits, seed, share)
    used = np.bincount(found.picks[found.picks >= 0], minlength=len(strategies)) > 0
    tried = found.tried & (found.picks >= 0)
    return Choice(
        picks=found.picks,
        tried=tried,
        why=_why(people, strategies, belief, limits, may, dropped, found.picks, tried),
        shares=tuple(
            _share(people, strategies, belief, found.picks, tried, int(s))
            for s in np.flatnonzero(used)
        ),
        dropped=tuple(one for one, gone in zip(strategies, dropped, strict=True) if gone),
        gap=found.believed.gap,
    )


def _with_fixed_costs(
    by_mean: Floats,
    by_lot: Floats,
    strategies: Sequence[Strategy],
    limits: Limits,
    seed: int,
    share: float,
) -> tuple[Explored, Bools]:
    """Choose, and drop, one by one, what does not earn its fixed costs back; gains are written."""
    costs = np.array([one.cost.money for one in strategies])
    fixed = np.array([one.cost.fixed for one in strategies])
    minutes = np.array([one.cost.minutes for one in strategies])
    hours = Scarce(minutes, limits.minutes)
    dropped, reserved = np.zeros(len(strategies), bool), 0.0
    while True:
        money = Scarce(costs, max(0.0, limits.budget - reserved))
        found = explore(by_mean, by_lot, costs, (money, hours), seed=seed, share=share)
        who = np.flatnonzero(found.picks >= 0)
        picks = found.picks[who]
        brought = np.where(found.tried[who], by_lot[picks, who], by_mean[picks, who]) - costs[picks]
        counts = np.bincount(picks, minlength=len(fixed))
        left = np.bincount(picks, brought, len(fixed)) - fixed
        used = np.flatnonzero(counts)
        if (left[used] <= 0).any() or fixed[used].sum() > limits.budget:
            worst = used[np.argmin(left[used])]
            dropped[worst] = True
            by_mean[worst] = by_lot[worst] = -np.inf
        elif costs @ counts + fixed[used].sum() > limits.budget:
            reserved = float(fixed[used].sum())
            # Only those that are used now may come back, so that this ends.
            by_mean[counts == 0] = by_lot[counts == 0] = -np.inf
        else:
            return found, dropped


def _share(
    people: People,
    strategies: Sequence[Strategy],
    belief: Belief,
    picks: Picks,
    tried: Bools,
    place: int,
) -> Share:
    one, who = strategies[place], picks == place
    lift, sd = belief.mean[place, one.place], belief.sd[place, one.place]
    chance, worth, worth_sd = people.chance[who], people.worth[who], people.worth_sd[who]
    more = np.minimum(lift * chance, 1 - chance)
    swings = np.where(lift * chance < 1 - chance, sd * chance, 0.0)
    many = int(who.sum())
    return Share(
        strategy=one,
        contacts=many,
        tried=int((who & tried).sum()),
        brings=float(more @ worth),
        # The lift is one for all of them, and so is what makes the worth unsure.
        sd=float(np.linalg.norm([swings @ worth, more @ worth_sd, swings @ worth_sd])),
        costs=one.cost.money * many + one.cost.fixed,
        minutes=one.cost.minutes * many,
    )


def _own_time(strategies: Sequence[Strategy], limits: Limits) -> Floats:
    """Return what the staff's time with one contact must bring, strategies x 1."""
    hours = np.array([one.cost.minutes for one in strategies])[:, None] / 60
    return np.asarray(hours * limits.hour_cost, np.float64)


def _why(
    people: People,
    strategies: Sequence[Strategy],
    belief: Belief,
    limits: Limits,
    may: Bools,
    dropped: Bools,
    picks: Picks,
    tried: Bools,
) -> Ints:
    """Return why each contact got what, the first of these that holds."""
    costs = np.array([one.cost.money for one in strategies])[:, None] + _own_time(
        strategies, limits
    )
    step = np.maximum(people.step, 0)
    mean, sd = belief.mean[:, step], belief.sd[:, step]
    pays = (gains(people, mean, may & ~dropped[:, None]) > costs).any(axis=0)
    may_pay = (gains(people, mean + _UPPER * sd, may) > costs).any(axis=0)
    of_step = np.array([one.place for one in strategies])[:, None] == people.step
    cases = [
        (people.held_all_year, Why.HELD_ALL_YEAR),
        (tried, Why.TRIED),
        (picks >= 0, Why.CHOSEN),
        (people.step < 0, Why.NO_STEP),
        (people.reached >= limits.a_month, Why.REACHED),
        (~(of_step & people.suits).any(axis=0), Why.NOTHING_SUITS),
        (~may.any(axis=0), Why.MAY_NOT),
        (pays, Why.NO_ROOM),
        ((people.step == LAPSED) & ~may_pay, Why.LET_GO),
    ]
    return np.select([case for case, _ in cases], [code for _, code in cases], Why.DOES_NOT_PAY)
