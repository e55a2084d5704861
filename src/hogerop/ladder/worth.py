"""What every contact is worth: its rung, its orders, its money."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hogerop.contracts import Engine
from hogerop.ladder.counting import day_number

_QUERY = Path(__file__).parent / "queries" / "worth.sql"


def worth(engine: Engine, as_of: date) -> None:
    """Leave the relation ``worth``: one contact a row, with rung, orders and spend on a day.

    Reads the relations ``contacts``, ``intervals`` and ``standings`` of the edition of that day.
    """
    engine.make("worth", _QUERY, day=day_number(as_of))
