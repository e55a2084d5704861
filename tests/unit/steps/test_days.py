"""Which day is meant where none is given, and how far a ladder reaches."""

from __future__ import annotations

from datetime import date, datetime, tzinfo
from pathlib import Path

import pytest

from hogerop import steps
from hogerop.errors import AskedWrongly
from hogerop.steps import business
from hogerop.steps.days import a_month_before, day_meant, within_reach
from hogerop.workspace import Workspace


class OnTheLastOfNovember(datetime):
    """A clock that stands still."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> OnTheLastOfNovember:
        return cls(2026, 11, 30, 12, tzinfo=tz)


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setattr(business, "datetime", OnTheLastOfNovember)
    return steps.start(tmp_path / "shop")


@pytest.mark.parametrize(
    ("newest", "meant"),
    [
        (None, date(2026, 11, 30)),
        (date(2026, 11, 30), date(2026, 11, 30)),
        (date(2026, 10, 1), date(2026, 11, 30)),
        (date(2026, 9, 30), date(2026, 9, 30)),
        (date(2026, 12, 1), date(2026, 12, 1)),  # the clock is behind
    ],
)
def test_the_day_is_today_unless_the_newest_event_is_of_another_time(
    newest: date | None, meant: date, shop: Workspace
) -> None:
    assert day_meant(shop, None, newest) == meant


def test_a_day_that_is_asked_for_is_that_day(shop: Workspace) -> None:
    assert day_meant(shop, date(2020, 1, 1), date(2026, 11, 1)) == date(2020, 1, 1)


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1899, 12, 31), date(2200, 1, 1), date.max])
def test_no_ladder_reaches_beyond_three_centuries(day: date) -> None:
    with pytest.raises(AskedWrongly, match="from 1900-01-01 to 2199-12-31"):
        within_reach(day)


@pytest.mark.parametrize("day", [date(1900, 1, 1), date(2199, 12, 31)])
def test_it_reaches_the_first_and_the_last(day: date) -> None:
    assert within_reach(day) == day


def test_a_month_before_the_31st_is_the_last_of_a_short_month() -> None:
    assert a_month_before(date(2026, 3, 31)) == date(2026, 2, 28)


@pytest.mark.parametrize("told", ["2027-02-01", "2027-02-01T09:30", "2027-02-01 23:59:59"])
def test_it_is_as_late_as_the_environment_says(
    shop: Workspace, monkeypatch: pytest.MonkeyPatch, told: str
) -> None:
    monkeypatch.undo()
    monkeypatch.setenv("HOGEROP_NOW", told)
    assert business.today_of(shop) == date(2027, 2, 1)
    assert business.now_of(shop).utcoffset() is not None


def test_what_is_no_time_is_refused(shop: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOGEROP_NOW", "next week")
    with pytest.raises(AskedWrongly, match="no time"):
        business.today_of(shop)
