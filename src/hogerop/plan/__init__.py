"""What to do next: strategies and whom they are for, as actions with names, dates and a holdout."""

from __future__ import annotations

from hogerop.plan.audience import ALL_YEAR, Audience, By, Candidates, draw, held_all_year
from hogerop.plan.permission import (
    MAY,
    Permission,
    oldest_records,
    permission_name,
    permissions,
)
from hogerop.plan.power import Power, least_visible, needed, needed_per_arm, power_said

__all__ = [
    "ALL_YEAR",
    "MAY",
    "Audience",
    "By",
    "Candidates",
    "Permission",
    "Power",
    "draw",
    "held_all_year",
    "least_visible",
    "needed",
    "needed_per_arm",
    "oldest_records",
    "permission_name",
    "permissions",
    "power_said",
]
