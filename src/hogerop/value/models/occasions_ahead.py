"""Occasions in place of days: how many lie ahead, and what one counts for that comes later."""

from __future__ import annotations

from math import floor, inf

from hogerop.value.fitting.model import DAYS_A_YEAR, Floats
from hogerop.value.models.staying import counted_all

__all__ = ["occasions_in", "still_to_come", "worth_of_waiting"]


def occasions_in(days: float | None, days_between: float) -> float:
    """Return the occasions in so many days, the first one whole interval from now; None is inf."""
    return inf if days is None else float(floor(days / days_between + 1e-9))


def worth_of_waiting(yearly_rate: float, days_between: float) -> float:
    """Return what 1 at the next occasion is worth now."""
    return float((1.0 + yearly_rate) ** (-days_between / DAYS_A_YEAR))


def still_to_come(a: float, stayed: Floats, occasions: float, worth: float = 1.0) -> Floats:
    """Sum over the coming occasions the chance of still being there, later ones counted less.

    Whoever is there now leaves before each occasion with a chance ~ Beta(a, ``stayed``).
    """
    out: Floats = worth * stayed / (a + stayed) * counted_all(a, stayed + 1.0, occasions, worth)
    return out
