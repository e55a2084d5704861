"""Compare records of the identity specs through the queries and Splink settings of the product."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import pyarrow as pa
from tests.engines import AnEngine, opened_engine
from tests.spec.read import Row, table

from hogerop.contracts import RECORDS, key_of
from hogerop.identity.comparing.likeness import settings
from hogerop.identity.comparing.reading import tell
from hogerop.identity.comparing.scoring import Sort

HERE = Path(__file__).parent / "identity"
TELLINGS = 1000
"""How many tellings the book is said to have: levels keep their order whatever it is."""


@dataclass(frozen=True)
class Pairs:
    """Records of one example, and what is said of them or of pairs of them."""

    title: str
    records: tuple[Row, ...]
    answers: tuple[Row, ...]


def pairs_of(name: str) -> Iterator[Pairs]:
    """Yield the examples of one file."""
    told = tomllib.loads((HERE / f"{name}.toml").read_text("utf-8"))
    for one in told["example"]:
        yield Pairs(one["title"], table(one["records"]), table(one["answers"]))


def levels(records: tuple[Row, ...], sort: Sort) -> dict[frozenset[str], dict[str, str]]:
    """Return the level of every comparison of every two records; unknown where nothing is told."""
    with told(records) as (engine, called):
        sift(engine, sort)
        engine.put("candidates", _all_pairs(engine))
        name = (sort.plural, *sort.sifts)[-1]
        engine.link("weights", name, "candidates", settings(sort.comparisons, tellings=TELLINGS))
        mentions = {
            row["mention_id"]: called[row["record_id"]]
            for row in engine.ask("mentions").to_pylist()
        }
        return {
            frozenset(mentions[row[f"mention_id_{side}"]] for side in "lr"): _named(row, sort)
            for row in engine.ask("weights").to_pylist()
        }


def sift(engine: AnEngine, sort: Sort) -> None:
    """Leave the tellings of one sort, ready to be compared, as `scoring.score` does."""
    queries = sort.query("mentions").parent
    engine.make(sort.plural, queries / f"{sort.plural}.sql")
    engine.make("mentions", sort.query("mentions"))
    for name in sort.sifts:
        engine.make(name, queries / f"{name}.sql")


@contextmanager
def told(records: tuple[Row, ...]) -> Iterator[tuple[AnEngine, dict[int, str]]]:
    """Leave the tellings of some records and their spellings, as `resolve` does.

    Gives the engine, and what each record is called.
    """
    rows = [_record(row, place) for place, row in enumerate(records, start=1)]
    names = dict.fromkeys(name for row in rows for name in row)
    engine = opened_engine(memory_limit="1GB", threads=1)
    try:
        engine.put("records", RECORDS.of({n: [row.get(n) for row in rows] for n in names}))
        tell(engine, country="NL")
        engine.put("person_groups", _tellers(records))
        yield engine, {row["record_id"]: row["source_id"] for row in rows}
    finally:
        engine.close()


_GROUPS = pa.schema([("record_id", pa.int64()), ("component_id", pa.int64())])


def _tellers(records: tuple[Row, ...]) -> pa.Table:
    """Return who is known to have which records, where the table has a column ``teller``."""
    rows = [
        {"record_id": key_of("shop", row["record"]), "component_id": key_of(row["teller"])}
        for row in records
        if "teller" in row
    ]
    return pa.Table.from_pylist(rows, schema=_GROUPS)


def _record(row: Row, place: int) -> dict[str, Any]:
    said: dict[str, Any] = {
        name: cell for name, cell in row.items() if name not in ("record", "teller")
    }
    if "born" in said:
        said["birth_day"] = (date.fromisoformat(said.pop("born")) - date(1970, 1, 1)).days
    return {
        **said,
        "record_id": key_of("shop", row["record"]),
        "source": "shop",
        "source_id": row["record"],
        "source_row": place,
        "row_key": place,
    }


def _all_pairs(engine: AnEngine) -> pa.Table:
    found = sorted(engine.ask("mentions")["mention_id"].to_pylist())
    rows = [
        {"match_key": "0", "join_key_l": one, "join_key_r": other}
        for one, other in combinations(found, 2)
    ]
    return pa.Table.from_pylist(rows)


def _named(row: Mapping[str, Any], sort: Sort) -> dict[str, str]:
    """Return the level of each comparison, found again by its weight as told_in_order.sql does."""
    found = {}
    for one in sort.comparisons:
        bits = row[f"mw_{one.name}"]
        near = [n for n, b in one.weights(TELLINGS).items() if abs(b - bits) < 1e-5]
        found[one.name] = near[0] if near else "unknown"
    return found
