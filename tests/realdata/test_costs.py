"""Costs, cohorts and referrals of real shops from the command line: what is told, what is refused.

Neither shop says what it spent. So first it is unknown what a new buyer costs; then a made-up
amount a month is imported, and only what the orders tell is looked at.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.realdata.test_value import DATA, taken
from tests.story.typed import done, told

pytestmark = [
    pytest.mark.realdata,
    pytest.mark.skipif(not DATA.is_dir(), reason="../shared/data is not here"),
]


@pytest.fixture(scope="module")
def online_retail(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("online") / "shop"
    return taken(folder, "GBP", "Europe/London", "online_retail_2010_2011/onlineretail.parquet")


@pytest.fixture(scope="module")
def complete_journey(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("journey") / "shop"
    return taken(folder, "USD", "America/New_York", "completejourney/transactions.parquet")


def spend(shop: Path, year: int, months: range) -> None:
    """Import 2,000 a month for new buyers and 500 for keeping them."""
    rows = [f"{year}-{month:02},ads,acquire,2000" for month in months]
    rows += [f"{year}-{month:02},letters,retain,500" for month in months]
    file = shop / "costs.csv"
    file.write_text("\n".join(["month,channel,purpose,amount", *rows]), "utf-8")
    done(shop, "import", file)


def test_online_retail_without_and_with_costs(online_retail: Path) -> None:
    assert done(online_retail, "costs").startswith(
        "What a new buyer costs is unknown: no costs have been imported"
    )
    spend(online_retail, 2011, range(1, 12))
    found = told(online_retail, "costs")
    # Whoever was seen in the first weeks is no new buyer, so the period begins after them.
    assert found["records_begin_late"]
    assert (found["from"] > "2011-01-01", found["to"]) == (True, "2011-11-30")
    assert found["money"] == "revenue"
    assert found["all"]["per_shopper"]["value"] == pytest.approx(
        found["all"]["cost"] / (found["all"]["shoppers"] + found["all"]["shoppers_to_come"])
    )
    # Revenue pays nothing back of itself, and nothing tells how long buyers stay.
    returns = found["all"]["returns"]
    assert (returns["payback"], returns["lifetime"], returns["lifetime_to_cost"]) == (None,) * 3
    assert [one["channel"] for one in found["unattributed"]] == ["ads"]
    said = " ".join(done(online_retail, "costs").split())
    assert said.startswith("A new buyer costs £")
    assert "No margin is known, so what buyers bring is revenue" in said
    assert "cannot be set against anybody who came in: ads" in said


def test_online_retail_goes_on_buying(online_retail: Path) -> None:
    found = told(online_retail, "cohorts")
    assert found["records_begin_late"]
    assert found["cohorts"][0]["label"] == "old"
    months = [one["label"] for one in found["cohorts"][1:]]
    assert months == sorted(months)
    old = found["cohorts"][0]["buyers"]
    assert old == 883
    assert found["all"]["buyers"] == sum(one["buyers"] for one in found["cohorts"]) - old
    again = found["all"]["again"]
    assert again["low"] < again["value"] < again["high"] < 1


def test_complete_journey_without_and_with_costs(complete_journey: Path) -> None:
    assert "no costs have been imported" in done(complete_journey, "costs").splitlines()[0]
    spend(complete_journey, 2017, range(1, 13))
    found = told(complete_journey, "costs")
    assert found["records_begin_late"]
    assert found["all"]["shoppers"] <= 2_469 - 1_982
    first = done(complete_journey, "cohorts").splitlines()[0]
    assert first.startswith(("Of those who first buy, ", "487 buyers: too few"))


@pytest.mark.parametrize("shop", ["online_retail", "complete_journey"])
def test_nobody_is_known_to_have_been_sent(shop: str, request: pytest.FixtureRequest) -> None:
    folder = request.getfixturevalue(shop)
    said = done(folder, "referrals").splitlines()
    assert said[0] == "No buyer is known to have been sent by somebody"
    assert "hogerop record referral" in " ".join(said[1:])
