"""The plan as it is kept: one line of a journal for every change.

Reads and writes nothing itself: the workspace's journal takes the lines. `replay` reads them back.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from secrets import token_hex
from typing import Any

from hogerop.contracts import contact_name, key_of
from hogerop.errors import AskedWrongly
from hogerop.plan.actions import Action, State, check, may_become
from hogerop.words import say

__all__ = [
    "PLANS",
    "Line",
    "changed_line",
    "drafted_line",
    "key_line",
    "moved_line",
    "new_id",
    "ticked_line",
    "undone_line",
]

PLANS = "plans"
"""The journal that they stand in."""

Line = dict[str, Any]


def new_id(title: str, start: date, *, after: int) -> str:
    """Return the id of a new action; ``after`` is how many lines the journal has already."""
    return "a" + contact_name(key_of("action", title, start.isoformat(), str(after)))[-6:]


def drafted_line(action: Action, *, on: date, by: str) -> Line:
    """Return the line that puts an action into the plan, as a draft.

    Raises
    ------
    AskedWrongly
        If it does not hold together.
    """
    check(action)
    return {"what": "drafted", "id": action.id, "on": _iso(on), "by": by, "action": _said(action)}


def changed_line(before: Action, after: Action, *, on: date, by: str) -> Line:
    """Return the line that changes a draft; what is approved is changed no more.

    Raises
    ------
    AskedWrongly
        If the action is no draft any more, or does not hold together.
    """
    if before.state != "draft":
        raise AskedWrongly(
            say("An action that is {now} is changed no more.", now=before.state_name),
            where=before.id,
            fix=say("Stop it and make a new one: what was drawn and counted must stay true."),
        )
    check(after)
    return {"what": "changed", "id": before.id, "on": _iso(on), "by": by, "action": _said(after)}


def moved_line(action: Action, to: State, *, on: date, by: str, why: str = "") -> Line:
    """Return the line that gives an action another state.

    Raises
    ------
    AskedWrongly
        If it cannot have that.
    """
    may_become(action, to)
    return {"what": "moved", "id": action.id, "on": _iso(on), "by": by, "to": to, "why": why}


def ticked_line(action: Action, step: int, *, on: date, by: str) -> Line:
    """Return the line that ticks off a step, counted from 1.

    Raises
    ------
    AskedWrongly
        If there is no such step, it was ticked off, or nothing is done for the action.
    """
    if not 1 <= step <= len(action.steps):
        raise AskedWrongly(
            say("This action has no step {step}.", step=step),
            where=action.id,
            fix=say("Its steps are numbered 1 to {n}.", n=len(action.steps)),
        )
    if action.state in ("draft", "stopped"):
        raise AskedWrongly(
            say("This action is {state}, so nothing of it can be done.", state=action.state_name),
            where=action.id,
            fix=say("Approve it first: {command}", command=f"hogerop plan approve {action.id}")
            if action.state == "draft"
            else say("Tick off steps of an action that was approved."),
        )
    if action.steps[step - 1].done:
        raise AskedWrongly(
            say("Step {step} was ticked off already.", step=step),
            where=action.id,
            fix=say("See its steps: {command}", command=f"hogerop plan show {action.id}"),
        )
    return {"what": "ticked", "id": action.id, "on": _iso(on), "by": by, "step": step}


def undone_line(action: Action, *, on: date, by: str) -> Line:
    """Return the line that takes back the last change of an action that was not taken back yet."""
    return {"what": "undone", "id": action.id, "on": _iso(on), "by": by}


def key_line(*, on: date, key: bytes | None = None) -> Line:
    """Return the line that keeps the key of the yearly holdout; it is drawn once for a business."""
    return {"what": "key", "on": _iso(on), "key": token_hex(16) if key is None else key.hex()}


def _said(action: Action) -> Line:
    """Return an action as JSON holds it; how far it has come is said by other lines."""
    said = asdict(action)
    del said["id"], said["state"], said["started"], said["stopped_on"]
    said |= {"start": _iso(action.start), "end": _iso(action.end), "budget": str(action.budget)}
    said["steps"] = [
        {"what": step.what, "on": _iso(step.on), "minutes": step.minutes} for step in action.steps
    ]
    return said


def _iso(day: date) -> str:
    return day.isoformat()
