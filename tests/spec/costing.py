"""Ask the product what people cost, who goes on buying, and what referrals bring."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
from tests.engines import AnEngine, opened_engine
from tests.spec.happened import tables
from tests.spec.read import Example, table
from tests.spec.story import day_of, history, people

from hogerop import value
from hogerop.contracts import COSTS
from hogerop.ladder import Policy, place, publish_credits

HERE = Path(__file__).parent / "value"


@dataclass(frozen=True)
class Case:
    """One example: what happened, what was spent, and everything else that it says."""

    title: str
    story: Example
    costs: tuple[dict[str, str], ...]
    answers: tuple[dict[str, str], ...]
    says: dict[str, Any]

    @property
    def period(self) -> tuple[date, date]:
        """The first and last day that are spoken of."""
        first, last = self.says["period"]
        return date.fromisoformat(first), date.fromisoformat(last)

    def contact_of(self, name: str) -> int:
        """The product's number of somebody in the story."""
        return people(self.story)[name] * 10


def cases(name: str) -> list[Case]:
    """Read the examples of a file."""
    told = tomllib.loads((HERE / f"{name}.toml").read_text("utf-8"))
    return [_case(example) for example in told["example"]]


def _case(told: dict[str, Any]) -> Case:
    tables_ = {name: table(told.get(name, "")) for name in ("contacts", "events", "costs")}
    story = Example(told["title"], "", tables_["contacts"], tables_["events"], ())
    return Case(told["title"], story, tables_["costs"], table(told["answers"]), told)


@contextmanager
def asked(case: Case, as_of: date) -> Iterator[tuple[AnEngine, str]]:
    """Give an engine in which the story has happened and everybody was placed, and its money."""
    engine = opened_engine(threads=1)
    day = value.number_of(as_of)
    try:
        told = zip(("events", "membership", "contacts"), tables(history(case.story)), strict=True)
        for name, rows in told:
            engine.put(name, rows)
        parts = [part.intervals for part in place(engine, Policy.parse(""), as_of=day)]
        publish_credits(engine)
        engine.put("intervals", pa.concat_tables(parts))
        engine.put("costs", costs(case.costs))
        known = value.orders_known(engine, day)
        value.read_takings(engine, known)
        value.read_buyers(engine, day, value.Allocation(**case.says.get("allocation", {})))
        yield engine, known.money
    finally:
        engine.close()


def costs(rows: tuple[dict[str, str], ...]) -> pa.Table:
    """Return lines of costs as the product has them after an import."""
    return pa.Table.from_pylist(
        [
            {
                "cost_id": place,
                "day": day_of(row["day"]),
                "until_day": day_of(row["until"]) if "until" in row else None,
                "channel": row["channel"].lower() if "channel" in row else None,
                "purpose": row["purpose"],
                "share": float(row["share"]) if "share" in row else None,
                "amount": Decimal(row["amount"]) if "amount" in row else None,
                "hours": float(row["hours"]) if "hours" in row else None,
                "import_no": 1,
                "source_row": place,
            }
            for place, row in enumerate(rows, 1)
        ],
        schema=COSTS.schema,
    )
