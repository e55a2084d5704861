"""What `hogerop plan` answers, as JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hogerop.plan import Action, Due, Planned, WrittenPlan


def json_of(written: WrittenPlan) -> dict[str, Any]:
    """Return the plan with the keys that other programs build on."""
    from hogerop import plan
    from hogerop.ladder import RUNGS

    there = [planned.action for planned in written.actions]
    dues = plan.coming_week(there, day=written.made_on)
    return {
        "business": written.business,
        "currency": written.currency,
        "made_on": written.made_on,
        "heading": written.heading,
        "edition": written.edition,
        "until": written.until,
        "aims": [
            {"key": key, **asdict(aim), "since": aim.since or written.made_on}
            for key, aim in zip(plan.MONEY_AIMS, written.aims, strict=True)
        ],
        "targets": [
            asdict(target)
            | {"rung": RUNGS[target.rung - 1].key, "since": target.since or written.made_on}
            for target in written.targets
        ],
        "actions": [json_of_action(planned) for planned in written.actions],
        "due": [json_of_due(due) for those in dues.values() for due in those],
        "notes": written.notes,
    }


def json_of_action(planned: Planned) -> dict[str, Any]:
    """Return an action with what it rests on; people as numbers."""
    return json_of_only(planned.action) | {"why": planned.why, "power": planned.power}


def json_of_only(action: Action) -> dict[str, Any]:
    """Return an action alone; people as numbers."""
    from hogerop.ladder import KEYS

    drawn = action.audience
    return {
        "id": action.id,
        "title": action.title,
        "state": action.state,
        "strategy": action.strategy,
        "rung": KEYS[action.rung] if action.rung else None,
        "owner": action.owner,
        "channel": action.channel,
        "start": action.start,
        "end": action.end,
        "budget": action.budget,
        "people": len(drawn.people),
        "held_out": len(drawn.holdout),
        "by": drawn.by,
        "units": drawn.units,
        "share": drawn.share,
        "seed": drawn.seed,
        "steps": [{"step": n, **asdict(step)} for n, step in enumerate(action.steps, start=1)],
    }


def json_of_due(due: Due) -> dict[str, Any]:
    """Return a step that is due, and of which action."""
    return {
        "owner": due.action.owner,
        "day": due.step.on,
        "late": due.late,
        "action": due.action.id,
        "title": due.action.title,
        "step": due.action.steps.index(due.step) + 1,
        "what": due.step.what,
        "minutes": due.step.minutes,
    }
