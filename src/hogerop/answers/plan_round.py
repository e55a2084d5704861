"""What `hogerop plan draft` answers, as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from hogerop.answers.purse import purse_said
from hogerop.ladder import KEYS
from hogerop.plan import STEPS, power_said

if TYPE_CHECKING:
    from hogerop.plan import Action, Draft, Proposal


def json_of(found: Proposal, drafted: Sequence[Action] = ()) -> dict[str, Any]:
    """Return a round with the keys that other programs build on."""
    ids = [one.id for one in drafted] if drafted else [None] * len(found.drafts)
    return {
        "reckoned_from": found.reckoned_from,
        "start": found.of.start,
        "end": found.of.end,
        "owner": found.of.owner,
        "seed": found.of.seed,
        "currency": found.currency,
        "budget": found.limits.budget,
        "hours": found.limits.minutes / 60,
        "costs": found.costs,
        "hours_used": found.minutes / 60,
        "hour_cost": found.limits.hour_cost,
        "brings": found.brings,
        "brings_low": found.range[0],
        "brings_high": found.range[1],
        "purse": purse_said(found) or None,
        "gap": found.choice.gap,
        "actions": [_action(found, one, name) for one, name in zip(found.drafts, ids, strict=True)],
        "nothing_done": [
            {
                "step": STEPS[one.step],
                "contacts": one.contacts,
                "strategy": one.strategy and one.strategy.key,
                "sentence": one.said(found.currency),
            }
            for one in found.unpaid
        ],
        "fixed_costs_too_high": [one.key for one in found.choice.dropped],
        "contacts": found.contacts,
        "why": {why.name.lower(): many for why, many in found.why.items()},
        "notes": found.notes,
    }


def _action(found: Proposal, one: Draft, name: str | None) -> dict[str, Any]:
    action = one.action
    return {
        "id": name,
        "title": action.title,
        "strategy": action.strategy,
        "step": one.strategy.step,
        "rung": KEYS[action.rung],
        "channel": action.channel,
        "treated": len(action.audience.people),
        "held_out": len(action.audience.holdout),
        "share_held_out": action.audience.share,
        "drawn_by": action.audience.by,
        "tried": one.tried,
        "costs": action.budget,
        "hours": one.minutes / 60,
        "brings": one.brings,
        "brings_low": one.range[0],
        "brings_high": one.range[1],
        "chance": one.power.base,
        "expected_rise": one.power.expected,
        "visible_rise": one.power.visible,
        "enough": one.power.enough,
        "power": power_said(one.power),
        "steps": [
            {"what": step.what, "on": step.on, "minutes": step.minutes} for step in action.steps
        ],
        "people": [
            {
                "contact": who.contact,
                "record": who.record,
                "held_out": who.held_out,
                "reason": who.reason,
            }
            for who in found.people(one)
        ],
    }
