"""What an action did, against those who were held out by chance; what is learned of it."""

from __future__ import annotations

from hogerop.results.always_valid import always_valid, half_width, units_needed
from hogerop.results.effects import (
    Effect,
    Units,
    adjusted,
    cuped,
    difference,
    effect_of,
    of_shares,
)

__all__ = [
    "Effect",
    "Units",
    "adjusted",
    "always_valid",
    "cuped",
    "difference",
    "effect_of",
    "half_width",
    "of_shares",
    "units_needed",
]
