"""What this engine cannot do, said in words: never is an answer given that differs in silence.

Every gap has one of three reasons. ``notimpl``: nobody has written it. ``notyet``: Spark lacks it
today. ``never``: it makes no sense there.
"""

from __future__ import annotations

from typing import Literal

from hogerop.errors import HogeropError
from hogerop.words import say

Reason = Literal["notimpl", "notyet", "never"]


class Gap(HogeropError):
    """Something that the engine spark cannot do; ``reason`` says why."""

    def __init__(self, reason: Reason, what: str, *, where: str = "") -> None:
        self.reason = reason
        super().__init__(
            say("The engine spark cannot do this ({reason}): {what}", reason=reason, what=what),
            where=where,
            fix=say('Write `name = "duckdb"` under [engine] in hogerop.toml.'),
        )


def gap(reason: Reason, what: str) -> Gap:
    """Return the error for something that this engine cannot do."""
    return Gap(reason, what)
