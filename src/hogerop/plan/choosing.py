"""Choose what to do with whom in the coming round, and say of everybody why.

Numbers only; runs no query.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from hogerop.plan.allocation import Scarce
from hogerop.plan.exploring import HELD, TRIED, Explored, explore
from hogerop.plan.knowing import Known
from hogerop.plan.offers import Bools, Ints, Limits, People, allowed, gains
from hogerop.plan.posterior import UPPER, Belief
from hogerop.plan.strategy import LAPSED, Strategy
from hogerop.plan.weighing import Floats, Picks
from hogerop.plan.why import Why

__all__ = ["ROUNDS", "Choice", "Share", "choose"]

ROUNDS = 12
"""In how many rounds what is learned is used, unless the owner says otherwise: a year of months."""


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
        Of staff, for all of them and once.
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
        return self.brings - UPPER * self.sd, self.brings + UPPER * self.sd


@dataclass(frozen=True)
class Choice:
    """What is done with whom, and why.

    Attributes
    ----------
    picks : array of int, contacts
        Place of the strategy, -1 = nothing.
    tried : array of bool, contacts
        Chosen to try something out.
    held : array of float, contacts
        Which part of those who are chosen for the same, on the same step, is to be held out by lot:
        as many as is worth knowing.
    why : array of int, contacts
        One of `Why`.
    shares : tuple of Share
        Of every strategy that is used, in the order of the strategies.
    dropped : tuple of Strategy
        Would be used if they cost nothing but what each contact costs.
    gap : float
        Of what is chosen by belief: how much more the best choice could bring at most, 0 to 1.
    barred : mapping of Why to int
        With how many more something would pay but for one thing alone: that they are held out all
        year, were reached often enough, or may not be reached.
    """

    picks: Picks
    tried: Bools
    held: Floats
    why: Ints
    shares: tuple[Share, ...]
    dropped: tuple[Strategy, ...]
    gap: float
    barred: Mapping[Why, int]

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
    held: float = HELD,
    rounds: float = ROUNDS,
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
        Draws the contacts in whose name it is reckoned what knowing is worth.
    share : float, optional
        Part of money and minutes that is for trying out, at most; 0 = nothing is tried.
    held : float, optional
        Part that is held out of every action, at least; above 0, up to a half.
    rounds : float, optional
        In how many rounds to come what is learned is used.

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
    asked = _Asked(people, strategies, belief, limits, may)
    found, dropped = _with_fixed_costs(asked, asked.known(rounds), seed, share, held)
    used = np.unique(found.picks[found.picks >= 0])
    return Choice(
        picks=found.picks,
        tried=found.tried,
        held=found.held,
        why=_why(asked, dropped, found),
        shares=tuple(_share(asked, found, int(place)) for place in used),
        dropped=tuple(one for one, gone in zip(strategies, dropped, strict=True) if gone),
        gap=found.believed.gap,
        barred=_barred(asked, dropped),
    )


@dataclass(frozen=True)
class _Asked:
    """Among whom and what is chosen, and what follows from it for each strategy and contact."""

    people: People
    strategies: Sequence[Strategy]
    belief: Belief
    limits: Limits
    may: Bools  # which strategy may be used with whom, strategies x contacts

    @cached_property
    def step(self) -> Ints:
        """The step of each contact; 0 where there is none, which nothing is allowed for."""
        return np.maximum(self.people.step, 0)

    @cached_property
    def mean(self) -> Floats:
        """How much each strategy is believed to lift the chance, strategies x contacts."""
        return self.belief.mean[:, self.step]

    @property
    def money(self) -> Floats:
        """What each strategy costs for one contact; currency."""
        return np.array([one.cost.money for one in self.strategies])

    @property
    def minutes(self) -> Floats:
        """Of staff, for one contact."""
        return np.array([one.cost.minutes for one in self.strategies])

    @property
    def at_once(self) -> Floats:
        """Money and minutes of each strategy however many contacts there are, 2 x strategies."""
        once = [(one.cost.fixed, 60 * one.cost.hours) for one in self.strategies]
        return np.array(once, np.float64).T.reshape(2, len(once))

    @property
    def own_time(self) -> Floats:
        """What the staff's time with one contact must bring, strategies x 1; currency."""
        return np.asarray(self.minutes[:, None] / 60 * self.limits.hour_cost, np.float64)

    @property
    def costs(self) -> Floats:
        """Money and own time for one contact, strategies x 1; currency."""
        return self.money[:, None] + self.own_time

    def known(self, rounds: float) -> Known:
        """Return what is believed, and of how many rounds to come it is used in."""
        unit = self.people.chance * self.people.worth
        return Known(self.belief, self.step, unit, _noise(self), rounds)


def _noise(asked: _Asked) -> Floats:
    """Return, for each step, the variance of what one contact tells of a lift."""
    people, who = asked.people, asked.may.any(axis=0)
    steps = asked.belief.mean.shape[1]
    many = np.bincount(people.step[who], minlength=steps)
    chance = np.bincount(people.step[who], people.chance[who], steps) / np.maximum(many, 1)
    noise = np.full(steps, np.inf)
    np.divide(1 - chance, chance, out=noise, where=chance > 0)
    return noise


def _with_fixed_costs(
    asked: _Asked, known: Known, seed: int, share: float, held: float
) -> tuple[Explored, Bools]:
    """Choose, and drop, one by one, what does not earn back what it costs once."""
    by_mean = gains(asked.people, asked.mean, asked.may) - asked.own_time
    uses, at_once = np.stack([asked.money, asked.minutes]), asked.at_once
    there = np.array([asked.limits.budget, asked.limits.minutes])
    dropped, reserved = np.zeros(len(by_mean), bool), np.zeros(2)
    while True:
        left_over = np.maximum(0.0, there - reserved)
        scarce = tuple(Scarce(of, float(left)) for of, left in zip(uses, left_over, strict=True))
        found = explore(by_mean, asked.money, scarce, known, seed=seed, share=share, held=held)
        counts, left = _left(found, by_mean, asked)
        used = np.flatnonzero(counts)
        before = at_once[:, used].sum(axis=1)
        if (left[used] <= 0).any() or (before > there).any():
            worst = used[np.argmin(left[used])]
            dropped[worst] = True
            by_mean[worst] = -np.inf
        elif (before > reserved).any() and (uses @ counts + before > there).any():
            reserved = before
            # Only those that are used now may come back, so that this ends.
            by_mean[counts == 0] = -np.inf
        else:
            return found, dropped


def _left(found: Explored, by_mean: Floats, asked: _Asked) -> tuple[Ints, Floats]:
    """Return how many get each strategy, and what it leaves once all its costs are paid."""
    many = len(asked.strategies)
    who = np.flatnonzero(found.picks >= 0)
    picks = found.picks[who]
    brought = np.bincount(picks, by_mean[picks, who] - asked.money[picks], many)
    once = np.array([one.cost.once(asked.limits.hour_cost) for one in asked.strategies])
    return np.bincount(picks, minlength=many), brought + found.learns - once


def _share(asked: _Asked, found: Explored, place: int) -> Share:
    one, who, people = asked.strategies[place], found.picks == place, asked.people
    lift, sd = asked.belief.mean[place, one.place], asked.belief.sd[place, one.place]
    chance, worth, worth_sd = people.chance[who], people.worth[who], people.worth_sd[who]
    more = np.minimum(lift * chance, 1 - chance)
    swings = np.where(lift * chance < 1 - chance, sd * chance, 0.0)
    many = int(who.sum())
    return Share(
        strategy=one,
        contacts=many,
        tried=int((who & found.tried).sum()),
        brings=float(more @ worth),
        # The lift is one for all of them, and so is what makes the worth unsure.
        sd=float(np.linalg.norm([swings @ worth, more @ worth_sd, swings @ worth_sd])),
        costs=one.cost.money * many + one.cost.fixed,
        minutes=one.cost.time(many),
    )


def _barred(asked: _Asked, dropped: Bools) -> Mapping[Why, int]:
    """Return with how many more something would pay if one thing did not stand in the way."""
    people, limits = asked.people, asked.limits
    held, often = people.held_all_year, people.reached >= limits.a_month
    free = np.zeros_like(people.reached)
    freed = replace(people, held_all_year=free > 0, reached=free, may=np.ones_like(people.may))
    may = allowed(freed, asked.strategies, limits) & ~dropped[:, None]
    pays = gains(freed, asked.mean, may) > asked.costs
    may_be_used = (pays & people.may).any(axis=0)
    alone = {
        Why.HELD_ALL_YEAR: held & ~often & may_be_used,
        Why.REACHED: often & ~held & may_be_used,
        Why.MAY_NOT: ~held & ~often & ~asked.may.any(axis=0) & pays.any(axis=0),
    }
    return {why: int(those.sum()) for why, those in alone.items()}


def _why(asked: _Asked, dropped: Bools, found: Explored) -> Ints:
    """Return why each contact got what, the first of these that holds."""
    people, may, costs = asked.people, asked.may, asked.costs
    hopeful = asked.mean + UPPER * asked.belief.sd[:, asked.step]
    pays = (gains(people, asked.mean, may & ~dropped[:, None]) > costs).any(axis=0)
    may_pay = (gains(people, hopeful, may) > costs).any(axis=0)
    of_step = np.array([one.place for one in asked.strategies])[:, None] == people.step
    cases = [
        (people.held_all_year, Why.HELD_ALL_YEAR),
        (found.tried, Why.TRIED),
        (found.picks >= 0, Why.CHOSEN),
        (people.step < 0, Why.NO_STEP),
        (people.reached >= asked.limits.a_month, Why.REACHED),
        (~(of_step & people.suits).any(axis=0), Why.NOTHING_SUITS),
        (~may.any(axis=0), Why.MAY_NOT),
        (pays, Why.NO_ROOM),
        ((people.step == LAPSED) & ~may_pay, Why.LET_GO),
    ]
    return np.select([case for case, _ in cases], [code for _, code in cases], Why.DOES_NOT_PAY)
