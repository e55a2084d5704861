"""Where nothing is done in a round, and why not: what is said instead of an action.

Numbers and words; runs no query.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from hogerop.ladder import RUNGS
from hogerop.paper import decimal, number, round_money
from hogerop.plan.choosing import Choice
from hogerop.plan.offers import Limits, People
from hogerop.plan.posterior import Belief
from hogerop.plan.strategy import LAPSED, STEPS, Strategy
from hogerop.words import say

__all__ = ["Unpaid", "step_name", "unpaid"]


@dataclass(frozen=True)
class Unpaid:
    """A step with people before it for which nothing is done.

    Attributes
    ----------
    step : int
        Place in `STEPS`.
    contacts : int
        Who stands before it.
    strategy : Strategy or None
        What would come nearest to paying; None = nothing may be used with anybody.
    reachable : int
        With how many of them it could be used.
    brings, costs : float
        What it would bring and cost with all of those, hours of staff included; currency.
    minutes : float
        Of staff, in those costs or, where an hour costs nothing, beside them.
    """

    step: int
    contacts: int
    strategy: Strategy | None
    reachable: int
    brings: float
    costs: float
    minutes: float

    def said(self, currency: str) -> str:
        """Say in words why nothing is done here."""
        name = step_name(self.step)
        if self.strategy is None and self.step == 0:
            return say(
                "{step}: they are won through channels and not by name; see `hogerop plan"
                " channels`.",
                step=name,
            )
        if self.strategy is None:
            return say(
                "{step}: no strategy suits any of the {n} contacts whom a round may reach.",
                step=name,
                n=number(self.contacts),
            )
        told = {
            "step": name,
            "strategy": self.strategy.name,
            "n": number(self.reachable),
            "brings": round_money(self.brings, currency),
            "costs": round_money(self.costs, currency),
            "hours": decimal(self.minutes / 60, 1),
        }
        if self.brings > self.costs:
            return say(
                "{step}: money and hours bring more elsewhere. {strategy} would bring {brings} with"
                " {n} contacts, and cost {costs} with {hours} hours of work.",
                **told,
            )
        return say(
            "{step}: nothing pays. What comes nearest, {strategy}, would bring {brings} with {n}"
            " contacts, and cost {costs} with {hours} hours of work.",
            **told,
        )


def step_name(step: int) -> str:
    """Return what a step is called: from which rung to which, or back."""
    if step == LAPSED:
        return say("Lapsed, and back")
    return f"{RUNGS[step].name} → {RUNGS[step + 1].name}"


def unpaid(
    choice: Choice,
    strategies: Sequence[Strategy],
    people: People,
    belief: Belief,
    limits: Limits,
) -> Iterator[Unpaid]:
    """Yield the steps for which a choice does nothing, from the foot of the ladder.

    Parameters
    ----------
    strategies : sequence of Strategy
        In the order of the rows of ``people`` and ``belief``.
    """
    used = {share.strategy.place for share in choice.shares}
    free = ~people.held_all_year & (people.reached < limits.a_month)
    for step in range(len(STEPS)):
        who = np.flatnonzero(people.step == step)
        if step in used or not len(who):
            continue
        tried = []
        for place, one in enumerate(strategies):
            if one.place != step:
                continue
            mine = who[(people.suits[place] & people.may[place] & free)[who]]
            if len(mine):
                chance, worth = people.chance[mine], people.worth[mine]
                more = np.minimum(belief.mean[place, step] * chance, 1 - chance)
                of_one, once = (f(limits.hour_cost) for f in (one.cost.each, one.cost.once))
                costs = of_one * len(mine) + once
                brings, minutes = float(more @ worth), one.cost.time(len(mine))
                tried.append(Unpaid(step, len(who), one, len(mine), brings, costs, minutes))
        nothing = Unpaid(step, len(who), None, 0, 0.0, 0.0, 0.0)
        yield max(tried, key=lambda one: one.brings - one.costs, default=nothing)
