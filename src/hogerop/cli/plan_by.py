"""Who does it: the name that stands beside every change of the plan."""

from __future__ import annotations

import getpass

from hogerop.paper import inert
from hogerop.words import say

NAME = 60
"""Characters of a name that are kept."""


def who_does_it(typed: str | None) -> str:
    """Return the name that was given, else that with which somebody is logged in."""
    if typed and typed.strip():
        return inert(typed, NAME)
    try:
        return inert(getpass.getuser(), NAME)
    except (OSError, KeyError):  # a machine that has no name for whoever works on it
        return say("somebody")
