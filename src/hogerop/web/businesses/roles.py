"""Who may do what in a business; ``tests/spec/web/roles.toml`` says it again."""

from __future__ import annotations

from enum import StrEnum

from hogerop.words import say


class Right(StrEnum):
    """What a page asks of whoever opens it."""

    LOOK = "look"
    """See the ladder, the people on it and what is planned."""
    WORK = "work"
    """Record what happened, and carry out the plan."""
    TAKE_IN = "take_in"
    """Take files in, and take them back."""
    DECIDE = "decide"
    """Change the rules, the plan and who is who."""
    LEAD = "lead"
    """Say who belongs to the business."""


class Role(StrEnum):
    """What somebody is in a business."""

    OWNER = "owner"
    MEMBER = "member"
    COACH = "coach"
    READER = "reader"


MAY: dict[Role, frozenset[Right]] = {
    Role.OWNER: frozenset(Right),
    Role.COACH: frozenset({Right.LOOK, Right.WORK, Right.TAKE_IN, Right.DECIDE}),
    Role.MEMBER: frozenset({Right.LOOK, Right.WORK, Right.TAKE_IN}),
    Role.READER: frozenset({Right.LOOK}),
}

NEEDS_SECOND_FACTOR = frozenset({Role.OWNER, Role.COACH})
"""They can do most harm, so a password alone does not do."""


def role_name(role: str) -> str:
    """Return what a role is called."""
    return {
        Role.OWNER: say("owner"),
        Role.MEMBER: say("staff"),
        Role.COACH: say("coach"),
        Role.READER: say("reader"),
    }[Role(role)]


def what_they_may(role: str) -> str:
    """Return in one sentence what somebody with a role may do."""
    return {
        Role.OWNER: say("May do everything, and says who else may come in."),
        Role.MEMBER: say("Looks, records what happened and takes files in."),
        Role.COACH: say("Does everything except saying who may come in."),
        Role.READER: say("Looks, and changes nothing."),
    }[Role(role)]
