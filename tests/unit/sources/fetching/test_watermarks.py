"""A watermark is noted as text, and read back as it was."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from hogerop.sources.fetching.watermarks import UnfitWatermarkError, Watermark

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "earlier"),
    [
        (5000, 4000),
        (Decimal("5000"), 4000),
        (5000.5, 4000.5),
        (date(2026, 5, 2), date(2026, 5, 1)),
        (datetime(2026, 5, 2, 0, 30), datetime(2026, 5, 1, 23, 30)),
        (datetime(2026, 5, 2, 0, 30, 0, 5, UTC), datetime(2026, 5, 1, 23, 30, 0, 5, UTC)),
        ("b", "b"),
    ],
)
def test_a_watermark_comes_back_as_it_was_and_a_fetch_begins_before_it(
    value: object, earlier: object
) -> None:
    mark = Watermark.of(value)
    assert Watermark.read(mark.noted) == mark
    assert mark.value == value
    assert mark.earlier().value == earlier
    assert mark.earlier(0).value == value


def test_a_moment_is_kept_in_utc() -> None:
    amsterdam = datetime(2026, 5, 2, 0, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))
    assert Watermark.of(amsterdam).text == "2026-05-01T22:30:00+00:00"
    assert Watermark.of(amsterdam).said() == "2026-05-01 22:30:00 UTC"


@pytest.mark.parametrize("value", [True, b"x", None, float("nan"), float("inf"), {"a": 1}])
def test_what_does_not_grow_is_no_watermark(value: object) -> None:
    with pytest.raises(UnfitWatermarkError):
        Watermark.of(value)


@pytest.mark.parametrize(
    ("value", "after"),
    [
        ("9999-12-31", True),
        ("infinity", True),
        ("2026-06-01 23:00", False),
        ("zebra", False),
        (date(2026, 6, 3), True),
        (date(2026, 6, 2), False),
        (datetime(2026, 6, 2, 13), True),
        (datetime(2026, 6, 2, 11, tzinfo=UTC), False),
        (99999999, False),
    ],
)
def test_what_lies_after_tomorrow_is_no_time_of_a_change(value: object, after: bool) -> None:
    assert Watermark.of(value).is_after(NOON) is after


def test_before_the_first_year_lies_nothing() -> None:
    first = Watermark.of(date(1, 1, 1))
    assert first.earlier() == first
