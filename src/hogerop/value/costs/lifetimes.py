"""What a buyer brings in all its life, per channel: so far, and still to come."""

from __future__ import annotations

from pathlib import Path

from hogerop.contracts import Engine
from hogerop.value.allocation import Allocation
from hogerop.value.channels import put_channel_words
from hogerop.value.counted import Estimate

_QUERY = Path(__file__).parent / "queries" / "lifetimes.sql"

OWN_VALUED = 100
"""Buyers that a channel must have, for what they bring to be told apart from the others."""
FROM_80_TO_95 = 1.959964 / 1.281552
"""How much wider a range of 95% is than one of 80%."""


def lifetimes(engine: Engine, allocation: Allocation) -> dict[str, Estimate]:
    """Return channel -> what one buyer brings in all its life; empty = all together. One query.

    Channels of fewer buyers than `OWN_VALUED` are left out.

    Two things make it uncertain. What buyers still bring has the range of the edition's values,
    here widened to 95%. And they are those who happened to come: others would differ from them as
    they differ from each other. Of words that stand for one channel the ranges of the values are
    added up, which is if anything too wide.

    Parameters
    ----------
    engine : Engine
        Holds an edition's values as ``valued`` and ``valued_groups`` (contracts `VALUES` and
        `VALUE_GROUPS`).
    allocation : Allocation
        Tells which words stand for which channel.
    """
    put_channel_words(engine, allocation)
    found = {}
    for row in engine.ask(_QUERY).to_pylist():
        spent, buyers = row["spent"] or 0.0, row["contacts"]
        value, low, high = (
            (spent + row[name]) / buyers
            for name in ("lifetime_value", "lifetime_value_low", "lifetime_value_high")
        )
        if value > 0 and (not row["channel"] or buyers >= OWN_VALUED):
            found[row["channel"]] = _with_range(value, low, high, row["error"] / buyers)
    return found


def _with_range(value: float, low: float, high: float, error: float) -> Estimate:
    """Return a value with 95% around it, from 80% of what is to come and the error of a mean."""
    by_chance = 1.959964 * error
    down = (((value - low) * FROM_80_TO_95) ** 2 + by_chance**2) ** 0.5
    up = (((high - value) * FROM_80_TO_95) ** 2 + by_chance**2) ** 0.5
    return Estimate(value, max(value - down, 0.0), value + up)
