"""The rules of the ladder: as they stand, tried out, put in force and taken back."""

from __future__ import annotations

from typing import Annotated, Any

from ninja import Schema
from pydantic import ConfigDict, StringConstraints

from hogerop import steps
from hogerop.answers import policy as told
from hogerop.web.api.door import does, reads, tries
from hogerop.web.businesses.roles import Right
from hogerop.web.businesses.wall import Inside


class Rules(Schema):
    """Rules as they stand in ``hogerop.toml``; what they leave out stays."""

    model_config = ConfigDict(extra="forbid")

    policy: Annotated[str, StringConstraints(min_length=1, max_length=100_000)]


@reads("/policy")
def policy(inside: Inside) -> Any:
    """Return the rules in force."""
    return {"policy": steps.policy_text(inside.workspace)}


@tries("/policy/try", Right.DECIDE)
def policy_try(inside: Inside, body: Rules) -> Any:
    """Return who would move from which rung to which under other rules; nothing is saved."""
    return told.json_of(steps.policy_try(inside.workspace, body.policy))


@does("/policy", Right.DECIDE)
def policy_set(inside: Inside, body: Rules) -> Any:
    """Put rules in force."""
    workspace = inside.workspace
    warnings = steps.policy_check(body.policy, beside=workspace)
    changes = steps.policy_set(workspace, body.policy)
    return told.json_of_changes(changes) | {"warnings": warnings}


@does("/policy/undo", Right.DECIDE)
def policy_undo(inside: Inside) -> Any:
    """Put the rules back that stood before."""
    return told.json_of_changes(steps.policy_undo(inside.workspace))
