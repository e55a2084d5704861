"""What the data cannot show, whatever the model."""

from __future__ import annotations

from hogerop.value.fitting.model import Histories
from hogerop.words import say

__all__ = ["never_twice"]


def never_twice(histories: Histories) -> str | None:
    """Say so where nobody has bought a second time."""
    if histories.repeat_orders:
        return None
    return say("No one has bought a second time yet: the data show no rate of buying.")
