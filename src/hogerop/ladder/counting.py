"""How many stand where: the ladder of a day, its months, and the moves between two days."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from hogerop.contracts import Engine, contact_name
from hogerop.ladder.answers import LadderCounts, Move, Moves, RungCount
from hogerop.ladder.policy import Policy
from hogerop.ladder.rungs import KEYS, RUNGS
from hogerop.ladder.unrecorded import rungs_of_promotion
from hogerop.rows import Rows

_QUERIES = Path(__file__).parent / "queries"
_EPOCH = date(1970, 1, 1)
NEW = "new"


def day_number(day: date) -> int:
    """Return a date as days since 1970-01-01."""
    return (day - _EPOCH).days


def day_date(number: int) -> date:
    """Return days since 1970-01-01 as a date."""
    return _EPOCH + timedelta(days=number)


def known_since(engine: Engine, day: date, today: date) -> tuple[int, date | None]:
    """Return how many contacts were first seen after a day, up to today, and the last such day.

    Reads the relation ``contacts``. Runs one query.
    """
    days = {"day": day_number(day), "today": day_number(today)}
    found = engine.ask(_QUERIES / "known_since.sql", **days).to_pylist()[0]
    last = found["last_day"]
    return found["contacts"], None if last is None else day_date(last)


def count(
    engine: Engine,
    policy: Policy,
    *,
    as_of: date,
    compare_with: date | None = None,
    records_promotions: bool = True,
    notes: tuple[str, ...] = (),
) -> LadderCounts:
    """Count who stands on each rung on a day, and on an earlier one beside it.

    Reads the relations ``intervals`` and ``markets``. Runs one query a day.
    """
    now = _standing(engine, as_of)
    then = _standing(engine, compare_with) if compare_with else None
    silent = _not_recorded(policy, records_promotions, [*now, *(then or [])])
    rungs = tuple(
        RungCount(
            rung.key,
            sum(row["contacts"] for row in now if row["rung"] == rung.number),
            sum(row["contacts"] for row in now if row["rung"] == rung.number and row["lapsed"]),
            None if then is None else _on(then, rung.number),
            recorded=rung.key not in silent,
        )
        for rung in RUNGS
    )
    return LadderCounts(
        as_of=as_of,
        policy=policy.hash,
        unit=policy.unit,
        contacts=sum(row["contacts"] for row in now),
        outside=_on(now, 0),
        outside_market=sum(row["outside_market"] for row in now if row["rung"] > 0),
        rungs=rungs,
        compared_with=compare_with,
        contacts_before=None if then is None else sum(row["contacts"] for row in then),
        outside_before=None if then is None else _on(then, 0),
        records_promotions=records_promotions,
        notes=notes,
    )


def compare(engine: Engine, since: date, until: date) -> Moves:
    """Return how many moved from where to where between the evenings of two days.

    Reads the relation ``intervals``; leaves ``moved``. Runs two queries.
    """
    _put_moved(engine, since, until)
    pairs = engine.ask(_QUERIES / "move_counts.sql").to_pylist()
    return Moves(since, until, tuple(_move(row) for row in pairs))


def movers(
    engine: Engine, since: date, until: date, *, newcomers: bool = True, most: int | None = None
) -> Rows:
    """Return who stands elsewhere than before, with name, e-mail and source ids.

    Those come first who come from or go to the highest rung, then by name. Reads the relations
    ``intervals`` and ``contacts``; leaves ``moved``. Runs two queries.

    Parameters
    ----------
    newcomers : bool
        Also who was not yet seen on the first day.
    most : int, optional
        How many at most.
    """
    _put_moved(engine, since, until)
    found = engine.ask(_QUERIES / "movers.sql", newcomers=newcomers, most=most)
    came_from = [NEW if rung is None else KEYS[rung] for rung in found["from_rung"].to_pylist()]
    return Rows(
        pa.table(
            {
                "contact": [contact_name(number) for number in found["contact_id"].to_pylist()],
                **{name: found[name] for name in ("name", "email", "source_ids")},
                "from": pa.array(came_from, pa.string()),
                "to": pa.array([KEYS[r] for r in found["to_rung"].to_pylist()], pa.string()),
            }
        )
    )


def _put_moved(engine: Engine, since: date, until: date) -> None:
    engine.make("moved", _QUERIES / "moves.sql", since=day_number(since), until=day_number(until))


def by_month(
    engine: Engine, policy: Policy, *, first: date, as_of: date, records_promotions: bool = True
) -> Rows:
    """Return month x rung with contacts, lapsed, entries and exits; null where not recorded.

    Reads the relation ``intervals``; leaves ``stays``. Runs two queries.
    """
    put_stays(engine)
    found = engine.ask(_QUERIES / "months.sql", first=day_number(first), day=day_number(as_of))
    silent = _not_recorded(policy, records_promotions, found.to_pylist())
    keys = pa.array([KEYS[number] for number in found["rung"].to_pylist()], pa.string())
    found = found.set_column(found.column_names.index("rung"), "rung", keys)
    known = pc.invert(pc.is_in(keys, pa.array(sorted(silent), pa.string())))
    for name in ("contacts", "lapsed", "entries", "exits"):
        counts = pc.if_else(known, found[name], pa.scalar(None, found[name].type))
        found = found.set_column(found.column_names.index(name), name, counts)
    return Rows(found)


def put_stays(engine: Engine) -> None:
    """Leave every unbroken stay of a contact on a rung as ``stays``; see its query.

    Reads the relation ``intervals``. Runs one query.
    """
    engine.make("stays", _QUERIES / "stays.sql")


def _not_recorded(
    policy: Policy, records_promotions: bool, rows: list[dict[str, Any]]
) -> frozenset[str]:
    """Return the rungs, by key, of which a count of 0 would say more than is known."""
    if records_promotions:
        return frozenset()
    stood_on = {KEYS[row["rung"]] for row in rows if row["contacts"]}
    return rungs_of_promotion(policy) - stood_on


def _standing(engine: Engine, day: date) -> list[dict[str, int]]:
    rows: list[dict[str, int]] = engine.ask(
        _QUERIES / "counts.sql", day=day_number(day)
    ).to_pylist()
    return rows


def _on(rows: list[dict[str, int]], rung: int) -> int:
    return sum(row["contacts"] for row in rows if row["rung"] == rung)


def _move(row: dict[str, int]) -> Move:
    came_from = NEW if row["from_rung"] is None else KEYS[row["from_rung"]]
    return Move(came_from, KEYS[row["to_rung"]], row["contacts"])
