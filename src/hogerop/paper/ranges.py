"""What a range promises, in one sentence for all that show one."""

from __future__ import annotations

from typing import Literal

from hogerop.words import say


def meant_to_hold(per_cent: Literal[80, 95]) -> str:
    """Return in how many cases ranges are meant to hold: it is no claim that they did."""
    if per_cent == 80:
        return say("Ranges are meant to hold in four of five cases.")
    return say("Ranges are meant to hold in 19 of 20 cases.")
