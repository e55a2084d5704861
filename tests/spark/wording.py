"""Every query as Spark is asked it, for people to look at: ``python -m tests.spark.wording``.

sqlglot leaves out in silence what it does not know. So whoever changes a query, or its version,
sees in the difference of these files what Spark is asked from then on.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from hogerop.workspace.spark.wording import golden

SOURCE = Path(__file__).parents[2] / "src" / "hogerop"
KEPT = Path(__file__).parent / "golden"
QUERIES = sorted(file.relative_to(SOURCE) for file in SOURCE.rglob("*.sql"))


def said(query: Path) -> str:
    """Return what Spark is asked for a query file."""
    text = (SOURCE / query).read_text(encoding="utf-8").rstrip().removesuffix(";")
    return golden(text) + "\n"


def kept(query: Path) -> Path:
    """Return where the golden file of a query is."""
    return KEPT / Path(*(part for part in query.parts if part != "queries"))


if __name__ == "__main__":
    shutil.rmtree(KEPT, ignore_errors=True)
    for one in QUERIES:
        kept(one).parent.mkdir(parents=True, exist_ok=True)
        kept(one).write_text(said(one), encoding="utf-8")
