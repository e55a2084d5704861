"""How many move up of themselves: those who stood there, and were higher on a later day."""

from __future__ import annotations

import pyarrow as pa
import pytest
from tests.engines import AnEngine, opened_engine

from hogerop.contracts import INTERVALS
from hogerop.plan import moves_of_itself

SINCE, UNTIL = 100, 160


def engine(*stays: tuple[int, int, bool, int, int | None]) -> AnEngine:
    """Return an engine with stays: contact, rung, lapsed, first day, day on which it ends."""
    names = ("contact_id", "rung", "lapsed", "from_day", "to_day")
    columns = dict(zip(names, zip(*stays, strict=True), strict=True))
    types = {column.name: column.type for column in INTERVALS.columns}
    made = opened_engine()
    made.put("intervals", pa.table({name: pa.array(columns[name], types[name]) for name in names}))
    return made


def crowd(first: int) -> list[tuple[int, int, bool, int, int | None]]:
    """Return nineteen contacts who stay on rung 3."""
    return [(first + n, 3, False, 0, None) for n in range(19)]


def moved(*stays: tuple[int, int, bool, int, int | None], lapsed: bool = False) -> float | None:
    there = engine(*stays)
    return moves_of_itself(there, rung=3, lapsed=lapsed, since=SINCE, until=UNTIL)


@pytest.mark.parametrize(
    ("stays", "share"),
    [
        ([(1, 3, False, 0, 120), (1, 4, False, 120, None)], 1 / 20),
        ([(1, 3, False, 0, 120), (1, 4, False, 120, 130), (1, 3, False, 130, None)], 1 / 20),
        ([(1, 3, False, 0, 161), (1, 4, False, 161, None)], 0.0),
        ([(1, 3, False, 0, 120), (1, 2, False, 120, None)], 0.0),
        ([(1, 3, False, 0, 100), (1, 4, False, 100, None)], None),
        ([(1, 3, False, 101, 120), (1, 4, False, 120, None)], None),
    ],
    ids=["up", "up and down", "too late", "down", "was higher that evening", "came later"],
)
def test_who_stood_there_and_was_higher_in_time_moved(
    stays: list[tuple[int, int, bool, int, int | None]], share: float | None
) -> None:
    assert moved(*crowd(10), *stays) == share


def test_of_the_lapsed_those_count_who_came_back() -> None:
    gone = [(n, 3, True, 0, None) for n in range(30, 49)]
    back = [(1, 3, True, 0, 120), (1, 3, False, 120, None)]
    assert moved(*crowd(10), *gone, *back, lapsed=True) == 1 / 20
    assert moved(*gone, *gone[:0], lapsed=True) is None
