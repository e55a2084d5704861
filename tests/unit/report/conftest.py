"""A month of a real shop, gathered once; and one of a shop that is too young for most of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.unit.cli.conftest import shop_of
from tests.unit.plan.made import written

from hogerop import steps
from hogerop.report import MonthlyReport, Tested
from hogerop.results import Course, Effect, Outcome, judge
from hogerop.workspace import Workspace

COSTS = """\
month,channel,purpose,amount
2025-10,Flyers,acquire,800
2026-01,Google Ads,acquire,900
2026-05,Google Ads,acquire,950
2026-05,Newsletter,retain,120
"""


@pytest.fixture(scope="session")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A shop with 600 contacts, three years of orders, and what winning them cost."""
    folder = shop_of(tmp_path_factory.mktemp("report") / "shop", 600, date(2023, 7, 1))
    costs = folder / "costs.csv"
    costs.write_text(COSTS, encoding="utf-8")
    workspace = steps.open(folder)
    steps.take_in(workspace, [costs])
    return workspace


@pytest.fixture(scope="session")
def month(shop: Workspace) -> MonthlyReport:
    """Give May 2026 of that shop, with two actions in its plan and three that were measured."""
    told = steps.monthly_report(shop, month=date(2026, 5, 1))
    return replace(told, plan=written(), results=measured())


@pytest.fixture(scope="session")
def first_month(tmp_path_factory: pytest.TempPathFactory) -> MonthlyReport:
    """Give the third month of a shop with 40 contacts, no costs and no plan."""
    folder = shop_of(tmp_path_factory.mktemp("report") / "new", 40, date(2026, 4, 1))
    return steps.monthly_report(steps.open(folder), month=date(2026, 6, 1))


def measured() -> tuple[Tested, ...]:
    """Return what came of three actions: one works, one harms, one cannot be told."""
    course = Course(date(2026, 5, 31), date(2026, 6, 30), 2_000)
    moved, margin = Outcome("moved up", "share"), Outcome("margin", "money", "EUR")
    better = Effect(0.08, 0.015, 1_298, 0.2, 0.12, 1_000, 300)
    worse = Effect(-3.0, 0.5, 898, 2.0, 5.0, 700, 200)
    few = Effect(0.05, 0.1, 28, 0.25, 0.2, 20, 10)
    return (
        Tested("Second order", 3, (judge(better, moved, course=course),)),
        Tested("Discount for members", 5, (judge(worse, margin, course=course),)),
        Tested("Birthday card", 4, (judge(few, moved, course=course),)),
    )
