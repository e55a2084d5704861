"""What tests of the steps share: a business with three customers, and a clock that can be set."""

from __future__ import annotations

from collections.abc import Callable
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
        class Clock(datetime):
            @classmethod
            def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
                return datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=tz)

        monkeypatch.setattr(business, "datetime", Clock)

    set_to("2026-06-01")
    return set_to


@pytest.fixture
def workspace(tmp_path: Path, clock: SetClock) -> Workspace:
    """Give a business whose orders and one name were taken in on 1 June 2026."""
    workspace = steps.start(tmp_path / "shop", name="Shop", language="en")
    take(workspace, ORDERS, "orders.csv")
    take(workspace, NAMES, "names.csv")
    return workspace
