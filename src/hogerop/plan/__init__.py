"""What to do next: strategies and whom they are for, as actions with names, dates and a holdout."""

from __future__ import annotations

from hogerop.plan.actions import OPEN, STATES, Action, State, Step, engaged
from hogerop.plan.audience import ALL_YEAR, Audience, By, Candidates, draw, held_all_year
from hogerop.plan.clusters import clusters
from hogerop.plan.forgotten import parts_in, touches_of, touches_without, without
from hogerop.plan.journal import (
    PLANS,
    changed_line,
    drafted_line,
    key_line,
    moved_line,
    new_id,
    ticked_line,
)
from hogerop.plan.people import Person, people_of
from hogerop.plan.permission import (
    MAY,
    Permission,
    oldest_records,
    permission_name,
    permissions,
)
from hogerop.plan.power import Power, least_visible, needed, needed_per_arm, power_said
from hogerop.plan.replay import Change, actions_of, changes_of, holdout_key
from hogerop.plan.touches import TOUCHES, handed_line, touches
from hogerop.plan.week import Due, coming_week
from hogerop.plan.written import Aim, Planned, Target, WrittenPlan, audience_said

__all__ = [
    "ALL_YEAR",
    "MAY",
    "OPEN",
    "PLANS",
    "STATES",
    "TOUCHES",
    "Action",
    "Aim",
    "Audience",
    "By",
    "Candidates",
    "Change",
    "Due",
    "Permission",
    "Person",
    "Planned",
    "Power",
    "State",
    "Step",
    "Target",
    "WrittenPlan",
    "actions_of",
    "audience_said",
    "changed_line",
    "changes_of",
    "clusters",
    "coming_week",
    "drafted_line",
    "draw",
    "engaged",
    "handed_line",
    "held_all_year",
    "holdout_key",
    "key_line",
    "least_visible",
    "moved_line",
    "needed",
    "needed_per_arm",
    "new_id",
    "oldest_records",
    "parts_in",
    "people_of",
    "permission_name",
    "permissions",
    "power_said",
    "ticked_line",
    "touches",
    "touches_of",
    "touches_without",
    "without",
]
