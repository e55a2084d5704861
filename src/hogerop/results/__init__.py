"""What an action did, against those who were held out by chance; what is learned of it."""

from __future__ import annotations

from hogerop.results.always_valid import always_valid, half_width, units_needed
from hogerop.results.amounts import Outcome
from hogerop.results.balance import Check, alike_before, lost, reached, sample_ratio
from hogerop.results.came_of import CameOf, read_came_of
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
from hogerop.results.learned import Lesson, Trial, effects_table, lessons
from hogerop.results.pooling import Pooled, pooled
from hogerop.results.selection import Selection, selection
from hogerop.results.verdict import Course, Judged, judge
from hogerop.results.whole_year import WholeYear, whole_year

__all__ = [
    "CameOf",
    "Check",
    "Course",
    "Effect",
    "Experiment",
    "Judged",
    "Lesson",
    "Outcome",
    "Pooled",
    "Selection",
    "Trial",
    "Units",
    "WholeYear",
    "adjusted",
    "alike_before",
    "always_valid",
    "cuped",
    "difference",
    "effect_of",
    "effects_table",
    "experiments",
    "half_width",
    "judge",
    "lessons",
    "lost",
    "of_shares",
    "pooled",
    "reached",
    "read_came_of",
    "read_experiment",
    "sample_ratio",
    "selection",
    "units_needed",
    "whole_year",
]
