"""Whether an action may reach people now, and what to do first where it may not."""

from __future__ import annotations

from hogerop.errors import AskedWrongly
from hogerop.plan.actions import Action
from hogerop.words import say

__all__ = ["check_running", "what_first"]


def check_running(action: Action) -> None:
    """Refuse to reach people for an action that is not running.

    Raises
    ------
    AskedWrongly
        If it is not; says what to do first.
    """
    if action.state != "running":
        raise AskedWrongly(
            say(
                "People are reached by an action that is running; this one is {state}.",
                state=action.state_name,
            ),
            where=action.id,
            fix=what_first(action),
        )


def what_first(action: Action) -> str:
    """Say what must be done before an action can reach people."""
    if action.over:
        return say("It reaches nobody any more. Plan anew, and reach people with a new action.")
    first = "" if action.state != "draft" else f"hogerop plan approve {action.id}, "
    command = f"{first}hogerop plan start {action.id}"
    return say("Approve it and start it first: {command}", command=command)
