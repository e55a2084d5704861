"""Part of the report: the actions of the plan by their state, and what is due."""

from __future__ import annotations

from collections.abc import Iterator

from hogerop.ladder import KEYS
from hogerop.paper import day
from hogerop.plan import Action, WrittenPlan, coming_week
from hogerop.report.month import MonthlyReport
from hogerop.report.part import Cell, Column, Part, Table
from hogerop.words import say, say_count

__all__ = ["planned_part"]

_FIRST = ("running", "approved", "draft", "done", "stopped")
"""States in the order in which an owner wants to see them."""


def planned_part(month: MonthlyReport) -> Part:
    """Return the part."""
    title, commands = say("Plan"), ("hogerop plan", "hogerop plan week")
    if month.plan is None or not month.plan.actions:
        return Part(
            "plan",
            title,
            say("There is no action in the plan yet"),
            commands,
            said=(say("A plan has actions with people, a budget and an owner."),),
        )
    plan = month.plan
    actions = sorted(
        (planned.action for planned in plan.actions), key=lambda of: _FIRST.index(of.state)
    )
    tables = [*_aims(plan), *_targets(plan), _actions(actions), *_due(plan, actions)]
    return Part(
        key="plan",
        title=title,
        answer=_answer(plan, actions),
        commands=commands,
        about=say("As it stands on {day}.", day=day(plan.made_on)),
        tables=tuple(tables),
        notes=plan.notes,
    )


def _answer(plan: WrittenPlan, actions: list[Action]) -> str:
    told = say_count("{n} action in the plan", "{n} actions in the plan", len(actions))
    states = []
    for state in _FIRST:
        if those := [action for action in actions if action.state == state]:
            states.append(_so_many(state, len(those)))
    due = sum(len(dues) for dues in coming_week(actions, day=plan.made_on).values())
    to_do = say_count(
        "{n} step to do in the coming week", "{n} steps to do in the coming week", due
    )
    return f"{told} ({', '.join(states)}); {to_do}"


def _so_many(state: str, n: int) -> str:
    return {
        "draft": say_count("{n} draft", "{n} drafts", n),
        "approved": say_count("{n} is approved", "{n} are approved", n),
        "running": say_count("{n} is running", "{n} are running", n),
        "done": say_count("{n} is done", "{n} are done", n),
        "stopped": say_count("{n} was stopped", "{n} were stopped", n),
    }[state]


def _aims(plan: WrittenPlan) -> Iterator[Table]:
    if plan.aims:
        yield Table(
            name=say("Aims"),
            columns=(
                Column(say("aim")),
                Column(say("now"), "estimate", ranged=True),
                Column(say("aimed at"), "estimate"),
                Column(say("measured"), "estimate"),
            ),
            rows=tuple(
                (
                    Cell(aim.what),
                    Cell(aim.now, aim.low, aim.high),
                    Cell(aim.aim),
                    Cell(aim.measured),
                )
                for aim in plan.aims
            ),
        )


def _targets(plan: WrittenPlan) -> Iterator[Table]:
    if plan.targets:
        most = max(len(target.quarters) for target in plan.targets)
        yield Table(
            name=say("Targets"),
            heading=say("How many on each rung"),
            columns=(
                Column(say("Rung"), "rung"),
                Column(say("now"), "count"),
                Column(say("aimed at"), "count"),
                *(Column(say("quarter {n}", n=n + 1), "count") for n in range(most)),
            ),
            rows=tuple(
                (
                    Cell(KEYS[target.rung]),
                    Cell(target.now),
                    Cell(target.aim),
                    *map(Cell, target.quarters),
                    *([Cell(None)] * (most - len(target.quarters))),
                )
                for target in plan.targets
            ),
        )


def _actions(actions: list[Action]) -> Table:
    return Table(
        name=say("Actions"),
        heading=say("Actions"),
        columns=(
            Column(say("state")),
            Column(say("rung"), "rung"),
            Column(say("action")),
            Column(say("owner")),
            Column(say("end"), "day"),
            Column(say("people"), "count"),
            Column(say("held out"), "count"),
            Column(say("budget"), "money"),
        ),
        rows=tuple(
            (
                Cell(of.state_name),
                Cell(KEYS[of.rung] if of.rung else None),
                Cell(of.title),
                Cell(of.owner),
                Cell(of.end),
                Cell(len(of.audience.people)),
                Cell(len(of.audience.holdout)),
                Cell(of.budget),
            )
            for of in actions
        ),
    )


def _due(plan: WrittenPlan, actions: list[Action]) -> Iterator[Table]:
    week = coming_week(actions, day=plan.made_on)
    if week:
        yield Table(
            name=say("To do"),
            heading=say("To do in the coming week"),
            columns=(
                Column(say("day"), "day"),
                Column(say("step")),
                Column(say("action")),
                Column(say("owner")),
                Column(say("late")),
            ),
            rows=tuple(
                (
                    Cell(due.step.on),
                    Cell(due.step.what),
                    Cell(due.action.title),
                    Cell(owner),
                    Cell(say("late") if due.late else ""),
                )
                for owner, dues in week.items()
                for due in dues
            ),
        )
