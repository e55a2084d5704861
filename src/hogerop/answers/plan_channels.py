"""What `hogerop plan channels` answers, as JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hogerop.steps.plan_channels import ChannelPlan


def json_of(found: ChannelPlan) -> dict[str, Any]:
    """Return what to spend with the keys that other programs build on."""
    told = asdict(found)
    for one, spend in zip(told["channels"], found.channels, strict=True):
        for who in ("prospects", "shoppers"):
            low, middle, high = getattr(spend, who)
            one[who] = {"low": low, "expected": middle, "high": high}
        one["test"] = asdict(found.tests[spend.name])
    del told["tests"]
    return told
