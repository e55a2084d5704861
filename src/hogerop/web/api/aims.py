"""What the plan aims at, and what to spend on channels where there are no names yet."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from ninja import Schema
from pydantic import ConfigDict, Field

from hogerop import steps
from hogerop.answers import plan as told
from hogerop.answers import plan_channels as channels_told
from hogerop.steps import plan_channels
from hogerop.web.api.asked import Seed, Sum
from hogerop.web.api.door import does, reads
from hogerop.web.businesses.roles import Right
from hogerop.web.businesses.wall import Inside

Count = Annotated[int, Field(ge=0, le=1_000_000_000)]


class Aimed(Schema):
    """What is aimed at; what is not named stays, and null takes an aim away."""

    model_config = ConfigDict(extra="forbid")

    acquisition: Sum | None = None
    lifetime: Sum | None = None
    suspect: Count | None = None
    prospect: Count | None = None
    shopper: Count | None = None
    customer: Count | None = None
    member: Count | None = None
    advocate: Count | None = None
    fan: Count | None = None
    until: date | None = None


@does("/plan/aims", Right.DECIDE)
def plan_aim(inside: Inside, body: Aimed) -> Any:
    """Set what the plan aims at: what a new buyer costs and brings, how many stand on a rung.

    By the day ``until``, else a year from today. How it stands today is kept beside each aim.
    """
    named = body.model_dump(include=body.model_fields_set - {"until"})
    steps.plan_aim(inside.workspace, named, until=body.until, by=inside.by)
    return _aims(inside)


@does("/plan/aims/undo", Right.DECIDE)
def plan_aim_undo(inside: Inside) -> Any:
    """Take the last change of the aims back."""
    steps.plan_aim_undo(inside.workspace, by=inside.by)
    return _aims(inside)


@reads("/plan/channels")
def channels(
    inside: Inside,
    budget: Sum | None = None,
    start: date | None = None,
    seed: Seed | None = None,
) -> Any:
    """Return what to spend on each channel in a month, and how to test it."""
    found = plan_channels.channels(inside.reading, budget=budget, start=start, seed=seed)
    return channels_told.json_of(found)


def _aims(inside: Inside) -> dict[str, Any]:
    written = told.json_of(inside.ask(steps.written_plan, names=False))
    return {key: written[key] for key in ("aims", "targets", "until")}
