"""What to spend on channels, from the files that an owner has."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.story.typed import done
from tests.unit.steps.conftest import SetClock
from tests.unit.steps.shop import take

from hogerop import steps
from hogerop.errors import AskedWrongly, TooLittle
from hogerop.steps import plan_channels
from hogerop.workspace import Workspace

MONTHS = [date(2024 + month // 12, month % 12 + 1, 1) for month in range(5, 29)]
"""June 2024 to May 2026; twelve of them are spoken of."""
A_MONTH = {"search": 12, "leaflets": 1}
"""Who come in a month; each channel costs 100 a month, a fair 900 once."""


@pytest.fixture
def shop(tmp_path, clock: SetClock) -> Workspace:  # type: ignore[no-untyped-def]
    clock("2026-06-05")
    workspace = steps.start(tmp_path / "shop", name="Shop", language="en")
    people, orders = ["e-mail,name,channel,created"], ["e-mail,order number,date,amount,margin"]
    costs = ["month,channel,purpose,amount"]
    for month in MONTHS:
        for channel, many in A_MONTH.items():
            costs.append(f"{month:%Y-%m},{channel},acquire,100")
            for n in range(many):
                mail, day = f"{channel}{month:%y%m}{n}@x.nl", month + timedelta(days=2 * n)
                people.append(f"{mail},Somebody {n},{channel},{day}")
                orders.append(f"{mail},{mail},{day},60,30")
    costs.append("2026-02,fair,acquire,900")
    orders.append("last@x.nl,last,2026-06-04,60,30")
    take(workspace, "\n".join(costs), "costs.csv")
    take(workspace, "\n".join(people), "people.csv")
    take(workspace, "\n".join(orders), "orders.csv")
    return workspace


def test_money_goes_where_the_last_euro_brings_most_within_its_bounds(shop: Workspace) -> None:
    found = plan_channels.channels(shop)
    spent = {one.name: one for one in found.channels}
    assert (found.since, found.until) == (date(2025, 6, 1), date(2026, 5, 31))
    assert set(spent) == {"search", "leaflets"}
    assert found.budget == pytest.approx(200)
    assert spent["search"].now == pytest.approx(130)
    assert spent["leaflets"].now == pytest.approx(70)
    assert (spent["search"].pays, spent["leaflets"].pays) == (True, False)
    assert spent["search"].next_shopper < spent["leaflets"].next_shopper
    assert any(said.startswith("fair is left out") for said in found.left_out)


def test_a_test_has_as_many_weeks_with_it_as_without_from_a_monday_on(shop: Workspace) -> None:
    found = plan_channels.channels(shop)
    test = found.tests["search"]
    assert test.pairs == len(test.on) == len(test.off)
    assert min(*test.on, *test.off) == date(2026, 6, 8)
    assert all(day.weekday() == 0 for day in (*test.on, *test.off))
    assert found.tests["leaflets"].on == ()
    assert plan_channels.channels(shop) == found


def test_what_does_not_pay_and_what_weeks_cannot_tell_are_said_with_the_reason(
    shop: Workspace,
) -> None:
    said = " ".join(done(shop.folder, "plan", "channels").split())
    assert "leaflets: even the last euro of these €70.00 is not expected to come back" in said
    assert "a step of 30% goes no lower in a month" in said
    assert "leaflets: weeks with it and without cannot tell. Of" in said
    assert "shows nothing" not in said


def test_too_small_a_budget_and_no_costs_are_refused(shop: Workspace) -> None:
    with pytest.raises(AskedWrongly, match="less than 70%"):
        plan_channels.channels(shop, budget=100.0)
    for entry in shop.imports()[:1]:
        shop.remove_import(entry)
    with pytest.raises(TooLittle, match="No channel can be planned yet"):
        plan_channels.channels(shop)


def test_without_margins_nothing_is_said_to_pay(workspace: Workspace) -> None:
    with pytest.raises(TooLittle, match="No margin is known"):
        plan_channels.channels(workspace)
