"""The second engine of a workspace: the same queries on Spark, for what one machine cannot hold.

`engine.py` is the engine itself. `wording.py` turns a query file into Spark's words, by the rules
of `mending.py` and `columns.py`; what Spark has no word for is in `functions.py`. `shapes.py`
knows the columns of every relation, as DuckDB would have them. Nothing of PySpark is loaded before
an engine is opened.
"""

from __future__ import annotations

from hogerop.workspace.spark.engine import SparkEngine

__all__ = ["SparkEngine"]
