"""The ACTION plan: which strategy for whom, within the money and the hours that there are."""

from __future__ import annotations

from hogerop.plan.allocation import Allotment, Scarce, allocate
from hogerop.plan.channels import Channel, Spend, Spending, spread_over
from hogerop.plan.choosing import Choice, Share, choose
from hogerop.plan.exploring import Explored, explore, lifts_by_lot
from hogerop.plan.library import library
from hogerop.plan.offers import Limits, People
from hogerop.plan.on_off import on_weeks, pairs_needed
from hogerop.plan.posterior import Belief, Measured, Prior, believe, prior
from hogerop.plan.quiet import Quiet
from hogerop.plan.strategy import CHANNELS, NAMELESS, STEPS, Cost, Said, Strategy
from hogerop.plan.suiting import suiting
from hogerop.plan.taught import taught
from hogerop.plan.why import Why, Worthwhile, reason

__all__ = [
    "CHANNELS",
    "NAMELESS",
    "STEPS",
    "Allotment",
    "Belief",
    "Channel",
    "Choice",
    "Cost",
    "Explored",
    "Limits",
    "Measured",
    "People",
    "Prior",
    "Quiet",
    "Said",
    "Scarce",
    "Share",
    "Spend",
    "Spending",
    "Strategy",
    "Why",
    "Worthwhile",
    "allocate",
    "believe",
    "choose",
    "explore",
    "library",
    "lifts_by_lot",
    "on_weeks",
    "pairs_needed",
    "prior",
    "reason",
    "spread_over",
    "suiting",
    "taught",
]
