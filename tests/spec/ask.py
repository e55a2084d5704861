"""Ask the product: who stands where and why, what is a word worth, for whom does a rule hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta

import pyarrow as pa
from tests.engines import AnEngine, opened_engine
from tests.spec.happened import Tables

from hogerop.contracts import CONTACTS, CREDITS, EVENTS, LEFT_OUT, MEMBERSHIP
from hogerop.ladder import (
    Placed,
    Policy,
    Why,
    explain,
    isolate,
    measure,
    place,
    publish_credits,
)

Values = dict[int, float | None]
"""By contact id; None is missing. Who was not yet seen on the day is not in it."""


def placed(tables: Tables, policy: Policy, *, as_of: int) -> Placed:
    """Return the intervals and the standings of everybody."""
    with _engine_of(tables) as engine:
        parts = list(place(engine, policy, as_of=as_of))
        return Placed(
            pa.concat_tables([p.intervals for p in parts]),
            pa.concat_tables([p.standings for p in parts]),
        )


def measured(tables: Tables, words: Sequence[str], policy: Policy, *, on: int) -> dict[str, Values]:
    """Return what words are worth to each contact; of a condition, 1 where it holds, else 0."""
    with _engine_of(tables) as engine:
        found = measure(engine, words, on=on, policy=policy)
        ids = found["contact_id"].to_pylist()
        return {w: dict(zip(ids, found[w].to_pylist(), strict=True)) for w in words}


def why(tables: Tables, policy: Policy, contact: int, *, as_of: int) -> Why:
    """Return why a contact stands where it stands."""
    with _engine_of(tables) as engine:
        for _ in place(engine, policy, as_of=as_of):
            pass
        publish_credits(engine)
        for promise in (MEMBERSHIP, CONTACTS, EVENTS, CREDITS, LEFT_OUT):
            engine.put(f"all_{promise.name}", engine.ask(promise.name))
        isolate(engine, [contact])
        return explain(engine, policy, as_of=date_of(as_of), files={1: "tables"})


def date_of(day: int) -> date:
    """Return the date of a day number."""
    return date(1970, 1, 1) + timedelta(days=day)


@contextmanager
def _engine_of(tables: Tables) -> Iterator[AnEngine]:
    engine = opened_engine(threads=1)
    for name, table in zip(("events", "membership", "contacts"), tables, strict=True):
        engine.put(name, table)
    try:
        yield engine
    finally:
        engine.close()
