"""When people are left in peace."""

from __future__ import annotations

from datetime import datetime, time

import pytest

from hogerop.errors import AskedWrongly
from hogerop.plan import Quiet


@pytest.mark.parametrize(
    ("moment", "may"),
    [
        ("2026-11-20T08:59:59", "2026-11-20T09:00:00"),
        ("2026-11-20T09:00:00", "2026-11-20T09:00:00"),
        ("2026-11-20T19:59:59", "2026-11-20T19:59:59"),
        ("2026-11-20T20:00:00", "2026-11-21T09:00:00"),  # a Friday evening
        ("2026-11-21T23:00:00", "2026-11-23T09:00:00"),  # Sunday is quiet as a whole
        ("2026-11-22T12:00:00", "2026-11-23T09:00:00"),
        ("2026-12-31T21:00:00", "2027-01-01T09:00:00"),
    ],
)
def test_nobody_is_reached_at_night_nor_on_sunday(moment: str, may: str) -> None:
    assert Quiet().next(datetime.fromisoformat(moment)).isoformat() == may


def test_a_siesta_is_quiet_hours_too() -> None:
    siesta = Quiet(time(13), time(15), frozenset())
    assert siesta.next(datetime(2026, 11, 22, 14)) == datetime(2026, 11, 22, 15)
    assert not siesta.holds(datetime(2026, 11, 22, 3))


def test_hours_that_begin_when_they_end_are_none() -> None:
    assert not Quiet(time(9), time(9), frozenset()).holds(datetime(2026, 11, 22, 9))


def test_a_week_of_quiet_days_is_refused() -> None:
    with pytest.raises(AskedWrongly, match="not all of them"):
        Quiet(days=frozenset(range(7)))
