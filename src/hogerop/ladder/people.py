"""The list of a rung: who stands there, since when and until when, and who is ahead of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pyarrow as pa

from hogerop.contracts import Engine, contact_name
from hogerop.ladder.counting import day_number, put_stays
from hogerop.ladder.rungs import FAN, KEYS
from hogerop.rows import Rows

_QUERIES = Path(__file__).parent / "queries"
_DAYS = ("since", "stays_until", "lapses_on")


def people(
    engine: Engine,
    *,
    as_of: date,
    rung: str | None = None,
    lapsed: bool | None = None,
    edition_day: date,
    newest_event: date,
) -> Rows:
    """Return one row per contact seen by a day, the top rung first.

    Reads the relations ``intervals``, ``contacts`` and ``standings``; leaves ``stays``.

    Parameters
    ----------
    as_of : date
        The day; *stays until*, *lapses on* are null where anything happened after it, and *ahead*
        where it is not the edition's day.
    rung : str, optional
        Key of one rung, or ``outside``.
    lapsed : bool, optional
        Only those with, or without, the flag.
    """
    put_stays(engine)
    found = engine.ask(
        _QUERIES / "people.sql",
        day=day_number(as_of),
        rung=-1 if rung is None else KEYS.index(rung),
        lapsed=lapsed,
        ahead_known=newest_event <= as_of,
        with_rules=as_of == edition_day,
    )
    columns = {
        "contact": pa.array(
            [contact_name(c) for c in found["contact_id"].to_pylist()], pa.string()
        ),
        "name": found["name"],
        "rung": pa.array([KEYS[number] for number in found["rung"].to_pylist()], pa.string()),
        "lapsed": found["lapsed"],
        **{day: found[day].cast(pa.date32()) for day in _DAYS},
        "ahead": pa.array(_ahead_of(found), pa.string()),
    }
    rest = [n for n in found.column_names if n not in (*columns, "contact_id", "rules_held")]
    return Rows(pa.table({**columns, **{name: found[name] for name in rest}}))


def ahead(rung: int, rules_held: int) -> str | None:
    """Return the highest rung above the next whose own rule already holds, if there is one."""
    for higher in range(FAN, rung + 1, -1):
        if (rules_held >> higher) & 1:
            return KEYS[higher]
    return None


def _ahead_of(found: pa.Table) -> list[str | None]:
    pairs = zip(found["rung"].to_pylist(), found["rules_held"].to_pylist(), strict=True)
    return [None if rules is None else ahead(rung, rules) for rung, rules in pairs]
