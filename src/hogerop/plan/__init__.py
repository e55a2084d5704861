"""The ACTION plan: which strategy for whom, within money and hours, and who is held out by lot."""

from __future__ import annotations

from hogerop.plan.actions import STATES, Action, State, Step, engaged, may_become
from hogerop.plan.aims import (
    AIMS,
    MONEY_AIMS,
    Aims,
    Sought,
    aimed_line,
    aims_of,
    with_aims,
)
from hogerop.plan.allocation import Allotment, Scarce, allocate
from hogerop.plan.asking import check_round, faults_of_a_round, refuse_round
from hogerop.plan.audience import ALL_YEAR, Audience, By, Candidates, draw, held_all_year
from hogerop.plan.basis import Basis
from hogerop.plan.channel_names import channel_name
from hogerop.plan.channels import Channel, Spend, Spending, spread_over
from hogerop.plan.choosing import Choice, Share, choose
from hogerop.plan.clusters import clusters
from hogerop.plan.drafting import ClustersOf, Draft, Round, drafts, with_holdout
from hogerop.plan.everybody import Everybody, read_everybody
from hogerop.plan.exploring import Explored, explore
from hogerop.plan.forgotten import parts_in, touches_of, touches_without, without
from hogerop.plan.journal import (
    PLANS,
    changed_line,
    drafted_line,
    key_line,
    moved_line,
    new_id,
    ticked_line,
    undone_line,
)
from hogerop.plan.library import library
from hogerop.plan.of_itself import moves_of_itself
from hogerop.plan.offers import Limits, People
from hogerop.plan.on_off import on_weeks, pairs_needed
from hogerop.plan.people import Person, contacts_of, people_of
from hogerop.plan.permission import (
    MAY,
    Permission,
    oldest_records,
    permission_name,
    permissions,
)
from hogerop.plan.posterior import Belief, Measured, Prior, believe, prior
from hogerop.plan.power import Power, least_visible, needed, needed_per_arm, power_said
from hogerop.plan.proposal import Chosen, Proposal, proposed
from hogerop.plan.quiet import Quiet
from hogerop.plan.replay import Change, actions_of, before_of, changes_of, holdout_key
from hogerop.plan.strategy import CHANNELS, NAMELESS, STEPS, Cost, Said, Strategy
from hogerop.plan.suiting import suiting
from hogerop.plan.taught import taught
from hogerop.plan.touches import (
    TOUCHES,
    became_line,
    doubtful_id,
    handed_line,
    handing_line,
    taken_back_line,
    touches,
)
from hogerop.plan.unpaid import Unpaid, step_name, unpaid
from hogerop.plan.week import A_WEEK, Due, coming_week, minutes_promised
from hogerop.plan.why import Reckoned, Why, Worthwhile, reason, reasons
from hogerop.plan.written import Aim, Planned, Target, WrittenPlan, audience_said

__all__ = [
    "AIMS",
    "ALL_YEAR",
    "A_WEEK",
    "CHANNELS",
    "MAY",
    "MONEY_AIMS",
    "NAMELESS",
    "PLANS",
    "STATES",
    "STEPS",
    "TOUCHES",
    "Action",
    "Aim",
    "Aims",
    "Allotment",
    "Audience",
    "Basis",
    "Belief",
    "By",
    "Candidates",
    "Change",
    "Channel",
    "Choice",
    "Chosen",
    "ClustersOf",
    "Cost",
    "Draft",
    "Due",
    "Everybody",
    "Explored",
    "Limits",
    "Measured",
    "People",
    "Permission",
    "Person",
    "Planned",
    "Power",
    "Prior",
    "Proposal",
    "Quiet",
    "Reckoned",
    "Round",
    "Said",
    "Scarce",
    "Share",
    "Sought",
    "Spend",
    "Spending",
    "State",
    "Step",
    "Strategy",
    "Target",
    "Unpaid",
    "Why",
    "Worthwhile",
    "WrittenPlan",
    "actions_of",
    "aimed_line",
    "aims_of",
    "allocate",
    "audience_said",
    "became_line",
    "before_of",
    "believe",
    "changed_line",
    "changes_of",
    "channel_name",
    "check_round",
    "choose",
    "clusters",
    "coming_week",
    "contacts_of",
    "doubtful_id",
    "drafted_line",
    "drafts",
    "draw",
    "engaged",
    "explore",
    "faults_of_a_round",
    "handed_line",
    "handing_line",
    "held_all_year",
    "holdout_key",
    "key_line",
    "least_visible",
    "library",
    "may_become",
    "minutes_promised",
    "moved_line",
    "moves_of_itself",
    "needed",
    "needed_per_arm",
    "new_id",
    "oldest_records",
    "on_weeks",
    "pairs_needed",
    "parts_in",
    "people_of",
    "permission_name",
    "permissions",
    "power_said",
    "prior",
    "proposed",
    "read_everybody",
    "reason",
    "reasons",
    "refuse_round",
    "spread_over",
    "step_name",
    "suiting",
    "taken_back_line",
    "taught",
    "ticked_line",
    "touches",
    "touches_of",
    "touches_without",
    "undone_line",
    "unpaid",
    "with_aims",
    "with_holdout",
    "without",
]
