"""What an owner must know of a round besides who gets what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from hogerop import plan
from hogerop.ladder import RUNGS
from hogerop.paper import day as day_said
from hogerop.paper import decimal, number, round_money, share
from hogerop.steps.acting import actions
from hogerop.steps.round_people import Choosable
from hogerop.words import say, say_count
from hogerop.workspace import Workspace

_STALE = 62
"""Days between the last orders known and the start, above which it is said."""


def notes(
    workspace: Workspace,
    of: plan.Round,
    people: Choosable,
    day: date,
    *,
    hour_cost: float,
    later: int,
    anything: bool,
) -> Iterator[str]:
    """Yield what must be known of a round, the most urgent first. A door: reads the journal.

    Parameters
    ----------
    people : Choosable
    day : date
        Up to which orders are known.
    hour_cost : float
        What an hour of staff had to bring; currency.
    later : int
        How many of those treated are left alone from the New Year within the round on.
    anything : bool
        Whether the round has an action.
    """
    if (of.start - day).days > _STALE:
        yield say(
            "Orders are known up to {day}: take in what came since before you act on this.",
            day=day_said(day),
        )
    yield from _left_out(people)
    if not hour_cost:
        yield say(
            "Hours of your own count for nothing here; set hour_cost in hogerop.toml, or give"
            " --hour-cost, to have them earn what they are worth."
        )
    if later:
        yield say_count(
            "From 1 January {year} on another one in twenty is left alone all year. {n} of those"
            " chosen is one of them, and is reached only before that day.",
            "From 1 January {year} on another one in twenty is left alone all year. {n} of those"
            " chosen are among them, and are reached only before that day.",
            later,
            year=of.end.year,
        )
    yield from _beside(actions(workspace), of, workspace.settings.business.currency)
    if anything:
        yield say(
            "{share} or more of the people of each action are held out by lot: it costs nothing"
            " with them, and shows what it did.",
            share=share(of.held, 1.0),
        )


def _left_out(people: Choosable) -> Iterator[str]:
    """Yield who cannot be chosen, and why."""
    if people.unknown:
        yield say(
            "Left out, since too few stand there or above to say what a step is worth: {rungs}.",
            rungs=", ".join(
                say("{n} lapsed on {rung}", n=number(many), rung=RUNGS[rung - 1].name)
                if lapsed
                else say("{n} on {rung}", n=number(many), rung=RUNGS[rung - 1].name)
                for (rung, lapsed), many in sorted(people.unknown.items())
            ),
        )
    if people.taken:
        yield say_count(
            "{n} contact takes part in an open action already.",
            "{n} contacts take part in an open action already.",
            people.taken,
        )


def _beside(there: Sequence[plan.Action], of: plan.Round, currency: str) -> Iterator[str]:
    """Yield what the actions that are there already ask besides the round."""
    if promised := plan.minutes_promised(there, start=of.start, end=of.end):
        yield say(
            "{hours} of the hours are taken off: open actions ask for them in these weeks.",
            hours=decimal(promised / 60, 1),
        )
    if costs := sum(one.budget for one in there if one.open and one.end >= of.start):
        yield say(
            "Open actions may cost {money} besides: the money of this round comes on top of it.",
            money=round_money(float(costs), currency),
        )
    if waiting := sum(one.state == "draft" for one in there):
        yield say_count(
            "{n} draft stands in the plan already; whoever is in both takes part in the one"
            " that is approved first.",
            "{n} drafts stand in the plan already; whoever is in two takes part in the one"
            " that is approved first.",
            waiting,
        )
