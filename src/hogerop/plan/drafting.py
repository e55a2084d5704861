"""From a choice to actions: who does what when, who is held out, and what that can show.

Numbers and words; runs no query.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import ROUND_DOWN, Decimal
from math import ceil

import numpy as np

from hogerop.plan.actions import Action, Step
from hogerop.plan.audience import Audience, By, Candidates, draw
from hogerop.plan.basis import Basis
from hogerop.plan.choosing import Choice, Share
from hogerop.plan.lots import Bools, Floats, Ints
from hogerop.plan.posterior import UPPER
from hogerop.plan.power import Power
from hogerop.plan.strategy import Strategy
from hogerop.plan.wording import title

__all__ = ["HELD", "ClustersOf", "Draft", "Round", "drafts", "with_holdout"]

HELD = (0.3, 0.4, 0.5)
"""Larger parts to hold out, tried in turn where the usual one shows nothing."""

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
        return self.brings - UPPER * self.sd, self.brings + UPPER * self.sd


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
    groups = list(_groups(choice, basis))
    drawn = {
        (group.pick, group.rung): audience
        for together in _drawn_at_once(groups)
        for group, audience in _drawn(together, basis, of, clusters_of)
    }
    by_group = [(group, drawn[group.pick, group.rung]) for group in groups]
    reaching = [(group, audience) for group, audience in by_group if audience.people]
    contacts = Counter[str]()
    for group, _ in reaching:
        contacts[group.strategy.key] += len(group.who)
    return tuple(
        _draft(group, basis, of, audience, group.part(contacts[group.strategy.key]))
        for group, audience in reaching
    )


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
    def by(self) -> By:
        """What is drawn by lot: those whom an action reaches through each other, together."""
        if self.strategy.spreads:
            return "referrer"
        return "household" if self.strategy.channel == "post" else "contact"

    def shows(self, part: float, units: int) -> bool:
        """Say whether an effect as expected would show with a part of so many units held out."""
        out = round(units * part)
        return Power(len(self.who), units - out, out, self.base, self.rise).enough

    def pays(self, part: float, units: int) -> bool:
        """Say whether those who are left bring more than the fixed costs, however the lot falls.

        Of 3 units, 0.4 can be 2: more than that part itself.
        """
        out = ceil(units * part) / units
        left = float(self.more @ self.worth) - self.strategy.cost.money * len(self.who)
        return (1 - out) * left > self.strategy.cost.fixed * self.part(self.share.contacts)

    def part(self, contacts: int) -> float:
        """Return which part of all whom the strategy reaches they are, 0 to 1.

        Parameters
        ----------
        contacts : int
            All of those, in groups of whom somebody is treated.
        """
        return len(self.who) / contacts


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


def _drawn_at_once(groups: Sequence[_Group]) -> Iterator[Sequence[_Group]]:
    """Yield groups that are drawn in one go: all that go by household, all that go by referrer.

    A household can stand on two rungs. Treated by one action and held out by another, it would be
    reached all the same.
    """
    for group in groups:
        if group.by == "contact":
            yield (group,)
    for by in ("household", "referrer"):
        if together := [group for group in groups if group.by == by]:
            yield together


def _drawn(
    groups: Sequence[_Group], basis: Basis, of: Round, clusters_of: ClustersOf
) -> Iterator[tuple[_Group, Audience]]:
    """Yield who is treated and who is held out of each group, with one lot for who hangs together.

    As many are held out as asked, or more where that shows more.
    """
    there, by = basis.there, groups[0].by
    who = np.concatenate([group.who for group in groups])
    of_group = np.repeat(np.arange(len(groups)), [len(group.who) for group in groups])
    cluster = clusters_of(there.contact[who], by)
    units = [len(np.unique(cluster[of_group == n])) for n in range(len(groups))]
    # A contact's own number changes when contacts are joined; its oldest record does not.
    together = None if by == "contact" else cluster
    # In order by group, so that each has its part held out.
    candidates = Candidates(there.record[who], of_group, there.value[who], together)
    drawn = draw(candidates, share=_part(groups, units, of), seed=of.seed, by=by)
    for n, group in enumerate(groups):
        yield group, _only(drawn, there.record[group.who], cluster[of_group == n])


def _part(groups: Sequence[_Group], units: Sequence[int], of: Round) -> float:
    """Return the part to hold out with which most groups show enough, while all of them pay."""
    least = max(of.held, *(group.held for group in groups))
    best, most = least, sum(group.shows(least, n) for group, n in zip(groups, units, strict=True))
    for part in (one for one in HELD if one > least):
        enough = sum(group.shows(part, n) for group, n in zip(groups, units, strict=True))
        pays = all(group.pays(part, n) for group, n in zip(groups, units, strict=True))
        if enough > most and pays:
            best, most = part, enough
    return best


def _only(drawn: Audience, record: Ints, cluster: Ints) -> Audience:
    """Return the part of an audience that is of one group."""
    out = np.isin(record, drawn.holdout)
    return replace(
        drawn,
        people=tuple(np.sort(record[~out]).tolist()),
        holdout=tuple(np.sort(record[out]).tolist()),
        units=(len(np.unique(cluster[~out])), len(np.unique(cluster[out]))),
    )


def _draft(group: _Group, basis: Basis, of: Round, drawn: Audience, part: float) -> Draft:
    record, share = basis.there.record[group.who], group.share
    out = np.isin(record, drawn.holdout)
    brings = float(group.more[~out] @ group.worth[~out])
    minutes = group.strategy.cost.time(int((~out).sum()), part=part)
    return Draft(
        action=_action(group, basis, of, drawn, minutes, part),
        strategy=group.strategy,
        contacts=group.who,
        held_out=out,
        tried=int(group.tried.sum()),
        brings=brings,
        sd=share.sd * abs(brings / share.brings) if share.brings else share.sd,
        minutes=minutes,
        power=Power(len(group.who), *drawn.units, group.base, group.rise),
    )


def _action(
    group: _Group, basis: Basis, of: Round, drawn: Audience, minutes: float, part: float
) -> Action:
    record = basis.there.record[group.who]
    # In the order of the audience, which is that of the records.
    treated = np.flatnonzero(~np.isin(record, drawn.holdout))
    treated = treated[np.argsort(record[treated])]
    cost = group.strategy.cost.money * len(treated) + group.strategy.cost.fixed * part
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
