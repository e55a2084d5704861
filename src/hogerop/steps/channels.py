"""The owner's words for channels, and the division of costs among them."""

from __future__ import annotations

from hogerop.value import Allocation
from hogerop.workspace import Settings


def allocation_of(settings: Settings) -> Allocation:
    """Return the owner's division of costs."""
    costs = settings.costs
    return Allocation(
        acquire=float(costs.acquire),
        retain=float(costs.retain),
        both=float(costs.both),
        general=None if costs.general is None else float(costs.general),
        channels={name: float(share) for name, share in costs.channels.items()},
        same=dict(costs.same),
    )
