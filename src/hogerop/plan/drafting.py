"""From a choice to actions: who does what when, who is held out, and what that can show.

Numbers and words; runs no query.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import ROUND_DOWN, Decimal

import numpy as np

from hogerop.plan.actions import Action, Step
from hogerop.plan.audience import Audience, By, Candidates, draw
from hogerop.plan.basis import Basis
from hogerop.plan.choosing import Choice, Share
from hogerop.plan.lots import Bools, Floats, Ints
from hogerop.plan.power import Power
from hogerop.plan.strategy import Strategy
from hogerop.plan.wording import title

__all__ = ["HELD", "ClustersOf", "Draft", "Round", "drafts", "with_holdout"]

HELD = (0.3, 0.4, 0.5)
"""Larger parts to hold out, tried in turn where the usual one shows nothing."""
_UPPER = 1.2816
"""Standard deviations up to which 90% lies: the upper end of an 80% range."""

ClustersOf = Callable[[Ints, By], Ints]
"""Returns the cluster of each contact, for whoever is drawn together."""


@dataclass(frozen=True)
class Round:
    """When a round is, whose it is, and what is drawn by lot.

    Attributes
    ----------
    start, end : date
        First and last day.
    owner : str
        Who sees to it.
    seed : int
        Of all lots.
    held : float
        Part that is held out at least, above 0 and at most a half.
    quiet_days : frozenset of int
        Days of the week on which nothing is asked of anybody, Monday = 0.
    """

    start: date
    end: date
    owner: str
    seed: int
    held: float
    quiet_days: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Draft:
    """One action to be, and what is expected of those whom it treats.

    Attributes
    ----------
    action : Action
        Without an id.
    strategy : Strategy
    contacts : array of int
        Places of all who take part, treated or held out, among those who could be chosen.
    held_out : array of bool
        Which of them are held out.
    tried : int
        How many got it to try it out.
    brings, sd : float
        Margin expected of those treated, before costs, and its standard deviation; currency.
    minutes : float
        Of staff.
    power : Power
    """

    action: Action
    strategy: Strategy
    contacts: Ints
    held_out: Bools
    tried: int
    brings: float
    sd: float
    minutes: float
    power: Power

    @property
    def range(self) -> tuple[float, float]:
        """Between which it brings in four of five cases."""
        return self.brings - _UPPER * self.sd, self.brings + _UPPER * self.sd


def with_holdout(strategy: Strategy, held: float) -> Strategy:
    """Return a strategy that must earn what it costs once back with those who are not held out."""
    once = strategy.cost.fixed / (1 - held), strategy.cost.hours / (1 - held)
    return replace(strategy, cost=replace(strategy.cost, fixed=once[0], hours=once[1]))


def drafts(choice: Choice, basis: Basis, of: Round, clusters_of: ClustersOf) -> tuple[Draft, ...]:
    """Return an action for each strategy and rung of a choice.

    Parameters
    ----------
    choice : Choice
        Among the people of ``basis``.
    basis : Basis
        Strategies with their own costs, in the order of the choice's places.
    of : Round
    clusters_of : callable
        Who hangs together.
    """
    found = []
    for group in _groups(choice, basis):
        drawn = _drawn(group, basis, of, clusters_of)
        if drawn.people:
            found.append(_draft(group, basis, of, drawn))
    return tuple(found)


@dataclass(frozen=True)
class _Group:
    """Those who get one strategy on one rung, by their places; and what it does for each."""

    pick: int
    strategy: Strategy
    rung: int
    share: Share
    who: Ints
    chance: Floats
    more: Floats
    worth: Floats
    tried: Bools
    held: float

    @property
    def base(self) -> float:
        """Chance of the step without the action, in the mean."""
        return float(self.chance.mean())

    @property
    def rise(self) -> float:
        """What the action is expected to add to it, in the mean."""
        return float(self.more.mean())

    @property
    def part(self) -> float:
        """Which part they are of all who get the strategy, 0 to 1."""
        return len(self.who) / self.share.contacts

    @property
    def fixed(self) -> float:
        """Their part of the strategy's fixed costs; currency."""
        return self.strategy.cost.fixed * self.part


def _groups(choice: Choice, basis: Basis) -> Iterator[_Group]:
    there, people = basis.there, basis.people
    for share in choice.shares:
        pick = next(n for n, s in enumerate(basis.strategies) if s.key == share.strategy.key)
        more, chosen = basis.more(pick), np.flatnonzero(choice.picks == pick)
        for rung in np.unique(there.rung[chosen]).tolist():
            who = chosen[there.rung[chosen] == rung]
            yield _Group(
                pick=pick,
                strategy=basis.strategies[pick],
                rung=rung,
                share=share,
                who=who,
                chance=people.chance[who],
                more=more[who],
                worth=people.worth[who],
                tried=choice.tried[who],
                held=float(choice.held[who].max()),
            )


def _drawn(group: _Group, basis: Basis, of: Round, clusters_of: ClustersOf) -> Audience:
    """Draw who is treated and who is held out: as many as asked, or more where that shows more."""
    there, who, by = basis.there, group.who, _drawn_by(group.strategy)
    cluster = clusters_of(there.contact[who], by)
    left = float(group.more @ group.worth) - group.strategy.cost.money * len(who)
    units, held = len(np.unique(cluster)), max(of.held, group.held)
    for part in (held, *(one for one in HELD if one > held)):
        out = round(units * part)
        power = Power(len(who), units - out, out, group.base, group.rise)
        if (1 - part) * left > group.fixed and power.enough:
            held = part
            break
    candidates = Candidates(there.record[who], there.rung[who], there.value[who], cluster)
    return draw(candidates, share=held, seed=of.seed, by=by)


def _draft(group: _Group, basis: Basis, of: Round, drawn: Audience) -> Draft:
    record, share = basis.there.record[group.who], group.share
    out = np.isin(record, drawn.holdout)
    brings = float(group.more[~out] @ group.worth[~out])
    minutes = group.strategy.cost.time(int((~out).sum()), part=group.part)
    return Draft(
        action=_action(group, basis, of, drawn, minutes),
        strategy=group.strategy,
        contacts=group.who,
        held_out=out,
        tried=int(group.tried.sum()),
        brings=brings,
        sd=share.sd * abs(brings / share.brings) if share.brings else share.sd,
        minutes=minutes,
        power=Power(len(group.who), *drawn.units, group.base, group.rise),
    )


def _action(group: _Group, basis: Basis, of: Round, drawn: Audience, minutes: float) -> Action:
    record = basis.there.record[group.who]
    # In the order of the audience, which is that of the records.
    treated = np.flatnonzero(~np.isin(record, drawn.holdout))
    treated = treated[np.argsort(record[treated])]
    cost = group.strategy.cost.money * len(treated) + group.fixed
    return Action(
        id="",
        title=title(group.strategy, group.rung),
        strategy=group.strategy.key,
        rung=group.rung,
        owner=of.owner,
        channel=group.strategy.channel,
        start=of.start,
        end=of.end,
        steps=tuple(_dated(group.strategy.now.do, of, minutes)),
        budget=Decimal(repr(cost)).quantize(Decimal("0.01"), ROUND_DOWN),
        audience=drawn,
        chance=group.base,
        rise=group.rise,
        reckoned=basis.reckoned(group.pick, group.who[treated], group.tried[treated]),
    )


def _drawn_by(strategy: Strategy) -> By:
    """Return what is drawn by lot: those whom an action reaches through each other, together."""
    if strategy.spreads:
        return "referrer"
    return "household" if strategy.channel == "post" else "contact"


def _dated(do: Sequence[str], of: Round, minutes: float) -> Iterator[Step]:
    """Yield what is to be done: a week apart from the start on, and the last of it at the end.

    The work with people is what comes before the last.
    """
    work = max(0, len(do) - 2)
    for number, what in enumerate(do):
        last = number == len(do) - 1 and number > 0
        day = of.end if last else min(of.start + timedelta(weeks=number), of.end)
        while day.weekday() in of.quiet_days and day > of.start:
            day -= timedelta(days=1)
        yield Step(what, day, round(minutes) if number == work else 0)
