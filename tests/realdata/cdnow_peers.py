"""CDNOW weeks 40 to 78 by lifetimes and pymc-marketing: ``python cdnow_peers.py FILE``.

Prints name -> [orders expected of all, mean absolute error]. Runs in the interpreter that has them.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any

WEEKS = 39.0


def summarised(file: str) -> tuple[Any, Any]:
    """Return the histories until week 39, in weeks, and the orders of the 39 weeks after."""
    import pandas as pd

    half, end = pd.Timestamp("1997-09-30"), pd.Timestamp("1998-06-30")
    with open(file, encoding="ascii") as opened:
        rows = [line.split()[1:3] for line in opened if line.strip()]
    orders = pd.DataFrame(rows, columns=["customer_id", "day"]).drop_duplicates()
    orders["day"] = pd.to_datetime(orders["day"], format="%Y%m%d")
    before = orders[orders["day"] <= half].groupby("customer_id")["day"]
    after = orders[(orders["day"] > half) & (orders["day"] <= end)]
    first, last = before.min(), before.max()
    weeks = {"recency": (last - first).dt.days / 7, "T": (half - first).dt.days / 7}
    seen = pd.DataFrame({"frequency": before.count() - 1, **weeks}).reset_index()
    bought = after.groupby("customer_id")["day"].count()
    return seen, bought.reindex(seen["customer_id"]).fillna(0).to_numpy()


def expected(seen: Any) -> Iterator[tuple[str, Any]]:
    """Yield what each of their models expects of each buyer."""
    from lifetimes import BetaGeoFitter, ModifiedBetaGeoFitter, ParetoNBDFitter
    from pymc_marketing.clv import BetaGeoModel, ParetoNBDModel

    xs = (seen["frequency"], seen["recency"], seen["T"])
    for fitter in (BetaGeoFitter(), ModifiedBetaGeoFitter(), ParetoNBDFitter()):
        fitter.fit(*xs)
        name = type(fitter).__name__
        ask = fitter.conditional_expected_number_of_purchases_up_to_time
        yield f"lifetimes {name}", ask(WEEKS, *xs)
    for kind in (BetaGeoModel, ParetoNBDModel):
        model = kind(data=seen)
        model.fit(fit_method="map", progressbar=False)
        yield f"pymc-marketing {kind.__name__}", model.expected_purchases(seen, future_t=WEEKS)


def main(file: str) -> None:
    """Print the table."""
    import numpy as np

    seen, actual = summarised(file)
    found = {}
    for name, each in expected(seen):
        orders = np.asarray(each, float).reshape(-1)
        found[name] = [float(orders.sum()), float(np.abs(orders - actual).mean())]
    sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
