"""From when to when an edition goes, and what kinds of things its business records."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from hogerop.contracts import Engine

_QUERIES = Path(__file__).parent / "queries"


@dataclass(frozen=True)
class Spans:
    """From when to when there are events (days, None without any), and what kinds are recorded."""

    first_event: int | None
    newest_event: int | None
    records_promotions: bool
    margin_known: bool


def spans(engine: Engine) -> Spans:
    """Return what the relation ``events`` holds. Runs one query."""
    return Spans(**engine.ask(_QUERIES / "spans.sql").to_pylist()[0])
