"""What the business's own holdouts measured, out of the table of effects.

Runs no query.
"""

from __future__ import annotations

import pyarrow as pa

from hogerop.whatif.kappa import Holdout

__all__ = ["holdouts_of"]

_DAYS_A_MONTH = 365.25 / 12


def holdouts_of(effects: pa.Table) -> tuple[Holdout, ...]:
    """Return the measurements of money in ``contracts.EFFECTS`` that tell what a move brings.

    A row whose induced moves or window are not known says nothing of a move, and is passed over. A
    window is a whole number of months, at least one: what was measured over less is set against a
    month.

    Parameters
    ----------
    effects : pyarrow.Table
        Of `hogerop.contracts.EFFECTS`.
    """
    return tuple(
        Holdout(
            step=row["step"],
            effect=row["outcome"],
            gain=row["gain"],
            se=row["se"],
            induced_moves=row["induced_moves"],
            window_months=max(1, round(row["window_days"] / _DAYS_A_MONTH)),
            contacts=row["n"],
        )
        for row in effects.to_pylist()
        if row["outcome"] in ("with_order", "carry_over")
        and row["induced_moves"] is not None
        and row["window_days"] is not None
    )
