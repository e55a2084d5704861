"""What a buyer brings in all its life, per channel: so far, and still to come."""

from __future__ import annotations

from math import exp, log
from pathlib import Path

from hogerop.contracts import Engine
from hogerop.value.counted import Estimate

_QUERY = Path(__file__).parent / "queries" / "lifetimes.sql"

FROM_80_TO_95 = 1.959964 / 1.281552
"""How much wider a 95% range is than one of 80%, on the scale of logarithms."""


def lifetimes(engine: Engine) -> dict[str, Estimate]:
    """Return channel -> what one buyer brings in all its life; empty = all together. One query.

    What buyers brought so far is known; what they still bring has the range of the edition's
    values, here widened to 95%. Channels are named as the contacts name them.

    Parameters
    ----------
    engine : Engine
        Holds an edition's values as ``valued`` and ``valued_groups`` (contracts `VALUES` and
        `VALUE_GROUPS`).
    """
    found = {}
    for row in engine.ask(_QUERY).to_pylist():
        spent, buyers = row["spent"] or 0.0, row["contacts"]
        value, low, high = (
            (spent + row[name]) / buyers
            for name in ("lifetime_value", "lifetime_value_low", "lifetime_value_high")
        )
        if value > 0:
            found[row["channel"]] = _widened(value, low, high)
    return found


def _widened(value: float, low: float, high: float) -> Estimate:
    if not 0 < low <= value <= high:
        return Estimate(value, None, None)
    down, up = log(value / low), log(high / value)
    return Estimate(value, value * exp(-FROM_80_TO_95 * down), value * exp(FROM_80_TO_95 * up))
