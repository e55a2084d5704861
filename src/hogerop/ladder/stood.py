"""Where somebody stood who was forgotten: their past stays as it was, and ends."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from hogerop.contracts import INTERVALS, Engine
from hogerop.ladder.place import Placed

_QUERIES = Path(__file__).parent / "queries"


@dataclass(frozen=True)
class Stood:
    """Where one contact stood until it was forgotten.

    ``stays`` are (rung, lapsed, from_day, to_day), the last of which ends on the day of forgetting.
    What a rule would say of them now does not matter: what it looked at is gone.
    """

    contact: int
    in_market: bool
    stays: tuple[tuple[int, bool, int, int], ...]

    def line(self) -> dict[str, object]:
        """Return it as a line of a journal."""
        return {
            "contact": self.contact,
            "in_market": self.in_market,
            "stays": [list(stay) for stay in self.stays],
        }


def stood(lines: Iterable[Mapping[str, Any]]) -> dict[int, Stood]:
    """Return contact -> where it stood, from the lines of the journal."""
    return {
        int(line["contact"]): Stood(
            int(line["contact"]),
            bool(line["in_market"]),
            tuple((int(r), bool(x), int(a), int(b)) for r, x, a, b in line["stays"]),
        )
        for line in lines
    }


def gone_by(those: Mapping[int, Stood], day: int) -> frozenset[int]:
    """Return the contacts that were forgotten by the evening of a day.

    Of who never stood on a rung it is not known when, so they are gone on any day.
    """
    return frozenset(
        contact
        for contact, one in those.items()
        if max((to_day for *_, to_day in one.stays), default=day) <= day
    )


def as_they_stood(placed: Placed, forgotten: Mapping[int, Stood]) -> Placed:
    """Return standings with those who were forgotten where they stood until then.

    They keep a row in ``standings`` as long as they were seen by its day, for past counts need it.
    """
    tables = (placed.standings, placed.intervals) if forgotten else ()
    # Whoever was first seen after the day of the standings has stays only.
    here = {one for table in tables for one in table["contact_id"].unique().to_pylist()}
    those = [one for contact, one in forgotten.items() if contact in here]
    if not those:
        return placed
    ids = pa.array([one.contact for one in those], pa.int64())
    stays = [(one.contact, *stay) for one in those for stay in one.stays]
    frozen = INTERVALS.of(
        dict(
            zip(
                ("contact_id", "rung", "lapsed", "from_day", "to_day"),
                map(list, zip(*stays, strict=True)) if stays else [[]] * 5,
                strict=True,
            )
        )
    )
    others = placed.intervals.filter(pc.invert(pc.is_in(placed.intervals["contact_id"], ids)))
    market = {one.contact: one.in_market for one in those}
    verdicts = np.array(placed.standings["in_market"])
    for place, contact in enumerate(placed.standings["contact_id"].to_pylist()):
        if contact in market:
            verdicts[place] = market[contact]
    at = placed.standings.column_names.index("in_market")
    return Placed(
        pa.concat_tables([others, frozen]).sort_by(
            [("contact_id", "ascending"), ("from_day", "ascending")]
        ),
        placed.standings.set_column(at, placed.standings.schema.field(at), pa.array(verdicts)),
    )


def as_lived(engine: Engine, contact: int, *, instead: int, until: int) -> Stood:
    """Return where a contact stood until a day, under another id.

    Reads the relations ``intervals`` and ``standings``.
    """
    stays = engine.ask(_QUERIES / "lived.sql", contact=contact, until=until).to_pylist()
    market = engine.ask(_QUERIES / "in_market.sql", contact=contact)["in_market"].to_pylist()
    return Stood(
        instead,
        bool(market and market[0]),
        tuple((s["rung"], s["lapsed"], s["from_day"], s["to_day"]) for s in stays),
    )
