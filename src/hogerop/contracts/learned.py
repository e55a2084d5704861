"""What holdouts taught: the table through which results reach "what if" and the plan."""

from __future__ import annotations

import pyarrow as pa

from hogerop.contracts.promise import Column, Table

EFFECTS = Table(
    "effects",
    "one outcome of one action on one rung, measured against those held out by lot",
    (
        Column("step", pa.int8(), "rung from which, 1 to 6; 0 = won as suspects", required=True),
        Column("strategy", pa.string(), "key of the strategy", required=True),
        Column(
            "outcome",
            pa.string(),
            "step: the chance to move up; with_order: all margin of the window; carry_over: that of"
            " the nudged order left out",
            required=True,
        ),
        Column(
            "gain",
            pa.float64(),
            "of a step: by which part of itself its chance rose (0.1 = a tenth more make it); of"
            " the others: money that all the treated together brought more, the cost not taken off",
            "ratio, currency",
            required=True,
        ),
        Column("se", pa.float64(), "standard error of it, above 0", required=True),
        Column("window_days", pa.int32(), "over how many days; null = not known", "day"),
        Column("n", pa.int64(), "treated", "count", required=True),
        Column(
            "induced_moves",
            pa.float64(),
            "moves up because of it; null = none were shown",
            "count",
        ),
        Column("run", pa.string(), "the action or experiment that measured it", required=True),
    ),
)
