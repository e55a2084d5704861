"""What came of an action: the lot, and what happened since, as small tables."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pyarrow as pa
import pytest
from tests.engines import AnEngine, opened_engine

from hogerop.contracts import EVENTS, INTERVALS, MEMBERSHIP
from hogerop.results import CameOf, read_came_of

START, WINDOW = date(2026, 3, 1), 30
DAY = (START - date(1970, 1, 1)).days
DRAWN = pa.schema([("record_id", pa.int64()), ("treated", pa.bool_()), ("household", pa.int64())])
TAKINGS = pa.schema(
    [
        ("contact_id", pa.int64()),
        ("day", pa.int32()),
        ("orders", pa.int32()),
        ("money", pa.float64()),
        ("known", pa.bool_()),
    ]
)


@pytest.fixture
def engine() -> Iterator[AnEngine]:
    engine = opened_engine()
    yield engine
    engine.close()


def read(
    engine: AnEngine,
    drawn: list[tuple[int, bool, int | None]],
    *,
    contacts: dict[int, int] | None = None,
    stays: list[tuple[int, int, int, int | None]] = [],  # noqa: B006  (only read)
    orders: list[tuple[int, int, float]] = [],  # noqa: B006
    touches: list[tuple[int, str, int]] = [],  # noqa: B006
    as_of: date = date(2026, 6, 1),
    action: str | None = "letter",
) -> CameOf:
    """Tell of records drawn, stays (contact, rung, from, to) and orders in days after the start."""
    of = {record: record for record, _, _ in drawn} if contacts is None else contacts

    def put(name: str, schema: pa.Schema, rows: list[dict[str, Any]]) -> None:
        engine.put(name, pa.Table.from_pylist(rows, schema=schema))

    put("drawn", DRAWN, [dict(zip(DRAWN.names, row, strict=True)) for row in drawn])
    put(
        "membership",
        MEMBERSHIP.schema,
        [{"record_id": r, "contact_id": c} for r, c in of.items()],
    )
    put(
        "intervals",
        INTERVALS.schema,
        [
            {
                "contact_id": c,
                "rung": rung,
                "lapsed": False,
                "from_day": DAY + since,
                "to_day": None if to is None else DAY + to,
            }
            for c, rung, since, to in stays
        ],
    )
    put(
        "takings",
        TAKINGS,
        [
            {"contact_id": c, "day": DAY + day, "orders": 1, "money": money, "known": True}
            for c, day, money in orders
        ],
    )
    put(
        "events",
        EVENTS.schema,
        [
            {
                "event_id": at,
                "record_id": r,
                "day": DAY + day,
                "kind": "touch",
                "action_id": action,
                "import_no": 0,
                "source_row": at,
                "lines": 1,
            }
            for at, (r, action, day) in enumerate(touches)
        ],
    )
    return read_came_of(engine, action, start=START, window_days=WINDOW, as_of=as_of)


TWO = [(1, True, None), (2, False, None)]


@pytest.mark.parametrize(
    ("stays", "rung", "moved"),
    [
        ([(1, 3, -100, None)], 3, 0),
        ([(1, 3, -100, 10), (1, 4, 10, None)], 3, 1),
        ([(1, 3, -100, 10), (1, 4, 10, 12), (1, 3, 12, None)], 3, 1),  # came down again
        ([(1, 4, -100, 10), (1, 3, 10, None)], 4, 0),
        ([(1, 3, -100, 30), (1, 4, 30, None)], 3, 0),  # after the window
        ([(1, 3, -100, 0), (1, 4, 0, None)], 4, 0),  # on the first day already
        ([(1, 2, 5, None)], 0, 1),  # on no rung before
        ([], 0, 0),
    ],
)
def test_moved_is_to_have_stood_higher_within_the_window(engine, stays, rung, moved) -> None:
    found = read(engine, TWO, stays=stays)
    assert (found.rung[0], found.outcomes["moved"][0]) == (rung, moved)


def test_money_is_that_of_the_window_and_of_as_many_days_before(engine) -> None:
    orders = [(1, -31, 1.0), (1, -30, 2.0), (1, -1, 4.0), (1, 0, 8.0), (1, 29, 16.0), (1, 30, 32.0)]
    found = read(engine, TWO, orders=orders)
    assert (found.before[0], found.outcomes["money"][0]) == (6.0, 24.0)
    assert found.outcomes["carry_over"][0] == 16.0
    assert (found.before[1], found.outcomes["money"][1]) == (0.0, 0.0)


def test_before_the_window_is_over_both_arms_are_counted_up_to_the_day(engine) -> None:
    orders = [(1, -11, 1.0), (1, -10, 2.0), (1, 0, 4.0), (1, 9, 8.0), (1, 10, 16.0)]
    found = read(engine, TWO, orders=orders, as_of=date(2026, 3, 10))
    assert (found.before[0], found.outcomes["money"][0]) == (2.0, 12.0)


def test_reached_is_by_this_action_in_its_days(engine) -> None:
    drawn = [(1, True, None), (2, False, None), (3, False, None), (4, False, None)]
    touches = [(1, "letter", 0), (2, "letter", 29), (3, "letter", 30), (4, "call", 5)]
    assert read(engine, drawn, touches=touches).touched.tolist() == [True, True, False, False]


def test_of_a_year_reached_is_by_any_action(engine) -> None:
    touches = [(1, "letter", 0), (2, "call", 5)]
    assert read(engine, TWO, touches=touches, action=None).touched.tolist() == [True, True]


def test_records_that_turned_out_to_be_one_contact_count_once(engine) -> None:
    found = read(
        engine,
        [(1, True, None), (2, True, None), (3, False, None)],
        contacts={1: 7, 2: 7, 3: 8},
        orders=[(7, 3, 5.0)],
    )
    assert found.treated.tolist() == [True, False]
    assert found.outcomes["money"].tolist() == [5.0, 0.0]


def test_a_contact_in_both_arms_is_in_neither(engine) -> None:
    drawn = [(1, True, None), (2, False, None), (3, False, None)]
    found = read(engine, drawn, contacts={1: 7, 2: 7, 3: 8})
    assert (found.treated.tolist(), found.in_both) == ([False], 1)


def test_whoever_is_no_longer_there_is_lost_and_counted(engine) -> None:
    found = read(engine, [(1, True, None), (2, False, None)], contacts={2: 2})
    assert sorted(found.there.tolist()) == [False, True]


def shop(engine: AnEngine, *, households: bool = False) -> CameOf:
    """Read 400 shoppers and 200 customers, half of them held out; one treated in five moves."""
    drawn = [(n, n % 2 == 0, n // 4 * 2 + n % 2 if households else None) for n in range(1, 601)]
    stays = [(n, 3 if n <= 400 else 4, -100, None if n % 10 else 5) for n in range(1, 601)]
    stays += [(n, 5, 5, None) for n in range(10, 601, 10)]
    orders = [(n, day, float(n % 7)) for n in range(1, 601) for day in (-9, 9)]
    return read(engine, drawn, stays=stays, orders=orders)


def test_an_effect_by_rung_and_together(engine) -> None:
    found = shop(engine)
    step = found.effect("moved")
    assert {rung: e.gain for rung, e in step.by_rung.items()} == pytest.approx({3: 0.2, 4: 0.2})
    assert (step.effect.gain, step.effect.units) == (pytest.approx(0.2), 600)


def test_a_habit_makes_money_sharper_and_not_the_step(engine) -> None:
    found = shop(engine)
    assert found.effect("money").effect.removed > 0.99
    assert found.effect("moved").effect.removed == 0.0


def test_the_checks_of_an_action(engine) -> None:
    found = shop(engine)
    assert [check.what for check in found.checks(share_treated=0.5)] == [
        "ratio",
        "lost",
        "reached",
        "before",
    ]
    assert not any(check.alarm for check in found.checks(share_treated=0.5))
    assert found.checks(share_treated=0.9)[0].alarm


def test_households_that_were_drawn_together_are_counted_together(engine) -> None:
    alone, together = shop(engine), shop(engine, households=True)
    assert together.household is not None
    assert together.effect("moved").effect.gain == pytest.approx(0.2)
    assert together.effect("moved").effect.se != alone.effect("moved").effect.se
    assert not together.checks(share_treated=0.5)[0].alarm
