"""Spark's own errors as ours, without any value of a row in them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from hogerop.errors import HogeropError, WorkspaceFault
from hogerop.words import say
from hogerop.workspace.durable import disk_full
from hogerop.workspace.engine import said_by_duckdb

# Messages of these hold words of our own queries only. Those of the others may quote a value.
_OUR_OWN_FAULTS = ("AnalysisException", "ParseException")


@contextmanager
def faults(where: str) -> Iterator[None]:
    """Turn the errors of Spark, and of the DuckDB beside it, into ours."""
    try:
        yield
    except HogeropError:
        raise
    except duckdb.Error as error:
        raise said_by_duckdb(error, where) from None
    except Exception as error:
        if not type(error).__module__.startswith(("pyspark", "py4j")):
            raise
        raise _said(error, where) from None


def _said(error: Exception, where: str) -> HogeropError:
    text = str(error)
    if "No space left" in text:
        return disk_full(where)
    if "OutOfMemoryError" in text:
        return WorkspaceFault(
            say("There is too little memory for this step."),
            where=where,
            fix=say("Raise `memory` under [engine] in hogerop.toml, or close other programs."),
        )
    if "FAILED_READ_FILE" in text or "is not a Parquet file" in text:
        return WorkspaceFault(
            say("A file of the workspace is missing or broken."),
            where=where,
            fix=say("Put it back from a backup, or import again."),
        )
    if type(error).__name__ in _OUR_OWN_FAULTS:
        return HogeropError(f"query fault: {text}", where=where)
    kind = getattr(error, "getCondition", lambda: None)() or type(error).__name__
    return HogeropError(f"query fault: {kind}", where=where)
