"""People are found a page at a time, and each can be told what happened to them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from hogerop import steps
from hogerop.errors import AskedWrongly
from hogerop.steps.finding import People
from hogerop.workspace import Workspace

ORDERS = """\
Order,Date,E-mail,Name,Amount
1,2026-03-01,anna@shop.example,Anna Bakker,10.00
2,2026-04-01,anna@shop.example,Anna Bakker,20.00
3,2026-04-02,bas@shop.example,Bas Bakker,30.00
4,2026-05-01,chris@shop.example,Chris de Wit,40.00
"""


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    folder: Path = tmp_path_factory.mktemp("finding")
    (folder / "orders.csv").write_text(ORDERS, encoding="utf-8")
    workspace = steps.start(folder / "shop", name="Shop")
    steps.take_in(workspace, [folder / "orders.csv"])
    return workspace


def names(found: People) -> list[str]:
    return [row["name"] for row in found.rows]


def test_everybody_is_listed_from_the_top_rung_down_and_by_name(shop):
    assert names(steps.people(shop)) == ["Anna Bakker", "Bas Bakker", "Chris de Wit"]


def test_a_part_of_a_name_or_address_in_any_letters_is_enough(shop):
    assert names(steps.people(shop, words="BAKKER")) == ["Anna Bakker", "Bas Bakker"]
    assert names(steps.people(shop, words=" chris@ ")) == ["Chris de Wit"]
    assert steps.people(shop, words="nobody").in_all == 0


def test_signs_that_mean_something_to_a_database_mean_nothing_here(shop):
    for words in ("%", "_", "'", "\\", "' or 1=1 --"):
        assert steps.people(shop, words=words).in_all == 0


def test_only_a_rung_is_listed_where_that_is_asked(shop):
    assert names(steps.people(shop, rung="customer")) == ["Anna Bakker"]


def test_whoever_may_be_reached_is_told_by_the_rule_of_the_plan(tmp_path):
    (tmp_path / "orders.csv").write_text(ORDERS, encoding="utf-8")
    (tmp_path / "said.csv").write_text(
        "e-mail,consent date,opt in,scope\n"
        "bas@shop.example,2026-05-02,no,email\n"
        "dora@shop.example,2026-05-02,no,all\nemma@shop.example,2026-05-02,yes,email\n",
        encoding="utf-8",
    )
    workspace = steps.start(tmp_path / "shop", name="Shop")
    steps.take_in(workspace, [tmp_path / "orders.csv", tmp_path / "said.csv"])
    who = {
        way: {row["email"].split("@")[0] for row in steps.people(workspace, reach=way).rows}
        for way in ("email", "post")
    }
    assert who == {"email": {"anna", "chris", "emma"}, "post": {"anna", "bas", "chris"}}


def test_only_who_came_through_a_channel_and_the_most_valued_first(tmp_path):
    steps.demo(tmp_path / "shop", names=300)
    workspace = steps.open(tmp_path / "shop")
    channels = steps.channels_of_people(workspace)
    found = {one: steps.people(workspace, channel=one, size=None) for one in channels}
    assert all({row["channel"] for row in found[one].rows} == {one} for one in channels)
    sizes = [found[one].in_all for one in channels]
    assert sizes == sorted(sizes, reverse=True)
    worth = {row["contact"]: row["lifetime_value"] or row["value_12"] or row["orders_12"]
             for row in steps.values(workspace)}  # fmt: skip
    listed = steps.people(workspace, by_value=True, size=None).rows
    told = [worth[row["contact"]] for row in listed if row["contact"] in worth]
    assert told == sorted(told, reverse=True)
    assert {row["contact"] for row in listed[: len(told)]} == set(worth)


def test_a_page_holds_its_share_and_says_how_many_there_are_in_all(shop):
    pages = [steps.people(shop, page=page, size=2) for page in (1, 2, 3)]
    assert [names(page) for page in pages] == [["Anna Bakker", "Bas Bakker"], ["Chris de Wit"], []]
    assert [page.in_all for page in pages] == [3, 3, 3]


def test_whoever_had_not_been_seen_by_a_day_is_not_listed(shop):
    assert names(steps.people(shop, as_of=date(2026, 3, 15))) == ["Anna Bakker"]


@pytest.mark.parametrize(("page", "size"), [(0, 50), (1, 0), (1, 501)])
def test_a_page_that_cannot_be_is_refused(page, size, shop):
    with pytest.raises(AskedWrongly, match="There is no such page"):
        steps.people(shop, page=page, size=size)


def test_what_happened_is_told_with_its_row_the_newest_first(shop):
    (anna,) = steps.people(shop, words="anna").rows
    told = steps.timeline(shop, anna["contact"]).happened
    assert [(one.day, one.kind, one.amount, one.file, one.row) for one in told] == [
        (date(2026, 4, 1), "order", Decimal("20.00"), "orders.csv", 3),
        (date(2026, 3, 1), "order", Decimal("10.00"), "orders.csv", 2),
    ]


def test_of_a_long_life_the_newest_is_told_and_that_there_is_more(shop):
    (anna,) = steps.people(shop, words="anna").rows
    told = steps.timeline(shop, anna["contact"], most=1)
    assert ([one.day for one in told.happened], told.more) == ([date(2026, 4, 1)], True)


def test_nothing_after_the_day_is_told(shop):
    (anna,) = steps.people(shop, words="anna").rows
    told = steps.timeline(shop, anna["contact"], as_of=date(2026, 3, 10))
    assert [one.day for one in told.happened] == [date(2026, 3, 1)]


def test_who_gave_no_sign_for_years_is_due_the_longest_silent_first(tmp_path: Path) -> None:
    workspace = steps.start(tmp_path / "old", name="Old")
    years = {"anna": 9, "bas": 8, "chris": 1}
    today = steps.today_of(workspace)
    rows = [f"{n},{today.year - ago}-01-15,{who}@shop.example,{who},10" for n, (who, ago) in
            enumerate(years.items())]  # fmt: skip
    file = tmp_path / "orders.csv"
    file.write_text("\n".join(["Order,Date,E-mail,Name,Amount", *rows]), encoding="utf-8")
    steps.take_in(workspace, [file])
    with pytest.raises(AskedWrongly, match="how long people are kept"):
        steps.people(workspace, due=True)
    steps.change_settings(workspace, {"privacy": {"keep_years": 7}})
    found = steps.people(workspace, due=True)
    assert [row["name"] for row in found.rows] == ["anna", "bas"]
    assert [row["last_sign"].year for row in found.rows] == [today.year - 9, today.year - 8]
    steps.record(workspace, "enquiry", "anna@shop.example")
    steps.run(workspace)
    assert [row["name"] for row in steps.people(workspace, due=True).rows] == ["bas"]
