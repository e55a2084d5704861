"""The ACTION plan: which strategy for whom, within the money and the hours that there are."""

from __future__ import annotations

from hogerop.plan.allocation import Allotment, Scarce, allocate

__all__ = ["Allotment", "Scarce", "allocate"]
