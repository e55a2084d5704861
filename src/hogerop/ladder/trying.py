"""What a changed policy would do, before it is saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

import pyarrow as pa
import pyarrow.compute as pc

from hogerop.contracts import INTERVALS, STANDINGS, Engine, contact_name
from hogerop.ladder.answers import LadderCounts, Move, Mover, Tried
from hogerop.ladder.counting import count, day_number
from hogerop.ladder.doubts import doubts
from hogerop.ladder.place import place
from hogerop.ladder.policy import Policy
from hogerop.ladder.rungs import KEYS
from hogerop.ladder.stood import Stood, as_they_stood

_QUERIES = Path(__file__).parent / "queries"
NAMED = 100
"""People who would move that are told apart; the rest is counted."""


def try_out(
    engine: Engine,
    policy: Policy,
    before: LadderCounts,
    *,
    forgotten: Mapping[int, Stood] = MappingProxyType({}),
    progress: Callable[[float], None] = lambda share: None,
) -> Tried:
    """Walk everybody under another policy and compare the standings of one day.

    Reads ``events``, ``membership``, ``contacts``, ``left_out``, ``credits`` and ``intervals``;
    replaces ``intervals`` and ``markets`` by those of the policy tried. Those who were
    ``forgotten`` stay where they stood.
    """
    day = day_number(before.as_of)
    stays, standings = [INTERVALS.empty()], [STANDINGS.empty()]
    for walked in place(engine, policy, as_of=day, progress=progress):
        placed = as_they_stood(walked, forgotten)
        stays.append(_of_day(placed.intervals, day))
        standings.append(placed.standings)
    engine.put("tried", pa.concat_tables(stays))
    pairs = engine.ask(_QUERIES / "tried.sql", day=day).to_pylist()
    moves = tuple(Move(KEYS[p["from_rung"]], KEYS[p["to_rung"]], p["contacts"]) for p in pairs)
    people = engine.ask(_QUERIES / "tried_who.sql", day=day, named=NAMED).to_pylist()
    engine.put("intervals", pa.concat_tables(stays))
    engine.put("markets", pa.concat_tables(standings))
    after = count(engine, policy, as_of=before.as_of, records_promotions=before.records_promotions)
    changed = sum(move.contacts for move in moves if move.from_ != move.to)
    return Tried(changed, moves, before, after, doubts(policy), tuple(map(_mover, people)))


def _mover(row: Mapping[str, int]) -> Mover:
    return Mover(contact_name(row["contact_id"]), KEYS[row["from_rung"]], KEYS[row["to_rung"]])


def _of_day(intervals: pa.Table, day: int) -> pa.Table:
    started = pc.less_equal(intervals["from_day"], day)
    open_ended = pc.or_kleene(pc.is_null(intervals["to_day"]), pc.greater(intervals["to_day"], day))
    return intervals.filter(pc.and_kleene(started, open_ended))
