"""The ACTION plan: which strategy for whom, within the money and the hours that there are."""

from __future__ import annotations

from hogerop.plan.allocation import Allotment, Scarce, allocate
from hogerop.plan.exploring import Explored, explore, lots
from hogerop.plan.library import library
from hogerop.plan.posterior import Belief, Measured, Prior, believe, prior
from hogerop.plan.strategy import CHANNELS, NAMELESS, STEPS, Cost, Said, Strategy

__all__ = [
    "CHANNELS",
    "NAMELESS",
    "STEPS",
    "Allotment",
    "Belief",
    "Cost",
    "Explored",
    "Measured",
    "Prior",
    "Said",
    "Scarce",
    "Strategy",
    "allocate",
    "believe",
    "explore",
    "library",
    "lots",
    "prior",
]
