"""One measured run over the same orders: ``python -m tests.speed.histories_run WHO FOLDER``.

Prints CPU seconds and peak memory (MB) of the work alone, libraries loaded and code compiled, and
what was found: buyers, repeat orders, days of recency and of T together.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

AS_OF = 17_000
Found = tuple[int, int, int, int]
Start = Callable[[], Found]


def ours(folder: Path) -> Start:
    """Read the edition's tables; the orders are joined to their contacts, refunds looked for."""
    import duckdb  # noqa: F401  # loaded before the clock starts
    import numpy as np

    from hogerop.contracts import CONTACTS, EVENTS, MEMBERSHIP
    from hogerop.value.buying.histories import histories
    from hogerop.value.buying.occasions import buyers, occasions
    from hogerop.workspace import DuckDBEngine

    one = np.zeros(1, np.int32)
    buyers(occasions(one, one, np.ones(1, np.int8), np.ones(1), 1), 1)  # loads the compiled code
    engine = DuckDBEngine(memory_limit="1GB", threads=2, keep_order=False, temp_directory=folder)
    for name, promise in (("events", EVENTS), ("membership", MEMBERSHIP), ("contacts", CONTACTS)):
        engine.read(name, [folder / f"{name}.parquet"], promise)

    def work() -> Found:
        found = buyers(histories(engine, AS_OF).occasions, AS_OF)
        h = found.histories
        return len(h), h.repeat_orders, int(h.recency.sum()), int(h.T.sum())

    return work


def rfm_summary(folder: Path) -> Start:
    """Let pymc-marketing summarise a data frame that is there already."""
    import numpy as np
    import pandas as pd
    from pymc_marketing.clv.utils import rfm_summary as summarise

    with np.load(folder / "orders.npz") as orders:
        frame = pd.DataFrame({name: orders[name] for name in orders.files})
    frame = frame[frame["day"] <= AS_OF]
    frame["day"] = pd.to_datetime(frame["day"], unit="D")
    end = pd.Timestamp("1970-01-01") + pd.Timedelta(days=AS_OF)

    def work() -> Found:
        found = summarise(frame, "contact", "day", "amount", observation_period_end=end)
        x, recency, T = (found[name].sum() for name in ("frequency", "recency", "T"))
        return len(found), int(x), int(recency), int(T)

    return work


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    work = {"ours": ours, "rfm_summary": rfm_summary}[sys.argv[1]](Path(sys.argv[2]))
    before, began = _cpu(), time.monotonic()
    found = work()
    print(
        json.dumps(
            {
                "cpu": round(_cpu() - before, 2),
                "wall": round(time.monotonic() - began, 2),
                "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
                "found": found,
            }
        )
    )
