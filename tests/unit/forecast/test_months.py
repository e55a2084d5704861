from __future__ import annotations

from datetime import date
from decimal import Decimal

import pyarrow as pa
import pytest
from tests.engines import opened_engine

from hogerop.contracts import CONTACTS, EVENTS, INTERVALS, MEMBERSHIP, Engine
from hogerop.errors import TooLittle
from hogerop.forecast.months import (
    NEVER,
    NOT_THERE,
    is_lapsed,
    month_ends,
    month_ends_after,
    rung_of,
    standing_of,
)
from hogerop.forecast.past import panel
from hogerop.value import number_of


def day(text: str) -> int:
    return number_of(date.fromisoformat(text))


def engine_of(
    stays: list[tuple[int, int, bool, str, str]],
    orders: list[tuple[int, str]],
    signs: list[tuple[int, str, str]] | None = None,
) -> Engine:
    """Return an engine: stays (contact, rung, lapsed, from, to) and orders of 10 (contact, day).

    Signs are (contact, kind, day).
    """
    engine = opened_engine(threads=1)
    who, rung, lapsed, first, past = zip(*stays, strict=True) if stays else ((),) * 5
    engine.put(
        "intervals",
        INTERVALS.of(
            {
                "contact_id": list(who),
                "rung": list(rung),
                "lapsed": list(lapsed),
                "from_day": [day(one) for one in first],
                "to_day": [day(one) if one else None for one in past],
            }
        ),
    )
    contacts = sorted(set(who))
    engine.put("membership", MEMBERSHIP.of({"record_id": contacts, "contact_id": contacts}))
    sources = pa.array([[] for _ in contacts], pa.list_(pa.string()))
    engine.put(
        "contacts",
        CONTACTS.of(
            {"contact_id": contacts, "first_seen_day": [0] * len(contacts), "source_ids": sources}
            if stays
            else {}
        ),
    )
    events = [(who, "order", when) for who, when in orders] + (signs or [])
    rows = {
        "event_id": list(range(len(events))),
        "record_id": [contact for contact, _, _ in events],
        "day": [day(when) for _, _, when in events],
        "kind": [kind for _, kind, _ in events],
        "amount": [Decimal(10) if kind == "order" else None for _, kind, _ in events],
        "import_no": [1] * len(events),
        "source_row": list(range(len(events))),
        "lines": [1] * len(events),
    }
    engine.put("events", EVENTS.of(rows) if events else EVENTS.empty())
    return engine


SHOPPER_THEN_CUSTOMER = [
    (7, 3, False, "2026-01-20", "2026-03-05"),
    (7, 4, False, "2026-03-05", "2026-06-01"),
    (7, 4, True, "2026-06-01", ""),
    (9, 1, False, "2026-04-30", ""),
]


def test_months_end_on_the_day_of_the_month_that_is_asked() -> None:
    assert [str(end) for end in month_ends(date(2026, 6, 14), 2)] == ["2026-05-14", "2026-06-14"]
    assert [str(end) for end in month_ends_after(date(2026, 6, 30), 2)] == [
        "2026-07-31",
        "2026-08-31",
    ]


def test_a_standing_is_a_rung_and_whether_lapsed() -> None:
    assert [(rung_of(code), is_lapsed(code)) for code in (4, standing_of(4, True))] == [
        (4, False),
        (4, True),
    ]


def test_everybody_stands_at_each_month_end_where_the_ladder_has_them() -> None:
    engine = engine_of(SHOPPER_THEN_CUSTOMER, [(7, "2026-01-20")])
    found = panel(engine, date(2026, 6, 30))
    assert [str(end) for end in found.ends] == [
        "2026-01-31",
        "2026-02-28",
        "2026-03-31",
        "2026-04-30",
        "2026-05-31",
        "2026-06-30",
    ]
    assert found.contact_id.tolist() == [7, 9]
    assert found.standing[:, 0].tolist() == [3, 3, 4, 4, 4, standing_of(4, True)]
    assert found.standing[:, 1].tolist() == [NOT_THERE] * 3 + [1] * 3


def test_orders_fall_in_the_month_in_which_they_are() -> None:
    days = ["2026-01-31", "2026-02-01", "2026-02-28", "2026-06-30", "2026-07-01"]
    found = panel(engine_of(SHOPPER_THEN_CUSTOMER, [(7, d) for d in days]), date(2026, 6, 30))
    assert found.orders[:, 0].tolist() == [1, 2, 0, 0, 0, 1]
    assert found.money[:, 0].tolist() == [10, 20, 0, 0, 0, 10]
    assert found.since_order[:, 0].tolist() == [0, 0, 1, 2, 3, 0]
    assert found.since_order[:, 1].tolist() == [NEVER] * 6


def test_an_order_before_the_panel_is_looked_back_on() -> None:
    engine = engine_of(SHOPPER_THEN_CUSTOMER, [(7, "2026-01-20")])
    found = panel(engine, date(2026, 6, 30), months=3)
    assert len(found.ends) == 3
    assert found.since_order[:, 0].tolist() == [3, 4, 5]
    assert found.warm_up == 1


def test_a_day_before_the_first_event_is_refused() -> None:
    engine = engine_of(SHOPPER_THEN_CUSTOMER, [(7, "2026-01-20")])
    with pytest.raises(TooLittle, match="nobody was seen by then"):
        panel(engine, date(2025, 12, 31))


def test_what_comes_after_the_day_is_not_seen() -> None:
    found = panel(engine_of(SHOPPER_THEN_CUSTOMER, [(7, "2026-01-20")]), date(2026, 3, 31))
    assert found.contact_id.tolist() == [7]
    assert found.standing[:, 0].tolist() == [3, 3, 4]


def test_months_since_the_last_sign_count_signs_of_the_kinds_asked_for() -> None:
    signs = [
        (7, "enquiry", "2025-12-20"),
        (7, "quote", "2026-03-01"),
        (7, "complaint", "2026-05-01"),
        (9, "enquiry", "2026-05-31"),
        (9, "enquiry", "2026-07-01"),
    ]
    engine = engine_of(SHOPPER_THEN_CUSTOMER, [(7, "2026-01-20")], signs)
    found = panel(engine, date(2026, 6, 30), signs=("enquiry", "quote"))
    assert found.since_sign is not None
    assert found.since_sign[:, 0].tolist() == [1, 2, 0, 1, 2, 3]
    assert found.since_sign[:, 1].tolist() == [NEVER] * 4 + [0, 1]


def test_without_kinds_of_signs_none_are_looked_for() -> None:
    engine = engine_of(SHOPPER_THEN_CUSTOMER, [(7, "2026-01-20")])
    assert panel(engine, date(2026, 6, 30)).since_sign is None
