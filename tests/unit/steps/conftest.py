"""What tests of the steps share: a business with three customers, and a clock that can be set."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, tzinfo
from pathlib import Path

import pytest
from tests.unit.steps.shop import NAMES, ORDERS, take

from hogerop import steps
from hogerop.steps import business
from hogerop.workspace import Workspace

SetClock = Callable[[str], None]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> SetClock:
    """Give a function that sets today's date; it is 1 June 2026 until then."""

    def set_to(day: str) -> None:
        monkeypatch.setattr(business, "datetime", _clock_at(day))

    set_to("2026-06-01")
    return set_to


@pytest.fixture(scope="module")
def first_of_june() -> Iterator[None]:
    """Have it be 1 June 2026 for what a whole module shares."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(business, "datetime", _clock_at("2026-06-01"))
        yield


def _clock_at(day: str) -> type[datetime]:
    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=tz)

    return Clock


@pytest.fixture
def workspace(tmp_path: Path, clock: SetClock) -> Workspace:
    """Give a business whose orders and one name were taken in on 1 June 2026."""
    workspace = steps.start(tmp_path / "shop", name="Shop", language="en")
    take(workspace, ORDERS, "orders.csv")
    take(workspace, NAMES, "names.csv")
    return workspace
