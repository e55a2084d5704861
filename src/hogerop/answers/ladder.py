"""What `hogerop ladder` answers, as JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hogerop.ladder.answers import LadderCounts


def json_of(counts: LadderCounts) -> dict[str, Any]:
    """Return the counts with the keys that other programs build on."""
    return asdict(counts)
