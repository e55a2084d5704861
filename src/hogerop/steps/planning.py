"""Planning a round: who gets which strategy within money and hours, and what that comes to."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, time, timedelta

import pyarrow as pa

from hogerop import plan
from hogerop.errors import AskedWrongly, TooLittle
from hogerop.plan import Action, Belief, Proposal, Strategy
from hogerop.steps.acting import actions, draft
from hogerop.steps.business import Progress, silent, today_of
from hogerop.steps.cells_kept import Kept, cells_of, last_known
from hogerop.steps.days import day_meant
from hogerop.steps.judging import learned
from hogerop.steps.resting_on import strategies
from hogerop.steps.round_notes import notes
from hogerop.steps.round_people import choosable, who_hangs_together
from hogerop.steps.running import current
from hogerop.words import say
from hogerop.workspace import DAYS, Workspace

WEEKS = 8
"""How long a round lasts, unless somebody says otherwise."""


def quiet_of(workspace: Workspace) -> plan.Quiet:
    """Return when people are left in peace, as the settings say."""
    said = workspace.settings.plan
    return plan.Quiet(
        begins=time.fromisoformat(said.quiet_from),
        ends=time.fromisoformat(said.quiet_until),
        days=frozenset(DAYS.index(day) for day in said.quiet_days),
    )


def beliefs(offered: Sequence[Strategy], effects: pa.Table) -> Belief:
    """Return what is believed of strategies, after what holdouts measured. Runs no query."""
    priors = [one.prior for one in offered]
    return plan.believe(priors, plan.taught(effects, offered), steps=len(plan.STEPS))


def propose(
    workspace: Workspace,
    *,
    budget: float,
    hours: float,
    hour_cost: float | None = None,
    weeks: int = WEEKS,
    start: date | None = None,
    owner: str | None = None,
    seed: int | None = None,
    effects: pa.Table | None = None,
    strategy: str | None = None,
    among: Collection[str] | None = None,
    progress: Progress | None = None,
) -> Proposal:
    """Return a round within money and hours; it is not put into the plan. A door: reads.

    The key of the yearly holdout is drawn, and written, where there is none yet.

    Parameters
    ----------
    budget : float
        Money for the whole round; currency.
    hours : float
        Of staff, a week; what open actions still ask of them in these weeks is taken off.
    hour_cost : float, optional
        What an hour of staff must bring at least, currency; else what the settings say.
    weeks : int
        1 to 26.
    start : date, optional
        First day; else next Monday.
    owner : str, optional
        Who sees to it; else the business by name.
    seed : int, optional
        Of all lots; else the day number of the start, so that each round draws anew.
    effects : Table, optional
        What holdouts measured, of `contracts.EFFECTS`; by default all that the business learned.
    strategy : str, optional
        Key of the only one that may be chosen; else whichever pays most.
    among : collection of str, optional
        Ids of the only contacts that may be chosen; else everybody.

    Raises
    ------
    AskedWrongly
        If there is no such strategy for people by name, weeks, budget, hours or their cost cannot
        be, or the round begins in the past.
    TooLittle
        If it cannot be foretold who takes which step, or what steps are worth.
    """
    tell, today = progress or silent, today_of(workspace)
    first = start or today + timedelta(days=7 - today.weekday())
    plan.check_round(
        budget=budget, hours=hours, hour_cost=hour_cost, weeks=weeks, start=first, today=today
    )
    settings = workspace.settings
    of = _round(workspace, first, weeks, owner, seed)
    promised = plan.minutes_promised(actions(workspace), start=of.start, end=of.end)
    limits = plan.Limits(
        budget=budget,
        minutes=max(0.0, hours * 60 * weeks - promised),
        a_month=settings.plan.messages,
        hour_cost=float(settings.money.hour_cost or 0) if hour_cost is None else hour_cost,
    )
    edition, manifest = current(workspace, progress)
    day = last_known(day_meant(workspace, None, manifest.newest_event), manifest.value)
    kept = cells_of(workspace, edition, manifest, day)
    _margin_known(workspace, kept)
    offered = _offered(workspace, strategy)
    measured = learned(workspace) if effects is None else effects
    tell(say("who may be reached"), 0.2)
    people = choosable(workspace, edition, manifest, kept, offered, measured, of, among=among)
    tell(say("who gets what"), 0.7)
    belief, tested = beliefs(offered, measured), frozenset(measured["strategy"].to_pylist())
    found = plan.proposed(
        plan.Basis(people.there, people.people, offered, belief, tested),
        of,
        limits,
        clusters_of=who_hangs_together(workspace, edition),
        currency=settings.business.currency,
        reckoned_from=day,
        contacts=people.contacts,
    )
    later = sum(
        int(people.from_new_year[one.contacts[~one.held_out]].sum()) for one in found.drafts
    )
    told = notes(
        workspace,
        of,
        people,
        day,
        hour_cost=limits.hour_cost,
        later=later,
        anything=bool(found.drafts),
    )
    return replace(found, notes=tuple(told))


def _offered(workspace: Workspace, only: str | None) -> list[Strategy]:
    """Return the strategies that may be chosen: all that reach people by name, or one of them."""
    there = [one for one in strategies(workspace).values() if one.channel not in plan.NAMELESS]
    offered = [one for one in there if only in (None, one.key)]
    if not offered:
        raise AskedWrongly(
            say("There is no such strategy for people by name."),
            fix=say("Choose from {names}.", names=", ".join(sorted(one.key for one in there))),
        )
    return offered


def keep(workspace: Workspace, proposal: Proposal, *, by: str) -> tuple[Action, ...]:
    """Put the actions of a proposal into the plan, as drafts. A door: writes the journal."""
    return tuple(draft(workspace, one.action, by=by) for one in proposal.drafts)


def _round(
    workspace: Workspace, first: date, weeks: int, owner: str | None, seed: int | None
) -> plan.Round:
    settings = workspace.settings
    return plan.Round(
        start=first,
        end=first + timedelta(days=7 * weeks - 1),
        owner=owner or settings.business.name,
        seed=first.toordinal() if seed is None else seed,
        held=settings.plan.holdout,
        quiet_days=quiet_of(workspace).days,
    )


def _margin_known(workspace: Workspace, kept: Kept) -> None:
    if kept.money == "margin":
        return
    raise TooLittle(
        say("No margin is known, so it cannot be told what a step is worth beside what it costs."),
        where=str(workspace.folder),
        fix=say("Set margin_rate in hogerop.toml, or import orders with their margin."),
    )
