"""The engine that tests work with: DuckDB, or what the environment's ``HOGEROP_ENGINE`` says.

``make spark`` runs the suite with ``HOGEROP_ENGINE=spark``: one Spark for the whole process, and
for every test relations of its own.
"""

from __future__ import annotations

import os
from pathlib import Path

from hogerop.contracts import Engine
from hogerop.workspace import DuckDBEngine

NAME = os.environ.get("HOGEROP_ENGINE", "duckdb")
AnEngine = Engine


def opened_engine(
    *,
    memory_limit: str = "1GB",
    threads: int = 1,
    temp_directory: Path | None = None,
    keep_order: bool = True,
) -> AnEngine:
    """Return an engine of the kind that is asked for."""
    if NAME == "spark":
        # Here: without PySpark the other engine's tests have to run.
        from hogerop.workspace.spark import SparkEngine

        return SparkEngine(memory_limit="3GB", threads=2, temp_directory=temp_directory)
    return DuckDBEngine(
        memory_limit=memory_limit,
        threads=threads,
        temp_directory=temp_directory,
        keep_order=keep_order,
    )
