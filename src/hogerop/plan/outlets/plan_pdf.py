"""The plan on paper: a PDF with what is aimed at, the coming week, and every action."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from hogerop.ladder import RUNGS
from hogerop.paper import (
    day,
    estimated_money,
    inert,
    money,
    number,
    pages_drawn,
    save_pdf,
    short_day,
)
from hogerop.plan.outlets.mailing_list import LONGEST
from hogerop.plan.week import coming_week
from hogerop.plan.written import Aim, Planned, Target, WrittenPlan, audience_said
from hogerop.words import say, say_count

__all__ = ["plan_pages", "save_plan_pdf"]

_TEMPLATE = "plan/outlets/plan.typ"

_NAMES = 12
"""People that are named of each action; the others stand in the workbook."""


def save_plan_pdf(path: Path, plan: WrittenPlan, *, made_at: datetime) -> None:
    """Write the plan as a PDF that screen readers can read. Writes a file.

    No text in it is markup, and none steers or hides; a character that no font has a shape for is
    a box.

    Parameters
    ----------
    made_at : datetime
        The moment that the file says it was made at, with its time zone.

    Raises
    ------
    FileFault
        If the file cannot be written.
    """
    save_pdf(path, _TEMPLATE, _says(plan), made_at=made_at)


def plan_pages(plan: WrittenPlan) -> list[str]:
    """Return the pages of the PDF as pictures, one SVG each. Writes nothing."""
    return [page.decode() for page in pages_drawn(_TEMPLATE, _says(plan))]


def _says(plan: WrittenPlan) -> dict[str, Any]:
    return {
        "title": f"{say('Plan')} · {inert(plan.business, LONGEST)}",
        "business": inert(plan.business, 60),
        "made-on": day(plan.made_on),
        "heading": inert(plan.heading, 300),
        "edition": inert(plan.edition, LONGEST),
        "words": _words(),
        "aims": [_aim(aim, plan.currency) for aim in plan.aims],
        "quarters": _quarters(plan),
        "targets": [_target(target, len(_quarters(plan))) for target in plan.targets],
        "begun": any(target.since is not None for target in plan.targets),
        "until": say("Aims are for {day}.", day=day(plan.until)) if plan.until else "",
        "week": list(_week(plan)),
        "actions": [_action(planned, plan.currency) for planned in plan.actions],
        "notes": [inert(note) for note in plan.notes],
    }


def _words() -> dict[str, str]:
    return {
        "page": say("page"),
        "aim": say("aim"),
        "aim-heading": say("aim"),
        "measured": say("measured"),
        "targets": say("How many on each rung"),
        "rung": say("rung"),
        "now": say("now"),
        "begin": say("at the start"),
        "week": say("To do in the coming week"),
        "day": say("day"),
        "step": say("step"),
        "owner": say("owner"),
        "late": say("late"),
        "actions": say("Actions"),
        "who": say("who"),
        "why": say("why"),
        "consent": say("consent"),
        "notes": say("What to know besides"),
    }


def _aim(aim: Aim, currency: str) -> dict[str, str]:
    def said(amount: float | None) -> str:
        return "–" if amount is None else estimated_money(amount, currency)

    told = []
    if aim.low is not None and aim.high is not None:
        told.append(say("{low} to {high}", low=said(aim.low), high=said(aim.high)))
    if aim.since is not None:
        told.append(say("on {day}", day=short_day(aim.since)))
    return {
        "what": inert(aim.what, LONGEST),
        "now": said(aim.now),
        "range": ", ".join(told),
        "aim": said(aim.aim),
        "measured": said(aim.measured),
    }


def _quarters(plan: WrittenPlan) -> list[str]:
    most = max((len(target.quarters) for target in plan.targets), default=0)
    return [say("quarter {n}", n=n) for n in range(1, most + 1)]


def _target(target: Target, quarters: int) -> dict[str, Any]:
    rung = RUNGS[target.rung - 1]
    counted = [number(n) for n in target.quarters]

    def said(count: int | None) -> str:
        return "–" if count is None else number(count)

    return {
        "number": str(rung.number),
        "key": rung.key,
        "name": rung.name,
        "now": said(target.now),
        "aim": number(target.aim),
        "measured": said(target.measured),
        "quarters": counted + [""] * (quarters - len(counted)),
    }


def _week(plan: WrittenPlan) -> Iterator[dict[str, Any]]:
    actions = [planned.action for planned in plan.actions]
    for owner, dues in coming_week(actions, day=plan.made_on).items():
        for due in dues:
            yield {
                "day": short_day(due.step.on),
                "late": due.late,
                "what": inert(due.step.what, LONGEST),
                "action": inert(due.action.title, 80),
                "owner": inert(owner, 40),
            }


def _action(planned: Planned, currency: str) -> dict[str, Any]:
    action, people = planned.action, planned.people
    rung = RUNGS[action.rung - 1] if action.rung else None
    about = (
        inert(action.owner, 60),
        say("{start} to {end}", start=short_day(action.start), end=short_day(action.end)),
        money(action.budget, currency),
        audience_said(action),
    )
    more = len(people) - _NAMES
    return {
        "title": inert(action.title, LONGEST),
        "number": str(rung.number) if rung else "",
        "key": rung.key if rung else None,
        "state": action.state_name,
        "about": " · ".join(about),
        "why": inert(planned.why),
        "power": inert(planned.power),
        "steps": [
            {
                "what": inert(step.what, LONGEST),
                "done": step.done,
                "about": _step_said(step.minutes, short_day(step.on)),
            }
            for step in action.steps
        ],
        "people": [
            {
                "name": inert(person.called, 80),
                "reason": inert(person.reason, LONGEST),
                "consent": person.permission_name,
            }
            for person in people[:_NAMES]
        ],
        "more": say("and {n} more, in the workbook", n=more) if more > 0 else "",
    }


def _step_said(minutes: int, on: str) -> str:
    if not minutes:
        return on
    return say_count("{day}, {n} minute", "{day}, {n} minutes", minutes, day=on)
