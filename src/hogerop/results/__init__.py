"""What an action did, against those who were held out by lot; what is learned of it."""

from __future__ import annotations

from hogerop.results.always_valid import always_valid, half_width, units_needed
from hogerop.results.amounts import Outcome
from hogerop.results.balance import Check, alike_before, lost, reached, sample_ratio
from hogerop.results.came_of import QUERIES, CameOf, read_came_of
from hogerop.results.campaigns import Campaign, Campaigns, read_campaign, read_campaigns
from hogerop.results.effects import (
    Effect,
    Units,
    adjusted,
    cuped,
    difference,
    effect_of,
    of_shares,
)
from hogerop.results.experiments import Experiment, experiments, read_experiment
from hogerop.results.finding import Finding
from hogerop.results.learned import Lesson, Trial, effects_table, lessons
from hogerop.results.of_action import before, judge_action, learned_of, window_days
from hogerop.results.of_experiment import STEP, judge_experiment, taught_by
from hogerop.results.of_strategy import judge_strategies
from hogerop.results.overview import Overview
from hogerop.results.pooling import Pooled, pooled
from hogerop.results.selection import Selection, selection
from hogerop.results.verdict import LEAST, Course, Judged, judge
from hogerop.results.whole_year import WholeYear, whole_year

__all__ = [
    "LEAST",
    "QUERIES",
    "STEP",
    "CameOf",
    "Campaign",
    "Campaigns",
    "Check",
    "Course",
    "Effect",
    "Experiment",
    "Finding",
    "Judged",
    "Lesson",
    "Outcome",
    "Overview",
    "Pooled",
    "Selection",
    "Trial",
    "Units",
    "WholeYear",
    "adjusted",
    "alike_before",
    "always_valid",
    "before",
    "cuped",
    "difference",
    "effect_of",
    "effects_table",
    "experiments",
    "half_width",
    "judge",
    "judge_action",
    "judge_experiment",
    "judge_strategies",
    "learned_of",
    "lessons",
    "lost",
    "of_shares",
    "pooled",
    "reached",
    "read_came_of",
    "read_campaign",
    "read_campaigns",
    "read_experiment",
    "sample_ratio",
    "selection",
    "taught_by",
    "units_needed",
    "whole_year",
    "window_days",
]
