"""One measured run in a process of its own: ``python -m tests.speed.one_run WHAT FOLDER``.

Prints CPU seconds, wall seconds and peak memory (MB) of the work, the start of Python and the
loading of libraries and compiled code included.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

BEGAN = time.monotonic()


def floor(folder: Path) -> int:
    """Let DuckDB scan and group the same Parquet on two threads: the least anybody can do."""
    import duckdb

    connection = duckdb.connect(config={"threads": 2})
    connection.execute(
        "create table floor as select record_id as contact, count(*), sum(amount), min(day),"
        f" max(day) from '{folder / 'events.parquet'}' group by contact"
    )
    return 0


def walk(folder: Path) -> int:
    """Write the whole history of standings and everybody's metrics as of a day."""
    import pyarrow.parquet as pq

    from hogerop.contracts import CONTACTS, EVENTS, INTERVALS, MEMBERSHIP, STANDINGS
    from hogerop.ladder import Policy, credit, place
    from hogerop.workspace import DuckDBEngine

    engine = DuckDBEngine(memory_limit="1GB", threads=2, keep_order=False, temp_directory=folder)
    for name, promise in (("events", EVENTS), ("membership", MEMBERSHIP), ("contacts", CONTACTS)):
        engine.read(name, [folder / f"{name}.parquet"], promise)
    credit(engine)
    stays = pq.ParquetWriter(folder / "intervals.parquet", INTERVALS.schema, compression="zstd")
    here = pq.ParquetWriter(folder / "standings.parquet", STANDINGS.schema, compression="zstd")
    rows = 0
    with stays, here:
        for placed in place(engine, Policy.default(), as_of=17_000):
            stays.write_table(placed.intervals)
            here.write_table(placed.standings)
            rows += placed.intervals.num_rows
    return rows


if __name__ == "__main__":
    found = {"floor": floor, "walk": walk}[sys.argv[1]](Path(sys.argv[2]))
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(  # what the measuring test reads
        json.dumps(
            {
                "cpu": round(used.ru_utime + used.ru_stime, 2),
                "wall": round(time.monotonic() - BEGAN, 2),
                "peak_mb": used.ru_maxrss // 1024,
                "rows": found,
            }
        )
    )
