"""What people cost, who goes on buying and what referrals bring: as their tables say."""

from __future__ import annotations

from datetime import date

import pytest
from tests.spec.costing import Case, asked, cases

from hogerop import value


def each(name: str) -> list[object]:
    return [pytest.param(case, id=case.title) for case in cases(name)]


@pytest.mark.parametrize("case", each("costs"))
def test_costs_are_as_their_table_says(case: Case) -> None:
    since, until = case.period
    with asked(case, until) as (engine, money):
        found = value.acquisition(
            engine,
            value.Allocation(**case.says.get("allocation", {})),
            since=since,
            until=until,
            as_of=until,
            money=money,
            hour_cost=case.says.get("hour_cost"),
        )
        ratio = value.own_ratio(engine, found)
    won = {one.channel: one for one in found.channels} | {"": found.whole}
    named = {row.get("channel", ""): row for row in case.answers}
    assert set(won) == set(named)
    for channel, row in named.items():
        one = won[channel]
        assert [one.cost, one.people, one.prospects, one.shoppers] == pytest.approx(
            [float(row[name]) for name in ("cost", "people", "prospects", "shoppers")]
        ), channel
        each = float(row["each"]) if "each" in row else None
        assert one.per_shopper.value == (None if each is None else pytest.approx(each)), channel
    spent = found.spending
    told = {one.channel: one.cost for one in found.unattributed}
    assert told == pytest.approx(case.says.get("unattributed", {}))
    for name in ("before", "after", "retain", "undecided", "silent"):
        assert getattr(spent, name) == pytest.approx(case.says.get(name, 0)), name
    if "times" in case.says:
        assert ratio.average is not None
        assert ratio.average.times.value == pytest.approx(case.says["times"])
    if "missing" in case.says:
        assert list(ratio.missing) == case.says["missing"]


@pytest.mark.parametrize("case", each("cohorts"))
def test_cohorts_are_as_their_table_says(case: Case) -> None:
    day = date.fromisoformat(case.says["as_of"])
    with asked(case, day) as (engine, money):
        found = value.cohorts(engine, as_of=day, money=money, by=case.says.get("by", "month"))
    rows = [
        (label, a.age, a.buyers, a.ordered, a.orders, a.money, a.complete)
        for label, one in [*((c.label, c) for c in found.cohorts), ("all", found.together)]
        for a in one.ages
    ]
    assert rows == [
        (
            row.get("cohort", ""),
            *(int(row[name]) for name in ("age", "buyers", "ordered", "orders")),
            pytest.approx(float(row["money"])),
            row["complete"] == "yes",
        )
        for row in case.answers
    ]


@pytest.mark.parametrize("case", each("referrals"))
def test_referrals_are_as_their_table_says(case: Case) -> None:
    since, until = case.period
    with asked(case, until) as (engine, money):
        found = value.referrals(
            engine,
            since=since,
            until=until,
            as_of=until,
            money="margin" if "cost" in case.says else money,
            cost=case.says.get("cost", 0.0),
            otherwise=surely(case.says.get("otherwise")),
            lifetime=surely(case.says.get("lifetime")),
        )
    assert [
        (
            *(r.contact_id, r.buyers, r.money),
            *(r.second_buyers, r.second_money, r.chain_buyers, r.chain_money),
        )
        for r in found.referrers
    ] == [
        (
            case.contact_of(row["who"]),
            *(
                pytest.approx(float(row[name]))
                for name in ("buyers", "money", "second", "second money", "chain", "chain money")
            ),
        )
        for row in case.answers
    ]
    assert [[g.number, g.buyers, g.money] for g in found.generations] == case.says["generations"]
    assert found.brought == pytest.approx(case.says["brought"])
    assert found.all_brought == pytest.approx(case.says["all_brought"])
    assert [found.unnamed_buyers, found.unnamed_brought] == case.says.get("unnamed", [0, 0.0])
    new = [found.new_buyers, found.new_referred, found.new_from_top]
    assert new == case.says["new"]
    for told, expected in case.says.get("worth", {}).items():
        anyway = {"if_none": 0.0, "if_half": 0.5, "if_all": 1.0}[told.removesuffix("_came_anyway")]
        assert found.worth.at(anyway) == surely(expected), told
    if "worth_at_least" in case.says:
        assert found.worth.at(0.0) == value.Estimate(None, case.says["worth_at_least"], None)


def surely(amount: float | None) -> value.Estimate | None:
    return None if amount is None else value.Estimate(amount, amount, amount)
