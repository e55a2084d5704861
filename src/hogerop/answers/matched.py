"""What `hogerop imports show` answers, as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hogerop.ladder import Matched


def json_of(found: Matched) -> dict[str, Any]:
    """Return the counts with the keys that other programs build on."""
    counts = ("names", "known", "buyers", "doubtful", "new", "outside", "lacking", "withdrawn")
    return {
        **{name: getattr(found, name) for name in counts},
        "known_on": dict(found.known_on),
        "new_on": dict(found.new_on),
    }
