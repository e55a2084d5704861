"""What other rules would change, as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hogerop.ladder import Tried
    from hogerop.steps.policy_changes import Changed


def json_of(tried: Tried) -> dict[str, Any]:
    """Return who would move under other rules, with the keys that other programs build on."""
    moves = [{"from": m.from_, "to": m.to, "contacts": m.contacts} for m in tried.moves]
    return {
        "changed": tried.changed,
        "moves": moves,
        "before": asdict(tried.before),
        "after": asdict(tried.after),
        "warnings": tried.warnings,
    }


def json_of_changes(changes: Sequence[Changed]) -> dict[str, Any]:
    """Return which rules were changed, from what to what."""
    return {"changes": [asdict(change) for change in changes]}
