"""What is written as true is what the files show."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest
from tests.unit.sample.recount import Files, cents_of, day_of, mail, sheet, table

from hogerop.sample import Truth


@pytest.fixture(scope="module")
def lives(folder: Path) -> pd.DataFrame:
    return pd.read_csv(folder / "truth" / "lives.csv")


@pytest.fixture(scope="module")
def orders(folder: Path) -> pd.DataFrame:
    return pd.read_csv(folder / "truth" / "orders.csv", dtype={"person": "Int64"})


def test_every_true_person_stands_in_some_file(folder: Path, truth: Truth) -> None:
    cards = pd.read_csv(folder / "truth" / "people.csv")
    assert cards["person"].nunique() == truth.people


def test_every_card_of_a_person_is_in_the_files(folder: Path, counted: Files) -> None:
    cards = table(folder / "truth" / "people.csv", ",")
    spaces = {"shopify": "shop", "werkplaats": "klant", "fietspas": "pas"}
    keys = {mail(email) for email in cards["email"] if email} | {
        f"{spaces[system]}:{id}"
        for system, id in zip(cards["system"], cards["id"], strict=True)
        if system in spaces
    }
    assert keys == set(counted.up)


def test_double_entries_are_names_that_nothing_joins(
    lives: pd.DataFrame, folder: Path, counted: Files, truth: Truth
) -> None:
    assert lives["names"].sum() == truth.names
    assert truth.double_entries == truth.names - truth.people
    assert 0.04 <= truth.double_entries / truth.people <= 0.08
    cards = table(folder / "truth" / "people.csv", ",")
    names = Counter(
        person
        for person, _ in {
            (person, counted.root(mail(email)))
            for person, email in zip(cards["person"], cards["email"], strict=True)
            if email
        }
    )
    assert all(count <= lives["names"][int(person)] for person, count in names.items())


def test_web_orders_add_up_to_the_file(folder: Path, orders: pd.DataFrame) -> None:
    lines = table(folder / "shopify_orders.csv", ",")
    first = lines[lines["Total"] != ""]
    web = orders[orders["place"] == "web"]
    assert first["Name"].tolist() == web["order"].tolist()
    assert round(first["Total"].astype(float).sum(), 2) == round(web["total"].sum(), 2)
    paid = first[first["Financial Status"] != "voided"]
    net = paid["Total"].astype(float).sum() - paid["Refunded Amount"].astype(float).sum()
    assert round(net, 2) == round(web["net"].sum(), 2)


def test_the_lines_of_an_order_add_up_to_its_total(folder: Path) -> None:
    lines = table(folder / "shopify_orders.csv", ",")
    lines["goods"] = lines["Lineitem quantity"].astype(int) * lines["Lineitem price"].astype(float)
    goods = lines.groupby("Name", sort=False)["goods"].sum()
    first = lines[lines["Total"] != ""].set_index("Name")
    money = first[["Total", "Shipping", "Discount Amount"]].astype(float)
    total = goods - money["Discount Amount"] + money["Shipping"]
    assert (total - money["Total"]).abs().max() < 0.005


def test_workshop_jobs_add_up_to_the_sheet(
    folder: Path, orders: pd.DataFrame, truth: Truth
) -> None:
    written = next(f for f in truth.files if f.file == "werkplaats.xlsx")
    jobs = sheet(folder / "werkplaats.xlsx")
    faults = [fault.row - 1 for fault in written.set_aside]
    taken = jobs.drop(index=faults)
    once = taken[~taken.duplicated() | (taken["Klantnummer"] == "")]
    assert len(taken) - len(once) == written.repeats
    cents = sum(cents_of(money) or 0 for money in once["Bedrag incl. btw"])
    assert cents == round(100 * orders.loc[orders["place"] == "workshop", "net"].sum())


def test_money_and_orders_of_a_person_are_those_of_the_orders(
    lives: pd.DataFrame, orders: pd.DataFrame
) -> None:
    mine = orders.dropna(subset="person").groupby("person")
    assert lives.loc[lives["orders"] > 0, "orders"].tolist() == mine.size().tolist()
    spent = lives.loc[lives["orders"] > 0, "net_spend"]
    assert (spent.to_numpy() - mine["net"].sum().to_numpy().astype(float)).max() < 0.005


def test_refunds_come_in_every_kind_and_some_long_after(orders: pd.DataFrame) -> None:
    refunds = orders.dropna(subset="refund")
    assert set(refunds["refund"]) == {"partial", "full", "line", "cancelled", "voided"}
    later = pd.to_datetime(refunds["refund_day"]) - pd.to_datetime(refunds["day"])
    assert later.dt.days.max() > 60
    assert 0.02 < len(refunds) / len(orders) < 0.08


def test_people_lapse_and_some_return(lives: pd.DataFrame) -> None:
    buyers = lives[lives["orders"] > 0]
    assert (buyers["alive"] == "no").sum() > 500
    assert buyers["spells"].str.contains(" ").sum() > 100


def test_people_behave_by_their_true_parameters(lives: pd.DataFrame) -> None:
    buyers = lives[lives["orders"] > 0]
    often = buyers["rate_per_year"] > buyers["rate_per_year"].median()
    assert buyers[often]["orders"].mean() > 2 * buyers[~often]["orders"].mean()
    promoted = buyers["referrals"] + buyers["testimonials"]
    zealous = buyers["zeal"] > buyers["zeal"].quantile(0.9)
    assert promoted[zealous].mean() > 5 * promoted[~zealous].mean()


def test_the_slow_year_is_slow_and_spring_is_busy(folder: Path, orders: pd.DataFrame) -> None:
    parameters = json.loads((folder / "truth" / "parameters.json").read_text())
    slow, over = (pd.Timestamp(day) for day in parameters["slow_year"])
    days = pd.to_datetime(orders["day"])
    year = pd.Timedelta(days=365)
    before = ((days >= slow - year) & (days < slow)).sum()
    during = ((days >= slow) & (days < over)).sum()
    after = ((days >= over) & (days < over + year)).sum()
    assert during < 1.1 * before
    assert after > 1.3 * during
    months = days.dt.month.value_counts()
    assert months[[4, 5, 6]].sum() > 1.5 * months[[11, 12, 1]].sum()


def test_referred_people_have_their_referrer_and_channel(lives: pd.DataFrame) -> None:
    referred = lives["referrer"].notna()
    assert (lives.loc[referred, "channel"] == "aanbeveling").all()
    assert (lives.loc[~referred, "channel"] != "aanbeveling").all()
    assert referred.sum() > 100


def test_some_referrals_are_of_oneself_or_of_ones_own_referrer(folder: Path) -> None:
    told = pd.read_csv(folder / "truth" / "promotions.csv")
    mixed_up = told[told["kind"] == "mix-up"]
    assert (mixed_up["person"] == mixed_up["whom"]).sum() >= 2
    assert (mixed_up["person"] != mixed_up["whom"]).sum() >= 2


def test_costs_are_spread_over_months_channels_and_purposes(folder: Path) -> None:
    costs = table(folder / "marketingkosten.csv")
    assert costs["Maand"].nunique() == 60
    assert set(costs["Doel"]) == {"werving", "behoud", "beide", "algemeen"}
    assert [cents_of(amount) for amount in costs["Bedrag excl. btw"]].count(None) == 1


def test_a_pass_runs_a_whole_number_of_years(folder: Path) -> None:
    passes = table(folder / "fietspas.csv")
    for starts, ends in zip(passes["Ingangsdatum"], passes["Einddatum"], strict=True):
        first, last = day_of(starts), day_of(ends)
        assert first is not None and last is not None
        assert ((last - first).days + 1) % 365 == 0
