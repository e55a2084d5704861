"""What `hogerop moves` answers, as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hogerop.ladder.answers import Moves


def json_of(moved: Moves) -> dict[str, Any]:
    """Return the moves with the keys that other programs build on."""
    return {
        "from": moved.since,
        "to": moved.until,
        "moves": [{"from": m.from_, "to": m.to, "contacts": m.contacts} for m in moved.moves],
    }
