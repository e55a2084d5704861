"""One measured run in a process of its own: ``PYTHON value_run.py WHAT FILE``.

Prints CPU seconds and the memory (MB) it took beyond the data. Libraries, compiled code and a
first call on 2,000 contacts come before the clock starts, for everybody alike.
"""

from __future__ import annotations

import json
import resource
import sys
import time
import warnings
from collections.abc import Callable
from typing import Any

import numpy as np

warnings.simplefilter("ignore")
PARAMETERS = {"r": 0.35, "alpha": 30.0, "a": 0.8, "b": 2.4}
Data = dict[str, Any]


def our_fit() -> Callable[[Data], Any]:
    """Fit BG/NBD, standard errors included."""
    from hogerop.value import Histories
    from hogerop.value.fitting.estimation import fit
    from hogerop.value.models.bg_nbd import BGNBD

    return lambda d: list(fit(BGNBD(), Histories(d["x"], d["recency"], d["T"])).values)


def our_clv() -> Callable[[Data], Any]:
    """Work out a year's discounted worth of every contact."""
    from hogerop.value import DAYS_A_YEAR, Histories
    from hogerop.value.models.bg_nbd import BGNBD
    from hogerop.value.models.spend import Spend, Spent

    spend = Spend(np.array([6.0, 3.7, 15.0]), np.eye(3), 0.0, 0, 0.0)
    parameters = np.array(list(PARAMETERS.values()))

    def clv(d: Data) -> Any:
        histories = Histories(d["x"], d["recency"], d["T"])
        orders = BGNBD().discounted_orders(parameters, histories, DAYS_A_YEAR, 0.1268)
        return float((orders * spend.expected(Spent(d["x"], d["spend"]))).sum())

    return clv


def lifetimes_fit() -> Callable[[Data], Any]:
    """Fit BG/NBD with lifetimes."""
    from lifetimes import BetaGeoFitter

    return lambda d: list(BetaGeoFitter().fit(d["x"], d["recency"], d["T"]).params_)


def pymc_clv() -> Callable[[Data], Any]:
    """Work out a year's discounted worth with pymc-marketing, for one draw of the parameters."""
    import arviz as az
    import pandas as pd
    from pymc_marketing.clv import BetaGeoModel
    from pymc_marketing.clv.utils import customer_lifetime_value

    def clv(d: Data) -> Any:
        n = len(d["x"])
        mean = 6.0 * (15.0 + d["x"] * d["spend"]) / (6.0 * d["x"] + 2.7)
        table = pd.DataFrame(
            {"customer_id": np.arange(n), "frequency": d["x"], "recency": d["recency"],
             "T": d["T"], "future_spend": mean}
        )  # fmt: skip
        model = BetaGeoModel(table)
        model.build_model()
        posterior = {name: np.array([[value]]) for name, value in PARAMETERS.items()}
        model.idata = az.from_dict(posterior=posterior)
        return float(customer_lifetime_value(model, table, 12, 0.01, "D").sum())

    return clv


if __name__ == "__main__":
    asked = {"our fit": our_fit, "our clv": our_clv, "lifetimes": lifetimes_fit, "pymc": pymc_clv}
    work = asked[sys.argv[1]]()
    with np.load(sys.argv[2]) as file:
        data = {name: file[name] for name in file.files}
    work({name: values[:2000] for name, values in data.items()})
    data["x"].sum()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.process_time()
    found = work(data)
    cpu = time.process_time() - began
    peak = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024
    print(json.dumps({"cpu": round(cpu, 3), "peak_mb": peak, "found": found}))
