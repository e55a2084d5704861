"""An order or quote that a newer file tells again, whole, is as the newest tells it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest
from tests.engines import AnEngine, opened_engine

from hogerop.contracts import LINES
from hogerop.history import leave_out_replaced

Told = tuple[int, str, str | None, str | None, str]


@pytest.fixture
def engine() -> Iterator[AnEngine]:
    engine = opened_engine(memory_limit="1GB", threads=1)
    yield engine
    engine.close()


def in_force(engine: AnEngine, told: list[Told]) -> list[str]:
    """Return the amounts left of lines given as import, source, whole, order_ref, amount."""
    columns = {
        "event_id": list(range(len(told))),
        "record_id": [place % 2 for place in range(len(told))],
        "day": [10] * len(told),
        "kind": ["order"] * len(told),
        "import_no": [line[0] for line in told],
        "source": [line[1] for line in told],
        "whole": [line[2] for line in told],
        "order_ref": [line[3] for line in told],
        "amount": [Decimal(line[4]) for line in told],
        "source_row": [1] * len(told),
    }
    engine.put("lines", LINES.of(columns))
    leave_out_replaced(engine)
    return [f"{amount:.0f}" for amount in engine.ask("lines").column("amount").to_pylist()]


def test_all_lines_of_the_older_import_go_whoever_they_were_about(engine: AnEngine) -> None:
    told: list[Told] = [
        (1, "shop", "shop orders", "A", "10"),
        (1, "shop", "shop orders", "A", "20"),
        (1, "shop", "shop orders", "B", "30"),
        (2, "shop", "shop orders", "A", "11"),
    ]
    assert sorted(in_force(engine, told)) == ["11", "30"]


def test_what_no_file_holds_whole_stays(engine: AnEngine) -> None:
    told: list[Told] = [
        (1, "files", None, "A", "10"),
        (2, "files", None, "A", "20"),
        (1, "shop", "shop orders", None, "30"),
        (2, "shop", "shop orders", None, "40"),
    ]
    assert in_force(engine, told) == ["10", "20", "30", "40"]


def test_the_same_number_in_another_system_or_another_kind_of_file_is_another(
    engine: AnEngine,
) -> None:
    told: list[Told] = [
        (1, "files", "quotes", "1", "10"),
        (2, "files", None, "1", "20"),
        (3, "shop", "quotes", "1", "30"),
        (4, "files", "shop orders", "1", "40"),
    ]
    assert in_force(engine, told) == ["10", "20", "30", "40"]
