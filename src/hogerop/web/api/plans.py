"""The plan: what is in it, a new round, and what becomes of an action."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Annotated, Any, Literal

from django.http import Http404
from ninja import Schema
from pydantic import ConfigDict, Field

from hogerop import plan, steps
from hogerop.answers import plan as told
from hogerop.answers import plan_people, plan_round, plan_strategies
from hogerop.paper import inert
from hogerop.steps.planning import WEEKS
from hogerop.web.api.asked import (
    ActionId,
    Limit,
    Page,
    Seed,
    StrategyKey,
    Sum,
    Words,
    a_page,
    action_of,
)
from hogerop.web.api.door import does, reads
from hogerop.web.businesses.roles import Right
from hogerop.web.businesses.wall import Inside


class Round(Schema):
    """A round of the plan: within what money and hours."""

    model_config = ConfigDict(extra="forbid")

    budget: Sum
    hours: Annotated[float, Field(gt=0, le=1000, allow_inf_nan=False)]
    hour_cost: Sum | None = None
    weeks: Annotated[int, Field(ge=1, le=52)] = WEEKS
    start: date | None = None
    seed: Seed | None = None
    strategy: Annotated[str, Field(max_length=80)] | None = None
    among: (
        Annotated[list[Annotated[str, Field(max_length=40)]], Field(max_length=10_000)] | None
    ) = None
    keep: bool = True


class Becomes(Schema):
    """What an action becomes."""

    model_config = ConfigDict(extra="forbid")

    state: Literal["approved", "running", "done", "stopped"]
    why: Words = ""


class Ticked(Schema):
    """Which step of an action is done, from 1."""

    model_config = ConfigDict(extra="forbid")

    step: Annotated[int, Field(ge=1, le=1000)]


@reads("/plan")
def plan_board(inside: Inside) -> Any:
    """Return the plan: aims, actions with what they rest on, and what is due."""
    return told.json_of(inside.ask(steps.written_plan, names=False))


@reads("/plan/week")
def plan_week(inside: Inside, start: date | None = None, owner: Words = "") -> Any:
    """Return what is to be done in the seven days from a day on, and what is late."""
    workspace = inside.workspace
    dues = plan.coming_week(steps.plan_actions(workspace), day=start or steps.today_of(workspace))
    wanted = owner.strip().casefold()
    mine = [those for name, those in dues.items() if wanted in ("", name.casefold())]
    return {"due": [told.json_of_due(due) for those in mine for due in those]}


@reads("/plan/strategies")
def strategies(inside: Inside) -> Any:
    """Return what may be done, and what is known of whether it works."""
    there = steps.plan_strategies(inside.workspace)
    return {"strategies": [plan_strategies.json_of(one) for one in there.values()]}


@reads("/plan/strategies/{key}")
def strategy(inside: Inside, key: StrategyKey) -> Any:
    """Return one strategy."""
    there = steps.plan_strategies(inside.workspace)
    if key not in there:
        raise Http404
    return plan_strategies.json_of(there[key])


@reads("/plan/actions/{action}")
def plan_action(inside: Inside, action: ActionId) -> Any:
    """Return an action: what it rests on, what it can show, its steps, and who changed what."""
    return _action(inside, action_of(inside, action))


@reads("/plan/actions/{action}/people", Right.WORK, sees=True)
def plan_people_of(inside: Inside, action: ActionId, page: Page = 1, limit: Limit = 100) -> Any:
    """Return who is treated by an action, with their consent; nobody who is held out."""
    found = inside.ask(steps.plan_people, action_of(inside, action).id)
    return a_page([plan_people.json_of(one) for one in found], page, limit)


@does("/plan/rounds", Right.DECIDE)
def plan_draft(inside: Inside, body: Round) -> Any:
    """Choose what to do with whom within money and hours, and draft the actions.

    With ``keep`` false it is only shown. With ``strategy`` nothing else is chosen, with ``among``
    (ids of contacts) nobody else.
    """
    found = steps.plan_propose(
        inside.reading,
        budget=body.budget,
        hours=body.hours,
        hour_cost=body.hour_cost,
        weeks=body.weeks,
        start=body.start,
        seed=body.seed,
        strategy=body.strategy,
        among=body.among,
    )
    kept = steps.plan_keep(inside.workspace, found, by=inside.by) if body.keep else ()
    return plan_round.json_of(found, kept)


@does("/plan/actions/{action}/become", Right.WORK)
def plan_become(inside: Inside, action: ActionId, body: Becomes) -> Any:
    """Approve, start, finish or stop an action."""
    found = action_of(inside, action)
    why = inert(body.why, 200)
    moved = steps.plan_move(inside.workspace, found.id, body.state, by=inside.by, why=why)
    return _action(inside, moved)


@does("/plan/actions/{action}/tick", Right.WORK)
def plan_tick(inside: Inside, action: ActionId, body: Ticked) -> Any:
    """Tick off a step of an action."""
    found = action_of(inside, action)
    now = steps.plan_tick(inside.workspace, found.id, body.step, by=inside.by)
    return _action(inside, now)


@does("/plan/actions/{action}/undo", Right.WORK)
def plan_undo(inside: Inside, action: ActionId) -> Any:
    """Take back the last change of an action."""
    found = action_of(inside, action)
    return _action(inside, steps.plan_undo(inside.workspace, found.id, by=inside.by))


def _action(inside: Inside, found: plan.Action) -> dict[str, Any]:
    grounds = steps.Grounds(inside.workspace)
    planned = plan.Planned(found, why=grounds.why(found), power=grounds.power(found))
    changes = steps.plan_changes(inside.workspace, found.id)
    return told.json_of_action(planned) | {"changes": [asdict(one) for one in changes]}
