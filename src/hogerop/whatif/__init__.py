"""What would change if: everyone a rung up, or any other lever, in three numbers."""

from __future__ import annotations

from hogerop.whatif.answer import Answer, Best, Step
from hogerop.whatif.asking import DRAWS, LONG, MONTHS, what_if
from hogerop.whatif.chain import endless_worth, radius
from hogerop.whatif.climbing import LEAST
from hogerop.whatif.examples import examples
from hogerop.whatif.figures import KINDS, Figure, Kind, Range
from hogerop.whatif.holdouts import holdouts_of
from hogerop.whatif.kappa import Holdout
from hogerop.whatif.levers import (
    Changed,
    EveryoneUp,
    LessFalling,
    Lever,
    MoreReferrals,
    MoreSuspects,
    StepUp,
)
from hogerop.whatif.pulling import Terms
from hogerop.whatif.reading import parse
from hogerop.whatif.reward import RewardChain, discount, worth
from hogerop.whatif.seen import Seen, chain_of, seen_of
from hogerop.whatif.worth_of_steps import WorthOfSteps, worth_of_steps

__all__ = [
    "DRAWS",
    "KINDS",
    "LEAST",
    "LONG",
    "MONTHS",
    "Answer",
    "Best",
    "Changed",
    "EveryoneUp",
    "Figure",
    "Holdout",
    "Kind",
    "LessFalling",
    "Lever",
    "MoreReferrals",
    "MoreSuspects",
    "Range",
    "RewardChain",
    "Seen",
    "Step",
    "StepUp",
    "Terms",
    "WorthOfSteps",
    "chain_of",
    "discount",
    "endless_worth",
    "examples",
    "holdouts_of",
    "parse",
    "radius",
    "seen_of",
    "what_if",
    "worth",
    "worth_of_steps",
]
