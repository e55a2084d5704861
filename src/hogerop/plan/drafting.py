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
from hogerop.plan.choosing import Choice, Share
from hogerop.plan.everybody import Everybody
from hogerop.plan.lots import Bools, Floats, Ints
from hogerop.plan.offers import People
from hogerop.plan.posterior import Belief
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
    """Return a strategy that must earn its fixed costs back with those who are not held out."""
    cost = replace(strategy.cost, fixed=strategy.cost.fixed / (1 - held))
    return replace(strategy, cost=cost)


def drafts(
    choice: Choice,
    strategies: Sequence[Strategy],
    people: People,
    there: Everybody,
    belief: Belief,
    of: Round,
    clusters_of: ClustersOf,
) -> tuple[Draft, ...]:
    """Return an action for each strategy and rung of a choice.

    Parameters
    ----------
    choice : Choice
        Among ``people``.
    strategies : sequence of Strategy
        In the order of the choice's places, with their own costs.
    people : People
    there : Everybody
        The same contacts, in the same order.
    belief : Belief
    of : Round
    clusters_of : callable
        Who hangs together.
    """
    found = []
    for share in choice.shares:
        place = next(n for n, one in enumerate(strategies) if one.key == share.strategy.key)
        strategy, chosen = strategies[place], np.flatnonzero(choice.picks == place)
        lift = belief.mean[place, strategy.place]
        more = np.minimum(lift * people.chance, 1 - people.chance)
        for rung in np.unique(there.rung[chosen]).tolist():
            who = chosen[there.rung[chosen] == rung]
            held = max(of.held, float(choice.held[who].max()))
            drawn = _drawn(strategy, who, share, people, more, there, of, held, clusters_of)
            if drawn.people:
                tried = int(choice.tried[who].sum())
                found.append(_draft(strategy, who, share, people, more, there, of, drawn, tried))
    return tuple(found)


def _drawn(
    strategy: Strategy,
    who: Ints,
    share: Share,
    people: People,
    more: Floats,
    there: Everybody,
    of: Round,
    held: float,
    clusters_of: ClustersOf,
) -> Audience:
    """Draw who is treated and who is held out: ``held`` of them, or more where that shows more."""
    by = _drawn_by(strategy)
    cluster = clusters_of(there.contact[who], by)
    fixed = strategy.cost.fixed * len(who) / share.contacts
    left = float(more[who] @ people.worth[who]) - strategy.cost.money * len(who)
    units = len(np.unique(cluster))
    base, rise = float(people.chance[who].mean()), float(more[who].mean())
    for part in (held, *(one for one in HELD if one > held)):
        out = round(units * part)
        if (1 - part) * left > fixed and Power(len(who), units - out, out, base, rise).enough:
            held = part
            break
    candidates = Candidates(there.record[who], there.rung[who], there.value[who], cluster)
    return draw(candidates, share=held, seed=of.seed, by=by)


def _draft(
    strategy: Strategy,
    who: Ints,
    share: Share,
    people: People,
    more: Floats,
    there: Everybody,
    of: Round,
    drawn: Audience,
    tried: int,
) -> Draft:
    out = np.isin(there.record[who], drawn.holdout)
    treated = who[~out]
    brings = float(more[treated] @ people.worth[treated])
    cost = strategy.cost.money * len(treated) + strategy.cost.fixed * len(who) / share.contacts
    minutes = strategy.cost.minutes * len(treated)
    base, rise = float(people.chance[who].mean()), float(more[who].mean())
    action = Action(
        id="",
        title=title(strategy, int(there.rung[who[0]])),
        strategy=strategy.key,
        rung=int(there.rung[who[0]]),
        owner=of.owner,
        channel=strategy.channel,
        start=of.start,
        end=of.end,
        steps=tuple(_dated(strategy.now.do, of, minutes)),
        budget=Decimal(repr(cost)).quantize(Decimal("0.01"), ROUND_DOWN),
        audience=drawn,
        chance=base,
        rise=rise,
    )
    return Draft(
        action=action,
        strategy=strategy,
        contacts=who,
        held_out=out,
        tried=tried,
        brings=brings,
        sd=share.sd * abs(brings / share.brings) if share.brings else share.sd,
        minutes=minutes,
        power=Power(len(who), *drawn.units, base, rise),
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
