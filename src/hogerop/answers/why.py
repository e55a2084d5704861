"""What `hogerop why` answers, as JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hogerop.ladder.answers import Why


def json_of(answer: Why) -> dict[str, Any]:
    """Return the answer with the keys that other programs build on."""
    return asdict(answer)
